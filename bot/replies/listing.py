"""Lists of topics and facts in plain text."""

from __future__ import annotations

from collections.abc import Iterable

from bot.factbase.base import FactBase
from bot.factbase.model import Fact
from bot.replies.dates import spoken


def topics_text(base: FactBase) -> str:
    """Return a line for each topic: its id, its title and how many facts it has."""
    counts = {topic.id: len(base.about(topic.id)) for topic in base.topics}
    return "\n".join(f"{topic.id}: {topic.title}, {_facts(counts[topic.id])}" for topic in base.topics)


def facts_text(facts: Iterable[Fact]) -> str:
    """Return a line for each fact: its id, its date and its short answer."""
    return "\n".join(f"{fact.id}  ({spoken(fact.when)})  {fact.answer}" for fact in facts)


def _facts(count: int) -> str:
    return f"{count} fact{'' if count == 1 else 's'}"
