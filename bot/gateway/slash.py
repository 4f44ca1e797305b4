"""Slash commands and the message command: the same engine, with suggestions while typing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands

from bot.gateway.addressing import is_allowed, without_prefix
from bot.gateway.bodies import body_of
from bot.gateway.cooldown import Turn, wait_text
from bot.gateway.desk import Talk
from bot.gateway.embeds import CONTENT
from bot.gateway.failures import tell
from bot.gateway.markup import STRAY, clipped, echo, escaped, plain_question
from bot.gateway.text_commands import topic_named
from bot.matching.reply import Reply
from bot.replies import notices
from bot.replies.listing import topics_text
from bot.replies.notices import NOT_OWNER, UNKNOWN_TOPIC, courtesy, help_text

if TYPE_CHECKING:
    from bot.gateway.client import Factbot

_CHOICES, _CHOICE = 25, 100
"""Discord's limits for suggestions: how many, and how many characters each."""
_QUESTION = 500
Year = app_commands.Range[int, 1, 9999]
Text = app_commands.Range[str, 1, _QUESTION]


class Tree(app_commands.CommandTree[Any]):
    """The commands, installable on servers and persons; their errors end in the error table."""

    def __init__(self, client: Factbot) -> None:
        super().__init__(
            client,
            allowed_installs=app_commands.AppInstallationType(guild=True, user=True),
            allowed_contexts=app_commands.AppCommandContext(guild=True, dm_channel=True, private_channel=True),
        )

    def fill(self) -> None:
        """Add all commands."""
        commands: list[app_commands.Command[Any, ..., Any]] = [_ask, _topic, _year, _topics, _help, _reload]
        for command in commands:
            self.add_command(command)
        self.add_command(app_commands.ContextMenu(name=notices.ANSWER_THIS, callback=_answer_this))

    async def on_error(self, interaction: discord.Interaction[Any], error: app_commands.AppCommandError, /) -> None:
        """Tell the person and the log."""
        cause = error.original if isinstance(error, app_commands.CommandInvokeError) else error
        await tell(interaction, cause, "command")


@app_commands.command(name="ask", description=notices.ASK)
@app_commands.describe(
    question=notices.ASK_QUESTION,
    topic=notices.ASK_TOPIC,
    year=notices.ASK_YEAR,
    private=notices.ASK_PRIVATE,
)
async def _ask(
    interaction: discord.Interaction[Any],
    question: Text,
    topic: str | None = None,
    year: Year | None = None,
    private: bool = False,  # noqa: FBT001, FBT002 - as Discord gives it
) -> None:
    bot: Factbot = interaction.client
    about = topic_named(topic, bot.desk.engine.base) if topic else None
    if topic and about is None:
        await _say(interaction, UNKNOWN_TOPIC)
        return
    text = plain_question(question)
    talk = _talk_in(interaction)
    before = bot.desk.before(talk) if talk and not (about or year) else None
    reply = bot.desk.ask(text, bot.today(), before, topic=about, year=year)
    if reply.question.asks_nothing and about is None:
        await _say(interaction, courtesy(text))
        return
    if not (reply.question.musts or reply.question.order) and (about or year):
        reply = bot.desk.browse(about, year, 0)[0]
    await _answer(interaction, reply, question=question, private=private)


@app_commands.command(name="topic", description=notices.TOPIC)
@app_commands.describe(name=notices.TOPIC_NAME)
async def _topic(interaction: discord.Interaction[Any], name: str) -> None:
    bot: Factbot = interaction.client
    about = topic_named(name, bot.desk.engine.base)
    if about is None:
        await _say(interaction, UNKNOWN_TOPIC)
        return
    await _answer(interaction, bot.desk.browse(about, None, 0)[0])


@app_commands.command(name="year", description=notices.YEAR)
@app_commands.describe(year=notices.YEAR_NUMBER)
async def _year(interaction: discord.Interaction[Any], year: Year) -> None:
    bot: Factbot = interaction.client
    await _answer(interaction, bot.desk.browse(None, year, 0)[0])


