"""A mistyped word → the word meant: the fact base's own vocabulary first, then plain English.

Words that are English, or that the base uses, are never touched. Distances are optimal string alignment
distances: an insertion, a deletion, a substitution or a swap of neighbours counts 1 each.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from rapidfuzz import process
from rapidfuzz.distance import OSA

PROTECTED_RANK = 30_000
"""English words up to this rank of frequency are taken as meant; rarer ones may be slips of the base's words."""
_COMMON_RANK = 5_000
_COMMON_SHORT_RANK = 1_500
_SHORT_RANK = 12_000
"""Lists of frequency hold many short words that are none."""
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


class Speller:
    """Corrects words against `vocabulary` (word → in how many facts) and English (word → rank from 0)."""

    def __init__(self, vocabulary: Mapping[str, int], english: Mapping[str, int], grammar: Collection[str]) -> None:
        self._vocabulary = vocabulary
        self._english = english
        self._grammar = sorted(word for word in grammar if len(word) > 3)
        self._by_length: dict[int, list[str]] = {}
        for word in sorted(vocabulary):
            self._by_length.setdefault(len(word), []).append(word)

    def is_known(self, word: str) -> bool:
        """Tell whether the word stands as it is."""
        limit = PROTECTED_RANK if len(word) > 3 else _SHORT_RANK
        return word in self._vocabulary or self._english.get(word, limit) < limit

    def is_english(self, word: str) -> bool:
        """Tell whether a word is common enough in English to be no name."""
        return self._english.get(word, PROTECTED_RANK) < PROTECTED_RANK

    def corrected(self, word: str) -> str | None:
        """Return the word meant by a mistyped one; None when it stands or nothing is near enough."""
        if self.is_known(word) or len(word) < 3 or not word.isalpha():
            return None
        own, distance = self._nearest_own(word)
        if own is not None and distance == 1 and sorted(own) == sorted(word):
            return own
        if word in self._english and len(word) > 3:
            return own if distance == 1 else None
        english = self._nearest_english(word)
        is_swap = english is not None and sorted(english) == sorted(word)
        if own is not None and distance == 1 and not (is_swap and self._english[english or ""] < _COMMON_RANK):
            return own
        return english or own or self._nearest_grammar(word)

    def near_one_of(self, word: str, names: Collection[str]) -> str | None:
        """Return the one of a few names that a word the base does not use is a single slip away from."""
        if word in self._vocabulary or len(word) < 3 or not word.isalpha():
            return None
        near = [name for name in names if OSA.distance(word, name, score_cutoff=1) == 1 and name[0] == word[0]]
        return min(near, key=lambda name: (_cost(word, name), name), default=None)

    def slip(self, word: str) -> str | None:
        """Return a word that an English word becomes when two neighbouring letters are swapped back.

        `castor` may be meant as it stands or as `castro`; so may `form` and `from`. Only words that the base
        itself does not use may be slips.
        """
        if word in self._vocabulary or len(word) < 4 or not word.isalpha():
            return None
        meant = [swap for swap in _swaps(word) if swap in self._vocabulary or swap in self._grammar]
        return min(meant, default=None)

    def split(self, word: str) -> tuple[str, str] | None:
        """Return two known words that were typed as one, the likelier split first; else None."""
        found: list[tuple[int, int, str, str]] = []
        for cut in range(2, len(word) - 1):
            left, right = word[:cut], word[cut:]
            if self._is_common(left) and self._is_common(right):
                own = (left in self._vocabulary) + (right in self._vocabulary)
                found.append((-own, -min(len(left), len(right)), left, right))
        if not found:
            return None
        _, _, left, right = min(found)
        return left, right

    def joined(self, left: str, right: str) -> str | None:
        """Return the base's word that was typed as two (`cyber security`), unless both halves are its words."""
        whole = left + right
        if whole in self._vocabulary and not (left in self._vocabulary and right in self._vocabulary):
            return whole
        return None

    def _is_common(self, word: str) -> bool:
        common = self._english.get(word, _COMMON_RANK) < _COMMON_RANK
        return (common or word in self._vocabulary) if len(word) > 2 else word in _SHORT_WORDS

    def _nearest_own(self, word: str) -> tuple[str | None, int]:
        """Return the nearest word of the base's vocabulary and its distance."""
        limit = _limit(word)
        near: list[tuple[int, int, bool, int, str]] = []
        for length in range(len(word) - limit, len(word) + limit + 1):
            candidates = self._by_length.get(length, ())
            for other, distance, _ in process.extract(
                word, candidates, scorer=OSA.distance, score_cutoff=limit, limit=None
            ):
                if _is_likely(word, other, int(distance)):
                    cost = _cost(word, other) if distance == 1 else 0
                    near.append((int(distance), cost, other[0] != word[0], -self._vocabulary[other], other))
        if not near:
            return None, 0
        best = min(near)
        return best[-1], best[0]

    def _nearest_english(self, word: str) -> str | None:
        """Return the English word at distance 1 that is likeliest by the kind of slip, then by frequency."""
        limit = PROTECTED_RANK if len(word) > 3 else _COMMON_SHORT_RANK
        known = {edit for edit in _edits(word) if self._english.get(edit, limit) < limit}
        if len(word) == 3:  # short words are near many others
            known = {edit for edit in known if edit[0] == word[0] or sorted(edit) == sorted(word)}
        return min(known, key=lambda edit: (_cost(word, edit), self._english[edit], edit), default=None)

    def _nearest_grammar(self, word: str) -> str | None:
        """Return a grammatical word at distance 2, for longer words."""
        if len(word) < 5:
            return None
        found = process.extractOne(word, self._grammar, scorer=OSA.distance, score_cutoff=2)
        return found[0] if found and found[0][0] == word[0] and len(found[0]) > 4 else None


