"""A fact's ways of asking, laid out so that a question is compared with all of them at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from bot.matching.phrasing import Phrasing, Years
from bot.matching.question import Kind, Term
from bot.matching.words.keys import Keys

Weigh = Callable[[Keys], float]
"""Returns the inverse document frequency of a unit given by its keys."""

_OPTIONAL, _ASIDE = 0.5, 0.15
"""What a word counts that only helps, and one beside the question; one that is needed counts 1."""
_OTHER_YEARS, _YEARS_OF_ONE = 0.8, 0.9
"""What a way of asking is worth that names other years than the question, or where only one names any."""


_SEVERAL = 2
_SAME_KIND = 1e-6
"""What makes of phrasings alike the one the nearest that asks for the same kind of thing."""
_NOISE = 1e-9
"""What sums of the same weights in another order may differ by."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """A term of a question, looked up in a base."""

    term: Term
    keys: Keys
    """Its keys as far as any fact holds them."""
    weight: float
    covering: Mapping[int, float]
    """The facts, by their numbers, that account for it, each with how well (0 to 1)."""

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
    at: Mapping[str, tuple[tuple[int, int], ...]]
    """Key → (number of a phrasing, bit mask of its units that hold the key)."""
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

    def best(self, terms: Iterable[Weighed], years: Years, kind: Kind) -> tuple[float, Phrasing]:
        """Return how alike the nearest phrasing is (0 to 1), and which it is.

        Likeness is the harmonic mean of the shares that question and phrasing cover of each other by weight
        (the F-measure of van Rijsbergen, 1979, with beta 1). Of the terms that need not be accounted for,
        those count that the phrasing has. Of phrasings alike the first that asks for a kind of thing is taken.
        """
        count = len(self.phrasings)
        masks, hits, covered, optional = [0] * count, [0.0] * count, [0.0] * count, [0.0] * count
        demanded = 0.0
        for entry in terms:
            must, weight = entry.term.must, entry.weight
            demanded += weight if must else 0.0
            for number, mask in self._masks(entry.keys):
                hits[number] += weight
                if not must:
                    optional[number] += weight
                fresh = mask & ~masks[number]
                if fresh:
                    masks[number] |= fresh
                    covered[number] += self._weight(number, fresh)
        found = (0.0, 0.0, 0)
        for number, hit in enumerate(hits):
            if hit:
                precision, recall = hit / (demanded + optional[number]), covered[number] / self.totals[number]
                likeness = self._rated(number, 2 * precision * recall / (precision + recall), years)
                rank = likeness + (_SAME_KIND if self.phrasings[number].kind is kind else 0.0)
                if rank > found[0] + _NOISE:
                    found = rank, likeness, number
        _, likeness, nearest = found
        return likeness, self.phrasings[nearest]

    def _masks(self, keys: Keys) -> Iterable[tuple[int, int]]:
        """Return the phrasings that share a key, each with the mask of the units that do."""
        held = [self.at[key] for key in keys if key in self.at]
        if len(held) < _SEVERAL:
            return held[0] if held else ()
        found: dict[int, int] = {}
        for postings in held:
            for number, mask in postings:
                found[number] = found.get(number, 0) | mask
        return found.items()

    def _weight(self, number: int, mask: int) -> float:
        """Return the weight of the masked units of a phrasing."""
        weights = self.weights[number]
        if not mask & (mask - 1):  # a single unit
            return weights[mask.bit_length() - 1]
        return sum(weight for bit, weight in enumerate(weights) if mask >> bit & 1)

    def _rated(self, number: int, likeness: float, years: Years) -> float:
        theirs = self.phrasings[number].years
        if theirs == years:
            return likeness
        return likeness * (_OTHER_YEARS if theirs and years else _YEARS_OF_ONE)


def pattern_of(phrasings: tuple[Phrasing, ...], weigh: Weigh) -> Pattern:
    """Return the pattern of a fact's phrasings."""
    at: dict[str, dict[int, int]] = {}
    for number, phrasing in enumerate(phrasings):
        for bit, keys in enumerate(phrasing.units):
            for key in keys:
                masks = at.setdefault(key, {})
                masks[number] = masks.get(number, 0) | 1 << bit
    weights = tuple(tuple(map(weigh, phrasing.units)) for phrasing in phrasings)
    return Pattern(
        phrasings,
        {key: tuple(masks.items()) for key, masks in at.items()},
        weights,
        tuple(sum(each) or 1.0 for each in weights),
    )
