"""`ask`: one question from the command line, or one a line from standard input."""

from __future__ import annotations

from datetime import date
from typing import BinaryIO

from bot.matching.engine import Engine
from bot.matching.reply import Outcome, Reply
from bot.replies.card import card_of
from bot.replies.machine import reply_json
from bot.replies.plain import plain_text
from bot.replies.why import why_text
from bot.terminal.progress import progress
from bot.terminal.reading import lines_from
from bot.terminal.screen import Screen

_FOUND = frozenset({Outcome.ANSWER, Outcome.DIGEST, Outcome.NEAREST})


class Asking:
    """Asks an engine and prints its replies, as text or as JSON; `program` is how it was called."""

    def __init__(self, engine: Engine, program: str, *, as_json: bool, explain: bool) -> None:
        self._engine = engine
        self._program = program
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
        nobody_waits = self._screen.is_terminal or source.isatty()
        with progress(hidden=nobody_waits) as steps:
            report = steps("Answering")
            for number, text in enumerate(lines_from(source)):
                if number and not self._as_json:
                    self._screen.line()
                self._print(text, self._engine.ask(text))
                report(number + 1, 0)

    def _print(self, text: str, reply: Reply) -> None:
        topics_hint = f"“{self._program} facts” lists what there is."
        card = card_of(reply, self._engine.base, topics_hint, self._more_hint(reply))
        if self._as_json:
            self._screen.data(reply_json(reply, text, plain_text(card), explain=self._explain))
            return
        self._screen.card(card)
        if self._explain:
            self._screen.line()
            self._screen.line(why_text(reply), style="dim", hang=4)

    def _more_hint(self, reply: Reply) -> str:
        year = _year_of(reply)
        topic = f" --topic {reply.topic}" if reply.topic else ""
        return f"“{self._program} facts{topic}{f' --year {year}' if year else ''}” lists them all."


def _year_of(reply: Reply) -> int | None:
    """Return the one whole year that a reply's question names; None when it names none or something else."""
    periods = reply.question.periods
    if len(periods) != 1 or periods[0].start is None:
        return None
    year = periods[0].start.year
    is_whole = (periods[0].start, periods[0].end) == (date(year, 1, 1), date(year, 12, 31))
    return year if is_whole else None
