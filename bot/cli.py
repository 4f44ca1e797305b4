"""The commands: ask · chat · check · facts. Each wires the core to the terminal and ends with an exit code."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from bot.errors import FactbotError
from bot.terminal.options import QuestionCommand

app = typer.Typer(
    name="factbot",
    help="Answers questions from a base of facts, and cites the section that says so.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

FactsOption = Annotated[Path | None, typer.Option("--facts", metavar="DIR", help="The folder of facts to use.")]


@app.command(cls=QuestionCommand)
def ask(
    words: Annotated[list[str], typer.Argument(metavar="QUESTION…", help="The question; - reads one a line.")],
    facts: FactsOption = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object a line.")] = False,  # noqa: FBT002
    explain: Annotated[bool, typer.Option("--explain", help="Show why this fact, and why no other.")] = False,  # noqa: FBT002
) -> None:
    """Answer a question, with the section that says so."""
    from bot.terminal.ask import Asking

    asking = Asking(_engine(facts), as_json=as_json, explain=explain)
    if words == ["-"]:
        asking.stream(sys.stdin.buffer)
        return
    raise typer.Exit(asking.one(" ".join(words)))


@app.command()
def chat(facts: FactsOption = None) -> None:
    """Talk in the terminal as in a direct message."""
    from bot.replies.why import why_text
    from bot.terminal.chat import Chat, read_line
    from bot.terminal.screen import Screen

    Chat(_engine(facts), Screen(), why_text).run(read_line)


@app.command()
def check(
    facts: FactsOption = None,
    source: Annotated[
        list[str] | None, typer.Option("--source", metavar="[ID=]FILE", help="A source's text, to check citations.")
    ] = None,
) -> None:
    """List every problem of a fact base: its files, its citations, its ways of asking."""
    from bot.terminal.check import run_check

    raise typer.Exit(run_check(_folder(facts), source or [], _today()))


@app.command(name="facts")
def list_facts(
    facts: FactsOption = None,
    topic: Annotated[str | None, typer.Option("--topic", metavar="T", help="Only this topic.")] = None,
    year: Annotated[int | None, typer.Option("--year", metavar="Y", min=1, max=9999, help="Only this year.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one fact a line with all its fields.")] = False,  # noqa: FBT002
) -> None:
    """List the facts of the base."""
    from bot.factbase.loader import load
    from bot.terminal.facts import print_facts

    print_facts(load(_folder(facts)), topic, year, as_json=as_json)


def main() -> int:
    """Run the command line; return its exit code."""
    try:
        code = app(standalone_mode=False) or 0
    except FactbotError as error:
        code = _report(error)
    return int(code)


def _report(error: FactbotError) -> int:
    from bot.errors import FactBaseError
    from bot.terminal.screen import Screen

    screen = Screen(sys.stderr)
    if isinstance(error, FactBaseError):
        for problem in error.problems:
            screen.line(str(problem))
    screen.line(f"factbot: {error}")
    return error.exit_code


def _folder(given: Path | None) -> Path:
    from bot.settings import facts_folder, read_environment

    return facts_folder(given, read_environment())


def _engine(given: Path | None):  # type: ignore[no-untyped-def]  # noqa: ANN202
    from bot.factbase.loader import load
    from bot.matching.engine import Engine

    return Engine(load(_folder(given)), _today())


def _today():  # type: ignore[no-untyped-def]  # noqa: ANN202
    return datetime.now().astimezone().date()
