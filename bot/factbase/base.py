"""The fact base: everything loaded, by id, by topic and by year."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from bot.factbase.model import Fact, Source, Synonyms, Topic
from bot.factbase.period import Period


@dataclass(frozen=True)
class FactBase:
    """Facts in order of id, the topics in order of title, the sources and the synonyms."""

    facts: tuple[Fact, ...]
    topics: tuple[Topic, ...]
    sources: tuple[Source, ...]
    synonyms: Synonyms

    @cached_property
    def by_id(self) -> Mapping[str, Fact]:
        """Return the facts by their id."""
        return {fact.id: fact for fact in self.facts}

    @cached_property
    def topic_by_id(self) -> Mapping[str, Topic]:
        """Return the topics by their id."""
        return {topic.id: topic for topic in self.topics}

    def about(self, topic: str) -> tuple[Fact, ...]:
        """Return the facts of a topic in order of time."""
        return in_order_of_time(fact for fact in self.facts if fact.topic == topic)

    def within(self, period: Period) -> tuple[Fact, ...]:
        """Return the facts whose period overlaps the given one, in order of time."""
        return in_order_of_time(fact for fact in self.facts if fact.period is not None and fact.period.overlaps(period))


def in_order_of_time(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """Return facts by the start of their period, undated ones last, ties by id."""
    return tuple(sorted(facts, key=_time_key))


def _time_key(fact: Fact) -> tuple[bool, object, str]:
    if fact.period is None:
        return (True, (), fact.id)
    return (False, fact.period.sort_key, fact.id)
