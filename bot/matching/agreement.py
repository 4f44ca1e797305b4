"""What speaks against a fact, however alike it reads: every objection, each in one sentence.

A fact that meets an objection is never an answer. At most it is shown as close, with the objection named.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import repeat

from bot.factbase.period import Grain
from bot.matching.contradiction import contradiction, is_turned_round
from bot.matching.fit import Fit, is_set_aside
from bot.matching.novelty import tells_nothing_new
from bot.matching.profile import Profile
from bot.matching.question import Asked, Claim, Count, Kind, Question, Relation
from bot.matching.words.keys import NUMBER, Keys
from bot.matching.words.units import all_keys

_MUST_BE_GIVEN = frozenset({
    Kind.WHEN, Kind.WHERE, Kind.WHO, Kind.WHY, Kind.HOW_MANY, Kind.HOW_MUCH, Kind.MEASURE, Kind.FUTURE,
    Kind.OPINION,
})  # fmt: skip
"""Kinds of thing that a fact has to hold; no fact holds opinions."""
_PRESUMING = frozenset({Kind.WHEN, Kind.WHERE, Kind.HOW_MANY, Kind.HOW_MUCH})
"""Kinds of question that take for granted what they ask about."""


_GRAINS = {"day": {Grain.DAY}, "month": {Grain.DAY, Grain.MONTH}}
"""How fine a date has to be that answers "which day", "which month"."""


class Ground(StrEnum):
    """On what ground a fact is objected to."""

    UNCOVERED = "uncovered"
    PERIOD = "period"
    KIND = "kind"
    COUNT = "count"
    NUMBER = "number"
    DIRECTION = "direction"
    NEGATION = "negation"
    FORBIDDEN = "forbidden"


@dataclass(frozen=True, slots=True)
class Objection:
    """One reason why a fact is no answer; `detail` is the word, period or slot at issue."""

    ground: Ground
    detail: str


def objections(
    question: Question,
    profile: Profile,
    subjects: Keys,
    uncovered: Sequence[str],
    fit: Fit,
    *,
    is_own_ask: bool,
    is_forbidden: bool,
) -> Iterator[Objection]:
    """Yield everything that speaks against a fact as the answer to a question.

    `uncovered` are the words that the fact does not account for. `is_own_ask` says that the question reads
    like one of the fact's own ways of asking, for the same kind of thing; `is_forbidden`, that it reads like one
    that the fact must never answer.
    """
    if is_forbidden:
        yield Objection(Ground.FORBIDDEN, "its author says that it does not answer this")
    for word in uncovered:
        yield Objection(Ground.UNCOVERED, word)
    if not fit.agrees:
        yield Objection(Ground.PERIOD, fit.value)
    for count in question.counts:
        if _is_another_number(count, profile):
            yield Objection(Ground.NUMBER, f"it has another number than {count.number.removeprefix(NUMBER)}")
    for detail in _denials(question, profile, is_own_ask=is_own_ask):
        yield Objection(Ground.NEGATION, detail)
    for detail in _other_directions(question, profile, subjects):
        yield Objection(Ground.DIRECTION, detail)
    if question.asked.kind is Kind.WHEN and not _is_fine_enough(question.asked, profile):
        yield Objection(Ground.KIND, f"which {question.asked.head_text}")
    elif not is_own_ask:
        yield from _unmet_asking(question, profile)


def _unmet_asking(question: Question, profile: Profile) -> Iterator[Objection]:
    """Yield the objection that a fact does not give what is asked for."""
    asked = question.asked
    if asked.kind in _MUST_BE_GIVEN and asked.kind not in profile.gives:
        yield Objection(Ground.KIND, asked.kind.value)
    elif asked.kind in _PRESUMING and profile.denies and not question.is_negated:
        yield Objection(Ground.KIND, f"{asked.kind.value}, where the fact denies it")
    elif asked.kind is Kind.NAME and profile.names <= all_keys(term.unit for term in question.terms):
        yield Objection(Ground.KIND, "a name that the question does not hold already")
    elif asked.kind is Kind.WHY and _asks_beyond(question, profile):
        yield Objection(Ground.KIND, "why, of the reason itself")
    elif asked.kind is Kind.WHO and _is_unmet(asked.head, profile.own):
        yield Objection(Ground.KIND, asked.head_text)
    elif _is_unmet(asked.office, profile.own):
        yield Objection(Ground.KIND, "who holds the office")
    elif asked.kind is Kind.MEASURE and asked.head.isdisjoint(profile.units):
        yield Objection(Ground.KIND, f"how {asked.head_text}")
    elif _counts_another(asked, profile):
        yield Objection(Ground.COUNT, asked.head_text)
    elif tells_nothing_new(question, profile):
        yield Objection(Ground.KIND, "something that the question does not hold already")


def _lacks(question: Question, profile: Profile) -> Iterator[str]:
    """Yield the words of a question for what the fact says there is none of."""
    if not profile.without.isdisjoint(question.without):
        return
    for term in question.musts:
        if not term.unit.keys.isdisjoint(profile.without):
            yield f"the fact says without {term.unit.text}"


def _denials(question: Question, profile: Profile, *, is_own_ask: bool) -> Iterator[str]:
    """Yield how one denies what the other states."""
    yield from _lacks(question, profile)
    is_explained = question.asked.kind is Kind.WHY and profile.refuses
    if question.is_negated and not profile.is_negated and not is_explained:
        yield "the question denies, the fact states"
    if not is_own_ask and _is_reversed(question, profile):
        yield "the fact says the contrary"


def _is_reversed(question: Question, profile: Profile) -> bool:
    """Tell whether a verb of the question is the contrary of the fact's, and none of its words."""
    return any(each.contrary & profile.verbs and not each.said & profile.own for each in question.reversals)


