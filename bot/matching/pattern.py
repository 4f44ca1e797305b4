"""A fact's ways of asking, laid out so that a question is compared with all of them at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from bot.matching.phrasing import Phrasing, Years
from bot.matching.question import Term
from bot.matching.words.keys import Keys

Weigh = Callable[[Keys], float]
"""Returns the inverse document frequency of a unit given by its keys."""

_OTHER_YEARS, _YEARS_OF_ONE = 0.8, 0.9
"""What a way of asking is worth that names other years than the question, or where only one names any."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """A term of a question, looked up in a base."""

    term: Term
    keys: Keys
    """Its keys as far as any fact holds them."""
    weight: float
    covering: Mapping[int, float]
    """The facts, by their numbers, that account for it, each with how well (0 to 1)."""


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

    def best(self, terms: Iterable[Weighed], years: Years) -> tuple[float, Phrasing]:
        """Return how alike the nearest phrasing is (0 to 1), and which it is; the first of equals.

        Likeness is the harmonic mean of the shares that question and phrasing cover of each other by weight
        (the F-measure of van Rijsbergen, 1979, with beta 1). Of the terms that need not be accounted for,
        those count that the phrasing has.
        """
        count = len(self.phrasings)
        masks, hits, optional = [0] * count, [0.0] * count, [0.0] * count
        demanded = 0.0
        for entry in terms:
            must, weight = entry.term.must, entry.weight
            demanded += weight if must else 0.0
            for number, mask in self._masks(entry.keys).items():
                masks[number] |= mask
                hits[number] += weight
                optional[number] += 0.0 if must else weight
        values = [
            self._likeness(i, masks[i], hits[i] / (demanded + optional[i]), years) if hits[i] else 0.0
            for i in range(count)
        ]
        number = max(range(count), key=values.__getitem__)
        return values[number], self.phrasings[number]

    def _masks(self, keys: Keys) -> dict[int, int]:
        """Return the phrasings that share a key, each with the mask of the units that do."""
        found: dict[int, int] = {}
        for key in keys:
            for number, mask in self.at.get(key, ()):
                found[number] = found.get(number, 0) | mask
        return found

    def _likeness(self, number: int, mask: int, precision: float, years: Years) -> float:
        """Return how alike a phrasing is of which the masked units are covered."""
        covered = sum([weight for bit, weight in enumerate(self.weights[number]) if mask >> bit & 1])
        recall = covered / self.totals[number]
        value = 2 * precision * recall / (precision + recall)
        theirs = self.phrasings[number].years
        if theirs == years:
            return value
        return value * (_OTHER_YEARS if theirs and years else _YEARS_OF_ONE)


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
