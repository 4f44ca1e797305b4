"""What the engine gives back: an outcome, the facts shown and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.factbase.model import Fact
from bot.matching.question import Question
from bot.matching.score import Scored

_CONSIDERED = 6
"""An explanation tells of so many facts."""


class Outcome(StrEnum):
    """The five ways in which a question ends."""

    ANSWER = "answer"
    DIGEST = "digest"
    NEAREST = "nearest"
    SUGGEST = "suggest"
    NONE = "none"


class Label(StrEnum):
    """Why a fact is shown that is not the answer."""

    BEFORE = "before"
    AFTER = "after"
    ENDS = "known at both ends"
    LOOSE = "dated loosely"
    CLOSEST = "closest"
    ALSO = "also close"
    PART = "answers a part"


@dataclass(frozen=True, slots=True)
class Shown:
    """A fact as shown in a reply, with its score (0 to 100)."""

    fact: Fact
    score: float
    label: Label | None = None


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why the reply is what it is: the reason, and the facts considered, best first."""

    reason: str
    considered: tuple[Scored, ...] = ()


def explained(reason: str, facts: Sequence[Scored] = ()) -> Explanation:
    """Return an explanation with as many of the facts, best first, as are worth telling."""
    return Explanation(reason, tuple(facts[:_CONSIDERED]))


@dataclass(frozen=True, slots=True)
class Reply:
    """The engine's answer to one question."""

    outcome: Outcome
    question: Question
    explanation: Explanation
    shown: tuple[Shown, ...] = ()
    more: int = 0
    """How many facts a digest has beyond those shown."""
    topic: str | None = None
    """The topic, by its id, of which this is an overview."""
    missing: tuple[str, ...] = ()
    """The words that nothing accounts for."""
    unanswered: tuple[str, ...] = ()
    """The parts of a message that found no answer."""

    @property
    def facts(self) -> tuple[Fact, ...]:
        """The facts shown, in order."""
        return tuple(shown.fact for shown in self.shown)


@dataclass(frozen=True, slots=True)
class Choice:
    """A completion of what is being typed: the text offered, and the fact it leads to."""

    text: str
    fact_id: str
