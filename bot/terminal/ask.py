"""`ask`: one question from the command line, or one a line from standard input."""

from __future__ import annotations

from typing import BinaryIO

from bot.matching.engine import Engine
from bot.matching.reply import Outcome, Reply
from bot.replies.card import card_of
from bot.replies.machine import reply_json
from bot.replies.plain import plain_text
from bot.replies.why import why_text
from bot.terminal.screen import Screen

TOPICS_HINT = "“factbot facts” lists what there is."
_FOUND = frozenset({Outcome.ANSWER, Outcome.DIGEST, Outcome.NEAREST})


class Asking:
    """Asks an engine and prints its replies, as text or as JSON."""

    def __init__(self, engine: Engine, *, as_json: bool, explain: bool) -> None:
        self._engine = engine
        self._screen = Screen()
        self._as_json = as_json
        self._explain = explain

    def one(self, text: str) -> int:
        """Answer one question; return the exit code: 0 found, 1 not."""
        reply = self._engine.ask(text)
        self._print(text, reply)
        return 0 if reply.outcome in _FOUND else 1

    def stream(self, source: BinaryIO) -> None:
        """Answer one question a line, each reply as soon as its line is read."""
        for number, raw in enumerate(iter(source.readline, b"")):
            text = raw.decode("utf-8", "replace").removesuffix("\n").removesuffix("\r")
            if number and not self._as_json:
                self._screen.line()
            self._print(text, self._engine.ask(text))

    def _print(self, text: str, reply: Reply) -> None:
        card = card_of(reply, self._engine.base, TOPICS_HINT)
        if self._as_json:
            shown = text.encode("utf-8", "replace").decode("utf-8")
            self._screen.data(reply_json(reply, shown, plain_text(card), explain=self._explain))
            return
        self._screen.card(card)
        if self._explain:
            self._screen.line()
            self._screen.line(why_text(reply), style="dim")
