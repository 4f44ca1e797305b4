"""`chat`: questions and replies in the terminal, as a direct message would go."""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import suppress

from bot.errors import INTERRUPTED
from bot.matching.engine import Engine
from bot.matching.question import Question
from bot.matching.reply import Reply
from bot.matching.text import MAX_CHARACTERS
from bot.replies.card import card_of, counted
from bot.replies.listing import topics_text
from bot.replies.why import why_text
from bot.terminal.reading import forgive_encoding
from bot.terminal.screen import Screen

HELP = """Type a question in plain English ("when did …", "how many …"), a topic or year.
  topics    the topics there are
  more      the rest of a long list
  1, 2, …   one of the facts shown last
  why       why the last reply is what it is
  history   the questions so far
  help      this help
  quit      leave (also exit, Ctrl-D)"""
GOODBYE = "Goodbye."
TOPICS_HINT = "Type topics to see what there is."
_LEAVING = frozenset({"quit", "exit", "bye", "q"})
_AROUND = " !/:?."
"""What people put before or after a command."""

Prompt = Callable[[], str]
"""Returns the next line typed; raises EOFError at the end and KeyboardInterrupt for Ctrl-C."""


class Chat:
    """One conversation: it remembers its questions until it ends, and nothing afterwards."""

    def __init__(self, engine: Engine, screen: Screen) -> None:
        self._engine = engine
        self._screen = screen
        self._asked: list[str] = []
        self._last: Reply | None = None
        self._context: Question | None = None
        self._earlier = 0

    def run(self, prompt: Prompt) -> int:
        """Talk until the person leaves; return the exit code."""
        self._screen.line(self._welcome())
        self._screen.line()
        code = 0
        try:
            self._talk(prompt)
        except EOFError:
            self._screen.line()
        except KeyboardInterrupt:
            self._screen.line()
            code = INTERRUPTED
        self._screen.line(GOODBYE)
        return code

    def _talk(self, prompt: Prompt) -> None:
        while (line := prompt().strip()).lower().strip(_AROUND) not in _LEAVING:
            if line:
                self._respond(line)
                self._screen.line()

    def _welcome(self) -> str:
        base = self._engine.base
        about = ", ".join(source.title for source in base.sources)
        size = f"{counted(len(base.facts), 'fact')} in {counted(len(base.topics), 'topic')}"
        return f"{about}: {size}.\nAsk a question. Type help for help, quit (or Ctrl-D) to leave."

    def _respond(self, line: str) -> None:
        commands: dict[str, Callable[[], None]] = {
            "help": lambda: self._screen.line(HELP, hang=12),
            "topics": lambda: self._screen.line(topics_text(self._engine.base), hang=2),
            "history": self._show_history,
            "why": self._show_why,
            "more": self._show_more,
        }
        word = line.lower().strip(_AROUND)
        if word in commands:
            commands[word]()
        elif not self._is_choice(line):
            self._ask(line)

    def _ask(self, line: str) -> None:
        self._asked.append(line if len(line) <= MAX_CHARACTERS else f"{line[:MAX_CHARACTERS]}…")
        reply = self._engine.ask(line, context=self._context)
        if reply.question.terms:
            self._context = reply.question
        self._show(reply, 0)

    def _show(self, reply: Reply, earlier: int) -> None:
        self._last, self._earlier = reply, earlier
        more_hint = "Type more to see them." if reply.more else TOPICS_HINT
        self._screen.card(card_of(reply, self._engine.base, TOPICS_HINT, more_hint, earlier), numbered=True)

    def _is_choice(self, line: str) -> bool:
        """Show a fact of the last reply by its number; anything else is a question."""
        facts = self._last.facts if self._last is not None else ()
        chosen_id = {str(number): fact.id for number, fact in enumerate(facts, 1)}.get(line.rstrip(".)"))
        if chosen_id is None:
            return False
        chosen = self._engine.show(chosen_id)
        self._screen.card(card_of(chosen, self._engine.base, TOPICS_HINT))
        return True

    def _show_more(self) -> None:
        last = self._last
        if last is None or not last.more:
            self._screen.line("There is no more to show.")
            return
        earlier = self._earlier + len(last.shown)
        page = earlier // len(last.shown)
        self._show(self._engine.browse(last.topic, page=page, periods=last.question.periods), earlier)

    def _show_history(self) -> None:
        numbered = [f"{number}. {text}" for number, text in enumerate(self._asked, 1)]
        self._screen.line("\n".join(numbered) or "Nothing asked yet.", hang=3)

    def _show_why(self) -> None:
        self._screen.line(why_text(self._last) if self._last is not None else "Nothing asked yet.", hang=4)


def terminal_prompt() -> Prompt:
    """Return what reads a line: with a prompt, editing and recall for a person, and plainly from a pipe."""
    if sys.stdin is None:
        return _nothing
    forgive_encoding(sys.stdin)
    if not sys.stdin.isatty():
        return input
    with suppress(ImportError):  # Windows has none
        import readline  # noqa: F401, PLC0415 - importing it is what gives `input` editing and recall
    return lambda: input("> ")


def _nothing() -> str:
    raise EOFError
