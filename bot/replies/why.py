"""Why this answer, and why not the others: an explanation in a few lines."""

from __future__ import annotations

from collections.abc import Iterator

from bot.matching.question import Question
from bot.matching.reply import Reply
from bot.matching.score import Scored
from bot.replies.dates import spoken_period
from bot.replies.plain import printable


def why_text(reply: Reply) -> str:
    """Return how the question was read, why the reply is what it is, and what was considered."""
    lines = [*_reading(reply.question), f"Outcome: {reply.outcome.value}, because {reply.explanation.reason}."]
    for scored in reply.explanation.considered:
        lines.extend(_considered(scored))
    return "\n".join(printable(line) for line in lines)


def _reading(question: Question) -> Iterator[str]:
    musts = [term.unit.text for term in question.terms if term.must]
    helps = [term.unit.text for term in question.terms if not term.must]
    yield f"Asks for: {question.asked.kind.value}" + (
        f" ({question.asked.head_text})" if question.asked.head_text else ""
    )
    yield f"Words to account for: {', '.join(musts) or 'none'}"
    if helps:
        yield f"Words that only help: {', '.join(helps)}"
    for correction in question.corrections:
        yield f"Corrected: {correction.typed} → {correction.meant}"
    for period in question.periods:
        yield f"Time asked for: {spoken_period(period)}"
    if question.is_negated:
        yield "The question denies something."


def _considered(scored: Scored) -> Iterator[str]:
    yield f"{scored.score:5.1f}  {scored.profile.fact.id}"
    yield f"       matched: {', '.join(scored.matched) or 'nothing'}; {scored.fit.value}"
    yield f"       nearest way of asking: {scored.best_phrasing.line}"
    parts = (scored.coverage, scored.phrasing, scored.pooled, scored.likeness)
    yield "       words {:.0%}, way of asking {:.0%}, all ways together {:.0%}, likeness {:.0%}".format(*parts)
    if scored.objections:
        against = "; ".join(f"{o.ground.value} ({o.detail})" for o in scored.objections)
        yield f"       against it: {against}"
