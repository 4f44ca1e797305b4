"""Commands written as text: `help`, `topics`, `year 2005`, `topic oil`, `reload`; all else is a question."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.factbase.base import FactBase
from bot.gateway.markup import STRAY
from bot.matching.text import fold

_YEAR = re.compile(r"year (\d{1,4})")
_TOPIC = re.compile(r"topic (.{1,60})")


@dataclass(frozen=True, slots=True)
class TextCommand:
    """A command with what it is given."""

    name: str
    topic: str | None = None
    year: int | None = None


def command_in(text: str, base: FactBase) -> TextCommand | None:
    """Return the command that a text is; None where the rest does not fit one."""
    words = " ".join(word.strip(STRAY) for word in fold(text).rstrip("?!. ").split())
    if words in {"help", "topics", "reload"}:
        return TextCommand(words)
    year = _YEAR.fullmatch(words)
    if year and int(year[1]):
        return TextCommand("year", year=int(year[1]))
    topic = _TOPIC.fullmatch(words)
    found = topic_named(topic[1], base) if topic else None
    return TextCommand("topic", topic=found) if found else None


def topic_named(name: str, base: FactBase) -> str | None:
    """Return the id of the topic of a name: its id, title or alias."""
    wanted = fold(name).strip()
    for topic in base.topics:
        if wanted in {topic.id, fold(topic.title), *map(fold, topic.aliases)}:
            return topic.id
    return None
