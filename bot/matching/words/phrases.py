"""Finding known phrases in a line of words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence


class PhraseTable:
    """Phrases, each a sequence of words; finds the longest one that starts at a position."""

    def __init__(self, phrases: Iterable[Sequence[str]]) -> None:
        self._phrases = frozenset(tuple(phrase) for phrase in phrases if phrase)
        lengths: dict[str, set[int]] = {}
        for phrase in self._phrases:
            lengths.setdefault(phrase[0], set()).add(len(phrase))
        self._lengths = {first: sorted(found, reverse=True) for first, found in lengths.items()}

    def length_at(self, words: Sequence[str], position: int) -> int:
        """Return how many words the longest phrase from here has; 0 when none starts here."""
        for length in self._lengths.get(words[position], ()):
            if position + length <= len(words) and tuple(words[position : position + length]) in self._phrases:
                return length
        return 0
