"""A problem in a fact base: where it stands, what is wrong, and what to do about it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz import fuzz, process

_SHOWN_VALUE = 60
_SHOWN_NAMES = 12
_ALIKE_ENOUGH = 60


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A spot in a file; line and column count from 1."""

    file: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{printable(self.file)}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One fault: its place, its cause with the value at fault, and the fix."""

    place: Place
    cause: str
    fix: str

    def __str__(self) -> str:
        return f"{self.place}: {self.cause} – {self.fix}"


class MisfitError(ValueError):
    """A value that does not fit; `cause` is read after the name of its key, `fix` says what to write."""

    def __init__(self, cause: str, fix: str) -> None:
        super().__init__(f"{cause}; {fix}")
        self.cause = cause
        self.fix = fix


def printable(text: str) -> str:
    """Return a text on one line: tabs and line ends as blanks, what else cannot be seen as its escape."""
    if text.isprintable():
        return text
    return "".join(char if char.isprintable() else _visible(char) for char in text)


def _visible(char: str) -> str:
    return " " if char in "\t\n\r" else char.encode("unicode_escape").decode("ascii")


def shown(value: object) -> str:
    """Quote a value for a message: on one line, without control characters, cut when long."""
    text = str(value)
    cut = printable(text[: _SHOWN_VALUE + 1])[: _SHOWN_VALUE + 1]
    return f"`{cut[:_SHOWN_VALUE]}…`" if len(cut) > _SHOWN_VALUE else f"`{cut}`"


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the known name that an unknown one is likeliest to stand for, if any is alike."""
    best = process.extractOne(word, list(known), scorer=fuzz.ratio, processor=str.casefold, score_cutoff=_ALIKE_ENOUGH)
    return None if best is None else best[0]


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return the fix for an unknown name: the likeliest known one, or the names that there are."""
    names = list(known)
    best = nearest(word, names)
    if best is not None:
        return f"did you mean `{printable(best)}`?"
    if not names:
        return "there are none"
    more = f" and {len(names) - _SHOWN_NAMES} more" if len(names) > _SHOWN_NAMES else ""
    return f"known here: {', '.join(map(printable, names[:_SHOWN_NAMES]))}{more}"
