"""The facts read anew while questions go on: the new base takes over in one step, or the old one stays."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Mapping
from pathlib import Path

from watchfiles import awatch

from bot.errors import FactBaseError
from bot.factbase.base import FactBase
from bot.factbase.loader import load
from bot.factbase.model import Fact
from bot.gateway.desk import Desk
from bot.gateway.failures import told
from bot.matching.engine import Engine
from bot.replies.card import counted
from bot.replies.notices import NOT_RELOADED, RELOADED

_log = logging.getLogger(__name__)
_MOST_PROBLEMS = 5


class Reloader:
    """Reads one folder, in another thread, and hands a clean base over to the desk."""

    def __init__(self, desk: Desk, folder: Path) -> None:
        self._desk = desk
        self._folder = folder
        self._one_at_a_time = asyncio.Lock()

    async def watch(self) -> None:
        """Reload whenever a file of the folder changes, until cancelled."""
        async for _ in awatch(self._folder, step=200):
            try:
                await self.reload()
            except Exception as error:  # noqa: BLE001 - the error table tells which; the next change is read again
                told(error, "reload")

    async def reload(self) -> str:
        """Read the folder; return what changed, or the problems for which the old base stays."""
        async with self._one_at_a_time:
            before = self._desk.engine
            try:
                after = await asyncio.to_thread(_engine_of, self._folder, before)
            except FactBaseError as error:
                return _refused(error)
            self._desk.engine = after
            change = changes(before.base, after.base)
            _log.info("facts_reloaded", extra={"fields": {"change": change}})
            return RELOADED.format(change=change)


def changes(before: FactBase, after: FactBase) -> str:
    """Return in words how many facts a base has got, lost and changed."""
    old, new = before.by_id, after.by_id
    parts = [
        f"{counted(len(new.keys() - old.keys()), 'fact')} new",
        f"{len(old.keys() - new.keys()):,} gone",
        f"{_changed(old, new):,} changed",
    ]
    return ", ".join(parts)


def _changed(old: Mapping[str, Fact], new: Mapping[str, Fact]) -> int:
    return sum(_told(old[name]) != _told(new[name]) for name in old.keys() & new.keys())


def _told(fact: Fact) -> tuple[object, ...]:
    """Return what a fact says, wherever in its file it stands."""
    return fact.when, fact.answer, fact.text, fact.asks, fact.never, fact.topic, fact.citations


def _engine_of(folder: Path, before: Engine) -> Engine:
    return Engine(load(folder), before.today)


def _refused(error: FactBaseError) -> str:
    for problem in error.problems:
        _log.error("facts_not_reloaded", extra={"fields": {"problem": str(problem)}})
    listed = "\n".join(map(str, error.problems[:_MOST_PROBLEMS]))
    return f"{NOT_RELOADED.format(error=error)}\n{listed}"
