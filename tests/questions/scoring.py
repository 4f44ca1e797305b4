"""How a reply to an evaluation question is judged."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from bot.matching.engine import Engine
from bot.matching.reply import Outcome, Reply

FOLDER = Path(__file__).parent
MOST_SUGGESTIONS = 5
GROUPS = {
    "plain": ("keyword", "natural", "mistyped", "chatty"),
    "hard": ("paraphrased", "causal", "figure", "yearwide", "nonnative"),
    "unanswerable": ("near", "country", "direction"),
    "year without a fact": ("wrongyear",),
    "not for us": ("smalltalk", "command", "hostile"),
}


class Grade(StrEnum):
    """What a reply was worth."""

    RIGHT = "right"
    WRONG = "wrong"
    REFUSED = "refused"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Case:
    """One evaluation question with what is expected of it."""

    kind: str
    question: str
    outcome: str
    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Graded:
    """A case with its reply and what that was worth; `helped` also counts an expected suggestion."""

    case: Case
    reply: Reply
    grade: Grade
    helped: bool


def read_cases(name: str, folder: Path = FOLDER) -> list[Case]:
    """Return the cases of one half of a folder's questions: `tuning` or `reported`."""
    lines = (folder / f"{name}.jsonl").read_text("utf-8").splitlines()
    entries = [json.loads(line) for line in lines]
    return [Case(e["kind"], e["question"], e["outcome"], tuple(e["facts"])) for e in entries]


def run(engine: Engine, cases: Iterable[Case]) -> list[Graded]:
    """Ask all cases."""
    return [_graded(case, engine.ask(case.question)) for case in cases]


def _graded(case: Case, reply: Reply) -> Graded:
    grade = _grade(case, reply)
    shown = [fact.id for fact in reply.facts[:MOST_SUGGESTIONS]]
    suggested = reply.outcome is Outcome.SUGGEST and not set(case.facts).isdisjoint(shown)
    return Graded(case, reply, grade, grade is Grade.RIGHT or suggested)


def _grade(case: Case, reply: Reply) -> Grade:
    """Judge a reply; a refusal is right where a refusal is expected."""
    shown = [fact.id for fact in reply.facts]
    if reply.outcome in {Outcome.SUGGEST, Outcome.NONE}:
        return Grade.RIGHT if case.outcome == "refuse" else Grade.REFUSED
    if reply.outcome is Outcome.NEAREST:
        if case.outcome != "nearest":
            return Grade.WRONG
        return Grade.RIGHT if shown and set(shown) <= set(case.facts) else Grade.OTHER
    if reply.outcome is Outcome.DIGEST:
        held = set(case.facts) & set(shown)
        if case.outcome == "digest" and len(held) >= min(len(case.facts), len(shown)) / 2:
            return Grade.RIGHT
        return Grade.OTHER if held else Grade.WRONG
    return Grade.RIGHT if shown and shown[0] in case.facts and case.outcome != "refuse" else Grade.WRONG


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many."""

    count: int
    total: int

    @property
    def percent(self) -> float:
        """The share in percent; 100 of nothing."""
        return 100 * self.count / self.total if self.total else 100.0

    def __str__(self) -> str:
        return f"{self.percent:5.1f} % ({self.count}/{self.total})"


def right(graded: Sequence[Graded]) -> Share:
    """Return how many were right."""
    return Share(sum(entry.grade is Grade.RIGHT for entry in graded), len(graded))


def helped(graded: Sequence[Graded]) -> Share:
    """Return how many were right or had an expected fact among the suggestions."""
    return Share(sum(entry.helped for entry in graded), len(graded))


def wrong_of_shown(graded: Sequence[Graded]) -> Share:
    """Return how many of the answers and digests shown were wrong."""
    shown = [entry for entry in graded if entry.reply.outcome in {Outcome.ANSWER, Outcome.DIGEST}]
    return Share(sum(entry.grade is Grade.WRONG for entry in shown), len(shown))


def of_group(graded: Sequence[Graded], group: str) -> list[Graded]:
    """Return the cases of a group of kinds."""
    return [entry for entry in graded if entry.case.kind in GROUPS[group]]