_BESIDE = {
    "q": "wa", "w": "qeas", "e": "wrsd", "r": "etdf", "t": "ryfg", "y": "tugh", "u": "yihj", "i": "uojk", "o": "ipkl",
    "p": "ol", "a": "qwsz", "s": "awedxz", "d": "serfcx", "f": "drtgvc", "g": "ftyhbv", "h": "gyujnb", "j": "huikmn",
    "k": "jiolm", "l": "kop", "z": "asx", "x": "zsdc", "c": "xdfv", "v": "cfgb", "b": "vghn", "n": "bhjm", "m": "njk",
}  # fmt: skip
"""The keys around each key of a QWERTY keyboard."""
_SHORT_WORDS = frozenset({"in", "of", "to", "is", "by", "on", "at", "do", "an", "me", "my", "us"})


def _limit(word: str) -> int:
    """Return how many slips a word of this length may hold."""
    if len(word) < 6:
        return 1
    return 2 if len(word) < 10 else 3


def _cost(word: str, other: str) -> int:
    """Return how unlikely a single slip is: 0 a swap, 1 a letter dropped or added or a key beside, 2 any other."""
    if sorted(word) == sorted(other):
        return 0
    if len(word) != len(other):
        return 1
    typed, meant = next((pair for pair in zip(word, other, strict=True) if pair[0] != pair[1]), ("", ""))
    return 1 if meant in _BESIDE.get(typed, "") else 2


def _is_likely(word: str, other: str, distance: int) -> bool:
    """Refuse what short words and wrong first letters make unlikely."""
    if min(len(word), len(other)) < 4:
        is_dropped = len(word) == 3 and len(other) == 4 and word[0] == other[0]
        return sorted(word) == sorted(other) or is_dropped
    if distance == 1:
        return True
    return len(word) >= 10 or (len(other) >= 5 and (word[0] == other[0] or word[:2] == other[1::-1]))


def _swaps(word: str) -> Iterator[str]:
    for i in range(len(word) - 1):
        yield word[:i] + word[i + 1] + word[i] + word[i + 2 :]


def _edits(word: str) -> Iterator[str]:
    """Yield every text at distance 1."""
    yield from _swaps(word)
    for i in range(len(word) + 1):
        head, tail = word[:i], word[i:]
        if tail:
            yield head + tail[1:]
        for letter in _LETTERS:
            yield head + letter + tail
            if tail:
                yield head + letter + tail[1:]
