"""How much a reply has to do with what was typed: for those who are not sure that they are asked at all."""

from __future__ import annotations

from bot.matching.question import Question
from bot.matching.reply import Reply


def is_one_plain_word(question: Question) -> bool:
    """Tell whether a question is a single word, no time, that is neither a name nor a phrase."""
    terms = [term.unit for term in question.terms]
    return len(terms) == 1 and not question.periods and not terms[0].is_name and " " not in question.text.strip()


def likeness(reply: Reply) -> float | None:
    """Return how alike the question is to a way of asking for what is shown (0 to 1); None where that is no matter."""
    shown = {fact.id for fact in reply.facts}
    return max((f.phrasing for f in reply.explanation.considered if f.profile.fact.id in shown), default=None)


def names_something(reply: Reply) -> bool:
    """Tell whether the closest fact holds a name or a phrase that is asked about."""
    named = [term.unit for term in reply.question.musts if term.unit.is_name]
    return any(unit.text in fact.matched for unit in named for fact in reply.explanation.considered[:1])
