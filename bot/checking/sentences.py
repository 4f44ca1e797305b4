"""Text → sentences, and a sentence → words that can be compared whatever their case, accents and spelling."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import Stemmer

from bot.matching.text import clean, fold

_END = re.compile(r"""(?<=[.!?])(?P<closing>["'”’»)\]]*)\s+(?=["'“‘«(\[]*[^\W_a-zß-ÿ])""")
_NO_END = re.compile(r"\b(?:[A-HJ-Z]|Mr|Mrs|Ms|Dr|Prof|St|Gen|Lt|Col|Sen|Rep|No|vs|ca|approx|e\.g|i\.e)\.$")
_COMPANY = re.compile(r"\bCo\.?,? Ltd\b\.?|\b(?P<short>Co|Ltd|Inc|Corp|Mr|Mrs|Ms|Dr|St)\.")
_WIDE_NUMBER = re.compile(r"(?<=\d)[\u00a0\u2009\u202f'’](?=\d{3}(?!\d))")
_WORD = re.compile(r"(?P<word>[^\W_]+(?:['&][^\W_]+)*)(?P<possessive>'(?![^\W_]))?|[ '\"-]+|(?P<mark>.)")
_SPELLINGS = (
    (re.compile(r"is(?=(?:e|es|ed|ing|ation|ations)$)"), "iz"),
    (re.compile(r"(?<=[a-z]{2})our"), "or"),
    (re.compile(r"(?<=[a-z]{2})tre(?=s?$)"), "ter"),
    (re.compile(r"(?<=[a-z])ence(?=s?$)"), "ense"),
    (re.compile(r"programme"), "program"),
)
_CO = re.compile(r"\bco-(?=[a-z]{3})", re.IGNORECASE)
_STARTING_MARKS = frozenset(".:!?")
_stem = Stemmer.Stemmer("english").stemWord


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a sentence: as written, and the `key` that is compared."""

    written: str
    key: str
    is_capital: bool
    """Whether it looks like a name: a capital first, or a capital beside a digit (`5G`)."""
    is_possessive: bool
    after_mark: bool
    """Whether a comma or another mark parts it from the word before."""
    opens: bool
    """Whether a sentence starts with it, or may: behind a colon."""


def sentences(paragraph: str) -> Iterator[str]:
    """Yield the sentences of a paragraph; titles and initials ("Dr. J. Smith") end none."""
    start = 0
    for end in _END.finditer(paragraph):
        if _NO_END.search(paragraph, max(0, end.start() - 12), end.start()):
            continue
        yield paragraph[start : end.end("closing")].strip()
        start = end.end()
    if paragraph[start:].strip():
        yield paragraph[start:].strip()


def plain(sentence: str) -> str:
    """Return a sentence with typography evened out: quotes, dashes, `30 000`, `Co., Ltd.`, `co-operation`."""
    text = clean(_WIDE_NUMBER.sub(",", sentence)).replace(" & ", " and ")
    text = _COMPANY.sub(lambda match: match["short"] or "Co Ltd", text)
    return _CO.sub(lambda match: match[0][:-1], text)


def words(text: str) -> Iterator[Word]:
    """Yield the words of a plain sentence; the first one, and those behind a colon or full stop, open it."""
    mark, opens = False, True
    for match in _WORD.finditer(text):
        written = match["word"]
        if written is None:
            mark = mark or match["mark"] is not None
            opens = opens or match["mark"] in _STARTING_MARKS
            continue
        possessive = bool(match["possessive"]) or written.lower().endswith("'s")
        name = written[:-2] if written.lower().endswith("'s") else written
        yield Word(name, key(name), _is_capital(name), possessive, mark, opens)
        mark = opens = False


def _is_capital(word: str) -> bool:
    has_digit = any(char.isdigit() for char in word)
    return word[0].isupper() or (has_digit and any(char.isupper() for char in word))


@cache
def key(word: str) -> str:
    """Return what a word is compared by: no case, accents, plural or British spelling."""
    folded = _folded(word)
    is_plural = len(folded) > 3 and folded.endswith("s") and not folded.endswith("ss")  # noqa: PLR2004
    return folded[:-1] if is_plural else folded


@cache
def stem(word: str) -> str:
    """Return the stem of an English word, without accents and British spelling."""
    return str(_stem(_folded(word)))


def _folded(word: str) -> str:
    folded = fold(word).replace("'", "")
    for pattern, american in _SPELLINGS:
        folded = pattern.sub(american, folded)
    return folded
