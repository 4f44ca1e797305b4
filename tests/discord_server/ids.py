"""Snowflakes: ids that hold their time, as clients read it from them."""

from __future__ import annotations

import time

EPOCH_MS = 1_420_070_400_000
TIME_SHIFT = 22
GUILD_BASE = 720_720 * 10_000
"""Divisible by every number of shards up to 16, so that the guild made k-th (from 0) is on shard k % n."""


class Ids:
    """Hands out ids that only grow."""

    def __init__(self) -> None:
        self._last = 0
        self._guilds = 0

    def next(self) -> int:
        now = (int(time.time() * 1000) - EPOCH_MS) << TIME_SHIFT
        self._last = max(self._last + 1, now)
        return self._last

    def next_guild(self) -> int:
        made = (GUILD_BASE + self._guilds) << TIME_SHIFT
        self._guilds += 1
        return made


def shard_of(guild_id: int | None, shard_count: int) -> int:
    """Return the shard that hears of a guild; what has no guild is heard by shard 0."""
    return 0 if guild_id is None else (guild_id >> TIME_SHIFT) % shard_count
