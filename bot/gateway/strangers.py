"""Messages behind the prefix that are meant for another bot get silence. The rule stands here alone.

Many bots listen to the same prefix. What is asked behind it is answered only if the facts have something on it:

1. nothing close (`none`) is never shown;
2. close facts (`suggest`) are shown only where the question names a topic, or a name or phrase that the facts
   hold and plain English does not; never where other people are mentioned ("!ban @ann");
3. an overview (`digest`) or the nearest years are shown unless other people are mentioned ("!trade @ann");
4. a single word that is no topic, name or phrase of the facts is somebody else's command ("!rank"), and so
   is what reads like none of the ways of asking for the fact that would answer it.
"""

from __future__ import annotations

from bot.matching.question import Question
from bot.matching.reply import Outcome, Reply

_LIKE = 0.4
"""How alike the nearest way of asking is, at least, to what is answered behind the prefix (0 to 1)."""


def is_for_another(reply: Reply, *, mentions_others: bool) -> bool:
    """Tell whether a message behind the prefix is meant for another bot, by what the facts have on it."""
    if reply.outcome is Outcome.NONE:
        return True
    if reply.outcome is Outcome.ANSWER:
        return _is_one_plain_word(reply.question) or _is_unlike(reply)
    if mentions_others:
        return True
    return reply.outcome is Outcome.SUGGEST and not (reply.topic or _names_something(reply))


def _is_one_plain_word(question: Question) -> bool:
    terms = [term.unit for term in question.terms]
    return len(terms) == 1 and not question.periods and not terms[0].is_name and " " not in question.text.strip()


def _is_unlike(reply: Reply) -> bool:
    """Tell whether an answer reads like none of the ways of asking for it."""
    shown = {fact.id for fact in reply.facts}
    scored = [fact.phrasing for fact in reply.explanation.considered if fact.profile.fact.id in shown]
    return bool(scored) and max(scored) < _LIKE


def _names_something(reply: Reply) -> bool:
    """Tell whether the closest fact holds a name or a phrase that is asked about."""
    considered = reply.explanation.considered[:1]
    named = [term.unit for term in reply.question.musts if term.unit.is_name]
    return any(unit.text in fact.matched for unit in named for fact in considered)
