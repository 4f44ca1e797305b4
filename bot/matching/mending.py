"""Words as typed → words as meant: short forms, mistypes, words run together or parted."""

from __future__ import annotations

from dataclasses import replace

from bot.matching.lexicon import Lexicon
from bot.matching.question import Correction
from bot.matching.text import SCALES, Token, number_text


class Mender:
    """Mends the words of a message against one lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon

    def mended(self, line: list[Token]) -> tuple[list[Token], list[Correction]]:
        """Expand abbreviations, mend mistyped words, part joined ones and join parted ones."""
        mended: list[Token] = []
        corrections: list[Correction] = []
        for token in line:
            if token.is_break or token.number is not None:
                mended.append(token)
                continue
            words = self._mended_word(token.text)
            if words != (token.text,) and token.text not in self._lexicon.english.abbreviations:
                corrections.append(Correction(token.text, " ".join(words)))
            owns = token.is_possessive or token.text == f"{words[-1]}s" or self._is_owner(token.text)
            mended.extend(replace(token, text=word, is_possessive=owns) for word in words)
        joined = self._rejoined(mended, corrections)
        for position, token in enumerate(joined):
            if token.text == "form" and self._is_subject(joined[position + 1 : position + 2]):
                joined[position] = replace(token, text="from")
        return joined, corrections

    def _is_owner(self, word: str) -> bool:
        """Tell whether a word is a subject's name with a possessive s but no apostrophe (`chinas`)."""
        return word.endswith("s") and word[:-1] in self._lexicon.subject_names

    def _is_subject(self, line: list[Token]) -> bool:
        return bool(line) and bool(self._lexicon.keys_of(line[0].text) & self._lexicon.subject_keys)

    def _mended_word(self, word: str) -> tuple[str, ...]:
        lexicon = self._lexicon
        long = lexicon.english.abbreviations.get(word)
        if long is not None and word not in lexicon.own_words:
            return tuple(long.split())
        meant = lexicon.subject_meant(word) or lexicon.speller.corrected(word)
        if meant is not None:
            return tuple(lexicon.english.abbreviations.get(meant, meant).split())
        if not lexicon.speller.is_known(word):
            return lexicon.speller.split(word) or (word,)
        return (word,)

    def _rejoined(self, line: list[Token], corrections: list[Correction]) -> list[Token]:
        joined: list[Token] = []
        for token in line:
            last = joined[-1] if joined else None
            if last is not None and last.number is not None and token.text in SCALES:
                value = last.number * SCALES[token.text]
                joined[-1] = replace(last, text=number_text(value), number=value, end=token.end)
                continue
            if last is not None and not (last.is_break or token.is_break or last.number or token.number):
                whole = self._lexicon.speller.joined(last.text, token.text)
                if whole is not None:
                    corrections.append(Correction(f"{last.text} {token.text}", whole))
                    joined[-1] = replace(last, text=whole, end=token.end)
                    continue
            joined.append(token)
        return joined
