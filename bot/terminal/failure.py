"""How a command that fails says so: plainly, on standard error, and by its exit code."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import Protocol, runtime_checkable

from bot.errors import FactBaseError, FactbotError
from bot.factbase.problems import Problem
from bot.terminal.screen import ReaderGone, Screen

_PACKAGE = Path(__file__).resolve().parent.parent


@runtime_checkable
class TyperError(Protocol):
    """An error of typer's own about the words of a command; where its class is depends on the version."""

    exit_code: int

    def format_message(self) -> str:
        """Return what is wrong with the words."""


def report(error: Exception) -> int:
    """Tell a person what went wrong; return the exit code."""
    if isinstance(error, ReaderGone):
        _drop_output()
        return error.exit_code
    screen = Screen(sys.stderr)
    if isinstance(error, FactBaseError):
        for problem in error.problems:
            screen.line(problem_line(problem), hang=2)
    if isinstance(error, FactbotError):
        screen.line(f"factbot: {error}", hang=2)
        return error.exit_code
    if isinstance(error, TyperError):
        screen.line(f"factbot: {error.format_message()}", hang=2)
        context = getattr(error, "ctx", None)
        if context is not None:
            screen.line(f"Try: {context.command_path} --help")
        return error.exit_code
    screen.line(f"factbot: {_unexpected(error)}", hang=2)
    if isinstance(error, OSError):
        _drop_output()
    return FactbotError.exit_code


def problem_line(problem: Problem) -> str:
    """Return a problem on one line, its file as seen from the current folder."""
    text, file = str(problem), problem.place.file
    try:
        seen = Path(file).relative_to(Path.cwd())
    except (ValueError, OSError):
        return text
    return str(seen) + text.removeprefix(file)


def _unexpected(error: Exception) -> str:
    """Say where it happened, but not the error's own words: they may hold what people typed, or a secret."""
    if isinstance(error, OSError) and error.strerror:
        return f"{error.strerror}{f': {error.filename}' if error.filename else ''}"
    place = ""
    trace = error.__traceback__
    while trace is not None:
        path = Path(trace.tb_frame.f_code.co_filename)
        if path.is_relative_to(_PACKAGE):
            place = f" at {path.relative_to(_PACKAGE.parent)}:{trace.tb_lineno}"
        trace = trace.tb_next
    return f"unexpected {type(error).__name__}{place}; the fault is ours, please report it with what you typed"


def _drop_output() -> None:
    """Let what is still to be written go nowhere, so that leaving does not fail on it again."""
    if sys.stdout is None:
        return
    with suppress(OSError), Path(os.devnull).open("wb") as nowhere:
        os.dup2(nowhere.fileno(), sys.stdout.fileno())
