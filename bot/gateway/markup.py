"""Discord's markup: taken out of what people ask, escaped in what the bot says."""

from __future__ import annotations

import re

from bot.replies.plain import printable

STRAY = " \t\n\"'“”‘’«»"
"""What phones put around a question."""
_MENTION = re.compile(r"<(?:@[!&]?|#)\d+>")
_EMOJI = re.compile(r"<a?:(\w{2,32}):\d+>")
_TIMESTAMP = re.compile(r"<t:-?\d+(?::[a-zA-Z])?>")
_COMMAND = re.compile(r"</([\w\- ]{1,100}):\d+>")
_LINK = re.compile(r"\[([^\[\]\n]*)\]\(<?https?://[^\s)]+\)")
_ADDRESS = re.compile(r"<?https?://\S+")
_QUOTE = re.compile(r"^\s*>(?:>>)? ", re.MULTILINE)
_FENCE = re.compile(r"```(?:[a-zA-Z0-9+#.-]*\n)?")
_MARKS = re.compile(r"\|\||~~|\*{1,3}|__|`{1,2}|(?<!\w)_|_(?!\w)")

_SPOILER = re.compile(r"\|\|.*?\|\|", re.DOTALL)
_DOMAIN = re.compile(r"(?<![\w-])(?<![\w-]\.)[\w-]+(?:\.[\w-]+)+/\S*")
"""An address without its scheme, such as an invitation."""
_ECHO = "> "
_LONGEST_ECHO = 300
_SPECIAL = re.compile(r"[\\*_~|`>#\[\]<]")


def plain_question(text: str) -> str:
    """Return what a person asks without Discord's markup: mentions, emoji, links, quotes, spoilers, code."""
    for pattern, replacement in (
        (_FENCE, " "),
        (_MENTION, " "),
        (_EMOJI, " "),
        (_TIMESTAMP, " "),
        (_COMMAND, r"\1"),
        (_LINK, r"\1"),
        (_ADDRESS, " "),
        (_QUOTE, ""),
        (_MARKS, ""),
    ):
        text = pattern.sub(replacement, text)
    return text.strip()


def echo(question: str) -> str:
    """Return the line that repeats a question in public: no link, no hidden text and no markup of its asker's."""
    open_only = _ADDRESS.sub("…", _SPOILER.sub("…", question))
    words = " ".join(plain_question(_DOMAIN.sub("…", printable(open_only))).split())
    return f"{_ECHO}{clipped(escaped(words), _LONGEST_ECHO)}" if words else ""


def echo_in(content: str) -> str:
    """Return the line that repeats the question, of a message that has one."""
    first = content.partition("\n")[0]
    return first if first.startswith(_ECHO) else ""


def escaped(text: str) -> str:
    """Return text that Discord shows as it stands: no markup, no link, no mention in it."""
    return _SPECIAL.sub(r"\\\g<0>", text).replace("@", "@\u200b")


def clipped(text: str, most: int) -> str:
    """Return text cut to so many characters, with an ellipsis where something is left out."""
    if len(text) <= most:
        return text
    cut = text[: max(0, most - 1)].rstrip().rstrip("\\")
    return f"{cut}…"
