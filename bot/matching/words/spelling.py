"""A mistyped word → the word meant: the fact base's own vocabulary first, then plain English.

Words that are English, or that the base uses, are never touched. Distances are optimal string alignment
distances: an insertion, a deletion, a substitution or a swap of neighbours counts 1 each.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.matching.words.slips import SHORT, cost, edits, is_anagram, is_likely, most_slips, swaps

_ENGLISH_RANK = 30_000
"""English words up to this rank of frequency are taken as meant; rarer ones may be slips."""
_SHORT_RANK = 12_000
"""The same for short words: lists of frequency hold many that are none."""
_COMMON_RANK = 5_000
_COMMON_SHORT_RANK = 1_500
_SHORT_WORDS = frozenset({"in", "of", "to", "is", "by", "on", "at", "do", "an", "me", "my", "us"})
"""The words of two letters that may be typed together with the next."""
_SHORTEST_HALF = 2
_SHORTEST_SWAP = 5
"""English words of fewer letters are no slips of the base's words: "cats" is not "acts"."""
_SHORTEST_GRAMMAR = 5
"""Grammatical words are found at distance 2 from so many letters on."""


class Speller:
    """Corrects words against `vocabulary` (word → in how many facts) and English (word → rank from 0)."""

    def __init__(self, vocabulary: Mapping[str, int], english: Mapping[str, int], grammar: Collection[str]) -> None:
        self._vocabulary = vocabulary
        self._english = english
        self._grammar = sorted(word for word in grammar if len(word) > SHORT)
        self._by_length: dict[int, list[str]] = {}
        for word in sorted(vocabulary):
            self._by_length.setdefault(len(word), []).append(word)

    def is_known(self, word: str) -> bool:
        """Tell whether the word stands as it is."""
        limit = _ENGLISH_RANK if len(word) > SHORT else _SHORT_RANK
        return word in self._vocabulary or self._english.get(word, limit) < limit

    def is_english(self, word: str) -> bool:
        """Tell whether a word is common enough in English to be no name."""
        return self._english.get(word, _ENGLISH_RANK) < _ENGLISH_RANK

    def corrected(self, word: str) -> str | None:
        """Return the word meant by a mistyped one; None when it stands or nothing is near enough."""
        if self.is_known(word) or len(word) < SHORT or not word.isalpha():
            return None
        own, distance = self._nearest_own(word)
        near_own = own if distance == 1 else None
        if near_own is not None and is_anagram(near_own, word):
            return near_own
        if word in self._english and len(word) > SHORT:
            return near_own
        english = self._nearest_english(word)
        if near_own is not None and not (english is not None and self._is_common_swap(word, english)):
            return near_own
        return english or own or self._nearest_grammar(word)

    def near_one_of(self, word: str, names: Collection[str]) -> str | None:
        """Return the one of a few names that a word the base does not use is a single slip away from."""
        if word in self._vocabulary or len(word) < SHORT or not word.isalpha():
            return None
        near = [name for name in names if name[0] == word[0] and OSA.distance(word, name, score_cutoff=1) == 1]
        return min(near, key=lambda name: (cost(word, name), name), default=None)

    def slip(self, word: str) -> str | None:
        """Return a word that an English word becomes when two neighbouring letters are swapped back.

        `form` may be meant as it stands or as `from`. Only words that the base itself does not use may be
        slips.
        """
        if word in self._vocabulary or len(word) <= SHORT or not word.isalpha():
            return None
        own = self._vocabulary if len(word) >= _SHORTEST_SWAP else ()
        meant = [swap for swap in swaps(word) if swap in own or swap in self._grammar]
        return min(meant, default=None)

    def split(self, word: str) -> tuple[str, str] | None:
        """Return two known words that were typed as one, the likelier split first; else None."""
        found: list[tuple[int, int, str, str]] = []
        for cut in range(_SHORTEST_HALF, len(word) - 1):
            left, right = word[:cut], word[cut:]
            if self._is_common(left) and self._is_common(right):
                own = (left in self._vocabulary) + (right in self._vocabulary)
                found.append((-own, -min(len(left), len(right)), left, right))
        if not found:
            return None
        _, _, left, right = min(found)
        return left, right

    def joined(self, left: str, right: str) -> str | None:
        """Return the base's word that was typed as two (`cyber security`), unless both are its words."""
        whole = left + right
        if whole in self._vocabulary and not (left in self._vocabulary and right in self._vocabulary):
            return whole
        return None

    def _is_common(self, word: str) -> bool:
        if len(word) <= _SHORTEST_HALF:
            return word in _SHORT_WORDS
        return word in self._vocabulary or self._english.get(word, _COMMON_RANK) < _COMMON_RANK

    def _is_common_swap(self, word: str, english: str) -> bool:
        return is_anagram(english, word) and self._english[english] < _COMMON_RANK

    def _nearest_own(self, word: str) -> tuple[str | None, int]:
        """Return the nearest word of the base's vocabulary and its distance."""
        limit = most_slips(word)
        near: list[tuple[int, int, bool, int, str]] = []
        for length in range(len(word) - limit, len(word) + limit + 1):
            candidates = self._by_length.get(length, ())
            for other, found, _ in process.extract(
                word, candidates, scorer=OSA.distance, score_cutoff=limit, limit=None
            ):
                distance = int(found)
                if is_likely(word, other, distance):
                    slip_cost = cost(word, other) if distance == 1 else 0
                    near.append((distance, slip_cost, other[0] != word[0], -self._vocabulary[other], other))
        if not near:
            return None, 0
        best = min(near)
        return best[-1], best[0]

    def _nearest_english(self, word: str) -> str | None:
        """Return the English word at distance 1 that is likeliest by the kind of slip, then by frequency."""
        limit = _ENGLISH_RANK if len(word) > SHORT else _COMMON_SHORT_RANK
        known = {edit for edit in edits(word) if self._english.get(edit, limit) < limit}
        if len(word) == SHORT:
            known = {edit for edit in known if edit[0] == word[0] or is_anagram(edit, word)}
        return min(known, key=lambda edit: (cost(word, edit), self._english[edit], edit), default=None)

    def _nearest_grammar(self, word: str) -> str | None:
        """Return a grammatical word at distance 2, for longer words."""
        if len(word) < _SHORTEST_GRAMMAR:
            return None
        found = process.extractOne(word, self._grammar, scorer=OSA.distance, score_cutoff=2)
        return found[0] if found and found[0][0] == word[0] and len(found[0]) >= _SHORTEST_GRAMMAR else None
