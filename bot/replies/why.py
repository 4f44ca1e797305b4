"""Why this answer, and why not the others: an explanation in a few lines."""

from __future__ import annotations

from collections.abc import Iterator

from bot.matching.agreement import Ground
from bot.matching.question import Kind, Question
from bot.matching.reply import Reply
from bot.matching.score import Scored
from bot.replies.card import quoted
from bot.replies.dates import spoken_period
from bot.replies.plain import printable

_INDENT = "  "


def why_text(reply: Reply) -> str:
    """Return how the question was read, why the reply is what it is, and what was considered, best first.

    What belongs to a fact is indented by two under its score and id.
    """
    considered = reply.explanation.considered
    shown = {fact.id for fact in reply.facts}
    lines = [
        *_reading(reply.question),
        f"Outcome: {reply.outcome.value}, because {reply.explanation.reason}.",
    ]
    for scored in considered:
        lines.extend(_considered(scored, considered[0].score, is_shown=scored.profile.fact.id in shown))
    return "\n".join(map(_printable, lines))


def _printable(line: str) -> str:
    indent = _INDENT if line.startswith(_INDENT) else ""
    return indent + printable(line.removeprefix(indent))


def _reading(question: Question) -> Iterator[str]:
    musts = [term.unit.text for term in question.terms if term.must]
    helps = [term.unit.text for term in question.terms if not term.must]
    if question.asked.kind is not Kind.ANY:
        head = f" ({question.asked.head_text})" if question.asked.head_text else ""
        yield f"Asks for: {question.asked.kind.value}{head}"
    yield f"Words to account for: {', '.join(musts) or 'none'}"
    if helps:
        yield f"Words that only help: {', '.join(helps)}"
    for correction in question.corrections:
        yield f"Corrected: {correction.typed} → {correction.meant}"
    if question.periods:
        yield f"Time asked for: {', '.join(map(spoken_period, question.periods))}"
    if question.is_negated:
        yield "The question denies something."


def _considered(scored: Scored, best: float, *, is_shown: bool) -> Iterator[str]:
    yield ""
    yield f"{scored.score:.1f} {scored.profile.fact.id}{' (shown)' if is_shown else ''}"
    yield f"{_INDENT}shares: {', '.join(scored.matched) or 'nothing'}; {scored.fit.value}"
    yield f"{_INDENT}nearest way of asking: {scored.best_phrasing.line}"
    parts = (scored.coverage, scored.phrasing, scored.pooled, scored.likeness)
    yield _INDENT + "words {:.0%}, way of asking {:.0%}, all ways together {:.0%}, likeness {:.0%}".format(*parts)
    if scored.objections:
        yield f"{_INDENT}against it: {'; '.join(_against(scored))}"
    elif not is_shown and scored.score < best:
        yield f"{_INDENT}against it: {best - scored.score:.1f} points behind the first"


def _against(scored: Scored) -> Iterator[str]:
    if scored.uncovered:
        yield f"it says nothing about {quoted(scored.uncovered)}"
    for objection in scored.objections:
        if objection.ground is Ground.KIND:
            yield f"it does not say {objection.detail}"
        elif objection.ground is Ground.COUNT:
            yield f"it counts no “{objection.detail}”"
        elif objection.ground is not Ground.UNCOVERED:
            yield objection.detail
