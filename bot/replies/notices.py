"""What the bot says beside its answers: greetings, hints, refusals. Plain text, no markup."""

from __future__ import annotations

from bot.factbase.base import FactBase
from bot.replies.card import counted

WAIT = "One question at a time: ask again {when}."
NOT_YOURS = "These buttons belong to whoever asked. Ask the question yourself to get your own."
GONE = "That is no longer remembered. Ask again to see why."
FACT_GONE = "That fact is no longer in the base. Ask again."
HINT = "I cannot read that reply. Mention me in it, and I can."
FAILED = "Something went wrong, and I could not answer. If it happens again, tell the bot's operator: {reference}."
HELLO = "Hello! Ask me a question, or name a topic or a year."
WELCOME = "You're welcome!"
NOTHING = "No question in it. Ask me one, or name a topic or a year."
NOT_OWNER = "Only the bot's owner may do that."
UNKNOWN_TOPIC = "There is no topic of that name. /topics lists them."
RELOADED = "Facts reloaded: {change}."
NOT_RELOADED = "The facts stay as they were: {error}."
TOPICS_HINT = "/topics lists what there is."
MORE_HINT = "The buttons turn the pages."
WHY, DELETE, MORE, BACK = "Why?", "Delete", "More", "Back"
"""Labels of buttons."""
ASK, ASK_QUESTION = "Ask a question; the answer cites the section that says so", "What you want to know"
ASK_TOPIC, ASK_YEAR = "Only facts on this topic", "Only facts of this year"
ASK_PRIVATE = "Show the answer to you alone"
TOPIC, TOPIC_NAME = "List what there is on a topic", "The topic"
YEAR, YEAR_NUMBER = "List what there is on a year", "The year"
TOPICS, HELP = "List the topics there are", "How to ask"
RELOAD = "Read the facts anew (the bot's owner only)"
"""Descriptions of slash commands and their options, at most 100 characters."""
ANSWER_THIS = "Answer this"
_THANKS = frozenset({"thanks", "thank", "thx", "ty", "cheers", "tysm", "thankyou"})


def courtesy(text: str) -> str:
    """Return the one line that answers a greeting, thanks or nothing at all."""
    words = set(text.lower().replace(",", " ").replace("!", " ").split())
    if words & _THANKS:
        return WELCOME
    return HELLO if words else NOTHING


def help_text(base: FactBase, prefix: str, name: str, *, reads_prefix: bool) -> str:
    """Return how to ask, in a few lines."""
    about = ", ".join(source.title for source in base.sources)
    size = f"{counted(len(base.facts), 'fact')} in {counted(len(base.topics), 'topic')}"
    lines = [f"I answer questions about {about} from {size}, and cite the section that says so.", ""]
    if reads_prefix:
        lines.append(f"{prefix}your question: in a channel, such as {prefix}{_example(base)}")
    lines += [
        f"@{name} your question: in a channel, or as a reply to an answer",
        "your question: in a direct message",
        "/ask, /topic, /year, /topics: the same, with suggestions as you type",
        "right-click a message, Apps, Answer this: when somebody else asked",
    ]
    return "\n".join(lines)


def _example(base: FactBase) -> str:
    return min(base.facts[0].asks, key=len)
