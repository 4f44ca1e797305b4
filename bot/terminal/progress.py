"""Progress on standard error: for people who wait, from the first second on; nothing where nobody looks."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Timer

from bot.terminal.screen import Screen

PATIENCE = 1.0
"""Seconds that people wait without asking themselves whether anything happens."""

Report = Callable[[int, int], None]
"""Takes how much is done and how much there is; 0 where that is not known."""
Steps = Callable[[str], Report]
"""Starts a step by its name."""


@contextmanager
def progress(*, hidden: bool = False) -> Iterator[Steps]:
    """Show the steps of a long run while it lasts."""
    screen = Screen(sys.stderr)
    if hidden or not screen.is_terminal or screen.console.is_dumb_terminal:
        yield lambda _name: lambda _done, _total: None
        return
    from rich.progress import BarColumn, Progress, TextColumn  # noqa: PLC0415 - only where it is seen

    bars = Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        console=screen.console,
        transient=True,
        redirect_stdout=False,
        redirect_stderr=False,
    )
    timer = Timer(PATIENCE, bars.start)
    timer.daemon = True

    def step(name: str) -> Report:
        task = bars.add_task(name, total=None)
        return lambda done, total: bars.update(task, completed=done, total=total or None)

    timer.start()
    try:
        yield step
    finally:
        timer.cancel()
        timer.join()
        bars.stop()
