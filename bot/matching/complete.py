"""What somebody may be about to ask: completions for text that is being typed."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from bot.factbase.base import FactBase
from bot.factbase.model import Fact
from bot.matching.reply import Choice
from bot.matching.text import clean, fold

_LIKE_ENOUGH = 55
"""A way of asking is offered when it scores so much of 100 by rapidfuzz; else the fact's first one."""
_LONGEST, _MOST_WORDS = 100, 12
"""So many characters and words of what is typed are looked at: Discord's limit for a suggestion, and a sentence."""


@dataclass(frozen=True, slots=True)
class Completions:
    """All ways of asking, to be looked up by the beginnings of their words."""

    asks: tuple[Choice, ...]
    """The shortest first."""
    words: tuple[str, ...]
    """All words in order."""
    numbers: tuple[frozenset[int], ...]
    """For each word, the ways of asking that hold it."""

    def of(self, text: str, limit: int) -> list[Choice]:
        """Return ways of asking in which every word typed begins a word, the shortest of each fact."""
        typed = fold(clean(text[:_LONGEST])).split()[:_MOST_WORDS]
        found: frozenset[int] | None = None
        for start in typed:
            held = frozenset[int]().union(*self._held(start))
            found = held if found is None else found & held
        chosen: dict[str, Choice] = {}
        for number in sorted(found) if found is not None else range(len(self.asks)):
            chosen.setdefault(self.asks[number].fact_id, self.asks[number])
        return list(chosen.values())[:limit]

    def _held(self, start: str) -> Iterator[frozenset[int]]:
        """Yield, for each word that begins so, the ways of asking that hold it."""
        at = bisect_left(self.words, start)
        while at < len(self.words) and self.words[at].startswith(start):
            yield self.numbers[at]
            at += 1


def completions_of(base: FactBase) -> Completions:
    """Return the completions that a base offers."""
    asks = sorted(((ask, fact.id) for fact in base.facts for ask in fact.asks), key=lambda one: (len(one[0]), one))
    held: dict[str, set[int]] = {}
    for number, (ask, _) in enumerate(asks):
        for word in fold(ask).split():
            held.setdefault(word, set()).add(number)
    words = sorted(held)
    choices = tuple(Choice(ask, fact_id) for ask, fact_id in asks)
    return Completions(choices, tuple(words), tuple(frozenset(held[word]) for word in words))


def likely_choices(facts: Iterable[Fact], text: str) -> list[Choice]:
    """Return for each fact its way of asking that reads most like the text."""
    return [Choice(_most_alike(text[:_LONGEST], fact.asks), fact.id) for fact in facts]


def _most_alike(text: str, asks: tuple[str, ...]) -> str:
    best = process.extractOne(text, asks, scorer=fuzz.token_set_ratio, processor=fold, score_cutoff=_LIKE_ENOUGH)
    return best[0] if best else asks[0]
