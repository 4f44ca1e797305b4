"""Who can act: the sources' subjects, and the persons, companies and the like that the base names."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from bot.factbase.base import FactBase
from bot.matching.english import English
from bot.matching.text import words_of
from bot.matching.words.groups import Groups
from bot.matching.words.keys import AGENT, ENGLISH_LIKE, OWN_LIKE, Keys
from bot.matching.words.stems import Stems
from bot.matching.words.subjects import Subjects
from bot.matching.words.units import Unit

_PERSON = frozenset({"person"})


@dataclass(frozen=True, slots=True)
class Belonging:
    """A thing and whose it is, as a name tells it ("French army")."""

    thing: Keys
    owner: Keys


class Parties:
    """Those who can act, by the keys that tell them from one another."""

    def __init__(self, base: FactBase, english: English, stems: Stems, groups: Groups, subjects: Subjects) -> None:
        self._keys = subjects.keys.union(_identities(base, english.actors, stems, groups))
        self._principals = dict(_principals(subjects, stems, groups))
        self._persons = frozenset(_identities(base, _PERSON, stems, groups))
        self._belongings = dict(_belongings(base, groups, subjects))

    def named_by(self, unit: Unit) -> Keys:
        """Return the keys of somebody who can act: a subject, or a name of the base; else nothing.

        Whoever acts for a subject has a key that says so, too.
        """
        found = unit.keys & self._keys
        acting = found & self._principals.keys()
        return found.union(*(self._principals[key] for key in acting)) if acting else found

    def person_named_by(self, unit: Unit) -> Keys:
        """Return the keys of a person of the base."""
        return unit.keys & self._persons

    def belongings(self, unit: Unit) -> Iterator[Belonging]:
        """Yield whose thing a name is by another of its names ("French army")."""
        for key in sorted(unit.keys & self._belongings.keys()):
            yield self._belongings[key]


def _identities(base: FactBase, kinds: Collection[str], stems: Stems, groups: Groups) -> Iterator[str]:
    """Yield the keys that tell the names of some kinds from one another."""
    for kind, names in base.synonyms.kinds:
        if kind in kinds:
            for name in map(stems.of_text, names):
                own = frozenset(name) if len(name) == 1 else frozenset()
                yield from (key for key in groups.of_phrase(name) | own if not key.startswith(ENGLISH_LIKE))


def _principals(subjects: Subjects, stems: Stems, groups: Groups) -> Iterator[tuple[str, Keys]]:
    """Yield the keys of those who act for a subject, each with the key that says for whom."""
    for subject in subjects.all:
        for name in map(stems.of_text, subject.agents):
            own = frozenset(name) if len(name) == 1 else frozenset()
            for key in groups.of_phrase(name) | own:
                if not key.startswith(ENGLISH_LIKE):
                    yield key, frozenset({AGENT + subject.name})


def _belongings(base: FactBase, groups: Groups, subjects: Subjects) -> Iterator[tuple[str, Belonging]]:
    """Yield the key of each group of the base of which one member is a subject's name and a noun."""
    for number, group in enumerate(base.synonyms.groups):
        for member in group:
            match list(words_of(member)):
                case [first, noun] if owner := groups.keys_of(first) & subjects.keys:
                    yield f"{OWN_LIKE}{number}", Belonging(groups.keys_of(noun), owner)
