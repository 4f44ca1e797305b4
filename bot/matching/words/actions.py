"""Verbs, and nouns of doing, that tell who does something to whom."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bot.factbase.base import FactBase
from bot.matching.english import English
from bot.matching.text import fold
from bot.matching.words.stems import Stems


@dataclass(frozen=True, slots=True)
class Actions:
    """Stems of actions, by who is their subject."""

    giving: frozenset[str]
    """The one who hands something over: sell, lend."""
    getting: frozenset[str]
    """The one who receives it: buy, borrow."""
    opposites: Mapping[str, str]
    """Verbs that say the same with the sides exchanged: host, visit."""
    reverses: Mapping[str, frozenset[str]]
    """Verbs, each with those that say the contrary: raise, cut."""
    own: frozenset[str]
    """The verbs of the facts."""
    nouns: frozenset[str]
    """Words (not stems) of giving and getting."""

    def hands_over(self, stem: str) -> bool:
        """Tell whether one gives and another gets."""
        return stem in self.giving or stem in self.getting

    def includes(self, stem: str) -> bool:
        """Tell whether a stem is that of an action."""
        return self.hands_over(stem) or stem in self.own or stem in self.opposites


def actions_of(base: FactBase, english: English, stems: Stems) -> Actions:
    """Return the actions that English and a base's facts know."""
    pairs = [pair for a, b in english.opposites for pair in ((a, b), (b, a))]
    contraries = [pair for a, b in english.reverses for pair in ((a, b), (b, a))]
    reverses: dict[str, frozenset[str]] = {}
    for word, other in contraries:
        reverses[stems.of(word)] = reverses.get(stems.of(word), frozenset()) | {stems.of(other)}
    return Actions(
        giving=frozenset(map(stems.of, english.giving)),
        getting=frozenset(map(stems.of, english.getting)),
        opposites={stems.of(word): stems.of(other) for word, other in pairs},
        reverses=reverses,
        own=frozenset(stems.of(fold(verb)) for fact in base.facts for verb in fact.roles.action),
        nouns=english.giving | english.getting,
    )
