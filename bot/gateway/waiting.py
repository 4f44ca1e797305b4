"""Questions wait their turn: a lane for each channel, so many at once, not too long; what is dropped is counted."""

from __future__ import annotations

import asyncio
import logging
import time
from collections import deque
from collections.abc import Awaitable, Callable

_OLDEST = 30.0
"""Seconds after which nobody waits for an answer any more."""
_REPORT_EVERY = 10.0
Job = Callable[[], Awaitable[None]]
_Lane = deque[tuple[float, Job, bool]]
_log = logging.getLogger(__name__)


class Waiting:
    """A bounded number of jobs, one after the other in each channel; too many or too old ones are dropped.

    A channel that Discord makes wait holds up no other, nor does it keep others out: where there are too many, the
    longest lane loses its last.
    """

    def __init__(self, most: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._most = most
        self._clock = clock
        self._count = 0
        self._lanes: dict[int, _Lane] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._dropped = 0
        self._is_stopped = False
        self._report: asyncio.TimerHandle | None = None

    def add(self, channel: int, job: Job, *, is_owed: bool = False) -> None:
        """Let a job wait in a channel's lane; one too many is dropped, unless it is owed to an answer given."""
        if self._is_stopped:
            return
        if self._count >= self._most and not is_owed and not self._has_made_room(channel):
            self._drop()
            return
        self._count += 1
        lane = self._lanes.get(channel)
        if lane is not None:
            lane.append((self._clock(), job, is_owed))
            return
        self._lanes[channel] = deque([(self._clock(), job, is_owed)])
        task = asyncio.create_task(self._work(channel))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def stop(self) -> None:
        """Stop working for good; what still waits is dropped."""
        self._is_stopped = True
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        self._dropped += self._count
        self._count = 0
        self._lanes.clear()
        self._tell()

    async def _work(self, channel: int) -> None:
        """Work through a lane, and take it away when it is empty."""
        lane = self._lanes[channel]
        while lane:
            since, job, is_owed = lane.popleft()
            self._count -= 1
            if self._clock() - since > _OLDEST and not is_owed:
                self._drop()
                continue
            try:
                await job()
            except Exception:  # noqa: BLE001 - a job ends in its own error table; this one must not end the lane
                _log.exception("job_failed")
        del self._lanes[channel]

    def _has_made_room(self, channel: int) -> bool:
        """Drop the last question of the longest lane for one whose own lane is shorter; return whether there is one."""
        longest = max(self._lanes.values(), key=len, default=_Lane())
        last = next((at for at in reversed(range(len(longest))) if not longest[at][2]), None)
        if last is None or len(longest) <= len(self._lanes.get(channel, ())) + 1:
            return False
        del longest[last]
        self._count -= 1
        self._drop()
        return True

    def _drop(self) -> None:
        self._dropped += 1
        if self._report is None:
            self._report = asyncio.get_running_loop().call_later(_REPORT_EVERY, self._tell)

    def _tell(self) -> None:
        if self._report is not None:
            self._report.cancel()
        self._report = None
        if self._dropped:
            _log.warning("questions_dropped", extra={"fields": {"count": self._dropped}})
            self._dropped = 0
