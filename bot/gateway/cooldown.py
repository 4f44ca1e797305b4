"""How often a person may ask in one channel."""

from __future__ import annotations

import time
from collections.abc import Callable
from enum import Enum, auto

from bot.gateway.memory import Memory
from bot.replies.notices import WAIT

_MOST = 10_000
"""So many people in channels are remembered."""
Key = tuple[int, int]
"""A person's id and a channel's."""


class Turn(Enum):
    """Whether somebody may ask."""

    FREE = auto()
    TOLD_TO_WAIT = auto()
    """Not yet, and they are to be told so, once."""
    WAITING = auto()
    """Not yet, and they know."""


def wait_text(seconds: float) -> str:
    """Return the sentence that says when somebody may ask again, by Discord's own clock on their screen."""
    return WAIT.format(when=f"<t:{int(time.time() + seconds) + 1}:R>")


class Cooldown:
    """Counts seconds for each person in each channel; 0 turns it off."""

    def __init__(self, seconds: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._seconds = seconds
        self._clock = clock
        self._asked: Memory[Key, float] = Memory(_MOST, seconds, clock)
        self._told: Memory[Key, bool] = Memory(_MOST, seconds, clock)

    def is_told(self, person: int, channel: int) -> bool:
        """Tell whether somebody has to wait and knows it: nothing is done for them then."""
        key = person, channel
        return bool(self._seconds and self._asked.get(key) is not None and self._told.get(key))

    def sweep(self) -> None:
        """Forget those who need not wait any more."""
        self._asked.sweep()
        self._told.sweep()

    def turn(self, person: int, channel: int) -> Turn:
        """Take a turn, or say why not."""
        if not self._seconds:
            return Turn.FREE
        key = person, channel
        if self._asked.get(key) is None:
            self._asked.put(key, self._clock())
            self._told.pop(key)
            return Turn.FREE
        if self._told.get(key):
            return Turn.WAITING
        self._told.put(key, value=True)
        return Turn.TOLD_TO_WAIT

    def left(self, person: int, channel: int) -> float:
        """Return the seconds until somebody may ask again."""
        since = self._asked.get((person, channel))
        return 0.0 if since is None else max(0.0, self._seconds - (self._clock() - since))
