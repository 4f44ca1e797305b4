"""Typing mistakes in the words that tell time: "sicne 2010", "novmber 2005", "the ninties"."""

from __future__ import annotations

from types import MappingProxyType

from rapidfuzz.distance import OSA

from bot.factbase.period_words import DECADES, MONTHS, ORDINALS, row

_SHORTEST_MISTYPED = 5
_OTHERS = row("""
    between before since until during after beginning middle today
    century centuries decade decades twentieth
""")
_KEYWORDS = (
    *(name for name in MONTHS if len(name) >= _SHORTEST_MISTYPED),
    *DECADES,
    *(name for name in ORDINALS if name.endswith("teenth")),
    *_OTHERS,
)
_REAL_WORDS = frozenset(
    row("""
    match marco marsh marche augusta fortis fortes niceties decide decides decode decodes singe untie
    daring duping alter aster afters toddy toady muddle meddle
""")
)
"""English words one letter away from a keyword (found by comparing 82,765 words)."""

_KEYWORDS_BY_LETTER = MappingProxyType(
    {letter: tuple(word for word in _KEYWORDS if word[0] == letter) for letter in {word[0] for word in _KEYWORDS}}
)


def without_mistake(word: str) -> str:
    """Return the keyword of time that a lower-case word was meant to be, else the word.

    One typing mistake is allowed, not in the first letter. Words under five letters are taken as they stand.
    """
    if len(word) < _SHORTEST_MISTYPED:
        return word
    near = _KEYWORDS_BY_LETTER.get(word[0], ())
    if word in near or word in _REAL_WORDS:
        return word
    return next((keyword for keyword in near if OSA.distance(word, keyword, score_cutoff=1) <= 1), word)
