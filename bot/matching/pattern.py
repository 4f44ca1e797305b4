"""A fact's ways of asking, laid out so that a question is compared with all of them at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from bot.matching.profile import Phrasing

Weigh = Callable[[frozenset[str]], float]
"""Returns the inverse document frequency of a unit given by its keys."""

OTHER_YEAR, ONE_YEAR = 0.8, 0.9
"""What a way of asking is worth that names another year than the question, or where only one names any."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """The units of all phrasings of a fact by their keys.

    `at` maps a key to (phrasing, bit mask of its units that hold the key); `weights` are the units' weights.
    """

    phrasings: tuple[Phrasing, ...]
    at: dict[str, tuple[tuple[int, int], ...]]
    weights: tuple[tuple[float, ...], ...]
    totals: tuple[float, ...]

    def best(
        self, terms: Iterable[tuple[frozenset[str], float, bool]], years: frozenset[str]
    ) -> tuple[float, Phrasing]:
        """Return how alike the nearest phrasing is (0 to 1), and which it is; the first of equals.

        `terms` are (keys, weight, must). Likeness is the harmonic mean of the shares that question and
        phrasing cover of each other by weight (the F-measure of van Rijsbergen, 1979, with beta 1).
        """
        count, at = len(self.phrasings), self.at
        masks, ours, hits = [0] * count, [0.0] * count, [0.0] * count
        demanded = 0.0
        for keys, weight, must in terms:
            demanded += weight if must else 0.0
            found: dict[int, int] = {}
            for key in keys:
                if key in at:
                    for number, mask in at[key]:
                        found[number] = found.get(number, 0) | mask
            for number, mask in found.items():
                masks[number] |= mask
                hits[number] += weight
                ours[number] += 0.0 if must else weight
        values = [
            self._value(i, masks[i], hits[i], demanded + ours[i], years) if masks[i] else 0.0 for i in range(count)
        ]
        number = max(range(count), key=values.__getitem__)
        return values[number], self.phrasings[number]

    def _value(self, number: int, mask: int, hit: float, ours: float, years: frozenset[str]) -> float:
        if not ours or not hit:
            return 0.0
        covered = sum([weight for bit, weight in enumerate(self.weights[number]) if mask >> bit & 1])
        precision, recall = hit / ours, covered / self.totals[number]
        value = 2 * precision * recall / (precision + recall)
        theirs = self.phrasings[number].years
        if theirs == years:
            return value
        return value * (OTHER_YEAR if theirs and years else ONE_YEAR)


def pattern_of(phrasings: tuple[Phrasing, ...], weigh: Weigh) -> Pattern:
    """Return the pattern of a fact's phrasings."""
    at: dict[str, dict[int, int]] = {}
    for number, phrasing in enumerate(phrasings):
        for bit, keys in enumerate(phrasing.units):
            for key in keys:
                masks = at.setdefault(key, {})
                masks[number] = masks.get(number, 0) | 1 << bit
    weights = tuple(tuple(weigh(keys) for keys in phrasing.units) for phrasing in phrasings)
    return Pattern(
        phrasings,
        {key: tuple(masks.items()) for key, masks in at.items()},
        weights,
        tuple(sum(each) or 1.0 for each in weights),
    )
