"""Card → plain text: no markup, no control characters, the same words everywhere."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from bot.replies.card import Card, Entry

_JOINERS = frozenset("\u200c\u200d")
"""Invisible, but part of how words of some scripts and some emoji are spelt."""


class Part(Enum):
    """What a line of a reply is, for an edge that sets some of them apart."""

    GAP = auto()
    LEAD = auto()
    LABEL = auto()
    ANSWER = auto()
    TEXT = auto()
    SOURCE = auto()
    LINK = auto()
    NOTE = auto()


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a reply."""

    part: Part
    text: str = ""


def plain_text(card: Card, *, numbered: bool = False) -> str:
    """Return a card as lines of text; `numbered` counts the facts where there are several."""
    return "\n".join(line.text for line in lines_of(card, numbered=numbered))


def lines_of(card: Card, *, numbered: bool = False) -> Iterator[Line]:
    """Yield the lines of a card, each free of control characters."""
    for line in _lines(card, numbered=numbered and len(card.entries) > 1):
        yield Line(line.part, printable(line.text))


def printable(text: str) -> str:
    """Return text on one line without characters that a terminal would obey or that turn its direction."""
    return "".join(map(_printable, text))


def _printable(char: str) -> str:
    if char.isprintable() or char in _JOINERS:
        return char
    return "" if unicodedata.category(char) == "Cf" else " "


def _lines(card: Card, *, numbered: bool) -> Iterator[Line]:
    if card.lead:
        yield Line(Part.LEAD, card.lead)
    for number, entry in enumerate(card.entries, 1):
        if number > 1 or card.lead:
            yield Line(Part.GAP)
        yield from _entry_lines(entry, f"{number}. " if numbered else "")
    if card.tail and (card.entries or card.lead):
        yield Line(Part.GAP)
    for note in card.tail:
        yield Line(Part.NOTE, note)


def _entry_lines(entry: Entry, number: str) -> Iterator[Line]:
    if entry.heading:
        yield Line(Part.LEAD, entry.heading)
        yield Line(Part.GAP)
    if entry.label:
        yield Line(Part.LABEL, entry.label)
    yield Line(Part.ANSWER, number + entry.answer)
    yield Line(Part.TEXT, entry.text)
    dated = f"Dated {entry.when}. " if entry.when and entry.when not in entry.label else ""
    for cited in entry.sources:
        yield Line(Part.SOURCE, f"{dated}Source: {cited.source}, “{cited.section}”")
        yield Line(Part.LINK, cited.url)
        dated = ""
