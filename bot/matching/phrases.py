"""Finding known phrases of several words in a line of words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence


class PhraseTable:
    """Phrases by their first word; finds the longest one that starts at a position."""

    def __init__(self, phrases: Iterable[str]) -> None:
        by_first: dict[str, set[tuple[str, ...]]] = {}
        for phrase in phrases:
            words = tuple(phrase.split())
            if words:
                by_first.setdefault(words[0], set()).add(words)
        self._by_first = {
            first: tuple(sorted(found, key=lambda words: (-len(words), words))) for first, found in by_first.items()
        }

    def length_at(self, words: Sequence[str], position: int) -> int:
        """Return how many words the longest phrase from here has; 0 when none starts here."""
        for phrase in self._by_first.get(words[position], ()):
            if tuple(words[position : position + len(phrase)]) == phrase:
                return len(phrase)
        return 0
