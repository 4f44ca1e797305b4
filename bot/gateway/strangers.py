"""Messages behind the prefix that are meant for another bot get silence. The rule stands here alone.

Many bots listen to the same prefix. What is asked behind it is answered only if the facts have something on it:

1. nothing close (`none`) is never shown;
2. close facts (`suggest`) are shown only where the question names a topic, or a name or phrase that the facts
   hold and plain English does not; never where other people are mentioned ("!ban @ann");
3. an overview (`digest`) or the nearest years are shown unless other people are mentioned ("!trade @ann");
4. a few words that begin as other bots' commands do are for them, whatever the facts have on the rest
   ("!roll 2005", "!volume 100"), unless they are a way of asking for the fact that answers;
5. a single word that is no topic, name or phrase of the facts is somebody else's command ("!rank"), and so
   is what reads like none of the ways of asking for the fact that would answer it.
"""

from __future__ import annotations

from bot.matching.relevance import is_one_plain_word, likeness, names_something
from bot.matching.reply import Outcome, Reply

_LIKE = 0.4
"""How alike the nearest way of asking is, at least, to what is answered behind the prefix (0 to 1)."""


_OWN_ASK = 0.95
"""From this likeness on a message is a way of asking, whatever it begins with ("!open consulate havana")."""
_FEW = 4
"""So many words may be a command; more are a sentence ("give me the trade of 2005")."""
_COMMANDS = frozenset(
    """
    play skip pause resume stop seek loop shuffle volume vol queue np join leave replay lyrics disconnect
    ban unban kick mute unmute warn timeout purge clear clean prune slowmode lock unlock nick role addrole
    removerole modlogs case rank level levels lb leaderboard xp daily weekly monthly bal balance deposit dep
    withdraw with work crime rob slots blackjack coinflip cf flip gamble bet beg fish hunt dig mine farm chop
    craft shop store inventory inv buy sell pay give gift use travel stock stocks crypto marry divorce hug slap
    kiss pat ship roll dice catch battle claim pick remind remindme reminder poll vote giveaway gstart gend
    greroll ticket afk avatar av userinfo whois serverinfo ping uptime invite prefix translate tr weather urban
    define google youtube yt image img gif meme joke imagine eval run calc tag verify register profile elo lfg
    scrim cast spawn start open close set add remove delete enable disable
""".split()
)
"""Words with which the commands of music, moderation, economy and game bots begin."""


def is_for_another(reply: Reply, *, mentions_others: bool) -> bool:
    """Tell whether a message behind the prefix is meant for another bot, by what the facts have on it."""
    alike = likeness(reply) if reply.outcome is Outcome.ANSWER else None
    is_own_ask = alike is not None and alike >= _OWN_ASK
    if reply.outcome is Outcome.NONE or (_begins_as_command(reply.question.text) and not is_own_ask):
        return True
    if reply.outcome is Outcome.ANSWER:
        return is_one_plain_word(reply.question) or (alike is not None and alike < _LIKE)
    if mentions_others:
        return True
    return reply.outcome is Outcome.SUGGEST and not (reply.topic or names_something(reply))


def _begins_as_command(text: str) -> bool:
    words = text.lower().split()
    return 1 < len(words) <= _FEW and words[0] in _COMMANDS
