"""How well each fact fits a question: evidence for it, and the objections against it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from bot.matching.agreement import Ground, Objection, objections
from bot.matching.candidates import candidates
from bot.matching.fit import Fit, period_fit
from bot.matching.index import Index
from bot.matching.pattern import Pattern, Weighed
from bot.matching.phrasing import Phrasing, Years, years_of
from bot.matching.profile import Profile
from bot.matching.question import Order, Question, Term
from bot.matching.words.keys import PERSONS, Keys, is_of_country
from bot.matching.words.units import Unit

_LIGHT = 0.3
"""What a subject of the source weighs, which stands in nearly every fact, and what says how is asked."""
_FORBIDDEN, _CLEARLY = 0.98, 0.05
"""A question this much like one under `not`, and more so than like any way of asking, is forbidden."""
_OWN_ASK = 0.85
"""From this likeness on, a question is taken as one of a fact's ways of asking."""
_OFTEN = 0.25
"""What stands in so large a part of a fact's ways of asking belongs to it."""
_HINT = 6.0
"""Points for a fact of a time that is named beside the question."""
_WORTHWHILE = 48.0
"""A fact that cannot score this much is looked at closely only while too few are found to be shown."""
_MOST_SHOWN = 5
"""So many facts are enough to be shown, those aside that only speak against others."""
_COVERAGE, _PHRASING, _POOLED, _LIKENESS = 0.40, 0.30, 0.15, 0.15
"""What each kind of evidence brings to the score; they add up to 1."""


@dataclass(frozen=True, slots=True)
class Scored:
    """A fact with its score (0 to 100), what speaks for it and what against."""

    profile: Profile
    score: float
    coverage: float
    """The share of the question that the fact accounts for; this and the next three from 0 to 1."""
    phrasing: float
    """How alike its nearest phrasing is."""
    pooled: float
    """The share of the question that its ways of asking together account for."""
    likeness: float
    """How alike its nearest phrasing is, letter by letter."""
    best_phrasing: Phrasing
    matched: tuple[str, ...]
    fit: Fit
    objections: tuple[Objection, ...]

    @property
    def agrees(self) -> bool:
        """Whether nothing speaks against it."""
        return not self.objections

    @property
    def agrees_but_for_time(self) -> bool:
        """Whether at most its dates speak against it; what it must never answer it may still stand near."""
        grounds = {objection.ground for objection in self.objections}
        return not grounds or (Ground.PERIOD in grounds and grounds <= {Ground.PERIOD, Ground.FORBIDDEN})

    @property
    def uncovered(self) -> tuple[str, ...]:
        """The words of the question that nothing in the fact accounts for."""
        return tuple(each.detail for each in self.objections if each.ground is Ground.UNCOVERED)

    @property
    def denies(self) -> bool:
        """Whether it denies what is asked, or states what the question denies."""
        return any(each.ground is Ground.NEGATION for each in self.objections)

    def is_named_by(self, unit: Unit) -> bool:
        """Tell whether a unit is a name or a phrase of the fact's own, not just any word in it."""
        return unit.is_name and not unit.all_keys.isdisjoint(self.profile.own)


@dataclass(frozen=True, slots=True)
class _Query:
    """A question, looked up in a base."""

    question: Question
    terms: tuple[Weighed, ...]
    line: str
    """Its words in order, without what stands beside it."""
    years: Years


@dataclass(frozen=True, slots=True)
class _Cover:
    """What a fact accounts for, before its phrasings are looked at one by one."""

    number: int
    coverage: float
    pooled: float
    hint: float
    """Points for its time."""
    most: float
    """The score that it can have at most."""


