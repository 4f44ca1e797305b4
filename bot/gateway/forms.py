"""Reply → what is sent: the card, and one row of buttons."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from bot.factbase.base import FactBase
from bot.gateway.markup import clipped
from bot.matching.reply import Label, Outcome, Reply
from bot.replies.card import Card, card_of
from bot.replies.dates import spoken
from bot.replies.notices import BACK, DELETE, MORE, MORE_HINT, TOPICS_HINT, WHY
from bot.replies.paging import has_pages, year_of

_IN_A_ROW = 5
_BESIDE = 2
"""Why and Delete."""
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
    card = card_of(shown, base, TOPICS_HINT, MORE_HINT if has_pages(reply) else "", page * size)
    if private:
        return Form(card, (Key(Press.WHY, "", WHY),))
    choices = tuple(_choices(shown, page))[: _IN_A_ROW - _BESIDE]
    return Form(card, (*choices, Key(Press.WHY, "", WHY), Key(Press.DELETE, "", DELETE)))


def page_value(page: int, topic: str | None, year: int | None) -> str:
    """Return what a button that turns to a page carries."""
    return f"{page}|{topic or ''}|{'' if year is None else year}"


def page_from(value: str) -> tuple[int, str | None, int | None]:
    """Return page, topic and year from what a button carries. Raises ValueError."""
    page, topic, year = value.split("|")
    return int(page), topic or None, int(year) if year else None


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
            yield Key(Press.PAGE, page_value(page - 1, reply.topic, year_of(reply)), BACK)
        if has_pages(reply):
            yield Key(Press.PAGE, page_value(page + 1, reply.topic, year_of(reply)), MORE)
