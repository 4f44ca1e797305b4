"""Which messages are questions to the bot, and in what way they came."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

import discord

from bot.gateway.markup import plain_question

_ORDINARY = frozenset({discord.MessageType.default, discord.MessageType.reply})
_STRAY = " \t\n\"'“”‘’«»"
"""What phones put before a question."""


class Way(StrEnum):
    """How a question came."""

    PREFIX = "prefix"
    MENTION = "mention"
    REPLY = "reply"
    DIRECT = "direct"


@dataclass(frozen=True, slots=True)
class Asked:
    """A message that is a question: the way it came, and its text without markup."""

    way: Way
    text: str
    mentions_others: bool = False
    """Whether it names other people, as the commands of other bots do."""


def asked_in(message: discord.Message, me: int, prefix: str) -> Asked | None:
    """Return the question that a message puts to the bot; None when it is not addressed."""
    if message.author.bot or message.webhook_id is not None or message.type not in _ORDINARY:
        return None
    mention = re.compile(rf"<@!?{me}>")
    content = message.content.lstrip(_STRAY)
    others = any(user.id != me for user in message.mentions)
    if message.guild is None:
        return Asked(Way.DIRECT, _question(_without_prefix(mention.sub(" ", content).lstrip(_STRAY), prefix)))
    if mention.search(content):
        return Asked(Way.MENTION, _question(_without_prefix(mention.sub(" ", content).lstrip(_STRAY), prefix)))
    if content.startswith(prefix):
        return _by_prefix(content.removeprefix(prefix), prefix, mentions_others=others)
    if content and _is_reply_to(message, me):
        return Asked(Way.REPLY, _question(content))
    return None


def is_allowed(channel_ids: Collection[int], allowed: Collection[int], denied: Collection[int]) -> bool:
    """Tell whether the bot may speak in a channel, by its own id and those of what it stands in."""
    if not denied or set(denied).isdisjoint(channel_ids):
        return not allowed or not set(allowed).isdisjoint(channel_ids)
    return False


def ids_of(channel: object) -> tuple[int, ...]:
    """Return the ids of a channel, of the channel of a thread, and of its category."""
    ids = (getattr(channel, name, None) for name in ("id", "parent_id", "category_id"))
    return tuple(each for each in ids if each is not None)


def _by_prefix(rest: str, prefix: str, *, mentions_others: bool) -> Asked | None:
    """Return a question behind the prefix; a prefix twice, or before punctuation, is none ("!!", "!?")."""
    text = rest.lstrip(_STRAY)
    if not text or text.startswith(prefix) or not (text[0].isalnum() or text[0] in "<*_~|`'(¿"):
        return None
    return Asked(Way.PREFIX, _question(text), mentions_others)


def _without_prefix(text: str, prefix: str) -> str:
    return text.removeprefix(prefix)


def _question(text: str) -> str:
    return plain_question(text).strip(_STRAY)


def _is_reply_to(message: discord.Message, me: int) -> bool:
    replied = message.reference.resolved if message.reference else None
    return isinstance(replied, discord.Message) and replied.author.id == me
