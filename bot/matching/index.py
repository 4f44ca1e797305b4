"""Keys → facts: which facts account for a word, how well, and how telling the word is."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from bot.matching.pattern import Pattern, pattern_of
from bot.matching.profile import Profile
from bot.matching.words.keys import ENGLISH_LIKE, KIND, NUMBER, OWN_LIKE, Keys
from bot.matching.words.units import Unit

_TRUST = {OWN_LIKE: 0.95, ENGLISH_LIKE: 0.85, KIND: 0.9}
"""How well a match through like words or a kind of thing counts; through the word itself it is 1."""
_TOPIC_TRUST = 0.8
"""How well a word counts that only the fact's topic brings in."""


@dataclass(frozen=True, slots=True)
class Postings:
    """Which facts, by their numbers, hold a key, and how well it counts there (0 to 1)."""

    by_key: Mapping[str, Mapping[int, float]]
    total: int
    """The number of facts."""

    def weight(self, covered: int) -> float:
        """Return the inverse document frequency of a unit that so many facts account for.

        The form is Lucene's for BM25, ln(1 + (N − n + ½) / (n + ½)), which is never negative
        (Robertson and Zaragoza, "The Probabilistic Relevance Framework", 2009).
        """
        return math.log(1 + (self.total - covered + 0.5) / (covered + 0.5))

    def weight_of_keys(self, keys: Keys) -> float:
        """Return the weight of a unit given by its keys, through its rarest key."""
        return self.weight(min((len(self.by_key[key]) for key in keys if key in self.by_key), default=0))


@dataclass(frozen=True, slots=True)
class Index:
    """All facts of a base, by their numbers: as the matcher sees them, by ways of asking, by keys."""

    profiles: tuple[Profile, ...]
    patterns: tuple[Pattern, ...]
    nevers: tuple[Pattern | None, ...]
    """The questions that a fact must never answer, where it has any."""
    postings: Postings

    def replacing(self, number: int, profile: Profile) -> Index:
        """Return an index in which one fact is seen otherwise; all else is shared."""
        postings = _replaced(self.postings, number, _trusted(self.profiles[number]), _trusted(profile))
        pattern = pattern_of(profile.phrasings, postings.weight_of_keys)
        return Index(
            (*self.profiles[:number], profile, *self.profiles[number + 1 :]),
            (*self.patterns[:number], pattern, *self.patterns[number + 1 :]),
            self.nevers,
            postings,
        )

    def covering(self, unit: Unit) -> Mapping[int, float]:
        """Return the facts that account for a unit, each with how well (0 to 1)."""
        best: dict[int, float] = {}
        floor = _TOPIC_TRUST if unit.is_name else 0.0  # the topic's name is no name in the fact
        for key in unit.keys:
            for number, trust in self.postings.by_key.get(key, {}).items():
                if trust > max(floor, best.get(number, 0.0)):
                    best[number] = trust
        if unit.parts and not unit.is_proper:
            for number, trust in self._covering_all(unit.parts).items():
                best[number] = max(trust, best.get(number, 0.0))
        return best

    def known(self, keys: Keys) -> Keys:
        """Return those of the keys that any fact holds."""
        return frozenset([key for key in keys if key in self.postings.by_key])

    def _covering_all(self, parts: Sequence[Unit]) -> Mapping[int, float]:
        """Return the facts that account for every word of a phrase, each by its weakest word."""
        each = [self.covering(part) for part in parts]
        shared = set(each[0]).intersection(*each[1:])
        return {number: min(covered[number] for covered in each) for number in shared}


def index_of(profiles: Iterable[Profile]) -> Index:
    """Return the index of some facts."""
    profiles = tuple(profiles)
    by_key: dict[str, dict[int, float]] = {}
    for number, profile in enumerate(profiles):
        for key, trust in _trusted(profile).items():
            by_key.setdefault(key, {})[number] = trust
    postings = Postings(by_key, len(profiles))
    patterns = tuple(pattern_of(profile.phrasings, postings.weight_of_keys) for profile in profiles)
    nevers = tuple(_pattern_of_nevers(profile, postings) for profile in profiles)
    return Index(profiles, patterns, nevers, postings)


def _pattern_of_nevers(profile: Profile, postings: Postings) -> Pattern | None:
    return pattern_of(profile.nevers, postings.weight_of_keys) if profile.nevers else None


def _replaced(postings: Postings, number: int, before: Mapping[str, float], after: Mapping[str, float]) -> Postings:
    """Return postings in which one fact holds other keys."""
    by_key = dict(postings.by_key)
    for key in before.keys() | after.keys():
        if before.get(key) != after.get(key):
            posting = {n: trust for n, trust in by_key.get(key, {}).items() if n != number}
            by_key[key] = {**posting, number: after[key]} if key in after else posting
    return Postings(by_key, postings.total)


def _trusted(profile: Profile) -> Mapping[str, float]:
    """Return the keys of a fact with how well each counts; numbers count only where the fact has them."""
    held = profile.own | {key for key in profile.asked if not key.startswith(NUMBER)}
    trusted = {key: _TOPIC_TRUST * _trust(key) for key in profile.topic if not key.startswith(KIND)}
    trusted.update((key, _trust(key)) for key in held)
    return trusted


def _trust(key: str) -> float:
    return _TRUST.get(key[:1], 1.0)
