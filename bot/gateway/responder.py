"""What is said to a message that is put to the bot: a command obeyed, a question answered, a courtesy, or nothing."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import discord

from bot.gateway.addressing import Asked, Way, is_reply_to
from bot.gateway.bodies import Body, body_of
from bot.gateway.desk import Talk
from bot.gateway.embeds import CONTENT
from bot.gateway.forms import Form
from bot.gateway.markup import clipped, escaped
from bot.gateway.strangers import is_for_another
from bot.gateway.text_commands import TextCommand, command_in
from bot.matching.question import Question
from bot.matching.reply import Reply
from bot.replies.listing import topics_text
from bot.replies.notices import NOT_OWNER, courtesy, help_text

if TYPE_CHECKING:
    from bot.gateway.client import Factbot


@dataclass(frozen=True, slots=True)
class Said:
    """What is said: the message, and the reply in it where it is one."""

    body: Body
    reply: Reply | None = None
    before: Question | None = None
    """What the question leant on."""
    is_free: bool = False
    """Whether it may be said at any time: the report of what was done."""


class Responder:
    """Finds what is said; sends nothing."""

    def __init__(self, bot: Factbot) -> None:
        self._bot = bot

    async def to(
        self, message: discord.Message, asked: Asked, *, can_embed: bool, earlier: Said | None = None
    ) -> Said | None:
        """Return what is said to a message; None for silence. An edited one leans on what it leant on `earlier`."""
        desk, asker = self._bot.desk, message.author
        command = command_in(asked.text, desk.engine.base)
        if command is not None and command.name in {"topic", "year"}:
            return self._shown(*desk.browse(command.topic, command.year, 0), asker.id, can_embed=can_embed)
        if command is not None and command.name == "reload":
            return await self._reloaded(asker, asked.way)
        if command is not None:
            return plain(self._obeyed(command))
        before = earlier.before if earlier is not None else desk.before(talk_of(message, self._bot.me))
        reply = desk.ask(asked.text, self._bot.today(), before)
        if asked.way is Way.PREFIX and is_for_another(reply, mentions_others=asked.mentions_others):
            return None
        if reply.question.asks_nothing:
            return plain(courtesy(asked.text))
        return self._shown(reply, desk.form(reply), asker.id, can_embed=can_embed, before=before)

    def _shown(self, reply: Reply, form: Form, asker: int, *, can_embed: bool, before: Question | None = None) -> Said:
        return Said(body_of(form, asker, can_embed=can_embed), reply, before)

    async def _reloaded(self, asker: discord.abc.User, way: Way) -> Said | None:
        """Read the facts anew for the owner; others mean another bot where they do not name this one."""
        if await self._bot.is_owner(asker):
            return replace(plain(await self._bot.reload_now()), is_free=True)
        return None if way is Way.PREFIX else plain(NOT_OWNER)

    def _obeyed(self, command: TextCommand) -> str:
        bot = self._bot
        base = bot.desk.engine.base
        if command.name == "topics":
            return topics_text(base)
        return help_text(base, bot.settings.prefix, bot.name, reads_prefix=bot.intents.message_content)


def plain(text: str) -> Said:
    """Return lines of plain text as what is said."""
    return Said(Body(content=clipped(escaped(text), CONTENT), embed=None, view=None))


def talk_of(message: discord.Message, me: int) -> Talk:
    """Return the conversation of a message: that of the answer replied to; else in direct messages its author's."""
    replied = message.reference.message_id if message.reference else None
    is_with_author = message.guild is None and not is_reply_to(message, me)
    return message.channel.id, message.author.id if is_with_author else replied or 0
