"""Reply → what is sent: the card, and one row of buttons."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from bot.factbase.base import FactBase
from bot.factbase.period import Grain, Period
from bot.gateway.markup import clipped
from bot.matching.reply import Label, Outcome, Reply
from bot.replies.card import Card, card_of
from bot.replies.dates import spoken
from bot.replies.notices import BACK, DELETE, MORE, MORE_HINT, TOPICS_HINT, WHY

_IN_A_ROW = 5
_BESIDE = 2
"""Why and Delete."""
LONGEST_VALUE = 68
"""Discord allows 100 characters in all; the asker's id and what the button does take the rest."""
_DAYS_OF_A_YEAR = 364
_LABEL = 80
"""Discord's limit for the label of a button."""


class Press(StrEnum):
    """What a button does."""

    FACT = "fact"
    PAGE = "page"
    WHY = "why"
    DELETE = "delete"


@dataclass(frozen=True, slots=True)
class Key:
    """One button: what it does, with what, and its label."""

    press: Press
    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Form:
    """What is sent: a card, and the buttons under it."""

    card: Card
    keys: tuple[Key, ...]


def form_of(reply: Reply, base: FactBase, *, page: int = 0, size: int = 0, private: bool = False) -> Form:
    """Return the form of a reply; of a digest the page, from 0, of so many facts each.

    A private one has no button but Why: nobody else sees it, and Discord lets its reader dismiss it.
    """
    shown = reply if private else _clickable(reply)
    choices = () if private else tuple(_choices(shown, page))[: _IN_A_ROW - _BESIDE]
    turns = any(key.press is Press.PAGE for key in choices)
    card = card_of(shown, base, TOPICS_HINT, MORE_HINT if turns else "", page * size)
    if private:
        return Form(card, (Key(Press.WHY, "", WHY),))
    return Form(card, (*choices, Key(Press.WHY, "", WHY), Key(Press.DELETE, "", DELETE)))


def page_value(page: int, topic: str | None, periods: Sequence[Period]) -> str:
    """Return what a button that turns to a page carries: `1|trade|20040101-20051231`, open ends empty."""
    times = "x".join(f"{_compact(period.start)}-{_compact(period.end)}" for period in periods)
    return f"{page}|{topic or ''}|{times}"


def page_from(value: str) -> tuple[int, str | None, tuple[Period, ...]]:
    """Return page, topic and times from what a button carries. Raises ValueError."""
    page, topic, times = value.split("|")
    return int(page), topic or None, tuple(map(_period, times.split("x"))) if times else ()


def _compact(day: date | None) -> str:
    return day.isoformat().replace("-", "") if day else ""


def _period(text: str) -> Period:
    first, last = (date.fromisoformat(edge) if edge else None for edge in text.split("-"))
    is_year = first and last and first.year == last.year and (last - first).days >= _DAYS_OF_A_YEAR
    return Period.of_year(first.year) if first and is_year else Period(first, last, Grain.INTERVAL, text)


def _clickable(reply: Reply) -> Reply:
    """Return a reply with no more suggestions than there is room for buttons."""
    if reply.outcome is not Outcome.SUGGEST:
        return reply
    chosen = [shown for shown in reply.shown if shown.label is Label.ALSO][: _IN_A_ROW - _BESIDE]
    return replace(reply, shown=tuple(s for s in reply.shown if s.label is not Label.ALSO or s in chosen))


def _choices(reply: Reply, page: int) -> Iterator[Key]:
    if reply.outcome is Outcome.SUGGEST:
        for shown in reply.shown:
            if shown.label is Label.ALSO:
                yield Key(Press.FACT, shown.fact.id, clipped(shown.fact.answer, _LABEL))
    elif reply.outcome is Outcome.NEAREST:
        for shown in reply.shown:
            yield Key(Press.FACT, shown.fact.id, clipped(spoken(shown.fact.when), _LABEL))
    elif reply.outcome is Outcome.DIGEST:
        if page:
            yield from _page(page - 1, reply, BACK)
        if reply.more:
            yield from _page(page + 1, reply, MORE)


def _page(page: int, reply: Reply, label: str) -> Iterator[Key]:
    """Yield a button that turns to a page, unless it would have to carry more than it can."""
    value = page_value(page, reply.topic, reply.question.periods)
    if len(value) <= LONGEST_VALUE:
        yield Key(Press.PAGE, value, label)
