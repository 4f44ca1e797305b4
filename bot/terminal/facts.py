"""`facts`: the facts of a base, listed for people or for programs."""

from __future__ import annotations

from itertools import chain

from bot.errors import UsageError
from bot.factbase.base import FactBase
from bot.factbase.model import Fact
from bot.factbase.period import Period
from bot.factbase.problems import did_you_mean, shown
from bot.replies.listing import fact_line
from bot.replies.machine import fact_json
from bot.terminal.screen import Screen


def print_facts(base: FactBase, topic: str | None, year: int | None, *, as_json: bool) -> None:
    """Print the facts of a topic, in whatever capitals, and a year; None stands for all.

    Raises UsageError for a topic that the base has not.
    """
    wanted = topic.lower() if topic is not None else None
    if wanted is not None and wanted not in base.topic_by_id:
        raise UsageError(f"unknown topic {shown(wanted)}: {did_you_mean(wanted, base.topic_by_id)}")
    groups = {
        entry: [fact for fact in base.about(entry.id) if _is_in(fact, year)]
        for entry in base.topics
        if wanted in {None, entry.id}
    }
    screen = Screen()
    if as_json:
        for fact in chain.from_iterable(groups.values()):
            screen.data(fact_json(fact))
        return
    filled = [(f"{entry.title} ({entry.id})", facts) for entry, facts in groups.items() if facts]
    for number, (heading, facts) in enumerate(filled):
        _print_group(screen, heading, facts, is_first=number == 0)
    if not filled:
        screen.line(f"No facts for {' in '.join(str(part) for part in (wanted, year) if part)}.")


def _print_group(screen: Screen, heading: str, facts: list[Fact], *, is_first: bool) -> None:
    if not is_first:
        screen.line()
    screen.line(heading, style="bold")
    for fact in facts:
        screen.line(fact_line(fact), hang=2)


def _is_in(fact: Fact, year: int | None) -> bool:
    return year is None or (fact.period is not None and fact.period.overlaps(Period.of_year(year)))
