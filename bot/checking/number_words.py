"""Numbers written in words: `fifty-three`, `two hundred and ten`, `twenty-first`."""

from __future__ import annotations

import re
from types import MappingProxyType

from bot.factbase.period_words import ORDINALS

_ONES = tuple(re.findall(r"\w+", """
    one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
    eighteen nineteen
"""))  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_SCALES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
_DOZEN = 12

NUMBER_WORDS = MappingProxyType(
    {"zero": 0, "dozen": _DOZEN, "both": 2}
    | {word: number for number, word in enumerate(_ONES, 1)}
    | {word: number * 10 for number, word in enumerate(_TENS, 2)}
)
"""Word → its number, without the scales."""

ORDINAL_WORDS = MappingProxyType(
    dict(ORDINALS) | {f"{word[:-1]}ieth": number * 10 for number, word in enumerate(_TENS, 2)}
)
"""Word for a place in a row → its number."""

_PIECE = re.compile(r"[a-z]+")


def read_number_words(text: str) -> tuple[int, bool]:
    """Return the number that words say, and whether it is a place in a row (`twenty-first`)."""
    value, is_rank = 0, False
    for word in _PIECE.findall(text.lower()):
        if word in _SCALES:
            value = max(value, 1) * _SCALES[word]
        else:
            value += NUMBER_WORDS.get(word, 0) + ORDINAL_WORDS.get(word, 0)
            is_rank = is_rank or word in ORDINAL_WORDS
    return value, is_rank
