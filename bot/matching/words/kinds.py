"""Kinds of thing: a noun asks for one ("which firm"), a name of the base stands for one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bot.factbase.base import FactBase
from bot.matching.english import English
from bot.matching.words.keys import KIND, Keys
from bot.matching.words.stems import Stems
from bot.matching.words.units import Unit

_NO_KINDS: Keys = frozenset()


class Kinds:
    """The kinds that nouns ask for and that names stand for, as keys."""

    def __init__(self, base: FactBase, english: English, stems: Stems) -> None:
        self._stems = stems
        self._asked = _by_stems(_nouns(base, english, stems))
        self._named = _by_stems(
            (stems.of_text(name), KIND + kind) for kind, names in base.synonyms.kinds for name in names
        )
        self.in_base: Keys = frozenset(KIND + kind for kind, _ in base.synonyms.kinds)
        """Kinds of which the base knows names."""

    def asked_by(self, unit: Unit) -> Keys:
        """Return the kinds that a noun asks for (`firm` → `?company`); none for other words."""
        return self._asked.get((self._stems.of(unit.text),), _NO_KINDS)

    def named_by(self, unit: Unit) -> Keys:
        """Return the kinds that a name stands for (`Renault` → `?company`); none for other words."""
        return self._named.get(tuple(map(self._stems.of, unit.text.split())), _NO_KINDS)


def _nouns(base: FactBase, english: English, stems: Stems) -> Iterator[tuple[tuple[str], str]]:
    for kind, nouns in english.kinds.items():
        for noun in nouns:
            yield (stems.of(noun),), KIND + kind
    for kind, _ in base.synonyms.kinds:
        yield (stems.of(kind),), KIND + kind


def _by_stems(pairs: Iterable[tuple[tuple[str, ...], str]]) -> dict[tuple[str, ...], Keys]:
    found: dict[tuple[str, ...], Keys] = {}
    for stems, kind in pairs:
        found[stems] = found.get(stems, _NO_KINDS) | {kind}
    return found
