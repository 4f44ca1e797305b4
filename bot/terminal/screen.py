"""Printing: wrapped and coloured on a terminal, plain lines elsewhere; no markup, no control characters."""

from __future__ import annotations

import errno
import io
import json
import os
import re
import sys
from collections.abc import Iterator, Mapping
from typing import Any, TextIO

from rich.cells import cell_len, chop_cells
from rich.console import Console
from rich.text import Text

from bot.replies.card import Card
from bot.replies.plain import Part, lines_of, printable

WIDEST = 100
"""Longer lines are hard to read, however wide the terminal is."""
_HANG = 2
_WORD = re.compile(r"\s*\S+")
_STYLES: Mapping[Part, str] = {
    Part.LEAD: "yellow",
    Part.LABEL: "yellow",
    Part.ANSWER: "bold",
    Part.SOURCE: "dim",
    Part.LINK: "blue",
    Part.NOTE: "yellow",
}


class ReaderGone(Exception):  # noqa: N818 - not an error: whoever read our output has seen enough
    """What reads our output has closed it, as `head` does.

    That is no failure; `exit_code` is what the command would have ended with all the same.
    """

    def __init__(self, exit_code: int = 0) -> None:
        super().__init__()
        self.exit_code = exit_code


class Screen:
    """Writes to one stream; NO_COLOR and streams that are no terminal get no colour codes."""

    def __init__(self, stream: TextIO | None = None) -> None:
        chosen: TextIO | None = stream or sys.stdout
        if chosen is None:
            raise OSError(errno.EBADF, "standard output is closed")
        self._stream = chosen
        self.is_terminal = self._stream.isatty()
        colours = self.is_terminal and not os.environ.get("NO_COLOR")
        self.console = Console(
            file=self._stream,
            force_terminal=self.is_terminal,
            color_system="auto" if colours else None,
            emoji=False,
        )

    def card(self, card: Card, *, numbered: bool = False) -> None:
        """Print a reply; `numbered` counts the facts where there are several."""
        for line in lines_of(card, numbered=numbered):
            self._put(line.text, _STYLES.get(line.part, ""), _HANG if line.part is Part.SOURCE else 0)

    def line(self, text: str = "", style: str = "", hang: int = 0) -> None:
        """Print text of one or more lines; what does not fit a line goes on below it, indented by `hang`."""
        for line in text.split("\n"):
            self._put(printable(line), style, hang)

    def data(self, data: dict[str, Any]) -> None:
        """Print one JSON object on one line."""
        self._write(json.dumps(data))

    def _put(self, line: str, style: str, hang: int) -> None:
        if not self.is_terminal:
            self._write(line)
            return
        for piece in fitted(line, min(self.console.width, WIDEST), hang):
            self.console.print(Text(piece, style), soft_wrap=True)

    def _write(self, line: str) -> None:
        try:
            self._stream.write(line + "\n")
            self._stream.flush()
        except BrokenPipeError:
            raise ReaderGone from None


def fitted(line: str, width: int, hang: int) -> Iterator[str]:
    """Yield a line in pieces of at most `width` columns, broken between words; addresses stay whole."""
    piece = ""
    for word in _WORD.findall(line):
        if piece and cell_len(piece + word) > width:
            yield piece
            piece = " " * hang + word.lstrip()
        else:
            piece += word
        if cell_len(piece) > width and "://" not in piece:
            *full, piece = chop_cells(piece, width)
            yield from full
    yield piece


def use_utf8() -> None:
    """Make standard output and error take every character, whatever the locale says."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
