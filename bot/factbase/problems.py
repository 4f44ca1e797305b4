"""A problem in a fact base: where it stands, what is wrong, and what to do about it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz import fuzz, process

_SHOWN_VALUE = 60
_ALIKE_ENOUGH = 60


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A spot in a file; line and column count from 1."""

    file: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One fault: its place, its cause with the value at fault, and the fix."""

    place: Place
    cause: str
    fix: str

    def __str__(self) -> str:
        return f"{self.place}: {self.cause} – {self.fix}"


def shown(value: object) -> str:
    """Quote a value for a message: on one line, without control characters, cut when long."""
    text = "".join(char if char.isprintable() else " " for char in str(value))
    return f"`{text[:_SHOWN_VALUE]}…`" if len(text) > _SHOWN_VALUE else f"`{text}`"


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return the fix for an unknown name: the likeliest known one, or all that there are."""
    names = list(known)
    best = process.extractOne(word, names, scorer=fuzz.ratio, score_cutoff=_ALIKE_ENOUGH)
    if best is not None:
        return f"did you mean `{best[0]}`?"
    return f"known here: {', '.join(names)}" if names else "there are none"
