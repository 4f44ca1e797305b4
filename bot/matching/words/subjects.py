"""The subjects of the base's sources: by what they are called, and from where they are governed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bot.factbase.base import FactBase
from bot.factbase.model import Subject
from bot.matching.english import English
from bot.matching.text import fold
from bot.matching.words.keys import SUBJECT, Keys
from bot.matching.words.stems import Stems
from bot.matching.words.units import Unit

_THEME = 0.5
"""A subject that stands in so large a part of the facts is their theme: to name it says little of which is meant."""


class Subjects:
    """Those whom the sources are about, such as two countries."""

    def __init__(self, base: FactBase, english: English, stems: Stems) -> None:
        self._stems = stems
        self.all = tuple(subject for source in base.sources for subject in source.subjects)
        called = {word.casefold() for subject in self.all for word in subject.words}
        self.countries = tuple(
            country for country in english.countries if not called.isdisjoint((*country.names, *country.adjectives))
        )
        """Countries that are subjects."""
        self.keys: Keys = frozenset(SUBJECT + subject.name for subject in self.all)
        lines = [fold("\n".join((fact.answer, fact.text, *fact.asks))) for fact in base.facts]
        self.theme: Keys = frozenset(SUBJECT + subject.name for subject in self.all if _is_theme(subject, lines))
        """The subjects that most facts name."""
        adjectives = frozenset(fold(word) for subject in self.all for word in subject.adjectives)
        self._adjectives = frozenset(map(stems.of, adjectives))
        self._names = frozenset(fold(name) for s in self.all for name in (s.name, *s.names)) - adjectives
        self.words = frozenset(fold(word) for s in self.all for word in s.words if word.isalpha())
        """Single words that name a subject, adjectives too."""
        self._seats = dict(self._capitals(english))

    def of(self, unit: Unit) -> str | None:
        """Return the subject that a unit names, as its key (`@Peru`)."""
        return min(unit.keys & self.keys, default=None)

    def is_theme(self, unit: Unit) -> bool:
        """Tell whether a unit names a subject that most facts name."""
        return not unit.keys.isdisjoint(self.theme)

    def is_adjective(self, unit: Unit) -> bool:
        """Tell whether a unit names a subject by its adjective (`Peruvian`)."""
        return self._stems.of(unit.text) in self._adjectives

    def seat_of(self, unit: Unit) -> str | None:
        """Return the key of the subject whose capital a unit names (`Lima` for what Peru does)."""
        return self._seats.get(self._stems.of(unit.text))

    def around(self, unit: Unit) -> str | None:
        """Return the key of the subject that a unit names by itself or by its capital."""
        return self.of(unit) or self.seat_of(unit)

    def is_possessive(self, word: str) -> bool:
        """Tell whether a word is a subject's name with a possessive s but no apostrophe (`perus`)."""
        return word.endswith("s") and word[:-1] in self._names

    def _capitals(self, english: English) -> Iterator[tuple[str, str]]:
        """Yield the stem of a subject's capital with the subject's key, for countries among the subjects."""
        for subject in self.all:
            called = {word.casefold() for word in subject.words}
            for country in english.countries:
                if not called.isdisjoint(country.names):
                    for capital in country.capitals:
                        yield self._stems.of(capital), SUBJECT + subject.name


def _is_theme(subject: Subject, lines: Sequence[str]) -> bool:
    """Tell whether a subject is named in most facts, given by their folded words."""
    names = "|".join(re.escape(fold(word)) for word in subject.words)
    pattern = re.compile(rf"\b(?:{names})\b")
    return sum(pattern.search(line) is not None for line in lines) >= _THEME * len(lines)
