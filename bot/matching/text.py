"""Text as people type it → clean text and its tokens."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

MAX_CHARACTERS = 500
"""A question is read up to here."""
SCALES = {
    "hundred": 10**2, "thousand": 10**3, "k": 10**3, "million": 10**6, "mn": 10**6, "m": 10**6,
    "billion": 10**9, "bn": 10**9, "trillion": 10**12,
}  # fmt: skip
_SMALL_NUMBERS = {
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "fifty": 50, "hundred": 100, "thousand": 1000,
}  # fmt: skip
_TYPOGRAPHY = str.maketrans({
    "‘": "'", "’": "'", "‚": "'", "`": "'", "´": "'", "ʼ": "'", "“": '"', "”": '"', "„": '"', "«": '"',
    "»": '"', "–": "-", "—": " - ", "‐": "-", "‑": "-", "−": "-", "…": "... ",
})  # fmt: skip
_ORDINALS = {
    "1st": "first", "2nd": "second", "3rd": "third", "4th": "fourth", "5th": "fifth", "6th": "sixth",
    "7th": "seventh", "8th": "eighth", "9th": "ninth", "10th": "tenth",
}  # fmt: skip
_UNDIVIDED_LETTERS = {
    "ø": "o", "Ø": "o", "ł": "l", "Ł": "l", "đ": "d", "Đ": "d", "ß": "s", "æ": "e", "Æ": "e", "ı": "i",
}  # fmt: skip
"""Letters that Unicode does not take apart into a letter and an accent."""
_DOTTED = re.compile(r"\b(?:[a-z]\.){2,}", re.IGNORECASE)
_CONTRACTION = re.compile(r"(i|we|you|they|he|she|it|that|there)'(?:m|re|ve|ll|d)")
_O_FOR_ZERO = re.compile(r"\b(?:[12][0-9oO]{3})\b")
_GLUED_YEAR = re.compile(r"(?<=[^\W\d_]{3})(?=[12]\d{3}\b)")
_ESCAPE = re.compile(r"\x1b\[[0-9;?]*[ -/]*[@-~]")
"""Control sequences of terminals (ECMA-48, 5.4)."""
_TAG = re.compile(r"</?[a-z][^<>]*>", re.IGNORECASE)
_BRACKET_TAG = re.compile(r"\[/?(?:[a-z#][^\[\]]*)?\]", re.IGNORECASE)
_CLOSING_BRACKET_TAG = re.compile(r"\[/[a-z0-9 ,=#]*\]", re.IGNORECASE)
_TOKEN = re.compile(
    r"(?P<ordinal>\d+(?:st|nd|rd|th))\b"
    r"|(?:us\$|\$|€|£|usd\b)?\s?(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?:\s?%)?"
    r"|(?P<word>[a-z0-9]+(?:'[a-z]+)*)"
    r"|(?P<break>[.!?;:\n,()\"]+| - )"
)


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a number or a break (punctuation); `text` is folded, the span is in the clean text."""

    text: str
    start: int
    end: int
    number: Decimal | None = None
    is_break: bool = False
    is_possessive: bool = False


def clean(text: str) -> str:
    """Return text with plain quotes and dashes, without markup tags and control characters but line ends."""
    if text.isascii() and text.isprintable():
        visible = text.replace("`", "'")
    else:
        normal = unicodedata.normalize("NFKC", _ESCAPE.sub(" ", text)).translate(_TYPOGRAPHY)
        visible = "".join(_visible(char) for char in normal)
    if "<" in visible:
        visible = _TAG.sub(" ", visible)
    if "[/" in visible and _CLOSING_BRACKET_TAG.search(visible):
        visible = _BRACKET_TAG.sub(" ", visible)  # "[bold]…[/bold]"; without a closing one "[…]" may be an aside
    undotted = _DOTTED.sub(lambda match: match[0].replace(".", ""), visible)
    typed_o = _O_FOR_ZERO.sub(lambda match: match[0].lower().replace("o", "0"), undotted)
    return _GLUED_YEAR.sub(" ", typed_o).strip()


def _visible(char: str) -> str:
    if char in "\t\n\r":
        return "\n" if char == "\n" else " "
    category = unicodedata.category(char)
    if category == "Cf":  # zero-width joiners and the like stand inside words
        return ""
    return " " if category.startswith("C") else char


def fold(text: str) -> str:
    """Return text without case and accents, each character folded in its place."""
    return text.lower() if text.isascii() else "".join(_folded(char) for char in text)


def _folded(char: str) -> str:
    if char.isascii():
        return char.lower()
    if char in _UNDIVIDED_LETTERS:
        return _UNDIVIDED_LETTERS[char]
    base = unicodedata.normalize("NFD", char.casefold())[:1]
    return base if not unicodedata.combining(base) else " "


def words_of(text: str) -> Iterator[str]:
    """Yield the words of a text, folded; no numbers."""
    for token in tokens(clean(text)):
        if not token.is_break and token.number is None:
            yield token.text


def tokens(text: str) -> Iterator[Token]:
    """Yield the tokens of clean text; numbers take their scale word with them (`1.7 billion`)."""
    waiting: Token | None = None
    for token in _raw_tokens(fold(text)):
        number = scaled(waiting, token)
        if number is None and waiting is not None:
            yield waiting
        waiting = number or token
    if waiting is not None:
        yield waiting


def scaled(number: Token | None, scale: Token) -> Token | None:
    """Return a number and the scale word behind it as one number; None where they are no such pair."""
    if number is None or number.number is None or scale.text not in SCALES:
        return None
    value = number.number * SCALES[scale.text]
    return Token(number_text(value), number.start, scale.end, value)


def number_text(value: Decimal) -> str:
    """Return a number as its plain digits, so that 1,000 and 1 thousand are one word."""
    return f"{value.normalize():f}"


def _raw_tokens(folded: str) -> Iterator[Token]:
    for match in _TOKEN.finditer(folded):
        start, end = match.span()
        if match.lastgroup == "number":
            value = Decimal(match["number"].replace(",", ""))
            yield Token(number_text(value), start, end, value)
        elif match.lastgroup == "break":
            yield Token(match[0].strip() or "\n", start, end, is_break=True)
        elif match.lastgroup == "ordinal":
            yield Token(_ORDINALS.get(match[0], match[0]), start, end)
        else:
            yield _word(match[0], start, end)


def _word(text: str, start: int, end: int) -> Token:
    value = _SMALL_NUMBERS.get(text)
    if value is not None:
        return Token(text, start, end, Decimal(value))
    if "'" not in text:
        return Token(text, start, end)
    contraction = _CONTRACTION.fullmatch(text)
    if contraction is not None:
        return Token(contraction[1], start, end)  # "we're" is not "were"
    stripped = text.removesuffix("'s")
    return Token(stripped.replace("'", ""), start, end, is_possessive=stripped != text)
