"""Which messages are questions to the bot, and in what way they came."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

import discord

from bot.gateway.markup import STRAY, plain_question

_ORDINARY = frozenset({discord.MessageType.default, discord.MessageType.reply})


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
    """Whether its text names other people, as the commands of other bots do; whom it replies to is no matter."""


def asked_in(message: discord.Message, me: int, prefix: str) -> Asked | None:
    """Return the question that a message puts to the bot; None when it is not addressed."""
    if message.author.bot or message.webhook_id is not None or message.type not in _ORDINARY:
        return None
    mention = re.compile(rf"<@!?{me}>")
    content = message.content.lstrip(STRAY)
    others = any(person != me for person in message.raw_mentions)
    if message.guild is None:
        return Asked(Way.DIRECT, _question(without_prefix(mention.sub(" ", content).lstrip(STRAY), prefix)))
    if mention.search(content):
        return Asked(Way.MENTION, _question(without_prefix(mention.sub(" ", content).lstrip(STRAY), prefix)))
    if content and is_reply_to(message, me):
        return Asked(Way.REPLY, _question(without_prefix(content, prefix)))
    if starts_with(content, prefix):
        return _by_prefix(content[len(prefix) :], prefix, mentions_others=others)
    return None


def starts_with(content: str, prefix: str) -> bool:
    """Tell whether a message starts with the prefix; phones write the first letter of "ask!" as a capital."""
    return content[: len(prefix)].lower() == prefix.lower()


def is_allowed(channel: object, allowed: Collection[int], denied: Collection[int]) -> bool:
    """Tell whether the bot may speak in a channel: by its own id, its thread's channel's and its category's.

    The list of allowed ones is about servers; a direct message is allowed unless it is denied.
    """
    ids = _ids_of(channel)
    if not ids.isdisjoint(denied):
        return False
    is_direct = getattr(channel, "guild", None) is None
    return is_direct or not allowed or not ids.isdisjoint(allowed)


def _ids_of(channel: object) -> set[int]:
    """Return the ids of a channel, its thread's channel and its category, as far as they are known.

    discord.py raises for the category of a thread whose channel it has not seen, as in servers without the bot.
    """
    above = getattr(channel, "parent", None) if isinstance(channel, discord.Thread) else channel
    ids = (getattr(channel, "id", None), getattr(channel, "parent_id", None), getattr(above, "category_id", None))
    return {each for each in ids if each is not None}


def _by_prefix(rest: str, prefix: str, *, mentions_others: bool) -> Asked | None:
    """Return a question behind the prefix; a prefix twice, or before punctuation, is none ("!!", "!?")."""
    text = rest.lstrip(STRAY)
    if not text or text.startswith(prefix) or not (text[0].isalnum() or text[0] in "<*_~|`'(¿"):
        return None
    return Asked(Way.PREFIX, _question(text), mentions_others)


def without_prefix(text: str, prefix: str) -> str:
    """Return a text without the prefix that it may start with."""
    return text[len(prefix) :] if starts_with(text, prefix) else text


def _question(text: str) -> str:
    return plain_question(text).strip(STRAY)


def is_reply_to(message: discord.Message, me: int) -> bool:
    """Tell whether a message replies to one of the bot's."""
    replied = message.reference.resolved if message.reference else None
    return isinstance(replied, discord.Message) and replied.author.id == me
