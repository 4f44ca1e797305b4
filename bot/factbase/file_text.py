"""A file's bytes → its text: readable, not too large, UTF-8, free of characters that hide or break things."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from bot.factbase.problems import Place, Problem, shown

MAX_BYTES = 8 * 1024 * 1024
_MAX_CHARACTERS = 20
_LINE_END = re.compile(r"\r\n|\r|\n")

FORBIDDEN = re.compile(
    "[^\t\n\r\x20-\x7e\xa0-\u2027\u202f-\u2065\u206a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
"""Control characters, YAML's own ends of line, byte order marks, and what turns a text's direction."""


class Unreadable(Exception):  # noqa: N818 - it reads as what it says
    """Reading a file cannot go on; carries the problems that say why."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__("; ".join(map(str, problems)))
        self.problems = problems


def read_text(path: Path) -> str:
    """Return a file's text. Raises `Unreadable`, with the place of what makes it so."""
    data = _bytes(path)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        place = place_after(str(path), error.object[: error.start].decode("utf-8"))
        byte = f"0x{error.object[error.start]:02x}"
        raise Unreadable(Problem(place, f"the byte {shown(byte)} is not UTF-8", "save the file as UTF-8")) from None
    forbidden = tuple(islice(_forbidden(path, text), _MAX_CHARACTERS))
    if forbidden:
        raise Unreadable(*forbidden)
    return text


def lines_of(text: str) -> list[str]:
    """Return the lines of a text as an editor counts them."""
    return _LINE_END.split(text)


def place_after(file: str, before: str) -> Place:
    """Return the place that a part of a file's text ends at."""
    lines = lines_of(before)
    return Place(file, len(lines), len(lines[-1]) + 1)


def named(char: str) -> str:
    """Return the code point of a character that cannot be shown, with its name where it has one."""
    name = unicodedata.name(char, "")
    return f"`U+{ord(char):04X}`" + (f" ({name.lower()})" if name else "")


def _bytes(path: Path) -> bytes:
    start = Place(str(path))
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        cause = f"the file cannot be read: {error.strerror or error}"
        raise Unreadable(Problem(start, cause, "check its name and your right to read it")) from None
    if len(data) > MAX_BYTES:
        cause = f"the file is larger than {MAX_BYTES // 1024 // 1024} MiB"
        raise Unreadable(Problem(start, cause, "split it into several topics"))
    return data


def _forbidden(path: Path, text: str) -> Iterator[Problem]:
    for found in FORBIDDEN.finditer(text):
        cause = f"the character {named(found[0])} is not allowed"
        yield Problem(place_after(str(path), text[: found.start()]), cause, "remove it")
