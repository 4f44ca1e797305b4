"""Two questions in one message, or one for several times: each is answered by itself, and cited."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.factbase.period import Period
from bot.matching.fit import period_fit
from bot.matching.profile import Profile
from bot.matching.question import Question
from bot.matching.reply import Explanation, Label, Outcome, Reply, explained

_NEXT = re.compile(
    r"(?<=\?)\s+|[,;.]?\s+(?:and|also|plus)\s+(?=(?:also\s+)?(?:when|where|who|why|what|which|how)\b)",
    re.IGNORECASE,
)
_SEVERAL = 2
_AND = r"\s*,?\s*(?:and|also|plus|&|,)\s*"


def parts_of(text: str) -> list[str]:
    """Return the parts of a message that may be questions of their own; one part when it is one question."""
    return [part.strip() for part in _NEXT.split(text) if part and part.strip(" ?!.,;")]


def combined(whole: Reply, parts: Sequence[tuple[str, Reply]]) -> Reply:
    """Return the reply to a message from those to its parts; `whole` is the reply to it as one question."""
    asking = [(part, reply) for part, reply in parts if reply.question.musts]
    answered = [reply for _, reply in asking if reply.outcome is Outcome.ANSWER]
    if len(asking) == 1 or not answered:
        return whole
    shown = tuple({shown.fact.id: shown for reply in answered for shown in reply.shown}.values())
    if len(answered) == len(asking):
        explanation = explained("each part of the message is answered by a fact of its own")
        return Reply(Outcome.ANSWER, whole.question, explanation, shown)
    return Reply(
        Outcome.SUGGEST,
        whole.question,
        Explanation("only a part of the message is answered", whole.explanation.considered),
        tuple(replace(entry, label=Label.PART) for entry in shown),
        unanswered=tuple(part for part, reply in asking if reply.outcome is not Outcome.ANSWER),
    )


def times_of(question: Question, shown: Sequence[Profile]) -> tuple[Period, ...]:
    """Return the times that a question lists ("in 2005 and 2009"), if one of them is not met by the facts shown.

    Times of which one is wanted ("1902 or 1960") or mended ("2017, i mean 2018") are no list.
    """
    times = question.periods
    if len(times) < _SEVERAL:
        return ()
    listed = _AND.join(re.escape(time.written) for time in times)
    if not re.search(listed, question.text, re.IGNORECASE):
        return ()
    is_met = all(any(period_fit((time,), profile).agrees for profile in shown) for time in times)
    return () if is_met else times
