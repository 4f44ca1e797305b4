"""Printing: wrapped and coloured on a terminal, plain lines elsewhere; never markup, never control characters."""

from __future__ import annotations

import json
import sys
from typing import Any, TextIO

from rich.console import Console
from rich.text import Text

from bot.replies.card import Card
from bot.replies.plain import plain_text, printable

_STYLES = (("  http", "blue"), ("Source:", "dim"), ("Dated:", "dim"), ("[", "yellow"))


class Screen:
    """Writes to one stream; NO_COLOR and streams that are no terminal get no colour codes."""

    def __init__(self, stream: TextIO | None = None) -> None:
        self._stream = stream or sys.stdout
        if hasattr(self._stream, "reconfigure"):
            self._stream.reconfigure(encoding="utf-8", errors="replace")
        self.console = Console(file=self._stream, markup=False, highlight=False, emoji=False, soft_wrap=False)

    @property
    def is_terminal(self) -> bool:
        """Whether a person is likely to be reading along."""
        return self.console.is_terminal

    def card(self, card: Card) -> None:
        """Print a reply, its short answers in bold."""
        answers = {printable(entry.answer) for entry in card.entries}
        for line in plain_text(card).split("\n"):
            self._styled(line, "bold" if line in answers else _style(line))

    def line(self, text: str = "", style: str = "") -> None:
        """Print text of one or more lines."""
        for line in text.split("\n"):
            self._styled(printable(line), style)

    def data(self, data: dict[str, Any]) -> None:
        """Print one JSON object on one line."""
        self._stream.write(json.dumps(data) + "\n")
        self._stream.flush()

    def _styled(self, line: str, style: str) -> None:
        if self.console.is_terminal:
            self.console.print(Text(line, style=style))
        else:
            self._stream.write(line + "\n")
        self._stream.flush()


def _style(line: str) -> str:
    return next((style for start, style in _STYLES if line.startswith(start)), "")
