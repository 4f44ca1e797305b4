"""How well each fact fits a question: evidence for it, and the objections against it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from bot.matching.agreement import Fit, Ground, Objection, objections, period_fit
from bot.matching.index import Index
from bot.matching.pattern import Pattern
from bot.matching.profile import Phrasing, Profile
from bot.matching.question import Order, Question, Term
from bot.matching.units import Unit

CANDIDATES = 16
"""So many facts with the most evidence are looked at closely."""
_SUBJECT_WEIGHT = 0.3
"""A subject of the source stands in nearly every fact and says little."""
_OPTIONAL, _ASIDE = 0.5, 0.15
"""What a word counts that need not be accounted for, and one beside the question, where one that must counts 1."""
_FORBIDDEN, _CLEARLY = 0.98, 0.05
"""A question this much like one under `not`, and more so than like any way of asking, is forbidden."""
_OWN_ASK = 0.85
"""From this likeness on, a question is taken as one of a fact's ways of asking."""
_HINT = 6.0
"""Points for a fact of a time that is named beside the question."""
_COVERAGE, _PHRASING, _POOLED, _LIKENESS = 0.40, 0.30, 0.15, 0.15
"""What each kind of evidence brings to the score; they add up to 1."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """A term of the question with its weight and the facts that account for it."""

    term: Term
    weight: float
    covering: Mapping[int, float]
    keys: frozenset[str]
    """Its keys as far as any fact holds them."""


@dataclass(frozen=True, slots=True)
class Scored:
    """A fact with its score (0 to 100), what speaks for it and what against."""

    profile: Profile
    score: float
    coverage: float
    phrasing: float
    pooled: float
    likeness: float
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
        """Whether at most its dates speak against it."""
        return all(objection.ground is Ground.PERIOD for objection in self.objections)

    def is_named_by(self, unit: Unit) -> bool:
        """Tell whether a unit is a name or a phrase of the fact's own, not just any word in it."""
        return unit.is_name and bool(unit.all_keys & self.profile.own)

    @property
    def uncovered(self) -> tuple[str, ...]:
        """The words of the question that nothing in the fact accounts for."""
        return tuple(o.detail for o in self.objections if o.ground is Ground.UNCOVERED)


def weighed(question: Question, index: Index, subjects: frozenset[str]) -> list[Weighed]:
    """Return the question's terms with their weights and postings."""
    found = []
    for term in question.terms:
        covering = index.covering(term.unit)
        weight = _SUBJECT_WEIGHT if term.unit.keys & subjects else index.telling(len(covering))
        found.append(Weighed(term, weight, covering, index.known(term.unit.all_keys)))
    return found


def scored(question: Question, terms: Sequence[Weighed], index: Index, subjects: frozenset[str]) -> list[Scored]:
    """Return the facts with some evidence, best first, ties by id."""
    found = [
        _scored(number, question, terms, index, subjects) for number in _candidates(question, terms, index, subjects)
    ]
    return sorted(found, key=lambda fact: (-fact.score, fact.profile.fact.id))


def _candidates(question: Question, terms: Sequence[Weighed], index: Index, subjects: frozenset[str]) -> list[int]:
    """Return the facts with the most evidence, of equal ones those nearest to the time asked for.

    A subject alone is no evidence.
    """
    evidence: dict[int, float] = {}
    for entry in terms:
        if entry.term.unit.keys & subjects:
            continue
        for number, trust in entry.covering.items():
            evidence[number] = evidence.get(number, 0.0) + trust * entry.weight
    by_evidence = sorted(evidence, key=lambda number: (-evidence[number], number))
    if len(by_evidence) > CANDIDATES:
        by_evidence.sort(key=lambda n: (-evidence[n], _distance_in_time(question, index.profiles[n]), n))
    return by_evidence[:CANDIDATES]


def _distance_in_time(question: Question, profile: Profile) -> int:
    """Return how far, in days, a fact's dates are from what the question asks for: its times, the first, the latest."""
    if question.periods and profile.periods:
        return min(held.days_between(asked) for held in profile.periods for asked in question.periods)
    edges = [held.sort_key for held in profile.periods]
    if question.order is None or not edges:
        return 0
    return min(edges)[0].toordinal() if question.order is Order.FIRST else -max(edges)[0].toordinal()


def _scored(
    number: int, question: Question, terms: Sequence[Weighed], index: Index, subjects: frozenset[str]
) -> Scored:
    line = " ".join(entry.term.unit.text for entry in terms if not entry.term.is_aside)
    profile = index.profiles[number]
    coverage, pooled = _coverage(number, profile, terms)
    years = frozenset(str(period.years()) for period in question.periods)
    entries = [(entry.keys, entry.weight, entry.term.must) for entry in terms]
    phrasing, best = index.patterns[number].best(entries, years)
    likeness = fuzz.token_sort_ratio(line, best.line) / 100
    uncovered = [entry.term.unit.text for entry in terms if entry.term.must and number not in entry.covering]
    fit = period_fit(question.periods, profile)
    is_own_ask = best.is_ask and phrasing >= _OWN_ASK and best.kind is question.asked.kind
    is_forbidden = _is_forbidden(question, line, phrasing, index.forbidden[number], entries, years)
    hint = _HINT if question.hints and period_fit(question.hints, profile).agrees else 0.0
    evidence = _COVERAGE * coverage + _PHRASING * phrasing + _POOLED * pooled + _LIKENESS * likeness
    return Scored(
        profile=profile,
        score=round(min(100.0, 100 * evidence + hint), 2),
        coverage=coverage,
        phrasing=phrasing,
        pooled=pooled,
        likeness=likeness,
        best_phrasing=best,
        matched=tuple(entry.term.unit.text for entry in terms if number in entry.covering),
        fit=fit,
        objections=tuple(
            objections(question, profile, uncovered, fit, subjects, is_own_ask=is_own_ask, is_forbidden=is_forbidden)
        ),
    )


def _is_forbidden(
    question: Question,
    line: str,
    phrasing: float,
    nevers: Pattern | None,
    entries: Sequence[tuple[frozenset[str], float, bool]],
    years: frozenset[str],
) -> bool:
    """Tell whether a question is one that the fact must never answer, rather than a way of asking for it."""
    if nevers is None:
        return False
    kind = question.asked.kind
    alike = [never for never in nevers.phrasings if never.kind is kind and never.years == years]
    if any(never.line == line for never in alike):
        return True
    value, nearest = nevers.best(entries, years)
    return nearest in alike and value >= max(_FORBIDDEN, phrasing + _CLEARLY)


def _coverage(number: int, profile: Profile, terms: Sequence[Weighed]) -> tuple[float, float]:
    """Return which share of the question the fact accounts for, and how many of its ways of asking do."""
    total = covered = pooled = 0.0
    for entry in terms:
        trust = entry.covering.get(number, 0.0)
        weight = entry.weight * (1.0 if entry.term.must else _ASIDE if entry.term.is_aside else _OPTIONAL)
        total += weight if entry.term.must or entry.covering else 0.0
        covered += weight * trust
        pooled += weight * max([profile.share.get(key, 0.0) for key in entry.keys], default=0.0)
    return (covered / total, pooled / total) if total else (0.0, 0.0)
