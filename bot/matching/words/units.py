"""Units: the words, numbers and known phrases of a line, each with its keys."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from bot.matching.words.keys import OWN_LIKE, Keys, joined


@dataclass(frozen=True, slots=True)
class Unit:
    """A word, number or phrase with its keys; a phrase also knows its words as `parts`."""

    text: str
    keys: Keys
    parts: tuple[Unit, ...] = ()
    first: int = 0
    last: int = 0
    """Positions of its first and last token."""
    is_name: bool = False
    """Whether it is a name or a phrase, so that it may stand for a whole question."""
    is_proper: bool = False
    """Whether it is a phrase that its words apart do not make up: "united states", "world war i"."""
    is_possessive: bool = False
    """Whether it was written with 's."""
    all_keys: Keys = field(init=False, repr=False)
    """The keys of the phrase and of each of its words."""

    def __post_init__(self) -> None:
        parts = () if self.is_proper else self.parts
        object.__setattr__(self, "all_keys", self.keys.union(*(part.keys for part in parts)))


def text_at(units: Sequence[Unit], index: int) -> str:
    """Return the text of the unit at an index; "" outside the line."""
    return units[index].text if 0 <= index < len(units) else ""


def texts(units: Iterable[Unit]) -> list[str]:
    """Return the texts of units."""
    return [unit.text for unit in units]


def precise_keys(unit: Unit) -> Keys:
    """Return the keys that the base's own groups give to a unit, where there are any; else all of its own."""
    own = frozenset(key for key in unit.keys if key.startswith(OWN_LIKE))
    return own or unit.keys


def all_keys(units: Iterable[Unit]) -> Keys:
    """Return the keys of units and of their parts together."""
    return joined(unit.all_keys for unit in units)
