"""Keys → facts: the postings from which candidates come, and how telling each word is."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping

from bot.matching.pattern import pattern_of
from bot.matching.profile import Profile
from bot.matching.units import Unit

_TRUST = {"≈": 0.95, "~": 0.85, "?": 0.9}
"""How well a match through like words or a kind of thing counts; through the word itself it is 1."""
_TOPIC_TRUST = 0.8
"""How well a word counts that only the fact's topic brings in."""


class Index:
    """All facts of a base by the keys they hold. Immutable after building."""

    def __init__(self, profiles: Iterable[Profile]) -> None:
        self.profiles = tuple(profiles)
        self._postings: dict[str, dict[int, float]] = {}
        for number, profile in enumerate(self.profiles):
            for key, trust in _trusted(profile).items():
                self._postings.setdefault(key, {})[number] = trust
        self.forbidden = tuple(
            pattern_of(profile.nevers, self.key_weight) if profile.nevers else None for profile in self.profiles
        )
        self.patterns = tuple(pattern_of(profile.phrasings, self.key_weight) for profile in self.profiles)

    def replacing(self, number: int, profile: Profile) -> Index:
        """Return an index in which one fact is seen otherwise; all other postings are shared."""
        other = Index(())
        other.profiles = (*self.profiles[:number], profile, *self.profiles[number + 1 :])
        other._postings = dict(self._postings)
        before, after = _trusted(self.profiles[number]), _trusted(profile)
        for key in before.keys() | after.keys():
            if before.get(key) != after.get(key):
                posting = {n: trust for n, trust in self._postings.get(key, {}).items() if n != number}
                other._postings[key] = {**posting, number: after[key]} if key in after else posting
        pattern = pattern_of(profile.phrasings, other.key_weight)
        other.forbidden = self.forbidden
        other.patterns = (*self.patterns[:number], pattern, *self.patterns[number + 1 :])
        return other

    def covering(self, unit: Unit) -> Mapping[int, float]:
        """Return the facts that account for a unit, each with how well (0 to 1)."""
        best: dict[int, float] = {}
        floor = _TOPIC_TRUST if unit.is_name else 0.0  # the topic's name is no name in the fact
        for key in unit.keys:
            for number, trust in self._postings.get(key, {}).items():
                if trust > max(floor, best.get(number, 0.0)):
                    best[number] = trust
        if unit.parts and not unit.is_proper:
            _keep_best(best, self._covering_all(unit.parts))
        return best

    def known(self, keys: frozenset[str]) -> frozenset[str]:
        """Return those of the keys that any fact holds."""
        return frozenset([key for key in keys if key in self._postings])

    def telling(self, covered: int) -> float:
        """Return the inverse document frequency of a unit that so many facts account for.

        The form is Lucene's for BM25, ln(1 + (N − n + ½) / (n + ½)), which is never negative
        (Robertson and Zaragoza, "The Probabilistic Relevance Framework", 2009).
        """
        total = len(self.profiles)
        return math.log(1 + (total - covered + 0.5) / (covered + 0.5))

    def key_weight(self, keys: frozenset[str]) -> float:
        """Return the inverse document frequency of a unit given by its keys, through its rarest key."""
        return self.telling(min((len(self._postings[key]) for key in keys if key in self._postings), default=0))

    def _covering_all(self, parts: Iterable[Unit]) -> Mapping[int, float]:
        """Return the facts that account for every word of a phrase, each by its weakest word."""
        each = [self.covering(part) for part in parts]
        shared = set(each[0]).intersection(*each[1:])
        return {number: min(covered[number] for covered in each) for number in shared}


def _trusted(profile: Profile) -> dict[str, float]:
    """Return the keys of a fact with how well each counts; numbers count only where the fact itself has them."""
    held = profile.own | {key for key in profile.asked if not key.startswith("#")}
    trusted = {key: _TOPIC_TRUST * _TRUST.get(key[0], 1.0) for key in profile.topic if key[0] != "?"}
    trusted.update((key, _TRUST.get(key[0], 1.0)) for key in held)
    return trusted


def _keep_best(best: dict[int, float], more: Mapping[int, float]) -> None:
    for number, trust in more.items():
        best[number] = max(trust, best.get(number, 0.0))