def _is_fine_enough(asked: Asked, profile: Profile) -> bool:
    """Tell whether a fact has a date as fine as is asked for: a day, a month."""
    grains = _GRAINS.get(asked.head_text)
    return grains is None or any(period.grain in grains for period in profile.periods)


def _is_another_number(asked: Count, profile: Profile) -> bool:
    """Tell whether a fact counts the same things, and finds another number of them."""
    alike = [count for count in profile.counts if not count.of.isdisjoint(asked.of)]
    return bool(alike) and asked.number not in profile.own


def _counts_another(asked: Asked, profile: Profile) -> bool:
    """Tell whether a fact has figures of something else than is asked for."""
    if asked.kind is Kind.HOW_MANY:
        return _is_unmet(asked.head, profile.counted)
    return asked.kind is Kind.HOW_MUCH and _is_unmet(asked.head, profile.measured)


def _is_unmet(head: Keys, given: Keys) -> bool:
    return bool(head) and head.isdisjoint(given)


def _other_directions(question: Question, profile: Profile, subjects: Keys) -> Iterator[str]:
    """Yield how a fact is about others than the question: other doers, givers, persons, places."""
    for asked in question.claims:
        clash = contradiction(asked, profile.claims, subjects)
        if clash is not None:
            yield clash
    if any(map(is_turned_round, question.courses, repeat(profile.courses))):
        yield "the other way round"
    if any(_is_from_elsewhere(asked, question, profile, subjects) for asked in question.claims):
        yield "it comes from another one"
    if question.excluded & profile.answer or is_set_aside(question, profile):
        yield "the question sets it aside"
    if question.subjects and profile.subjects and not question.subjects & profile.subjects:
        yield "it is about another one"
    if question.persons and profile.persons and not question.persons & profile.persons:
        yield "another person does it"
    if question.places and profile.places and not question.places & profile.places:
        yield "it is somewhere else"


def _is_from_elsewhere(asked: Claim, question: Question, profile: Profile, subjects: Keys) -> bool:
    """Tell whether the question has a thing come from one subject, and the fact calls it another's."""
    if asked.relation is not Relation.HANDS_OVER or asked.actor.isdisjoint(subjects):
        return False
    if any(claim.relation is Relation.HANDS_OVER for claim in profile.claims):
        return False  # the fact says itself who gives
    needed = all_keys(term.unit for term in question.musts)
    said = [origin.actor for origin in profile.origins if origin.verb & needed]
    return bool(said) and all(actor and asked.actor.isdisjoint(actor) for actor in said)


def _asks_beyond(question: Question, profile: Profile) -> bool:
    """Tell whether a "why" asks for the cause of what the fact gives as the cause."""
    known = [term.unit.all_keys for term in question.musts if term.unit.all_keys & profile.own]
    return bool(known) and all(keys & profile.because for keys in known)
