"""How well each fact fits a question: evidence for it, and the objections against it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from bot.matching.agreement import Fit, Ground, Objection, objections, period_fit
from bot.matching.index import Index
from bot.matching.lexicon import Unit
from bot.matching.profile import Phrasing, Profile
from bot.matching.question import Question, Term

CANDIDATES = 24
"""So many facts with the most evidence are looked at closely."""
_SUBJECT_WEIGHT = 0.3
"""A subject of the source stands in nearly every fact and says little."""
_OPTIONAL = 0.5
"""What a word counts that need not be accounted for, beside one that must."""
_OTHER_YEAR, _NO_YEAR = 0.8, 0.9
"""What a way of asking is worth that names another year, or that alone names one."""
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
        is_name = bool(unit.parts) or any(key[0] in "≈=" for key in unit.keys)
        return is_name and bool(unit.keys & self.profile.own)

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
        found.append(Weighed(term, weight, covering))
    return found


def scored(question: Question, terms: Sequence[Weighed], index: Index, subjects: frozenset[str]) -> list[Scored]:
    """Return the facts with some evidence, best first, ties by id."""
    line = " ".join(entry.term.unit.text for entry in terms)
    found = [
        _scored(number, question, terms, line, index, subjects)
        for number in _candidates(terms, subjects)
    ]
    return sorted(found, key=lambda fact: (-fact.score, fact.profile.fact.id))


def _candidates(terms: Sequence[Weighed], subjects: frozenset[str]) -> list[int]:
    """Return the facts with the most evidence; a subject alone is no evidence."""
    evidence: dict[int, float] = {}
    for entry in terms:
        if entry.term.unit.keys & subjects:
            continue
        for number, trust in entry.covering.items():
            evidence[number] = evidence.get(number, 0.0) + trust * entry.weight
    return sorted(evidence, key=lambda number: (-evidence[number], number))[:CANDIDATES]


def _scored(
    number: int,
    question: Question,
    terms: Sequence[Weighed],
    line: str,
    index: Index,
    subjects: frozenset[str],
) -> Scored:
    profile = index.profiles[number]
    coverage, pooled = _coverage(number, profile, terms)
    phrasing, best = _best_phrasing(profile, question, terms, index)
    likeness = fuzz.token_sort_ratio(line, best.line) / 100
    uncovered = [entry.term.unit.text for entry in terms if entry.term.must and number not in entry.covering]
    fit = period_fit(question.periods, profile)
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
        objections=tuple(objections(question, profile, uncovered, fit, subjects)),
    )


def _coverage(number: int, profile: Profile, terms: Sequence[Weighed]) -> tuple[float, float]:
    """Return which share of the question the fact accounts for, and how many of its ways of asking do."""
    total = covered = pooled = 0.0
    for entry in terms:
        trust = entry.covering.get(number, 0.0)
        weight = entry.weight if entry.term.must else entry.weight * _OPTIONAL
        total += weight if entry.term.must or entry.covering else 0.0
        covered += weight * trust
        pooled += weight * max((profile.share.get(key, 0.0) for key in entry.term.unit.all_keys), default=0.0)
    return (covered / total, pooled / total) if total else (0.0, 0.0)


def _best_phrasing(
    profile: Profile, question: Question, terms: Sequence[Weighed], index: Index
) -> tuple[float, Phrasing]:
    """Return the likeness to the nearest way of asking: the harmonic mean of what each covers of the other."""
    years = frozenset(str(period.years()) for period in question.periods)
    best, nearest = -1.0, profile.phrasings[0]
    for phrasing in profile.phrasings:
        value = _overlap(phrasing, terms, index)
        if phrasing.years != years:
            value *= _OTHER_YEAR if phrasing.years and years else _NO_YEAR
        if value > best:
            best, nearest = value, phrasing
    return best, nearest


def _overlap(phrasing: Phrasing, terms: Sequence[Weighed], index: Index) -> float:
    theirs = [(unit, index.key_weight(unit)) for unit in phrasing.units]
    hit_theirs: set[int] = set()
    ours = hit_ours = 0.0
    for entry in terms:
        keys = entry.term.unit.all_keys
        hits = [i for i, (unit, _) in enumerate(theirs) if not keys.isdisjoint(unit)]
        if hits or entry.term.must:
            ours += entry.weight
        if hits:
            hit_ours += entry.weight
            hit_theirs.update(hits)
    their_total = sum(weight for _, weight in theirs)
    if not hit_theirs or not ours or not their_total:
        return 0.0
    precision = hit_ours / ours
    recall = sum(theirs[i][1] for i in hit_theirs) / their_total
    return 2 * precision * recall / (precision + recall)
