"""Which facts are looked at closely: those with the most evidence for them."""

from __future__ import annotations

from collections.abc import Sequence

from bot.matching.pattern import Weighed
from bot.matching.profile import Profile
from bot.matching.question import Order, Question
from bot.matching.words.keys import Keys

_CANDIDATES = 16
"""So many facts are looked at."""
_LEAST = 0.33
"""A fact needs so large a part of the evidence that there is for the first."""


def candidates(question: Question, terms: Sequence[Weighed], profiles: Sequence[Profile], theme: Keys) -> list[int]:
    """Return the numbers of the facts with the most evidence, of equal ones those nearest to the time asked for.

    A subject that most facts name (`theme`) is no evidence.
    """
    evidence: dict[int, float] = {}
    for entry in terms:
        if entry.term.unit.keys.isdisjoint(theme):
            weight = entry.weight * entry.importance
            for number, trust in entry.covering.items():
                evidence[number] = evidence.get(number, 0.0) + trust * weight
    least = _LEAST * max(evidence.values(), default=0.0)
    evidence = {number: weight for number, weight in evidence.items() if weight >= least}
    if len(evidence) <= _CANDIDATES:
        return sorted(evidence)

    def rank(number: int) -> tuple[float, int, int]:
        return -evidence[number], _distance_in_time(question, profiles[number]), number

    return sorted(evidence, key=rank)[:_CANDIDATES]


def _distance_in_time(question: Question, profile: Profile) -> int:
    """Return how far, in days, a fact is from what the question asks for: its times, the first, the latest."""
    if question.periods and profile.periods:
        return min(held.days_between(asked) for held in profile.periods for asked in question.periods)
    edges = [held.sort_key for held in profile.periods]
    if question.order is None or not edges:
        return 0
    return min(edges)[0].toordinal() if question.order is Order.FIRST else -max(edges)[0].toordinal()
