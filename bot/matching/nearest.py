"""When the year asked for has no fact: the nearest before and after that say the same kind of thing."""

from __future__ import annotations

from collections.abc import Sequence

from bot.factbase.period import Period
from bot.matching.fit import Fit
from bot.matching.profile import Profile
from bot.matching.question import Question
from bot.matching.reply import Label, Shown
from bot.matching.score import Scored

_SERIES_MARGIN = 15.0
"""Facts without figures belong to one series when they score within so many points of the best."""
_SIDES = (Label.BEFORE, Label.AFTER)


def nearest(question: Question, facts: Sequence[Scored]) -> tuple[Shown, ...]:
    """Return what is known instead: loosely dated or both ends first, else the nearest before and after.

    `facts` agree with the question but for the time, best first.
    """
    if not question.periods or not facts:
        return ()
    asked, best = question.periods[0], facts[0]
    for fact in facts:
        if fact.fit is Fit.BETWEEN and fact.score >= best.score - _SERIES_MARGIN:
            return (_shown(fact, Label.ENDS),)
    series = [fact for fact in facts if _is_same_series(best, fact)]
    for fact in series:
        if fact.fit is Fit.LOOSE:
            return (_shown(fact, Label.LOOSE),)
    before, after = (_closest(asked, series, side) for side in _SIDES)
    if before is not None and before is after:
        return (_shown(before, Label.ENDS),)
    sides = zip((before, after), _SIDES, strict=True)
    return tuple(_shown(fact, side) for fact, side in sides if fact is not None)


def nearest_in_time(asked: Period, profiles: Sequence[Profile]) -> tuple[Shown, ...]:
    """Return the dated facts nearest before and after a time, whatever they are about."""
    found: list[Shown] = []
    for side in _SIDES:
        gaps = [(gap, profile.fact) for profile in profiles if (gap := _gap(asked, profile, side)) is not None]
        if gaps:
            _, fact = min(gaps, key=lambda entry: (entry[0], entry[1].id))
            found.append(Shown(fact, 0.0, side))
    return tuple(found)


def _shown(fact: Scored, label: Label) -> Shown:
    return Shown(fact.profile.fact, fact.score, label)


def _is_same_series(best: Scored, other: Scored) -> bool:
    """Tell whether two facts say the same kind of thing: they measure alike, or fit about as well."""
    if best.profile.fact.topic != other.profile.fact.topic:
        return False
    if best.profile.fact.figures:
        units = {figure.unit for figure in best.profile.fact.figures}
        return any(figure.unit in units for figure in other.profile.fact.figures)
    return other.score >= best.score - _SERIES_MARGIN


def _closest(asked: Period, series: Sequence[Scored], side: Label) -> Scored | None:
    """Return the fact nearest in time on one side; of equally near ones the better fitting."""
    gaps = [(gap, fact) for fact in series if (gap := _gap(asked, fact.profile, side)) is not None]
    if not gaps:
        return None
    _, fact = min(gaps, key=lambda entry: (entry[0], -entry[1].score, entry[1].profile.fact.id))
    return fact


def _gap(asked: Period, profile: Profile, side: Label) -> int | None:
    """Return the days between a time and a fact's nearest date on one side; None when it has none there."""
    is_there = asked.is_after if side is Label.BEFORE else asked.is_before
    return min((held.days_between(asked) for held in profile.periods if is_there(held)), default=None)
