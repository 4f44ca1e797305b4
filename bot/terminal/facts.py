"""`facts`: the facts of a base, listed for people or for programs."""

from __future__ import annotations

from bot.errors import UsageError
from bot.factbase.base import FactBase
from bot.factbase.model import Fact
from bot.factbase.period import Period
from bot.factbase.problems import did_you_mean, shown
from bot.replies.listing import facts_text
from bot.replies.machine import fact_json
from bot.terminal.screen import Screen


def print_facts(base: FactBase, topic: str | None, year: int | None, *, as_json: bool) -> None:
    """Print the facts of a topic and a year; None stands for all.

    Raises UsageError for a topic that the base has not.
    """
    if topic is not None and topic not in base.topic_by_id:
        raise UsageError(f"unknown topic {shown(topic)}: {did_you_mean(topic, base.topic_by_id)}")
    screen = Screen()
    for entry in base.topics:
        facts = [fact for fact in base.about(entry.id) if topic in {None, entry.id} and _is_in(fact, year)]
        if as_json:
            for fact in facts:
                screen.data(fact_json(fact))
        elif facts:
            screen.line(f"{entry.title} ({entry.id})", style="bold")
            screen.line(facts_text(facts))
            screen.line()


def _is_in(fact: Fact, year: int | None) -> bool:
    return year is None or (fact.period is not None and fact.period.overlaps(Period.of_year(year)))
