"""Ways of asking for a fact, and its own text, as the matcher sees them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from bot.factbase.period import Period
from bot.matching.question import ALIKE_KINDS, Kind, Question
from bot.matching.words.keys import KIND, Keys, joined

Years = frozenset[tuple[int | None, int | None]]
"""The first and last years of the periods that a text names; None for an open end."""

_MANY = 16
"""Of so many ways of asking, what none of those for one kind of thing holds tells something."""


@dataclass(frozen=True, slots=True)
class Phrasing:
    """One way of asking, or the fact's own text."""

    units: tuple[Keys, ...]
    """The keys of each of its units."""
    years: Years
    line: str
    """Its words in order."""
    kind: Kind
    is_ask: bool


def phrasing_of(question: Question, *, is_ask: bool) -> Phrasing:
    """Return a text of a fact, read as a question."""
    units = tuple(term.unit.all_keys for term in question.terms)
    line = " ".join(term.unit.text for term in question.terms)
    return Phrasing(units, years_of(question.periods), line, question.asked.kind, is_ask)


def years_of(periods: Iterable[Period]) -> Years:
    """Return the first and last years of periods."""
    return frozenset(period.years() for period in periods)


def keys_of(phrasings: Iterable[Phrasing]) -> Keys:
    """Return all keys of phrasings."""
    return joined(map(_keys, phrasings))


def keys_asked(asks: Sequence[Phrasing]) -> Keys:
    """Return the keys of ways of asking, without kinds of thing, which no way of asking names."""
    return frozenset(key for key in joined(map(_keys, asks)) if not key.startswith(KIND))


def keys_by_kind(asks: Sequence[Phrasing]) -> Mapping[Kind, Keys]:
    """Return the keys of ways of asking by the kind of thing that they ask for; none where they are too few."""
    if len(asks) < _MANY:
        return {}
    return {kind: keys_of(ask for ask in asks if ask.kind in alike) for kind, alike in ALIKE_KINDS.items()}


def shares(asks: Sequence[Phrasing]) -> Mapping[str, float]:
    """Return in how large a part of the ways of asking each key stands, 0 to 1."""
    counts = Counter(key for ask in asks for key in _keys(ask))
    return {key: count / len(asks) for key, count in counts.items()}


def _keys(phrasing: Phrasing) -> Keys:
    return joined(phrasing.units)
