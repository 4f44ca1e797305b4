"""Messages as they come: asked, edited, deleted. Each question has at most one answer, which follows it."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING, Any

import discord

from bot.gateway.addressing import Asked, asked_in, is_allowed, is_reply_to
from bot.gateway.bodies import Body
from bot.gateway.cooldown import Cooldown, Turn, wait_text
from bot.gateway.failures import told
from bot.gateway.memory import Memory
from bot.gateway.permissions import May, Permissions
from bot.gateway.responder import Responder, Said
from bot.gateway.turns import Turns
from bot.replies.notices import HINT

if TYPE_CHECKING:
    from bot.gateway.client import Factbot

_MOST, _SECONDS = 5_000, 24 * 3600.0
_DELETED_SECONDS = 120.0
_PENDING_SECONDS = 60.0
"""Longer than any question waits."""
_MOMENT = 0.05
"""Seconds more than a cooldown has left, so that it is over."""
_LATE_EDIT = 300.0
"""Seconds within which an edit may make a message a question."""


@dataclass(frozen=True, slots=True)
class Answered:
    """The answer to a question, and what was said in it."""

    answer: discord.Message
    said: Said


class Listener:
    """Turns messages into answers, one at a time for each question."""

    def __init__(self, bot: Factbot) -> None:
        self._bot = bot
        self._responder = Responder(bot)
        self._permissions = Permissions()
        self._turns = Turns()
        self._answers: Memory[int, Answered] = Memory(_MOST, _SECONDS)
        self._edits: Memory[int, discord.Message] = Memory(_MOST, _SECONDS)
        self._edit_turns = Cooldown(bot.settings.cooldown)
        self._deleted: Memory[int, bool] = Memory(_MOST, _DELETED_SECONDS)
        self._pending: Memory[int, bool] = Memory(_MOST, _PENDING_SECONDS)
        self._hinted: Memory[tuple[int, int], bool] = Memory(_MOST, _SECONDS)

    def asked(self, message: discord.Message) -> None:
        """Take a new message."""
        if not self._is_heard(message):
            return
        asked = self._asked_in(message)
        if asked is not None:
            self._pending.put(message.id, value=True)
            self._bot.waiting.add(message.channel.id, partial(self._answer, message, asked))
        elif self._is_unreadable_reply(message):
            self._bot.waiting.add(message.channel.id, partial(self._hint, message))

    def edited(self, payload: discord.RawMessageUpdateEvent) -> None:
        """Take an edited message: its answer follows; one that is now a question is answered if it is young."""
        message = payload.message
        if message.edited_at is None or not self._is_heard(message):
            return
        is_young = (datetime.now(UTC) - message.created_at).total_seconds() <= _LATE_EDIT
        if self._edits.get(message.id) is not None:
            self._edits.put(message.id, message)
        elif self._is_known(message.id) or (is_young and self._asked_in(message) is not None):
            self._edits.put(message.id, message)
            self._follow(message.id, message.channel.id, message.author.id)

    def deleted(self, message_id: int, channel_id: int) -> None:
        """Take a deleted message: its answer goes with it."""
        self._deleted.put(message_id, value=True)
        if self._is_known(message_id):
            self._bot.waiting.add(channel_id, partial(self._unanswer, message_id), is_owed=True)

    def sweep(self) -> None:
        """Forget what is too old."""
        for memory in (self._answers, self._edits, self._deleted, self._pending, self._hinted, self._edit_turns):
            memory.sweep()

    def _follow(self, message_id: int, channel: int, person: int) -> None:
        """Let an edit wait its turn: the first at once; those in the cooldown come together, as the last of them."""
        if self._edit_turns.turn(person, channel) is Turn.FREE:
            self._bot.waiting.add(channel, partial(self._answer_edited, message_id), is_owed=True)
            return
        left = self._edit_turns.left(person, channel) + _MOMENT
        asyncio.get_running_loop().call_later(left, self._follow, message_id, channel, person)

    def _is_heard(self, message: discord.Message) -> bool:
        settings = self._bot.settings
        return is_allowed(message.channel, settings.allowed_channels, settings.denied_channels)

    def _is_known(self, message_id: int) -> bool:
        """Tell whether a message has an answer, or gets one now or soon."""
        is_pending = message_id in self._turns or self._pending.get(message_id) is not None
        return is_pending or self._answers.get(message_id) is not None

    def _asked_in(self, message: discord.Message) -> Asked | None:
        return asked_in(message, self._bot.me, self._bot.settings.prefix)

    def _is_unreadable_reply(self, message: discord.Message) -> bool:
        """Tell whether somebody replies to the bot in words that it is not given."""
        is_person = not message.author.bot and message.webhook_id is None
        is_empty = not (message.content or message.attachments or message.embeds or message.stickers)
        is_withheld = is_empty and not self._bot.intents.message_content
        return is_person and is_withheld and is_reply_to(message, self._bot.me)

    async def _answer(self, message: discord.Message, question: Asked) -> None:
        """Answer a question whose turn has come, as it reads by now."""
        asked: Asked | None = question
        async with self._turns.of(message.id):
            if self._answers.get(message.id) is not None or self._deleted.get(message.id):
                return
            edited = self._edits.pop(message.id)
            if edited is not None:
                message, asked = edited, self._asked_in(edited)
            if asked is not None:
                await self._guarded(message, self._answer_once(message, asked))

    async def _answer_edited(self, message_id: int) -> None:
        message = self._edits.pop(message_id)
        if message is None:
            return
        asked = self._asked_in(message)
        async with self._turns.of(message.id):
            answered = self._answers.get(message.id)
            if answered is not None:
                await self._guarded(None, self._change(message, asked, answered))
            elif asked is not None and not self._deleted.get(message.id):
                await self._guarded(message, self._answer_once(message, asked))

    async def _unanswer(self, message_id: int) -> None:
        async with self._turns.of(message_id):
            answered = self._answers.pop(message_id)
            if answered is not None:
                await self._guarded(None, answered.answer.delete())

    async def _answer_once(self, message: discord.Message, asked: Asked) -> None:
        may = self._permissions.of(message)
        if not may.send or self._bot.cooldown.is_told(message.author.id, message.channel.id):
            return
        said = await self._responder.to(message, asked, can_embed=may.embed)
        if said is not None and (said.is_free or await self._has_turn(message)):
            try:
                answer = await self._send(message, said, may)
            except discord.Forbidden as error:  # what permissions did not tell: timed out, a thread that is locked
                self._permissions.lacks(message.channel.id, f"Discord's code {error.code}")
                return
            self._keep(message, answer, said)

    async def _change(self, message: discord.Message, asked: Asked | None, answered: Answered) -> None:
        """Let an answer follow its question: changed with it, gone when there is nothing to say any more."""
        may, answer = self._permissions.of(message), answered.answer
        said = None
        if asked is not None:
            said = await self._responder.to(message, asked, can_embed=may.embed, earlier=answered.said)
        if said is None:
            self._answers.pop(message.id)
            await answer.delete()
            return
        await answer.edit(**said.body)
        self._keep(message, answer, said)

    def _keep(self, message: discord.Message, answer: discord.Message, said: Said) -> None:
        """Remember which answer belongs to a question, why it was given, and what follows on it."""
        desk, channel = self._bot.desk, message.channel.id
        self._answers.put(message.id, Answered(answer, said))
        if said.reply is not None:
            desk.remember_why(answer.id, said.reply)
            talkers = (answer.id, message.author.id) if message.guild is None else (answer.id,)
            desk.continues([(channel, each) for each in talkers], said.reply)

    async def _has_turn(self, message: discord.Message) -> bool:
        cooldown, person, channel = self._bot.cooldown, message.author.id, message.channel.id
        turn = cooldown.turn(person, channel)
        if turn is Turn.TOLD_TO_WAIT:
            await self._notify(message, wait_text(cooldown.left(person, channel)))
        return turn is Turn.FREE

    async def _hint(self, message: discord.Message) -> None:
        key = message.channel.id, message.author.id
        if self._hinted.get(key) is None:
            self._hinted.put(key, value=True)
            await self._notify(message, HINT)

    async def _guarded(self, message: discord.Message | None, step: Awaitable[object]) -> None:
        """Take a step; an error ends in the table, and with a sentence where there is a message to answer."""
        try:
            await step
        except Exception as error:  # noqa: BLE001 - the error table tells which
            sentence = told(error, "message")
            if sentence and message is not None:
                await self._notify(message, sentence)

    async def _notify(self, message: discord.Message, text: str) -> None:
        """Say one of our own sentences, which need no escaping; a failure ends here."""
        may = self._permissions.of(message)
        if may.send:
            said = Said(Body(content=text, embed=None, view=None))
            await self._guarded(None, self._send(message, said, may))

    async def _send(self, message: discord.Message, said: Said, may: May) -> discord.Message:
        """Send an answer once, however often the request has to be repeated: Discord knows it by its nonce."""
        given: dict[str, Any] = {name: part for name, part in said.body.items() if part is not None}
        if may.reply:
            given["reference"] = message.to_reference(fail_if_not_exists=True)
        return await message.channel.send(nonce=_nonce(message), mention_author=False, **given)


def _nonce(message: discord.Message) -> str:
    """Return what tells Discord that a repeated request is the same answer: at most 25 characters."""
    edited = int(message.edited_at.timestamp()) % 100_000 if message.edited_at else 0
    return f"{message.id}-{edited}"
