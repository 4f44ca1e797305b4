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
    if not musts and not _says_something(question):
        return question
    carried = before.terms if not musts else tuple(Term(term.unit, must=False) for term in before.terms)
    return replace(
        question,
        terms=(*question.terms, *carried),
        periods=question.periods or before.periods,
        asked=before.asked if question.asked.is_open and not musts else question.asked,
        claims=question.claims or before.claims,
        subjects=question.subjects | before.subjects,
    )


def _says_something(question: Question) -> bool:
    """Tell whether a message without a word that counts is a question all the same; "cool" and "thanks" are none."""
    if question.asked.kind not in {Kind.ANY, Kind.YES_NO}:
        return True
    return bool(question.periods or question.order or question.subjects or question.is_overview)
