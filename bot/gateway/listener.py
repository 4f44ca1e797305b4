"""Messages: asked, edited, deleted. Each question has at most one answer, which follows it."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING, Any

import discord

from bot.gateway.addressing import Asked, Way, asked_in, ids_of, is_allowed
from bot.gateway.cooldown import Cooldown, Turn
from bot.gateway.desk import Body, is_courtesy
from bot.gateway.failures import told
from bot.gateway.markup import clipped, escaped
from bot.gateway.memory import Memory
from bot.gateway.permissions import May, Permissions
from bot.gateway.strangers import is_for_another
from bot.gateway.text_commands import TextCommand, command_in
from bot.matching.reply import Reply
from bot.replies.listing import topics_text
from bot.replies.notices import HINT, NOT_OWNER, WAIT, courtesy, help_text

if TYPE_CHECKING:
    from bot.gateway.client import Factbot

_log = logging.getLogger(__name__)
_MOST, _SECONDS = 5_000, 24 * 3600.0
_LATE_EDIT = 300.0
"""Seconds within which an edit may make a message a question."""
_HINT_SECONDS = 24 * 3600.0


@dataclass(frozen=True, slots=True)
class Answered:
    """Where the answer to a question stands."""

    message: discord.Message
    way: Way


class Listener:
    """Turns messages into answers, one at a time for each question."""

    def __init__(self, bot: Factbot) -> None:
        self._bot = bot
        self._answers: Memory[int, Answered] = Memory(_MOST, _SECONDS)
        self._deleted: Memory[int, bool] = Memory(_MOST, 120.0)
        self._hinted: Memory[tuple[int, int], bool] = Memory(_MOST, _HINT_SECONDS)
        self._locks: dict[int, asyncio.Lock] = {}
        self._permissions = Permissions()
        self._cooldown = Cooldown(bot.settings.cooldown)

    def asked(self, message: discord.Message) -> None:
        """Take a new message."""
        if self._is_heard(message):
            question = self._question_in(message)
            if question is not None:
                self._bot.waiting.add(partial(self._answer, message, question))
            elif self._is_unreadable_reply(message):
                self._bot.waiting.add(partial(self._hint, message))

    def edited(self, payload: discord.RawMessageUpdateEvent) -> None:
        """Take an edited message: its answer follows; one that is now a question is answered if it is young."""
        message = payload.message
        if message.edited_at is None or not self._is_heard(message):
            return
        is_young = (datetime.now(UTC) - message.created_at).total_seconds() <= _LATE_EDIT
        if self._answers.get(message.id) is not None or message.id in self._locks or is_young:
            self._bot.waiting.add(partial(self._answer_edited, message))

    def deleted(self, message_id: int) -> None:
        """Take a deleted message: its answer goes with it."""
        self._deleted.put(message_id, value=True)
        if self._answers.get(message_id) is not None or message_id in self._locks:
            self._bot.waiting.add(partial(self._unanswer, message_id))

    def _is_heard(self, message: discord.Message) -> bool:
        settings = self._bot.settings
        return is_allowed(ids_of(message.channel), settings.allowed_channels, settings.denied_channels)

    def _question_in(self, message: discord.Message) -> Asked | None:
        return asked_in(message, self._bot.me, self._bot.settings.prefix)

    def _is_unreadable_reply(self, message: discord.Message) -> bool:
        """Tell whether somebody replies to the bot in words that it is not given."""
        replied = message.reference.resolved if message.reference else None
        is_to_me = isinstance(replied, discord.Message) and replied.author.id == self._bot.me
        is_person = not message.author.bot and message.webhook_id is None
        is_empty = not (message.content or message.attachments or message.embeds or message.stickers)
        return is_to_me and is_person and is_empty and not self._bot.intents.message_content

    async def _answer(self, message: discord.Message, question: Asked) -> None:
        async with self._turn_of(message.id):
            if self._answers.get(message.id) is not None or self._deleted.get(message.id):
                return
            try:
                await self._answer_once(message, question)
            except Exception as error:  # noqa: BLE001 - the error table tells which
                await self._say(message, told(error, "message"))

    async def _answer_once(self, message: discord.Message, question: Asked) -> None:
        may = self._permissions.of(message)
        if not may.send:
            return
        command = command_in(question.text, self._bot.desk.engine.base)
        reply = None if command else self._reply_to(message, question)
        if reply is not None and self._is_silent(question, reply):
            return
        if not await self._has_turn(message):
            return
        if command is not None:
            await self._obey(message, command, may)
        elif reply is not None:
            await self._send_reply(message, question, reply, may)

    def _reply_to(self, message: discord.Message, question: Asked) -> Reply:
        return self._bot.desk.ask(question.text, self._bot.today(), self._context_of(message, question))

    def _context_of(self, message: discord.Message, question: Asked) -> tuple[int, int] | None:
        """Return what a question leans on: the talk in a direct message, or the answer that it replies to."""
        if question.way is Way.DIRECT:
            return message.channel.id, message.author.id
        replied = message.reference.message_id if message.reference else None
        is_follow_up = question.way in {Way.REPLY, Way.MENTION} and replied is not None
        return (message.channel.id, replied) if is_follow_up and replied else None

    @staticmethod
    def _is_silent(question: Asked, reply: Reply) -> bool:
        is_by_prefix = question.way is Way.PREFIX
        return is_by_prefix and is_for_another(reply, mentions_others=question.mentions_others)

    async def _has_turn(self, message: discord.Message) -> bool:
        person, channel = message.author.id, message.channel.id
        turn = self._cooldown.turn(person, channel)
        if turn is Turn.TOLD_TO_WAIT:
            free_at = int(time.time() + self._cooldown.left(person, channel)) + 1
            await self._say(message, WAIT.format(when=f"<t:{free_at}:R>"))
        return turn is Turn.FREE

    async def _send_reply(self, message: discord.Message, question: Asked, reply: Reply, may: May) -> None:
        desk = self._bot.desk
        if is_courtesy(reply):
            await self._say(message, courtesy(question.text))
            return
        body = desk.body(desk.form(reply), message.author.id, can_embed=may.embed)
        sent = await self._send(message, body, may)
        self._answers.put(message.id, Answered(sent, question.way))
        desk.remember_why(sent.id, reply)
        desk.continues((message.channel.id, sent.id), reply)

    async def _send(self, message: discord.Message, body: Body, may: May) -> discord.Message:
        """Send an answer once, however often the request has to be repeated: Discord knows it by its nonce."""
        extra: dict[str, Any] = {"embed": body["embed"]} if body["embed"] is not None else {}
        if may.reply:
            extra["reference"] = message.to_reference(fail_if_not_exists=True)
        return await message.channel.send(
            body["content"], view=body["view"], nonce=_nonce(message), mention_author=False, **extra
        )

    async def _obey(self, message: discord.Message, command: TextCommand, may: May) -> None:
        bot = self._bot
        if command.name in {"topic", "year"}:
            reply, form = bot.desk.browse(command.topic, command.year, 0)
            sent = await self._send(message, bot.desk.body(form, message.author.id, can_embed=may.embed), may)
            self._answers.put(message.id, Answered(sent, Way.PREFIX))
            bot.desk.remember_why(sent.id, reply)
        elif command.name == "reload":
            is_owner = await bot.is_owner(message.author)
            await self._say(message, await bot.reload_now() if is_owner else NOT_OWNER)
        else:
            await self._say(message, self._told_about(command.name))

    def _told_about(self, name: str) -> str:
        bot = self._bot
        base = bot.desk.engine.base
        if name == "topics":
            return topics_text(base)
        reads_prefix = bot.intents.message_content
        return help_text(base, bot.settings.prefix, bot.name, reads_prefix=reads_prefix)

    async def _hint(self, message: discord.Message) -> None:
        key = message.channel.id, message.author.id
        if self._hinted.get(key) is None and self._permissions.of(message).send:
            self._hinted.put(key, value=True)
            await self._say(message, HINT)

    async def _say(self, message: discord.Message, text: str | None) -> None:
        """Reply with a line of plain text; nothing may ping, and a failure ends here."""
        if not text or not self._permissions.of(message).send:
            return
        is_stamped = "<t:" in text
        content = clipped(text if is_stamped else escaped(text), 2000)
        try:
            await message.channel.send(
                content,
                reference=message.to_reference(fail_if_not_exists=False),
                mention_author=False,
                nonce=_nonce(message),
            )
        except discord.HTTPException as error:
            told(error, "notice")

    async def _answer_edited(self, message: discord.Message) -> None:
        async with self._turn_of(message.id):
            before = self._answers.get(message.id)
            question = self._question_in(message)
        if before is None:
            if question is not None:
                await self._answer(message, question)
            return
        try:
            await self._change(message, question, before)
        except Exception as error:  # noqa: BLE001 - the error table tells which
            told(error, "edit")

    async def _change(self, message: discord.Message, question: Asked | None, before: Answered) -> None:
        """Let an answer follow its question: changed with it, gone when there is nothing to say any more."""
        desk = self._bot.desk
        reply = self._reply_to(message, question) if question is not None else None
        if question is None or reply is None or self._is_silent(question, reply) or is_courtesy(reply):
            self._answers.pop(message.id)
            await before.message.delete()
            return
        may = self._permissions.of(message)
        body = desk.body(desk.form(reply), message.author.id, can_embed=may.embed)
        await before.message.edit(content=body["content"], embed=body["embed"], view=body["view"])
        desk.remember_why(before.message.id, reply)
        desk.continues((message.channel.id, before.message.id), reply)

    async def _unanswer(self, message_id: int) -> None:
        async with self._turn_of(message_id):
            before = self._answers.pop(message_id)
        if before is not None:
            try:
                await before.message.delete()
            except discord.HTTPException as error:
                told(error, "delete")

    @asynccontextmanager
    async def _turn_of(self, message_id: int) -> AsyncIterator[None]:
        """Let one thing at a time happen to a question."""
        lock = self._locks.setdefault(message_id, asyncio.Lock())
        try:
            async with lock:
                yield
        finally:
            if not lock.locked():
                self._locks.pop(message_id, None)


def _nonce(message: discord.Message) -> str:
    """Return what tells Discord that a repeated request is the same answer: at most 25 characters."""
    edited = int(message.edited_at.timestamp()) % 100_000 if message.edited_at else 0
    return f"{message.id}-{edited}"
