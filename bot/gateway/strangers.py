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

from bot.matching.relevance import is_one_plain_word, likeness, names_something
from bot.matching.reply import Outcome, Reply

_LIKE = 0.4
"""How alike the nearest way of asking is, at least, to what is answered behind the prefix (0 to 1)."""


def is_for_another(reply: Reply, *, mentions_others: bool) -> bool:
    """Tell whether a message behind the prefix is meant for another bot, by what the facts have on it."""
    if reply.outcome is Outcome.NONE:
        return True
    if reply.outcome is Outcome.ANSWER:
        alike = likeness(reply)
        return is_one_plain_word(reply.question) or (alike is not None and alike < _LIKE)
    if mentions_others:
        return True
    return reply.outcome is Outcome.SUGGEST and not (reply.topic or names_something(reply))
