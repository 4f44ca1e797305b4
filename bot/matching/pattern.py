"""A fact's ways of asking, laid out so that a question is compared with all of them at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from bot.matching.phrasing import Phrasing, Years
from bot.matching.question import Kind, Term
from bot.matching.words.keys import Keys

Weigh = Callable[[Keys], float]
"""Returns the inverse document frequency of a unit given by its keys."""
Held = tuple[int, float]
"""The units of a phrasing that hold a key: their bit mask, and their weight together."""

_OPTIONAL, _ASIDE = 0.5, 0.15
"""What a word counts that only helps, and one beside the question; one that is needed counts 1."""
_OTHER_YEARS, _YEARS_OF_ONE = 0.8, 0.9
"""What a way of asking is worth that names other years than the question, or where only one names any."""
_SAME_KIND = 1e-6
"""What makes of phrasings alike the one the nearest that asks for the same kind of thing."""
_NOISE = 1e-9
"""What sums of the same weights in another order may differ by."""
_SEVERAL = 2


@dataclass(frozen=True, slots=True)
class Weighed:
    """A term of a question, looked up in a base."""

    term: Term
    keys: Keys
    """Its keys as far as any fact holds them."""
    weight: float
    covering: Mapping[int, float]
    """The facts, by their numbers, that account for it, each with how well (0 to 1)."""
    is_subject: bool
    """Whether it names a subject of the source, which stands in nearly every phrasing."""

    @property
    def importance(self) -> float:
        """What it counts (0 to 1): all when it is needed, less when it only helps or stands beside."""
        if self.term.must:
            return 1.0
        return _ASIDE if self.term.is_aside else _OPTIONAL


@dataclass(frozen=True, slots=True)
class Pattern:
    """All phrasings of a fact."""

    phrasings: tuple[Phrasing, ...]
    at: Mapping[str, Mapping[int, Held]]
    """Key → number of a phrasing → its units that hold the key."""
    weights: tuple[tuple[float, ...], ...]
    """The weights of each phrasing's units."""
    totals: tuple[float, ...]
    """Their sums."""

    def may_reach(self, terms: Iterable[Weighed], least: float) -> bool:
        """Tell whether a phrasing may be so alike, by how much of what is needed they hold together."""
        demanded = held = 0.0
        for entry in terms:
            is_held = not self.at.keys().isdisjoint(entry.keys)
            held += entry.weight if is_held else 0.0
            demanded += entry.weight if is_held or entry.term.must else 0.0
        return 2 * held >= least * (held + demanded)

    def best(self, terms: Sequence[Weighed], years: Years, kind: Kind) -> tuple[float, Phrasing]:
        """Return how alike the nearest phrasing is (0 to 1), and which it is.

        Likeness is the harmonic mean of the shares that question and phrasing cover of each other by weight
        (the F-measure of van Rijsbergen, 1979, with beta 1). Of the terms that need not be accounted for,
        those count that the phrasing has. A phrasing that shares only a subject is not looked at. Of phrasings
        alike the first that asks for the same kind of thing is taken.
        """
        tally = self._tally(terms)
        demanded = sum([entry.weight for entry in terms if entry.term.must])
        found = (0.0, 0.0, 0)
        for number, (_, hits, optional, covered) in tally.items():
            precision, recall = hits / (demanded + optional), covered / self.totals[number]
            likeness = self._rated(number, 2 * precision * recall / (precision + recall), years)
            rank = likeness + (_SAME_KIND if self.phrasings[number].kind is kind else 0.0)
            if rank > found[0] + _NOISE or (rank > found[0] - _NOISE and number < found[2]):
                found = rank, likeness, number
        _, likeness, nearest = found
        return likeness, self.phrasings[nearest]

    def _tally(self, terms: Sequence[Weighed]) -> dict[int, tuple[int, float, float, float]]:
        """Return for each phrasing: which of its units are covered, and three weights.

        They are those of the terms that it holds, of the ones among them that are not needed, and of the
        units covered.
        """
        tally: dict[int, tuple[int, float, float, float]] = {}
        for entry in sorted(terms, key=_is_subject):
            weight, optional = entry.weight, 0.0 if entry.term.must else entry.weight
            held = self._held(entry.keys)
            for number in tally.keys() & held.keys() if entry.is_subject else held:
                mask, units = held[number]
                before, hits, spare, covered = tally.get(number, (0, 0.0, 0.0, 0.0))
                fresh = mask & ~before
                covered += units if fresh == mask else _weight(self.weights[number], fresh)
                tally[number] = mask | before, hits + weight, spare + optional, covered
        return tally

    def _held(self, keys: Keys) -> Mapping[int, Held]:
        """Return the phrasings that share a key, each with the units that do."""
        held = [self.at[key] for key in keys if key in self.at]
        if len(held) < _SEVERAL:
            return held[0] if held else {}
        found = dict(held[0])
        for postings in held[1:]:
            for number, (mask, weight) in postings.items():
                joined = found[number][0] | mask if number in found else mask
                found[number] = (joined, weight if joined == mask else _weight(self.weights[number], joined))
        return found

    def _rated(self, number: int, likeness: float, years: Years) -> float:
        theirs = self.phrasings[number].years
        if theirs == years:
            return likeness
        return likeness * (_OTHER_YEARS if theirs and years else _YEARS_OF_ONE)


def pattern_of(phrasings: tuple[Phrasing, ...], weigh: Weigh) -> Pattern:
    """Return the pattern of a fact's phrasings."""
    masks: dict[str, dict[int, int]] = {}
    for number, phrasing in enumerate(phrasings):
        for bit, keys in enumerate(phrasing.units):
            for key in keys:
                held = masks.setdefault(key, {})
                held[number] = held.get(number, 0) | 1 << bit
    weights = tuple(tuple(map(weigh, phrasing.units)) for phrasing in phrasings)
    at = {
        key: {number: (mask, _weight(weights[number], mask)) for number, mask in held.items()}
        for key, held in masks.items()
    }
    return Pattern(phrasings, at, weights, tuple(sum(each) or 1.0 for each in weights))


def _weight(weights: Sequence[float], mask: int) -> float:
    """Return the weight of the masked units of a phrasing."""
    return sum([weight for bit, weight in enumerate(weights) if mask >> bit & 1])


def _is_subject(entry: Weighed) -> bool:
    return entry.is_subject
