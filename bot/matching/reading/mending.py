"""Words as typed → words as meant: abbreviations, mistyped words, words typed together or apart."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import lru_cache

from bot.matching.question import Correction
from bot.matching.text import Token, scaled
from bot.matching.words.lexicon import Lexicon

_CACHE = 1 << 14


class Mender:
    """Mends lines of tokens with one lexicon; remembers the latest words."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._meant: Callable[[str], tuple[str, ...]] = lru_cache(maxsize=_CACHE)(self._words_meant)

    def mended(self, line: Iterable[Token]) -> tuple[list[Token], list[Correction]]:
        """Return the line with its mistakes mended, and the corrections that an asker should see."""
        respelled, spelled_wrong = self._respelled(line)
        rejoined, written_apart = self._rejoined(respelled)
        return self._with_from(rejoined), spelled_wrong + written_apart

    def _respelled(self, line: Iterable[Token]) -> tuple[list[Token], list[Correction]]:
        """Expand abbreviations, mend mistyped words and part joined ones."""
        mended: list[Token] = []
        corrections: list[Correction] = []
        for token in line:
            if token.is_break or token.number is not None:
                mended.append(token)
                continue
            words = self._meant(token.text)
            if words != (token.text,) and token.text not in self._lexicon.english.abbreviations:
                corrections.append(Correction(token.text, " ".join(words)))
            mended.extend(self._tokens(token, words))
        return mended, corrections

    def _tokens(self, token: Token, words: tuple[str, ...]) -> Iterable[Token]:
        """Return a token put into other words; a name may get its possessive s back."""
        is_plain_s = token.text == f"{words[-1]}s" or self._lexicon.subjects.is_possessive(token.text)
        owns = token.is_possessive or is_plain_s
        if words == (token.text,) and owns == token.is_possessive:
            return (token,)
        return [replace(token, text=word, is_possessive=owns) for word in words]

    def _words_meant(self, word: str) -> tuple[str, ...]:
        lexicon = self._lexicon
        long = lexicon.english.abbreviations.get(word)
        if long is not None and word not in lexicon.own_words:
            return tuple(long.split())
        meant = self._subject_meant(word) or lexicon.speller.corrected(word)
        if meant is not None:
            return tuple(lexicon.english.abbreviations.get(meant, meant).split())
        if not lexicon.speller.is_known(word):
            return lexicon.speller.split(word) or (word,)
        return (word,)

    def _subject_meant(self, word: str) -> str | None:
        """Return the subject's name or adjective that a word is one slip away from; None for countries."""
        lexicon = self._lexicon
        if word in lexicon.country_words or word in lexicon.english.stopwords:
            return None
        return lexicon.speller.near_one_of(word, lexicon.subjects.words)

    def _rejoined(self, line: Iterable[Token]) -> tuple[list[Token], list[Correction]]:
        """Join words that were typed apart, and numbers with scale words that were mended."""
        joined: list[Token] = []
        corrections: list[Correction] = []
        for token in line:
            last = joined[-1] if joined else None
            whole = self._whole(last, token)
            number = scaled(last, token)
            if last is not None and whole is not None:
                corrections.append(Correction(f"{last.text} {token.text}", whole))
                joined[-1] = replace(last, text=whole, end=token.end)
            elif number is not None:
                joined[-1] = number
            else:
                joined.append(token)
        return joined, corrections

    def _whole(self, left: Token | None, right: Token) -> str | None:
        """Return the one word that two words are; None where they are two."""
        if left is None or any(token.is_break or token.number for token in (left, right)):
            return None
        return self._lexicon.speller.joined(left.text, right.text)

    def _with_from(self, line: Sequence[Token]) -> list[Token]:
        """Read "form" before a subject as "from"."""
        return [
            replace(token, text="from") if token.text == "form" and self._opens_subject(line[at:]) else token
            for at, token in enumerate(line, start=1)
        ]

    def _opens_subject(self, line: Sequence[Token]) -> bool:
        lexicon = self._lexicon
        return bool(line) and not lexicon.subjects.keys.isdisjoint(lexicon.groups.keys_of(line[0].text))
