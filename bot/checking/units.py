"""Whether a text names the unit of a figure, be it as a word or as a sign."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cache

from bot.checking.figures import Kind, currency_of, figure_of
from bot.checking.passages import read_text
from bot.checking.sentences import stem
from bot.matching.english import load_english

_SPELLINGS = tuple(
    frozenset(line.split())
    for line in """
    $ dollar usd buck
    € euro eur
    £ pound gbp sterling
    ¥ yuan cny rmb renminbi yen jpy
    peso cup
    % percent pct percentage half third quarter fifth tenth
    time once twice thrice double triple
    person people inhabitant
    ° °c °f degree celsius fahrenheit
    km kilometre  m metre  cm centimetre  mm millimetre  mi mile  ft foot  in inch  yd yard  nm nautical-mile
    km² m² ha hectare  acre
    kg kilogram kilo kilogramme  g gram gramme  t tonne ton  lb pound  oz ounce
    l litre  hl hectolitre  ml millilitre  bbl barrel
    h hr hour  min minute  s sec second
    w watt  kw kilowatt  mw megawatt  gw gigawatt  kwh kilowatt-hour  mwh megawatt-hour  gwh gigawatt-hour
    v volt  kv kilovolt  a amp ampere  hz hertz
    """.replace("  ", "\n").splitlines()
    if line.strip()
)
"""Signs and words for one unit."""
_TOKEN = re.compile(r"°[cf]?|[^\W\d_]+[²³]?|[%€£¥$]")
_HYPHENED = re.compile(r"[^\W\d_]+-[^\W\d_]+")
_LINK = re.compile(r"\b(?:of|per|an?|in|from|with|for)\b|/", re.IGNORECASE)
_SCALES = frozenset(("hundred", "thousand", "million", "billion", "trillion", "bn", "mn", "tn"))


def has_unit(text: str, unit: str) -> bool:
    """Whether a text has the head word of a unit by its stem, or another spelling of it."""
    if figure_of(Decimal(1), unit).kind is Kind.RANK:
        return any(figure.kind is Kind.RANK for sentence in read_text(text) for figure in sentence.figures)
    told = {_stem(word) for word in _words(text)}
    head = _head(unit)
    if head is None:  # a sign that is unknown here
        return unit.strip() in text
    spelled = {_stem(other) for group in _SPELLINGS if _stem(head) in map(_stem, group) for other in group}
    return not told.isdisjoint({_stem(head), *spelled})


def _head(unit: str) -> str | None:
    """Return the word that says what is counted: `tonnes` of `metric tonnes of oil`, `$` of `US$`."""
    if currency := currency_of(unit):
        return currency[-1] if currency.endswith("$") else currency
    before = [word for word in _words(_LINK.split(unit.strip())[0]) if word not in _SCALES]
    return before[-1] if before else None


def _words(text: str) -> Iterator[str]:
    lower = text.casefold().replace("per cent", "percent")
    yield from _TOKEN.findall(lower)
    yield from _HYPHENED.findall(lower)


@cache
def _stem(word: str) -> str:
    return stem(_irregular().get(word, word))


@cache
def _irregular() -> Mapping[str, str]:
    return load_english().irregular
