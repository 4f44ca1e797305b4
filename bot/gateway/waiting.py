"""Questions wait their turn: so many at once, not too long, and what is dropped is counted."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable

_WORKERS = 8
_OLDEST = 30.0
"""Seconds after which nobody waits for an answer any more."""
_REPORT_EVERY = 10.0
Job = Callable[[], Awaitable[None]]
_log = logging.getLogger(__name__)


class Waiting:
    """A bounded queue with workers; jobs that are too many or too old are dropped and counted."""

    def __init__(self, most: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._jobs: asyncio.Queue[tuple[float, Job]] = asyncio.Queue(most)
        self._clock = clock
        self._workers: list[asyncio.Task[None]] = []
        self._dropped = 0
        self._report: asyncio.TimerHandle | None = None

    def start(self) -> None:
        """Begin to work."""
        self._workers = [asyncio.create_task(self._work()) for _ in range(_WORKERS)]

    async def stop(self) -> None:
        """Stop working; what still waits is dropped."""
        for worker in self._workers:
            worker.cancel()
        await asyncio.gather(*self._workers, return_exceptions=True)
        self._tell()

    def add(self, job: Job) -> None:
        """Let a job wait; one too many is dropped."""
        try:
            self._jobs.put_nowait((self._clock(), job))
        except asyncio.QueueFull:
            self._drop()

    async def _work(self) -> None:
        while True:
            since, job = await self._jobs.get()
            if self._clock() - since > _OLDEST:
                self._drop()
                continue
            try:
                await job()
            except Exception:  # noqa: BLE001 - a job ends in its own error table; this one must not end the worker
                _log.exception("job_failed")

    def _drop(self) -> None:
        self._dropped += 1
        if self._report is None:
            self._report = asyncio.get_running_loop().call_later(_REPORT_EVERY, self._tell)

    def _tell(self) -> None:
        self._report = None
        if self._dropped:
            _log.warning("questions_dropped", extra={"fields": {"count": self._dropped}})
            self._dropped = 0
