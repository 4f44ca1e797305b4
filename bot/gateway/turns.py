"""One thing at a time happens to a question: its answer, an edit, its deletion."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager


class Turns:
    """Locks by message id, kept as long as somebody holds one or waits for it."""

    def __init__(self) -> None:
        self._locks: dict[int, asyncio.Lock] = {}
        self._users: Counter[int] = Counter()

    def __contains__(self, message_id: int) -> bool:
        return message_id in self._locks

    @asynccontextmanager
    async def of(self, message_id: int) -> AsyncIterator[None]:
        """Wait until nothing else happens to a message."""
        lock = self._locks.setdefault(message_id, asyncio.Lock())
        self._users[message_id] += 1
        try:
            async with lock:
                yield
        finally:
            self._users[message_id] -= 1
            if not self._users[message_id]:
                del self._users[message_id], self._locks[message_id]
