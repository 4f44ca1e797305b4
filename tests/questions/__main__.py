"""Accuracy by kind, what was shown and wrong, and the misses.

python -m tests.questions [tuning] [reported] [--misses]
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

from bot.factbase.folder import shipped_folder
from bot.factbase.loader import load
from bot.matching.engine import Engine
from tests.conftest import TODAY
from tests.questions.scoring import (
    GROUPS,
    Grade,
    Graded,
    helped,
    of_group,
    read_cases,
    right,
    run,
    wrong_of_shown,
)


def main(arguments: Sequence[str]) -> None:
    """Print the report of one half or both; misses only of the tuning half, or where asked for."""
    halves = [name for name in ("tuning", "reported") if name in arguments] or ["tuning", "reported"]
    engine = Engine(load(shipped_folder()), TODAY)
    for half in halves:
        graded = run(engine, read_cases(half))
        print(f"\n{half}: {len(graded)} questions")
        _print_shares(graded)
        if "--misses" in arguments:
            _print_misses(graded)


def _print_shares(graded: Sequence[Graded]) -> None:
    for group, kinds in GROUPS.items():
        entries = of_group(graded, group)
        print(f"  {group:<22} right {right(entries)}   helped {helped(entries)}")
        for kind in kinds:
            some = [entry for entry in entries if entry.case.kind == kind]
            print(f"    {kind:<20} right {right(some)}   helped {helped(some)}")
    print(f"  of all shown as an answer, wrong {wrong_of_shown(graded)}")


def _print_misses(graded: Sequence[Graded]) -> None:
    for grade in (Grade.WRONG, Grade.REFUSED, Grade.OTHER):
        print(f"\n  {grade.value}:")
        for entry in graded:
            if entry.grade is grade:
                shown = ", ".join(fact.id for fact in entry.reply.facts)
                print(f"    [{entry.case.kind}] {entry.case.question[:110]!r}")
                print(f"        expected {entry.case.outcome} {', '.join(entry.case.facts)}")
                print(f"        {entry.reply.outcome.value} {shown}: {entry.reply.explanation.reason}")


if __name__ == "__main__":
    main(sys.argv[1:])