@app_commands.command(name="topics", description=notices.TOPICS)
async def _topics(interaction: discord.Interaction[Any]) -> None:
    bot: Factbot = interaction.client
    await _say(interaction, topics_text(bot.desk.engine.base))


@app_commands.command(name="help", description=notices.HELP)
async def _help(interaction: discord.Interaction[Any]) -> None:
    bot: Factbot = interaction.client
    text = help_text(bot.desk.engine.base, bot.settings.prefix, bot.name, reads_prefix=bot.intents.message_content)
    await _say(interaction, text)


@app_commands.command(name="reload", description=notices.RELOAD)
async def _reload(interaction: discord.Interaction[Any]) -> None:
    bot: Factbot = interaction.client
    if not await bot.is_owner(interaction.user):
        await _say(interaction, NOT_OWNER)
        return
    await interaction.response.defer(ephemeral=True)
    await interaction.edit_original_response(content=clipped(escaped(await bot.reload_now()), CONTENT))


async def _answer_this(interaction: discord.Interaction[Any], message: discord.Message) -> None:
    """Answer the message that was chosen."""
    bot: Factbot = interaction.client
    text = without_prefix(plain_question(message.content).lstrip(STRAY), bot.settings.prefix)
    reply = bot.desk.ask(text, bot.today())
    if reply.question.asks_nothing:
        await _say(interaction, courtesy(text))
        return
    await _answer(interaction, reply, question=message.content)


@_ask.autocomplete("question")
async def _questions(interaction: discord.Interaction[Any], current: str) -> list[app_commands.Choice[str]]:
    bot: Factbot = interaction.client
    found = bot.desk.engine.complete(current[:_CHOICE], _CHOICES)
    texts = dict.fromkeys(choice.text for choice in found if len(choice.text) <= _CHOICE)
    return [app_commands.Choice(name=text, value=text) for text in texts]


@_ask.autocomplete("topic")
@_topic.autocomplete("name")
async def _topic_names(interaction: discord.Interaction[Any], current: str) -> list[app_commands.Choice[str]]:
    bot: Factbot = interaction.client
    wanted = current.lower().strip()
    topics = bot.desk.engine.base.topics
    fitting = [t for t in topics if any(wanted in name.lower() for name in (t.id, t.title, *t.aliases))]
    return [app_commands.Choice(name=clipped(topic.title, _CHOICE), value=topic.id) for topic in fitting[:_CHOICES]]


async def _answer(
    interaction: discord.Interaction[Any], reply: Reply, *, question: str = "", private: bool = False
) -> None:
    """Respond with a reply; a public one repeats the question, which nobody else saw."""
    bot: Factbot = interaction.client
    person, channel = interaction.user.id, interaction.channel_id or 0
    if bot.cooldown.turn(person, channel) is not Turn.FREE:
        await interaction.response.send_message(wait_text(bot.cooldown.left(person, channel)), ephemeral=True)
        return
    settings = bot.settings
    is_private = private or not is_allowed(interaction.channel, settings.allowed_channels, settings.denied_channels)
    can_embed = interaction.guild is None or is_private or interaction.app_permissions.embed_links
    form = bot.desk.form(reply, private=is_private)
    body = body_of(form, person, can_embed=can_embed, above="" if is_private else echo(question))
    given: dict[str, Any] = {name: part for name, part in body.items() if part is not None}
    sent = await interaction.response.send_message(ephemeral=is_private, **given)
    if sent.message_id is not None:
        bot.desk.remember_why(sent.message_id, reply)
        talk = _talk_in(interaction)
        bot.desk.continues([(channel, sent.message_id), *([talk] if talk else [])], reply)


def _talk_in(interaction: discord.Interaction[Any]) -> Talk | None:
    """Return the conversation that goes on without a reply; there is one in direct messages with the bot alone."""
    return (interaction.channel_id or 0, interaction.user.id) if interaction.context.dm_channel else None


async def _say(interaction: discord.Interaction[Any], text: str) -> None:
    """Respond with plain text that only the person sees."""
    await interaction.response.send_message(clipped(escaped(text), CONTENT), ephemeral=True)
