"""The figures that a sentence holds: counts, money, percentages and ranks, in digits and in words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise

from bot.checking.dates import DateMention
from bot.checking.number_words import NUMBER_WORDS, ORDINAL_WORDS, read_number_words
from bot.checking.sentences import key

_SCALES = {
    "hundred": 10**2, "thousand": 10**3, "million": 10**6, "mn": 10**6, "billion": 10**9, "bn": 10**9,
    "trillion": 10**12, "tn": 10**12,
}  # fmt: skip
_SHORT_SCALES = {"k": 10**3, "m": 10**6}
"""Only behind money: `5 m` alone is a length."""
_CURRENCIES = {
    "": "", "US$": "$", "$": "$", "USD": "$", "dollar": "$", "€": "€", "EUR": "€", "euro": "€", "£": "£",
    "GBP": "£", "pound": "£", "¥": "¥", "CNY": "¥", "RMB": "¥", "yuan": "¥", "peso": "peso", "CUP": "peso",
}  # fmt: skip
_CODES = "USD|EUR|GBP|CNY|RMB|CUP"
_NAMED = rf"(?:U\.?S\.? ?|American )?(?:(?P<coin>dollar|euro|pound|yuan|peso)s?|(?P<code>{_CODES}))\b"
_WORDS = "|".join(sorted((*NUMBER_WORDS, *ORDINAL_WORDS), key=len, reverse=True))
_FIGURE = re.compile(
    rf"(?:(?P<money>[A-Z]{{0,3}}\$|[€£¥]|\b(?:{_CODES})\b) ?)?"
    r"(?<![A-Za-z\d])(?<!\d[.,])"
    r"(?:(?P<digits>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?P<ordinal>st|nd|rd|th)?(?![\d]|(?-i:[A-Z]))"
    rf"|\b(?P<words>(?:{_WORDS})(?:(?: hundred and |[ -])(?:{_WORDS}|hundred)\b)*)\b)"
    r"(?:[ -]?(?P<scale>hundred|thousand|million|billion|trillion|bn|mn|tn)\b|(?P<short>[km])\b)?"
    r"(?P<percent> ?%|[ -](?:percent|per cent|pct|percentage points?)\b)?"
    rf"(?: ?{_NAMED})?",
    re.IGNORECASE,
)
_RANGE = re.compile(r"\s*(?:-|to|or|and)\s*", re.IGNORECASE)
_AHEAD = re.compile(r"[- ]+(?P<word>[^\W\d_]+)(?:'s?\b)?")
_CLAUSE_END = re.compile(r"\s*(?:[.;:!?\"]|$)")
_WINDOW = 4
_LOOSE = frozenset(("one", "both"))
_LINKS = frozenset(re.findall(r"\w+", """
    of in for at on by to from with within as and or but than which that who after before since until during
    per each is are was were be been has have had will would could did do does
"""))  # fmt: skip
_LARGEST = re.compile(r"\b(?:largest|biggest|greatest|highest|longest|oldest|earliest)\b")
_FIRST_BY = re.compile(r"(?:\b(?:the|a|its|their|his|her|our)|'s) $", re.IGNORECASE)


class Kind(StrEnum):
    """What sort of number it is; a figure verifies only against its own sort."""

    COUNT = "count"
    MONEY = "money"
    PERCENT = "percent"
    RANK = "rank"


_KINDS = {
    "percent": Kind.PERCENT, "per cent": Kind.PERCENT, "%": Kind.PERCENT, "percentage points": Kind.PERCENT,
    "rank": Kind.RANK, "place": Kind.RANK, "position": Kind.RANK,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class FigureMention:
    """A number; `nouns` are the words right behind it, which say what is counted, if they stand there."""

    written: str
    value: Decimal
    kind: Kind
    start: int
    end: int
    currency: str = ""
    nouns: tuple[str, ...] = ()
    in_name: bool = False
    is_loose: bool = False
    """Whether the word is often no number ("one of them", "first, …"), so that a fact may use it freely."""

    def equals(self, other: FigureMention) -> bool:
        """Whether the two are one value of one kind, whatever they count."""
        same_kind = self.kind is other.kind and self.currency == other.currency
        return abs(self.value) == abs(other.value) and same_kind and (self.in_name or not other.in_name)

    @property
    def counted(self) -> str | None:
        """What a fact's figure counts, as `key` spells it: the first plural noun behind it, if any."""
        plurals = (noun for noun in self.nouns if noun.endswith("s") and not noun.endswith("ss"))
        return next((key(noun) for noun in plurals), None)

    def counts(self, noun: str) -> bool:
        """Whether a noun, as `key` spells it, stands behind this number, or nothing does: it may be meant."""
        return not self.nouns or any(key(word) == noun for word in self.nouns)


