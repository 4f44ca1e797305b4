"""Card → plain text: no markup, no control characters, the same words everywhere."""

from __future__ import annotations

from collections.abc import Iterator

from bot.replies.card import Card, Entry


def plain_text(card: Card) -> str:
    """Return a card as lines of text."""
    return "\n".join(printable(line) for line in _lines(card))


def printable(text: str) -> str:
    """Return text on one line without characters that a terminal would obey."""
    return "".join(char if char.isprintable() else " " for char in text)


def _lines(card: Card) -> Iterator[str]:
    if card.lead:
        yield card.lead
    for number, entry in enumerate(card.entries):
        if number or card.lead:
            yield ""
        yield from _entry_lines(entry)
    if card.tail and card.entries:
        yield ""
    yield from card.tail


def _entry_lines(entry: Entry) -> Iterator[str]:
    if entry.label:
        yield f"[{entry.label}]"
    yield entry.answer
    yield entry.text
    if entry.when:
        yield f"Dated: {entry.when}"
    for cited in entry.sources:
        yield f"Source: {cited.source}, section “{cited.section}”"
        yield f"  {cited.url}"
