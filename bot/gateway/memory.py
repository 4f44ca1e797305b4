"""Maps that forget: bounded in size and in time, so that nothing about people is kept."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable
from typing import Generic, TypeVar

K = TypeVar("K")
V = TypeVar("V")


class Memory(Generic[K, V]):
    """The latest entries, each for so many seconds; the oldest goes when there are too many."""

    def __init__(self, most: int, seconds: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._entries: OrderedDict[K, tuple[float, V]] = OrderedDict()
        self._most = most
        self._seconds = seconds
        self._clock = clock

    def __len__(self) -> int:
        return len(self._entries)

    def sweep(self) -> None:
        """Let go of what is too old, whether or not anybody asks for it again."""
        oldest = self._clock() - self._seconds
        while self._entries and next(iter(self._entries.values()))[0] < oldest:
            self._entries.popitem(last=False)

    def put(self, key: K, value: V) -> None:
        """Remember an entry as the latest."""
        self._entries[key] = self._clock(), value
        self._entries.move_to_end(key)
        while len(self._entries) > self._most:
            self._entries.popitem(last=False)

    def get(self, key: K) -> V | None:
        """Return what is remembered; None when it is forgotten."""
        entry = self._entries.get(key)
        if entry is None:
            return None
        if self._clock() - entry[0] > self._seconds:
            del self._entries[key]
            return None
        return entry[1]

    def pop(self, key: K) -> V | None:
        """Forget an entry and return it."""
        value = self.get(key)
        self._entries.pop(key, None)
        return value
