"""What is said to a message that is put to the bot: a command obeyed, a question answered, a courtesy, or nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import discord

from bot.gateway.addressing import Asked, Way
from bot.gateway.desk import Body
from bot.gateway.forms import Form
from bot.gateway.markup import clipped, escaped
from bot.gateway.strangers import is_for_another
from bot.gateway.text_commands import TextCommand, command_in
from bot.matching.reply import Reply
from bot.replies.listing import topics_text
from bot.replies.notices import NOT_OWNER, courtesy, help_text

if TYPE_CHECKING:
    from bot.gateway.client import Factbot

_CONTENT = 2000


@dataclass(frozen=True, slots=True)
class Said:
    """What is said: the message, and the reply in it where it is one."""

    body: Body
    reply: Reply | None = None


class Responder:
    """Finds what is said; sends nothing."""

    def __init__(self, bot: Factbot) -> None:
        self._bot = bot

    async def to(self, message: discord.Message, asked: Asked, *, can_embed: bool) -> Said | None:
        """Return what is said to a message; None for silence."""
        desk, asker = self._bot.desk, message.author
        command = command_in(asked.text, desk.engine.base)
        if command is not None and command.name in {"topic", "year"}:
            return self._shown(*desk.browse(command.topic, command.year, 0), asker.id, can_embed=can_embed)
        if command is not None:
            return plain(await self._obeyed(command, asker))
        reply = desk.ask(asked.text, self._bot.today(), _context_of(message, asked))
        if asked.way is Way.PREFIX and is_for_another(reply, mentions_others=asked.mentions_others):
            return None
        if reply.question.asks_nothing:
            return plain(courtesy(asked.text))
        return self._shown(reply, desk.form(reply), asker.id, can_embed=can_embed)

    def _shown(self, reply: Reply, form: Form, asker: int, *, can_embed: bool) -> Said:
        return Said(self._bot.desk.body(form, asker, can_embed=can_embed), reply)

    async def _obeyed(self, command: TextCommand, asker: discord.abc.User) -> str:
        bot = self._bot
        base = bot.desk.engine.base
        if command.name == "topics":
            return topics_text(base)
        if command.name == "reload":
            return await bot.reload_now() if await bot.is_owner(asker) else NOT_OWNER
        return help_text(base, bot.settings.prefix, bot.name, reads_prefix=bot.intents.message_content)


def plain(text: str) -> Said:
    """Return lines of plain text as what is said."""
    return Said(Body(content=clipped(escaped(text), _CONTENT), embed=None, view=None))


def _context_of(message: discord.Message, asked: Asked) -> tuple[int, int] | None:
    """Return what a question leans on: the talk in a direct message, or the message that it replies to."""
    if asked.way is Way.DIRECT:
        return message.channel.id, message.author.id
    replied = message.reference.message_id if message.reference else None
    return (message.channel.id, replied) if replied is not None else None