def figures(text: str) -> tuple[FigureMention, ...]:
    """Return the figures of a plain sentence whose dates are blanked out, in order."""
    found = [_mention(match, text) for match in _FIGURE.finditer(text)]
    found += _superlatives(text, found)
    ordered = sorted(found, key=lambda figure: figure.start)
    return tuple(_elisions_filled(_ranges_joined(ordered, text), text))


def currency_of(unit: str) -> str | None:
    """Return the currency that a unit such as `US$` or `euros` names; None when it is no money."""
    name = unit.strip()
    known = _CURRENCIES.get(name) or _CURRENCIES.get(name.lower().removeprefix("us ").rstrip("s"))
    return known or (name.upper() if name.endswith("$") else None)


def figure_of(value: Decimal, unit: str) -> FigureMention:
    """Return a fact's figure as a sentence would hold it: 51 in `percent`, 2 in `rank`, 100 in `buses`."""
    currency = currency_of(unit)
    kind = Kind.MONEY if currency else _KINDS.get(unit.lower(), Kind.COUNT)
    nouns = tuple(unit.lower().split()[-1:]) if kind is Kind.COUNT else ()
    return FigureMention(f"{value.normalize():,f} {unit}", value, kind, 0, 0, currency or "", nouns)


def counted_year(date: DateMention, text: str) -> FigureMention | None:
    """Return what reads as a year as a count (`1000 buses`), if a plural noun stands behind it."""
    if date.year is None or not date.written.isdigit():
        return None
    nouns = _nouns(text, date.end)
    figure = FigureMention(date.written, Decimal(date.year), Kind.COUNT, date.start, date.end, nouns=nouns)
    return figure if figure.counted else None


def _mention(match: re.Match[str], text: str) -> FigureMention:
    said = match["digits"] or match["words"]
    value, is_rank = _value(match)
    money = (match["money"] or match["code"] or "").upper()
    coin = (match["coin"] or "").lower()
    currency = currency_of(money) or currency_of(coin) or money
    plain_kind = Kind.PERCENT if match["percent"] else Kind.MONEY if currency else Kind.COUNT
    kind = Kind.RANK if is_rank else plain_kind
    mention = FigureMention(match[0].strip(), value, kind, match.start(), match.end(), currency)
    following = text[match.end() : match.end() + 2]
    in_name = said[0].isupper() and following[:1] == " " and following[1:].isupper()
    is_adverb = following[:1] != "-" and not _FIRST_BY.search(text, 0, match.start())
    is_loose = said.lower() in _LOOSE or (said.lower() == "first" and is_adverb)
    return replace(mention, nouns=_nouns(text, match.end()), in_name=in_name, is_loose=is_loose)


def _value(match: re.Match[str]) -> tuple[Decimal, bool]:
    """Return the number, its scale counted in, and whether it is a place in a row."""
    scale = _SCALES[match["scale"].lower()] if match["scale"] else 1
    if match["short"] and match["money"]:
        scale = _SHORT_SCALES[match["short"].lower()]
    if match["digits"]:
        return Decimal(match["digits"].replace(",", "")) * scale, bool(match["ordinal"])
    value, is_rank = read_number_words(match["words"])
    return Decimal(value) * scale, is_rank


def _nouns(text: str, place: int) -> tuple[str, ...]:
    """Return the words behind a figure, up to a mark, a number or a word that links on to something else."""
    found: list[str] = []
    while len(found) < _WINDOW and (match := _AHEAD.match(text, place)):
        word = match["word"].lower()
        if word in _LINKS or word in NUMBER_WORDS:
            break
        found.append(word)
        place = match.end()
    return tuple(found)


def _superlatives(text: str, found: Sequence[FigureMention]) -> Iterator[FigureMention]:
    """Yield `largest` and its like as the first rank, but not those of `second-largest`."""
    ends = {figure.end + 1 for figure in found if figure.kind is Kind.RANK}
    for match in _LARGEST.finditer(text):
        if match.start() not in ends:
            yield FigureMention(match[0], Decimal(1), Kind.RANK, match.start(), match.end(), is_loose=True)


def _ranges_joined(found: list[FigureMention], text: str) -> Iterator[FigureMention]:
    """Yield the figures; the first of `10 to 20 percent` or `three to five years` is of the second's kind."""
    for figure, following in pairwise(found):
        between = text[figure.end : following.start]
        if figure.kind is Kind.COUNT and not figure.nouns and _RANGE.fullmatch(between):
            yield replace(figure, kind=following.kind, currency=following.currency, nouns=following.nouns)
        else:
            yield figure
    yield from found[-1:]


def _elisions_filled(found: Iterable[FigureMention], text: str) -> Iterator[FigureMention]:
    """Yield the figures; a bare last one (`two plants here, there three.`) counts the same as before."""
    nouns: tuple[str, ...] = ()
    for figure in found:
        if figure.kind is Kind.COUNT and not figure.nouns and _CLAUSE_END.match(text, figure.end):
            yield replace(figure, nouns=nouns)
        else:
            yield figure
            nouns = figure.nouns if figure.kind is Kind.COUNT else nouns
