"""What speaks against a fact, however alike it reads: every objection, each in one sentence.

A fact that meets an objection is never an answer. At most it is shown as close, with the objection named.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.factbase.period import Grain, Period
from bot.matching.contradiction import contradiction
from bot.matching.profile import Profile
from bot.matching.question import Claim, Kind, Question, Relation


class Fit(StrEnum):
    """How a fact's dates meet the time that a question names."""

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


class Ground(StrEnum):
    """On what ground a fact is objected to."""

    UNCOVERED = "uncovered"
    PERIOD = "period"
    KIND = "kind"
    COUNT = "count"
    DIRECTION = "direction"
    NEGATION = "negation"
    FORBIDDEN = "forbidden"


@dataclass(frozen=True, slots=True)
class Objection:
    """One reason why a fact is no answer; `detail` is the word, period or slot at issue."""

    ground: Ground
    detail: str


def period_fit(asked: Sequence[Period], profile: Profile) -> Fit:
    """Return how a fact's dates meet the periods of a question: the best over all pairs."""
    if not asked:
        return Fit.UNASKED
    if profile.fact.period is None and not profile.ends:
        return Fit.UNDATED
    fits = {_fit(period, profile) for period in asked}
    return min(fits, key=list(Fit).index)


def _fit(asked: Period, profile: Profile) -> Fit:
    overlapping = [held for held in profile.periods if held.overlaps(asked)]
    if not overlapping:
        return Fit.BETWEEN if _is_between(asked, profile.ends) else Fit.OUTSIDE
    if not asked.is_single_year:
        return min((_fit_in_stretch(asked, held) for held in overlapping), key=list(Fit).index)
    return min((_fit_in_year(asked, held) for held in overlapping), key=list(Fit).index)


def _fit_in_stretch(asked: Period, held: Period) -> Fit:
    """Judge a fact's date against a decade or the like: an open one has to begin or end in it."""
    edge = held.start if held.end is None else held.end
    if not held.is_open or asked.is_open or edge is None:
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
    is_coarser = held.contains(asked) and asked.grain in {Grain.DAY, Grain.MONTH} and held.grain is Grain.YEAR
    return Fit.LOOSE if is_coarser else Fit.WITHIN


def _is_between(asked: Period, ends: Sequence[Period]) -> bool:
    return any(end.is_before(asked) for end in ends) and any(end.is_after(asked) for end in ends)


def objections(
    question: Question,
    profile: Profile,
    uncovered: Sequence[str],
    fit: Fit,
    subjects: frozenset[str],
    *,
    is_own_ask: bool,
    is_forbidden: bool,
) -> Iterator[Objection]:
    """Yield everything that speaks against a fact as the answer to a question.

    `is_own_ask` says that the question reads like one of the fact's own ways of asking, for the same kind of thing.
    """
    if is_forbidden:
        yield Objection(Ground.FORBIDDEN, "its author says that it does not answer this")
    for word in uncovered:
        yield Objection(Ground.UNCOVERED, word)
    if not fit.agrees:
        yield Objection(Ground.PERIOD, fit.value)
    if question.is_negated and not profile.is_negated:
        yield Objection(Ground.NEGATION, "the question denies, the fact states")
    yield from (Objection(Ground.DIRECTION, clash) for clash in _clashes(question, profile, subjects))
    if not is_own_ask:
        yield from _unmet_asking(question, profile)


def _clashes(question: Question, profile: Profile, subjects: frozenset[str]) -> Iterator[str]:
    """Yield in words how the question and the fact differ in who, whose and where."""
    for asked in question.claims:
        clash = contradiction(asked, profile.claims, subjects)
        if clash is not None:
            yield clash
    if any(_is_from_elsewhere(asked, question, profile) for asked in question.claims):
        yield "it comes from another one"
    if question.excluded & profile.answer:
        yield "the question sets it aside"
    if question.subjects and profile.subjects and not question.subjects & profile.subjects:
        yield "it is about another one"
    if question.persons and profile.persons and not question.persons & profile.persons:
        yield "another person does it"
    if question.places and profile.places and not question.places & profile.places:
        yield "it is somewhere else"


def _unmet_asking(question: Question, profile: Profile) -> Iterator[Objection]:
    """Yield the objection that a fact does not give what is asked for."""
    asked = question.asked
    if asked.kind in _MUST_GIVE and asked.kind not in profile.gives:
        yield Objection(Ground.KIND, asked.kind.value)
    elif asked.kind in _PRESUMING and profile.denies and not question.is_negated:
        yield Objection(Ground.KIND, f"{asked.kind.value}, where the fact denies it")
    elif asked.kind is Kind.NAME and profile.names <= frozenset().union(*(t.unit.all_keys for t in question.terms)):
        yield Objection(Ground.KIND, "a name that the question does not hold already")
    elif asked.kind is Kind.WHY and _asks_beyond(question, profile):
        yield Objection(Ground.KIND, "why, of the reason itself")
    elif asked.kind is Kind.HOW_MUCH and asked.head and not asked.head & profile.measured:
        yield Objection(Ground.COUNT, asked.head_text)
    elif asked.kind is Kind.WHO and asked.head and not asked.head & profile.own:
        yield Objection(Ground.KIND, asked.head_text)
    elif asked.kind is Kind.HOW_MANY and asked.head and not asked.head & profile.counted:
        yield Objection(Ground.COUNT, asked.head_text)


def _is_from_elsewhere(asked: Claim, question: Question, profile: Profile) -> bool:
    """Tell whether the question has a thing come from one subject, and the fact calls it another's."""
    if asked.relation is not Relation.HANDS_OVER or not asked.actor:
        return False
    if any(claim.relation is Relation.HANDS_OVER for claim in profile.claims):
        return False  # the fact says itself who gives
    said = [origin.actor for origin in profile.origins if any(origin.verb & t.unit.all_keys for t in question.musts)]
    return bool(said) and all(asked.actor.isdisjoint(actor) and actor for actor in said) and _is_subject(asked, profile)


def _is_subject(asked: Claim, profile: Profile) -> bool:
    return any(key.startswith("@") for key in asked.actor) and bool(profile.origins)


def _asks_beyond(question: Question, profile: Profile) -> bool:
    """Tell whether a "why" asks for the cause of what the fact gives as the cause."""
    known = [term.unit.all_keys for term in question.musts if term.unit.all_keys & profile.own]
    return bool(known) and all(keys & profile.because for keys in known)


_PRESUMING = frozenset({Kind.WHEN, Kind.WHERE, Kind.HOW_MANY, Kind.HOW_MUCH})
_MUST_GIVE = frozenset(
    {
        Kind.WHEN,
        Kind.WHERE,
        Kind.WHO,
        Kind.WHY,
        Kind.HOW_MANY,
        Kind.HOW_MUCH,
        Kind.MEASURE,
        Kind.FUTURE,
        Kind.OPINION,
    }
)
