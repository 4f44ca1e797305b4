"""A question as a line of tokens: words, numbers and marks, each with its place in the text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from bot.factbase.period import Period
from bot.factbase.period_spelling import without_mistake

NO_NUMBER = -1

_TOKEN = re.compile(r"(?P<amount>\d{1,3}(?:,\d{3})+(?!\d))|(?P<number>\d+)|(?P<word>[^\W\d_]+)|[^\s\w]|_")
_APOSTROPHES = frozenset("'’‘ʼ′`´")
_LINKS = frozenset("-/.:–—")
_LONGEST_NUMBER = 4


class Token(NamedTuple):
    """A word in small letters and without its typing mistake, a number of digits, or one mark."""

    text: str
    start: int
    end: int
    value: int
    """The number it stands for; `NO_NUMBER` for words, marks, "1,960" and numbers of five digits or more."""

    is_number: bool
    """Whether it is written in digits."""


END = Token("", -1, -1, NO_NUMBER, is_number=False)
"""Stands in for what lies outside the text."""


class Found(NamedTuple):
    """A period read from a line, and the place of the first token after it."""

    period: Period
    stop: int


@dataclass(frozen=True, slots=True)
class Line:
    """The tokens of a text, and the day on which it is read. Looking past either end is safe."""

    tokens: tuple[Token, ...]
    today: date

    def at(self, place: int) -> Token:
        """Return the token at a place, or `END`."""
        return self.tokens[place] if 0 <= place < len(self.tokens) else END

    def word(self, place: int) -> str:
        """Return the text of the token at a place, "" outside."""
        return self.at(place).text

    def value(self, place: int, digits: int = 0) -> int:
        """Return the number at a place, or `NO_NUMBER`; with `digits` only one written with so many."""
        token = self.at(place)
        return token.value if digits in (0, token.end - token.start) else NO_NUMBER

    def is_glued(self, place: int) -> bool:
        """Tell whether no blank stands between a token and the one before it."""
        return 0 < place < len(self.tokens) and self.tokens[place - 1].end == self.tokens[place].start

    def is_linked(self, place: int) -> bool:
        """Tell whether a number is the later part of a chain such as 2005-11, 1.7 or 555-2005."""
        if not (self.at(place).is_number and self.is_glued(place) and self.is_glued(place - 1)):
            return False
        return self.word(place - 1) in _LINKS and self.at(place - 2).is_number

    def skip(self, place: int, words: frozenset[str], at_most: int = 1) -> int:
        """Return the place after up to `at_most` of these words. The bound keeps reading linear."""
        stop = place
        while stop < place + at_most and self.word(stop) in words:
            stop += 1
        return stop


def tokenise(text: str, today: date) -> Line:
    """Cut a text into tokens; blanks and control characters fall away."""
    return Line(tuple(_token(match) for match in _TOKEN.finditer(text)), today)


def _token(match: re.Match[str]) -> Token:
    written, kind = match[0], match.lastgroup
    start, end = match.span()
    if kind == "word":
        return Token(without_mistake(written.lower()), start, end, NO_NUMBER, is_number=False)
    if kind is None:
        return Token("'" if written in _APOSTROPHES else written, start, end, NO_NUMBER, is_number=False)
    is_readable = kind == "number" and len(written) <= _LONGEST_NUMBER
    return Token(written, start, end, int(written) if is_readable else NO_NUMBER, is_number=True)
