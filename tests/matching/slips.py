"""Slips of the finger: one letter swapped, dropped, doubled, or a key beside it hit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from random import Random

ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
BESIDE = {letter: row[max(0, at - 1) : at] + row[at + 1 : at + 2] for row in ROWS for at, letter in enumerate(row)}
"""The keys left and right of each key."""
LONG = re.compile(r"\b[a-z]{5,}\b")


def with_slip(text: str, random: Random) -> str | None:
    """Return the text with one slip in one word of five letters or more; None where it has none."""
    words = list(LONG.finditer(text))
    if not words:
        return None
    word = random.choice(words)
    slipped = random.choice([slip for slip in slips(word[0], random) if slip != word[0]])
    return text[: word.start()] + slipped + text[word.end() :]


def slips(word: str, random: Random) -> Iterator[str]:
    """Yield one slip of each kind; the first letter stays."""
    at = random.randrange(1, len(word) - 1)
    head, letter, tail = word[:at], word[at], word[at + 1 :]
    yield head + tail[0] + letter + tail[1:]
    yield head + tail
    yield head + letter + letter + tail
    yield head + random.choice(BESIDE[letter]) + tail
