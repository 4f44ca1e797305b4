"""What kinds of thing a fact can answer with."""

from __future__ import annotations

from collections.abc import Iterator

from bot.factbase.model import Fact
from bot.matching.question import Kind

_FUTURE = frozenset({"will", "plan", "plans", "planned", "planning", "expected", "intends"})
_RANKS = frozenset({"rank", "place", "position"})
"""Units of figures that say which one something is, not how much there is of it."""


def kinds_given(fact: Fact) -> Iterator[Kind]:
    """Yield the kinds of thing that a fact's date, roles, figures and words give."""
    roles = fact.roles
    if fact.period is not None:
        yield Kind.WHEN
    if roles.place:
        yield Kind.WHERE
    if roles.actor or roles.recipient or roles.partner or roles.source:
        yield Kind.WHO
    if roles.reason or roles.purpose:
        yield Kind.WHY
    if any(figure.unit.lower() not in _RANKS for figure in fact.figures):
        yield Kind.HOW_MANY
        yield Kind.HOW_MUCH
    if not _FUTURE.isdisjoint(fact.text.lower().split()):
        yield Kind.FUTURE
    if fact.figures or is_long(fact):
        yield Kind.MEASURE


def is_long(fact: Fact) -> bool:
    """Tell whether a fact's date says how long something took: several years."""
    return fact.period is not None and not fact.period.is_single_year
