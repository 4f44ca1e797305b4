"""What people type, made into clean text: words of the command line and lines of standard input."""

from __future__ import annotations

import io
import os
import re
from collections.abc import Iterator
from typing import BinaryIO, TextIO

LONGEST_LINE = 1_000_000
"""A longer line of standard input is read to here and the rest of it passed over."""
_SURROGATE = re.compile("[\ud800-\udfff]")


def argument_text(words: list[str]) -> str:
    """Return the words of a command line as one text; bytes that are not UTF-8 are replaced."""
    text = " ".join(words)
    if not _SURROGATE.search(text):
        return text
    try:
        return os.fsencode(text).decode("utf-8", "replace")
    except UnicodeEncodeError:
        return _SURROGATE.sub("\N{REPLACEMENT CHARACTER}", text)


def lines_from(source: BinaryIO) -> Iterator[str]:
    """Yield the lines of a stream as they come, without their ends (LF or CRLF)."""
    while raw := source.readline(LONGEST_LINE):
        line = raw
        while raw and not raw.endswith(b"\n"):
            raw = source.readline(LONGEST_LINE)
        yield line.decode("utf-8", "replace").removesuffix("\n").removesuffix("\r")


def forgive_encoding(stream: TextIO) -> None:
    """Make a text stream replace bytes that are not UTF-8."""
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(encoding="utf-8", errors="replace")