@dataclass(frozen=True, slots=True)
class Scorer:
    """Scores facts; `subjects` are the keys of the sources' subjects, `theme` those of them that most facts name."""

    index: Index
    subjects: Keys
    theme: Keys

    def scored(self, question: Question) -> list[Scored]:
        """Return the facts with some evidence, best first, ties by id."""
        line = " ".join(term.unit.text for term in question.terms if not term.is_aside)
        terms = tuple(map(self._weighed, question.terms))
        query = _Query(question, terms, line, years_of(question.periods))
        numbers = candidates(question, terms, self.index.profiles, self.theme)
        covers = [self._cover(number, query) for number in numbers]
        found: list[Scored] = []
        for cover in sorted(covers, key=lambda each: (-each.most, each.number)):
            if cover.most < _WORTHWHILE and sum(fact.score >= cover.most for fact in found) >= _MOST_SHOWN:
                break
            found.append(self._scored(cover, query))
        return sorted(found, key=lambda fact: (-fact.score, fact.profile.fact.id))

    def _cover(self, number: int, query: _Query) -> _Cover:
        """Return what a fact accounts for, and the score that it can have at most."""
        profile = self.index.profiles[number]
        coverage, pooled, precision = _coverage(number, profile, query.terms)
        phrasing = 2 * precision / (1 + precision)
        hint = _HINT if query.question.hints and period_fit(query.question.hints, profile).agrees else 0.0
        most = 100 * (_COVERAGE * coverage + _PHRASING * phrasing + _POOLED * pooled + _LIKENESS) + hint
        return _Cover(number, coverage, pooled, hint, most)

    def _weighed(self, term: Term) -> Weighed:
        covering = self.index.covering(term.unit)
        is_subject = not term.unit.keys.isdisjoint(self.theme)
        weight = _LIGHT if is_subject or term.is_light else self.index.postings.weight(len(covering))
        return Weighed(term, self.index.known(term.unit.all_keys), weight, covering, is_subject)

    def _scored(self, cover: _Cover, query: _Query) -> Scored:
        number, question, terms = cover.number, query.question, query.terms
        asked = question.asked
        profile = self.index.profiles[number]
        phrasing, best = self.index.patterns[number].best(terms, query.years, asked.kind)
        likeness = fuzz.token_sort_ratio(query.line, best.line) / 100
        evidence = _COVERAGE * cover.coverage + _PHRASING * phrasing + _POOLED * cover.pooled + _LIKENESS * likeness
        is_own_ask = best.is_ask and phrasing >= _OWN_ASK and best.kind is asked.kind and PERSONS not in asked.head
        fit = period_fit(question.periods, profile)
        lacking = [
            each.term.unit.text
            for each in terms
            if each.term.must and not _is_covered(each, number, query, profile, is_own_ask=is_own_ask)
        ]
        against = objections(
            question,
            profile,
            self.subjects,
            lacking,
            fit,
            is_own_ask=is_own_ask,
            is_forbidden=_is_forbidden(query, self.index.nevers[number], phrasing),
        )
        return Scored(
            profile=profile,
            score=round(min(100.0, 100 * evidence + cover.hint), 2),
            coverage=cover.coverage,
            phrasing=phrasing,
            pooled=cover.pooled,
            likeness=likeness,
            best_phrasing=best,
            matched=tuple(entry.term.unit.text for entry in terms if number in entry.covering),
            fit=fit,
            objections=tuple(against),
        )


def _is_covered(entry: Weighed, number: int, query: _Query, profile: Profile, *, is_own_ask: bool) -> bool:
    """Tell whether a fact accounts for a term.

    What only ways of asking bring in counts for less than the fact's own words. A country, a person who acts,
    or which of several is meant, counts only in the way of asking that the question reads like, or in many. Any
    other word has to stand in one that asks for the same kind of thing, where there are many of them: "who
    delivers the fridges" does not make a fact tell when they were delivered.
    """
    if number not in entry.covering and not (is_own_ask and entry.term.order):
        return False
    if not entry.keys.isdisjoint(profile.own | profile.topic):
        return True
    unit = entry.term.unit
    names_one = any(map(is_of_country, unit.keys)) or _acts_alone(unit, query.question, profile)
    if entry.term.order is Order.LATEST or names_one:
        return is_own_ask or any(profile.share.get(key, 0.0) >= _OFTEN for key in entry.keys)
    held = profile.asked_for.get(query.question.asked.kind)
    return held is None or not entry.keys.isdisjoint(held)


def _acts_alone(unit: Unit, question: Question, profile: Profile) -> bool:
    """Tell whether a unit is a person of whom the question says a deed, beside nobody of the fact's own."""
    named = unit.keys & question.persons
    if not named or question.persons & profile.persons:
        return False
    return any(named & (claim.actor | claim.other) for claim in question.claims)


def _is_forbidden(query: _Query, nevers: Pattern | None, phrasing: float) -> bool:
    """Tell whether a question is one that a fact must never answer, rather than a way of asking for it."""
    if nevers is None:
        return False
    kind, years = query.question.asked.kind, query.years
    alike = [never for never in nevers.phrasings if never.kind is kind and never.years == years]
    if any(never.line == query.line for never in alike):
        return True
    least = max(_FORBIDDEN, phrasing + _CLEARLY)
    if not alike or least > 1 or not nevers.may_reach(query.terms, least):
        return False
    likeness, nearest = nevers.best(query.terms, years, kind)
    return nearest in alike and likeness >= least


def _coverage(number: int, profile: Profile, terms: Sequence[Weighed]) -> tuple[float, float, float]:
    """Return shares of the question: what the fact accounts for, what its ways of asking do, what a phrasing can.

    The last is the most that any single phrasing of the fact can hold.
    """
    total = covered = pooled = demanded = held = 0.0
    share, known = profile.share, profile.known
    for entry in terms:
        weight = entry.weight * entry.importance
        total += weight if entry.term.must or entry.covering else 0.0
        covered += weight * entry.covering.get(number, 0.0)
        if entry.keys.isdisjoint(known):
            demanded += entry.weight if entry.term.must else 0.0
            continue
        pooled += weight * max([share.get(key, 0.0) for key in entry.keys])
        demanded += entry.weight
        held += entry.weight
    precision = held / demanded if demanded else 0.0
    return (covered / total, pooled / total, precision) if total else (0.0, 0.0, precision)
