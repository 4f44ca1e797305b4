"""How people mistype: what a single slip makes of a word, and how likely it is."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

SHORT = 3
"""Words of so many letters are near many others, so that less is taken for a slip of theirs."""
_ONE_SLIP, _TWO_SLIPS = 5, 9
"""Words up to so many letters may hold one slip, or two; longer ones three."""
_LONG = 10
"""In words of so many letters several slips leave enough to know them by."""
_MIDDLING = 5
_EXCHANGED = 2
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_BESIDE = {
    "q": "wa", "w": "qeas", "e": "wrsd", "r": "etdf", "t": "ryfg", "y": "tugh", "u": "yihj", "i": "uojk",
    "o": "ipkl", "p": "ol", "a": "qwsz", "s": "awedxz", "d": "serfcx", "f": "drtgvc", "g": "ftyhbv",
    "h": "gyujnb", "j": "huikmn", "k": "jiolm", "l": "kop", "z": "asx", "x": "zsdc", "c": "xdfv",
    "v": "cfgb", "b": "vghn", "n": "bhjm", "m": "njk",
}  # fmt: skip
"""The keys around each key of a QWERTY keyboard."""


def most_slips(word: str) -> int:
    """Return how many slips a word of this length may hold."""
    if len(word) <= _ONE_SLIP:
        return 1
    return 2 if len(word) <= _TWO_SLIPS else 3


def is_anagram(word: str, other: str) -> bool:
    """Tell whether two words have the same letters."""
    return sorted(word) == sorted(other)


def cost(word: str, other: str) -> int:
    """Return how unlikely a slip is: 0 a swap, 1 a letter dropped or added or a key beside, 2 any other."""
    if is_anagram(word, other):
        return 0
    if len(word) != len(other):
        return 1
    typed, meant = next((pair for pair in zip(word, other, strict=True) if pair[0] != pair[1]), ("", ""))
    return 1 if meant in _BESIDE.get(typed, "") else 2


def is_likely(word: str, other: str, distance: int) -> bool:
    """Refuse what short words and wrong first letters make unlikely."""
    if min(len(word), len(other)) <= SHORT:
        is_dropped = len(word) == SHORT and len(other) == SHORT + 1 and word[0] == other[0]
        return is_anagram(word, other) or is_dropped
    if distance == 1 or len(word) >= _LONG:
        return True
    if not _are_mistyped(word, other):
        return False
    return len(other) >= _MIDDLING and (word[0] == other[0] or word[:2] == other[1::-1])


def _are_mistyped(word: str, other: str) -> bool:
    """Refuse two letters of a word exchanged for others that stand elsewhere on the keyboard: another name."""
    if len(word) != len(other) or is_anagram(word, other) or _undoubled(word) == _undoubled(other):
        return True
    differing = [pair for pair in zip(word, other, strict=True) if pair[0] != pair[1]]
    return len(differing) != _EXCHANGED or any(meant in _BESIDE.get(typed, "") for typed, meant in differing)


def _undoubled(word: str) -> str:
    """Return a word with each doubled letter written once."""
    return "".join(letter for letter, _ in groupby(word))


def swaps(word: str) -> Iterator[str]:
    """Yield the word with each two neighbouring letters exchanged."""
    for i in range(len(word) - 1):
        yield word[:i] + word[i + 1] + word[i] + word[i + 2 :]


def edits(word: str) -> Iterator[str]:
    """Yield every text at distance 1."""
    yield from swaps(word)
    for i in range(len(word) + 1):
        head, tail = word[:i], word[i:]
        if tail:
            yield head + tail[1:]
        for letter in _LETTERS:
            yield head + letter + tail
            if tail:
                yield head + letter + tail[1:]
