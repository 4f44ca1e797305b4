"""Words → stems: inflected, British and irregular forms of a word are one."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

import Stemmer

from bot.matching.english import English
from bot.matching.text import clean, tokens

_CACHE = 1 << 16


class Stems:
    """Stems English words; remembers the latest."""

    def __init__(self, english: English) -> None:
        self._english = english
        self._stemmer = Stemmer.Stemmer("english", 0)
        self.of: Callable[[str], str] = lru_cache(maxsize=_CACHE)(self._stem)
        """Returns the stem of a folded word."""

    def of_text(self, text: str) -> tuple[str, ...]:
        """Return the stems of a text's words and numbers."""
        return tuple(self.of(token.text) for token in tokens(clean(text)) if not token.is_break)

    def is_past_form(self, word: str) -> bool:
        """Tell whether a word looks like a past form ("signed", "bought"); other irregular forms do, too."""
        return word.endswith("ed") or word in self._english.irregular

    def is_superlative(self, word: str) -> bool:
        """Tell whether a word is a superlative that would be stemmed to its plain form ("largest")."""
        return word.endswith("est") and word in self._english.irregular

    def _stem(self, word: str) -> str:
        plain = self._english.irregular.get(word, word)
        plain = self._english.spellings.get(plain, plain)
        kept = self._english.unstemmed.get(plain)
        return f"{kept}." if kept else str(self._stemmer.stemWord(plain))
