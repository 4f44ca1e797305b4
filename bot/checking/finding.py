"""What `check` finds: a problem, or only a note."""

from __future__ import annotations

from dataclasses import dataclass

from bot.factbase.problems import Problem


@dataclass(frozen=True, slots=True)
class Finding:
    """A problem, or a note that asks an author to look."""

    problem: Problem
    is_note: bool
