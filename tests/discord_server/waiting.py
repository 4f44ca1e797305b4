"""Waiting for what the bot does, without ever trusting a pause to be long enough."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable

PATIENCE = 10.0
STEP = 0.005


async def until(
    predicate: Callable[[], object],
    timeout: float = PATIENCE,
    *,
    what: Callable[[], str] = lambda: "nothing of the kind happened",
) -> None:
    """Wait until something holds; fail the test, saying ``what`` was there instead, when it does not."""
    end = time.monotonic() + timeout
    while not predicate():
        assert time.monotonic() < end, f"after {timeout} s: {what()}"
        await asyncio.sleep(STEP)
