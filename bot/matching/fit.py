"""How a fact's dates meet the time that a question names."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from bot.factbase.period import Grain, Period
from bot.matching.profile import Profile
from bot.matching.question import Question


class Fit(StrEnum):
    """How a fact's dates meet the time asked for, the best first."""

    UNASKED = "no time is asked for"
    WITHIN = "dated in the time asked for"
    THROUGHOUT = "holds throughout the time asked for"
    LOOSE = "dated more loosely than the time asked for"
    BETWEEN = "known at both ends of a stretch, not in between"
    OUTSIDE = "dated otherwise"
    UNDATED = "not dated"

    @property
    def agrees(self) -> bool:
        """Whether the fact may answer for that time."""
        return self in {Fit.UNASKED, Fit.WITHIN, Fit.THROUGHOUT}


_FROM_BEST = tuple(Fit)


def period_fit(asked: Sequence[Period], profile: Profile) -> Fit:
    """Return how a fact's dates meet the periods of a question: the best over all pairs."""
    if not asked:
        return Fit.UNASKED
    if not profile.periods:
        return Fit.UNDATED
    return min((_fit(period, profile) for period in asked), key=_FROM_BEST.index)


def is_set_aside(question: Question, profile: Profile) -> bool:
    """Tell whether a fact is of a time that the question sets aside."""
    return bool(question.times_aside) and period_fit(question.times_aside, profile).agrees


def _fit(asked: Period, profile: Profile) -> Fit:
    overlapping = [held for held in profile.periods if held.overlaps(asked)]
    if not overlapping:
        return Fit.BETWEEN if _is_between(asked, profile.ends) else Fit.OUTSIDE
    fit_of_one = _fit_in_year if asked.is_single_year else _fit_in_stretch
    return min((fit_of_one(asked, held) for held in overlapping), key=_FROM_BEST.index)


def _fit_in_stretch(asked: Period, held: Period) -> Fit:
    """Judge a fact's date against a decade, "before 1900" or the like.

    An open one has to begin or end in it, or to go on as it does.
    """
    edge = held.start if held.end is None else held.end
    goes_on = asked.end is None and held.end is None
    if not held.is_open or goes_on or edge is None:
        return Fit.WITHIN
    return Fit.WITHIN if asked.overlaps(Period.of_day(edge)) else Fit.LOOSE


def _fit_in_year(asked: Period, held: Period) -> Fit:
    """Judge a fact's date against a year, month or day that it overlaps."""
    edge = held.start if held.end is None else held.end
    if held.is_open and edge is not None and asked.start is not None and edge.year == asked.start.year:
        return Fit.WITHIN  # "since 1999", asked for 1999
    if held.is_open or held.grain in {Grain.DECADE, Grain.CENTURY}:
        return Fit.LOOSE
    if not held.is_single_year:
        return Fit.THROUGHOUT
    is_finer = asked.grain in {Grain.DAY, Grain.MONTH}
    return Fit.LOOSE if is_finer and held.grain is Grain.YEAR and held.contains(asked) else Fit.WITHIN


def _is_between(asked: Period, ends: Sequence[Period]) -> bool:
    return any(end.is_before(asked) for end in ends) and any(end.is_after(asked) for end in ends)
