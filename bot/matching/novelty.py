"""Whether a fact tells what a question does not hold already.

Who asks "what did Perrin reply when Doyen called him a fool" knows already that Doyen called him a fool.
"""

from __future__ import annotations

from collections.abc import Sequence

from bot.matching.profile import Profile
from bot.matching.question import Kind, Question
from bot.matching.words.keys import Keys, joined
from bot.matching.words.units import Unit, precise_keys


def tells_nothing_new(question: Question, profile: Profile) -> bool:
    """Tell whether all that a fact could answer with stands in the question."""
    given = _given(question.asked.kind, profile)
    held = joined(_held(term.unit) for term in question.terms)
    return bool(given) and not any(held.isdisjoint(keys) for keys in given)


def _held(unit: Unit) -> Keys:
    """Return the keys that a question holds by a unit: a phrase of the base's own is not its words."""
    return unit.keys if precise_keys(unit) != unit.keys else unit.all_keys


def _given(kind: Kind, profile: Profile) -> Sequence[Keys]:
    """Return what a fact has to give to a question of a kind; nothing where that does not show."""
    if kind is Kind.WHO:
        return profile.doers
    if kind is Kind.WHERE:
        return profile.sites
    if kind in {Kind.HOW_MANY, Kind.HOW_MUCH}:
        return [frozenset({count.number}) for count in profile.counts]
    return profile.told if kind in {Kind.WHAT, Kind.HOW, Kind.NAME} else ()
