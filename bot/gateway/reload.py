"""The facts read anew while questions go on: the new base takes over in one step, or the old one stays."""

from __future__ import annotations

import asyncio
import logging
import threading
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TypeVar

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
_LOOK = 2_000
"""Milliseconds after which the path is looked at though nothing was heard of the folder."""
_LOOK_AGAIN = 1.0
"""Seconds after which a folder that was not there is looked for again."""
T = TypeVar("T")


async def in_background(work: Callable[[], T]) -> T:
    """Return what work in another thread returns, which the end of the program does not wait for.

    asyncio's own threads are waited for, and a big base takes longer to read than a supervisor is patient.
    """
    loop = asyncio.get_running_loop()
    done: asyncio.Future[T] = loop.create_future()

    def told_of(settle: Callable[[], None]) -> None:
        with suppress(RuntimeError):  # the loop is closed: nobody waits any more
            loop.call_soon_threadsafe(lambda: None if done.done() else settle())

    def run() -> None:
        try:
            result = work()
        except BaseException as error:  # noqa: BLE001 - handed over to who waits
            failure = error
            told_of(lambda: done.set_exception(failure))
        else:
            told_of(lambda: done.set_result(result))

    threading.Thread(target=run, name="reading facts", daemon=True).start()
    return await done


class Reloader:
    """Reads one folder, in another thread, and hands a clean base over to the desk."""

    def __init__(self, desk: Desk, folder: Path) -> None:
        self._desk = desk
        self._folder = folder
        self._one_at_a_time = asyncio.Lock()
        self._read: frozenset[tuple[object, ...]] | None = None

    async def watch(self) -> None:
        """Reload whenever a file of the folder changes, or the folder is another one, until cancelled."""
        is_there = True
        while True:
            try:
                await self._watch_one()
                is_there = True
            except OSError as error:
                if is_there:
                    problem = f"{self._folder}: {error.strerror or type(error).__name__}"
                    _log.error("facts_not_watched", extra={"fields": {"problem": problem}})
                is_there = False
            await asyncio.sleep(_LOOK_AGAIN)

    async def _watch_one(self) -> None:
        """Watch until something changed that was not heard of: another folder stands at the path. Raises OSError."""
        await self._catch_up()
        async for heard in awatch(self._folder, step=200, rust_timeout=_LOOK, yield_on_timeout=True):
            if await self._catch_up() and not heard:
                return

    async def _catch_up(self) -> bool:
        """Reload if the files are others than when they were last read; return whether. Raises OSError."""
        now = self._files()
        if self._read is None:
            self._read = now
        if now == self._read:
            return False
        await self._reload_unasked()
        return True

    def _files(self) -> frozenset[tuple[object, ...]]:
        """Return what tells the files from others of their names. Raises OSError."""
        return frozenset(_stamp(path) for path in self._folder.iterdir() if not path.name.startswith("."))

    async def _reload_unasked(self) -> None:
        try:
            await self.reload()
        except Exception as error:  # noqa: BLE001 - the error table tells which; the next change is read again
            told(error, "reload")

    async def reload(self) -> str:
        """Read the folder; return what changed, or the problems for which the old base stays."""
        async with self._one_at_a_time:
            before = self._desk.engine
            with suppress(OSError):  # the loader tells what is wrong with the folder
                self._read = self._files()
            try:
                after = await in_background(partial(_engine_of, self._folder, before))
            except FactBaseError as error:
                return _refused(error)
            self._desk.engine = after
            change = changes(before.base, after.base)
            _log.info("facts_reloaded", extra={"fields": {"change": change}})
            return RELOADED.format(change=change)


def _stamp(path: Path) -> tuple[object, ...]:
    """Return what tells a file from another of its name; one that leads nowhere, or is gone by now, has a name."""
    try:
        stat = path.stat()
    except OSError:
        return (path.name,)
    return path.name, stat.st_ino, stat.st_mtime_ns, stat.st_size


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
