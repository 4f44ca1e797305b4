"""A question that leaves something out takes it from the question before ("and in 2014?")."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.matching.question import Kind, Question, Term

_OPENING = re.compile(r"\W*(and|also|then|ok|okay|so|but|what about|how about|what of)\b", re.IGNORECASE)
_SHORT = 2
"""A follow-up brings at most so many words of its own."""


def completed(question: Question, before: Question) -> Question:
    """Return the question with what it leaves out filled in from the one before."""
    musts = question.musts
    if musts and not (_OPENING.match(question.text) and len(musts) <= _SHORT):
        return question
    says_something = question.periods or question.order or question.subjects or question.is_overview
    if not musts and not says_something and question.asked.kind in {Kind.ANY, Kind.YES_NO}:
        return question  # "cool", "thanks"
    carried = before.terms if not musts else tuple(Term(term.unit, must=False) for term in before.terms)
    is_plain = question.asked.kind in {Kind.ANY, Kind.WHAT, Kind.YES_NO} and not question.asked.head_text
    return replace(
        question,
        terms=(*question.terms, *carried),
        periods=question.periods or before.periods,
        asked=before.asked if is_plain and not musts else question.asked,
        claims=question.claims or before.claims,
        subjects=question.subjects | before.subjects,
    )
