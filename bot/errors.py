"""The errors that end a command, each with its exit code.

    FactbotError                 70  anything unexpected of our own
    ├── FactBaseError            65  the fact base does not load: every problem, with its place
    ├── SettingsError            78  a setting is missing, unknown or unreadable
    └── UsageError                2  the words of a command do not fit

Exit codes follow sysexits.h, so that a supervisor can tell what a restart will not mend.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from bot.factbase.problems import Problem

INTERRUPTED = 130
"""The exit code of a command that Ctrl-C ends, as shells have it."""


class FactbotError(Exception):
    """The root of the tree: carries a sentence for a person and an exit code."""

    exit_code: ClassVar[int] = 70


class FactBaseError(FactbotError):
    """The fact base does not load; `problems` holds everything that is wrong with it."""

    exit_code: ClassVar[int] = 65

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        count = len(self.problems)
        super().__init__(f"the fact base has {count} problem{'' if count == 1 else 's'}")


class SettingsError(FactbotError):
    """A setting is missing, unknown or unreadable; the message names it and says what to do."""

    exit_code: ClassVar[int] = 78


class UsageError(FactbotError):
    """The words of a command do not fit; the message says which and what would."""

    exit_code: ClassVar[int] = 2
