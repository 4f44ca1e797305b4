"""What somebody may be about to ask: completions for text that is being typed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rapidfuzz import fuzz, process

from bot.factbase.base import FactBase
from bot.factbase.model import Fact
from bot.matching.reply import Choice
from bot.matching.text import clean, fold

_LIKE_ENOUGH = 55
"""A way of asking is offered when it scores so much of 100 by rapidfuzz; else the fact's first one."""


def prefix_choices(base: FactBase, text: str, limit: int) -> list[Choice]:
    """Return ways of asking in which every word typed begins a word; the closest in length first."""
    typed = fold(clean(text)).split()
    found: list[tuple[int, str, str]] = []
    for fact in base.facts:
        fitting = [ask for ask in fact.asks if _begins(typed, fold(ask).split())]
        if fitting:
            ask = min(fitting, key=lambda ask: (len(ask), ask))
            found.append((len(ask), ask, fact.id))
    return [Choice(ask, fact_id) for _, ask, fact_id in sorted(found)[:limit]]


def likely_choices(facts: Iterable[Fact], text: str) -> list[Choice]:
    """Return for each fact its way of asking that reads most like the text."""
    return [Choice(_most_alike(text, fact.asks), fact.id) for fact in facts]


def _begins(typed: Sequence[str], words: Sequence[str]) -> bool:
    return all(any(word.startswith(start) for word in words) for start in typed)


def _most_alike(text: str, asks: Sequence[str]) -> str:
    best = process.extractOne(text, asks, scorer=fuzz.token_set_ratio, processor=fold, score_cutoff=_LIKE_ENOUGH)
    return best[0] if best else asks[0]
