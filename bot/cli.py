"""The commands: ask · chat · check · facts · run. Each wires the core to the terminal and ends with an exit code.

What a command works with is imported inside it, so that `--help` and errors are quick.
"""

from __future__ import annotations

import sys
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.errors import INTERRUPTED, UsageError
from bot.terminal.options import Commands, QuestionCommand, year_from

if TYPE_CHECKING:
    from bot.matching.engine import Engine

app = typer.Typer(
    name="factbot",
    cls=Commands,
    help="Answers questions from a base of facts, and cites the section that says so.",
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

FactsOption = Annotated[Path | None, typer.Option("--facts", metavar="DIR", help="The folder of facts to use.")]
JsonOption = Annotated[bool, typer.Option("--json", help="Print one JSON object a line.")]
NoNotesOption = Annotated[bool, typer.Option("--no-notes", help="Leave out what is odd but no problem.")]


@app.callback(invoke_without_command=True)
def start(context: typer.Context) -> None:
    """Show the help where no command is given."""
    if context.invoked_subcommand is None:
        typer.echo(context.get_help(), err=True)
        raise typer.Exit(UsageError.exit_code)


@app.command(cls=QuestionCommand)
def ask(
    words: Annotated[list[str], typer.Argument(metavar="QUESTION", help="The question; - reads one a line.")],
    facts: FactsOption = None,
    as_json: JsonOption = False,  # noqa: FBT002
    explain: Annotated[bool, typer.Option("--explain", help="Show why this fact, and why no other.")] = False,  # noqa: FBT002
) -> None:
    """Answer a question, with the section that says so."""
    from bot.terminal.ask import Asking
    from bot.terminal.reading import argument_text

    reads_lines = words == ["-"]
    if reads_lines and sys.stdin is None:
        raise UsageError("standard input is closed; - reads the questions from there")
    asking = Asking(_engine(facts), _program(), as_json=as_json, explain=explain)
    if reads_lines:
        asking.stream(sys.stdin.buffer)
        return
    raise typer.Exit(asking.one(argument_text(words)))


@app.command()
def chat(facts: FactsOption = None) -> None:
    """Talk in the terminal as in a direct message."""
    from bot.terminal.chat import Chat, terminal_prompt
    from bot.terminal.screen import Screen

    raise typer.Exit(Chat(_engine(facts), Screen()).run(terminal_prompt()))


@app.command()
def check(
    facts: FactsOption = None,
    source: Annotated[
        list[str] | None, typer.Option("--source", metavar="[ID=]FILE", help="A source's text, to check by.")
    ] = None,
    no_notes: NoNotesOption = False,  # noqa: FBT002
) -> None:
    """List every problem of a fact base."""
    from bot.terminal.check import run_check

    raise typer.Exit(run_check(_folder(facts), source or [], _today(), with_notes=not no_notes))


@app.command(name="facts")
def list_facts(
    facts: FactsOption = None,
    topic: Annotated[str | None, typer.Option("--topic", metavar="T", help="Only this topic.")] = None,
    year: Annotated[str | None, typer.Option("--year", metavar="Y", help="Only this year.")] = None,
    as_json: JsonOption = False,  # noqa: FBT002
) -> None:
    """List the facts of the base."""
    from bot.factbase.loader import load
    from bot.terminal.facts import print_facts

    only_year = year_from(year)
    print_facts(load(_folder(facts)), topic, only_year, as_json=as_json)


@app.command()
def run(facts: FactsOption = None) -> None:
    """Run the bot in Discord."""
    from bot.gateway.logs import set_up_logging
    from bot.gateway.run import run as run_bot
    from bot.gateway.settings import read_settings
    from bot.settings import read_environment

    settings = read_settings(read_environment(), facts)
    engine = _engine(settings.facts)
    set_up_logging(settings.log_level, settings.log_format, sys.stderr, settings.token)
    run_bot(settings, engine)


def main() -> int:
    """Run the command line; return its exit code."""
    from bot.terminal.failure import report
    from bot.terminal.screen import use_utf8

    use_utf8()
    try:
        return int(app(prog_name=_program(), standalone_mode=False) or 0)
    except (KeyboardInterrupt, typer.Abort):
        return INTERRUPTED
    except Exception as error:  # noqa: BLE001 - nobody above could say it better
        return report(error)


def _program() -> str:
    """Return what people type to start the program, for hints that they can type again."""
    return "python -m bot" if Path(sys.argv[0]).name == "__main__.py" else "factbot"


def _folder(given: Path | None) -> Path:
    from bot.settings import facts_folder, read_environment

    return facts_folder(given, read_environment())


def _engine(given: Path | None) -> Engine:
    from bot.factbase.loader import load
    from bot.matching.engine import Engine
    from bot.terminal.progress import progress

    with progress() as steps:
        base = load(_folder(given), steps("Reading the facts"))
        return Engine(base, _today())


def _today() -> date:
    return datetime.now().astimezone().date()
