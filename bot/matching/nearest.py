"""When the year asked for has no fact: the nearest before and after that say the same kind of thing."""

from __future__ import annotations

from collections.abc import Sequence

from bot.factbase.period import Period
from bot.matching.agreement import Fit
from bot.matching.profile import Profile
from bot.matching.question import Question
from bot.matching.reply import Label, Shown
from bot.matching.score import Scored

_SERIES_MARGIN = 15.0
"""Facts without figures belong to one series when they score within so many points of the best."""


def nearest(question: Question, facts: Sequence[Scored]) -> tuple[Shown, ...]:
    """Return what is known instead: loosely dated or both ends first, else the nearest before and after.

    `facts` agree with the question but for the time, best first.
    """
    if not question.periods or not facts:
        return ()
    asked = question.periods[0]
    best = facts[0]
    between = next((f for f in facts if f.fit is Fit.BETWEEN and f.score >= best.score - _SERIES_MARGIN), None)
    if between is not None:
        return (Shown(between.profile.fact, between.score, Label.ENDS),)
    series = [fact for fact in facts if _is_same_series(best, fact)]
    loose = [fact for fact in series if fact.fit is Fit.LOOSE]
    if loose:
        return (Shown(loose[0].profile.fact, loose[0].score, Label.LOOSE),)
    sides = (
        (Label.BEFORE, _closest(asked, series, before=True)),
        (Label.AFTER, _closest(asked, series, before=False)),
    )
    found = [Shown(fact.profile.fact, fact.score, label) for label, fact in sides if fact is not None]
    if len(found) > 1 and found[0].fact is found[1].fact:
        return (Shown(found[0].fact, found[0].score, Label.ENDS),)
    return tuple(found)


def nearest_in_time(asked: Period, profiles: Sequence[Profile]) -> tuple[Shown, ...]:
    """Return the dated facts nearest before and after a time, whatever they are about."""
    found: list[Shown] = []
    for label, is_before in ((Label.BEFORE, True), (Label.AFTER, False)):
        side = [(p.fact, gap) for p in profiles if (gap := _gap(asked, p, before=is_before)) is not None]
        if side:
            fact, _ = min(side, key=lambda pair: (pair[1], pair[0].id))
            found.append(Shown(fact, 0.0, label))
    return tuple(found)


def _is_same_series(best: Scored, other: Scored) -> bool:
    """Tell whether two facts say the same kind of thing: they measure alike, or fit about as well."""
    if best.profile.fact.topic != other.profile.fact.topic:
        return False
    if best.profile.fact.figures:
        units = {figure.unit for figure in best.profile.fact.figures}
        return any(figure.unit in units for figure in other.profile.fact.figures)
    return other.score >= best.score - _SERIES_MARGIN


def _closest(asked: Period, series: Sequence[Scored], *, before: bool) -> Scored | None:
    """Return the fact nearest in time on one side; of equally near ones the better fitting."""
    side = [
        (gap, -fact.score, fact) for fact in series if (gap := _gap(asked, fact.profile, before=before)) is not None
    ]
    return min(side, key=lambda entry: (entry[0], entry[1], entry[2].profile.fact.id))[2] if side else None


def _gap(asked: Period, profile: Profile, *, before: bool) -> int | None:
    """Return the days between a time and a fact's nearest date on one side; None when it has none there."""
    gaps = [
        held.days_between(asked)
        for held in profile.periods
        if (held.is_before(asked) if before else held.is_after(asked))
    ]
    return min(gaps, default=None)
