"""What a loaded fact base holds: frozen data, free of the file format."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from bot.factbase.period import Period
from bot.factbase.problems import Place


@dataclass(frozen=True, slots=True)
class Citation:
    """The section of a source that says something, with the link to it."""

    source: str
    section: str
    url: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A number in a fact: `value` in `unit`, and the words for what it measures."""

    value: Decimal
    unit: str
    measures: str
    period: Period | None = None


@dataclass(frozen=True, slots=True)
class Roles:
    """Who did what to whom, where, with what: each slot a tuple of texts, empty when unsaid."""

    actor: tuple[str, ...] = ()
    action: tuple[str, ...] = ()
    object: tuple[str, ...] = ()
    recipient: tuple[str, ...] = ()
    source: tuple[str, ...] = ()
    partner: tuple[str, ...] = ()
    place: tuple[str, ...] = ()
    means: tuple[str, ...] = ()
    reason: tuple[str, ...] = ()
    purpose: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Fact:
    """One statement; `when` is the period as written, `period` is what it means (None: undated)."""

    id: str
    topic: str
    when: str
    period: Period | None
    answer: str
    text: str
    citations: tuple[Citation, ...]
    asks: tuple[str, ...]
    figures: tuple[Figure, ...]
    roles: Roles
    never: tuple[str, ...]
    place: Place
    ask_places: tuple[Place, ...] = field(repr=False)
    never_places: tuple[Place, ...] = field(repr=False)
    part_places: Mapping[tuple[str | int, ...], Place] = field(default_factory=dict, repr=False, compare=False)

    def place_of(self, *path: str | int) -> Place:
        """Return where a part stands, such as `"text"` or `"figures", 0`; the fact's own place if unknown."""
        return self.part_places.get(path, self.place)


@dataclass(frozen=True, slots=True)
class Topic:
    """A named group of facts; aliases are other words that call it up."""

    id: str
    title: str
    aliases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Subject:
    """One of the parties a source is about; `words` are all its names and adjectives.

    `agents` are those who act for it or are its own: what they do, it does.
    """

    name: str
    names: tuple[str, ...]
    adjectives: tuple[str, ...]
    agents: tuple[str, ...] = ()

    @property
    def words(self) -> tuple[str, ...]:
        """All that people call it, the plain name first."""
        return (self.name, *self.names, *self.adjectives)


@dataclass(frozen=True, slots=True)
class Source:
    """A document that facts are taken from."""

    id: str
    title: str
    publisher: str
    url: str
    licence: str
    licence_url: str | None
    sections: tuple[str, ...]
    subjects: tuple[Subject, ...]


@dataclass(frozen=True, slots=True)
class Synonyms:
    """Words that mean the same in this base, and the kinds of things its names stand for."""

    groups: tuple[tuple[str, ...], ...] = ()
    kinds: tuple[tuple[str, tuple[str, ...]], ...] = ()
