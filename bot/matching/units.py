"""Words and phrases with their keys, and the verbs that tell who does something."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from bot.matching.text import Token

_NO_SUPERLATIVES = frozenset("interest test guest forest request west rest quest harvest protest".split())
_RANKS = frozenset("second third fourth fifth sixth seventh eighth ninth tenth 2nd 3rd 4th 5th".split())


@dataclass(frozen=True, slots=True)
class Unit:
    """A word, number or phrase with its keys; a phrase also knows its words as `parts`."""

    text: str
    keys: frozenset[str]
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
    all_keys: frozenset[str] = field(init=False, repr=False)
    """The keys of the phrase and of each of its words."""

    def __post_init__(self) -> None:
        parts = () if self.is_proper else self.parts
        object.__setattr__(self, "all_keys", self.keys.union(*(part.keys for part in parts)))


@dataclass(frozen=True, slots=True)
class Actions:
    """Stems of verbs and their nouns: whose subject gives, whose subject gets, reversed pairs, the facts' own."""

    giving: frozenset[str]
    getting: frozenset[str]
    opposites: Mapping[str, str]
    own: frozenset[str]
    nouns: frozenset[str]
    """Words (not stems) of giving and getting."""


def is_ranked_superlative(line: Sequence[Token]) -> bool:
    """Tell whether two words rank: `second largest`, `third most`."""
    match [token.text for token in line]:
        case [rank, word] if rank in _RANKS:
            return word in {"most", "least", "best", "worst"} or (word.endswith("est") and word not in _NO_SUPERLATIVES)
    return False
