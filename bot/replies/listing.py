"""Lists of topics and facts in plain text."""

from __future__ import annotations

from bot.factbase.base import FactBase
from bot.factbase.model import Fact, Topic
from bot.replies.card import UNDATED, counted
from bot.replies.dates import spoken


def topics_text(base: FactBase) -> str:
    """Return a line for each topic: its title, its id where that differs, and how many facts it has."""
    return "\n".join(f"{_named(topic)}: {counted(len(base.about(topic.id)), 'fact')}" for topic in base.topics)


def fact_line(fact: Fact) -> str:
    """Return a fact on one line: its id, its date and its short answer."""
    when = "" if fact.when == UNDATED else f" ({spoken(fact.when)})"
    return f"{fact.id}{when}: {fact.answer}"


def _named(topic: Topic) -> str:
    return topic.title if topic.title.lower() == topic.id else f"{topic.title} ({topic.id})"
