"""`chat`: questions and replies in the terminal, as a direct message would go."""

from __future__ import annotations

from collections.abc import Callable

from bot.matching.engine import Engine
from bot.matching.question import Question
from bot.matching.reply import Reply
from bot.replies.card import card_of
from bot.replies.listing import topics_text
from bot.terminal.screen import Screen

WELCOME = "Ask a question. Type help for help, quit (or Ctrl-D) to leave."
HELP = """Type a question in plain English: "when did …", "how many …", or just a topic or a year.
  topics    the topics there are
  history   the questions so far
  1, 2, …   the full text of a fact shown in the last reply
  why       why the last reply is what it is
  help      this help
  quit      leave (also exit, Ctrl-D)"""
GOODBYE = "Goodbye."
TOPICS_HINT = "Type topics to see what there is."
_LEAVING = frozenset({"quit", "exit", "bye", "q", ":q"})

Prompt = Callable[[], str]
"""Returns the next line typed; raises EOFError at the end and KeyboardInterrupt for Ctrl-C."""


class Chat:
    """One conversation: it remembers its questions until it ends, and nothing afterwards."""

    def __init__(self, engine: Engine, screen: Screen, why: Callable[[Reply], str]) -> None:
        self._engine = engine
        self._screen = screen
        self._why = why
        self._asked: list[str] = []
        self._last: Reply | None = None
        self._context: Question | None = None

    def run(self, prompt: Prompt) -> None:
        """Talk until the person leaves."""
        self._screen.line(WELCOME)
        while True:
            try:
                line = prompt().strip()
            except (EOFError, KeyboardInterrupt):
                self._screen.line()
                break
            if line.lower() in _LEAVING:
                break
            if line:
                self._reply(line)
        self._screen.line(GOODBYE)

    def _reply(self, line: str) -> None:
        commands: dict[str, Callable[[], str]] = {
            "help": lambda: HELP,
            "topics": lambda: topics_text(self._engine.base),
            "history": self._history,
            "why": self._explanation,
        }
        command = commands.get(line.lower().strip(" ?!."))
        if command is not None:
            self._screen.line(command())
        elif not self._chosen(line):
            self._ask(line)
        self._screen.line()

    def _ask(self, line: str) -> None:
        self._asked.append(line)
        self._last = self._engine.ask(line, context=self._context)
        if self._last.question.terms:
            self._context = self._last.question
        self._screen.card(card_of(self._last, self._engine.base, TOPICS_HINT))

    def _chosen(self, line: str) -> bool:
        """Show a fact of the last reply by its number; anything else is a question."""
        if self._last is None or not line.isdecimal() or not 0 < int(line) <= len(self._last.shown) < 100:
            return False
        fact = self._last.shown[int(line) - 1].fact
        self._screen.card(card_of(self._engine.show(fact.id), self._engine.base, TOPICS_HINT))
        return True

    def _history(self) -> str:
        return "\n".join(f"{number}. {text}" for number, text in enumerate(self._asked, 1)) or "Nothing asked yet."

    def _explanation(self) -> str:
        return self._why(self._last) if self._last is not None else "Nothing asked yet."


def read_line() -> str:
    """Read a line with editing and recall where the platform has them."""
    try:
        import readline  # noqa: F401, PLC0415 - importing it is what gives `input` a history
    except ImportError:
        pass
    return input("> ")

