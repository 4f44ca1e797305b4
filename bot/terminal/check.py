"""`check`: everything that is wrong with a fact base, printed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from bot.checking.citations import citation_problems
from bot.checking.coherence import coherence_findings
from bot.checking.exam import examine
from bot.checking.source_text import SourceText, read_source
from bot.errors import FactBaseError, UsageError
from bot.factbase.base import FactBase
from bot.factbase.loader import load
from bot.factbase.problems import Problem, did_you_mean, shown
from bot.matching.engine import Engine
from bot.replies.card import counted
from bot.terminal.failure import problem_line
from bot.terminal.progress import progress
from bot.terminal.screen import ReaderGone, Screen


def run_check(folder: Path, sources: Sequence[str], today: date, *, with_notes: bool = True) -> int:
    """Check a folder of facts, and its citations against the texts of its sources; return the exit code."""
    screen = Screen()
    with progress() as steps:
        try:
            base = load(folder, steps("Reading the facts"))
        except FactBaseError as error:
            with _ending_in(1):
                return _conclude(screen, error.problems)
        texts = {source_id: read_source(path) for source_id, path in _named(sources, base)}
        problems = list(citation_problems(base, texts))
        findings = [*coherence_findings(base), *examine(Engine(base, today), steps("Examining them"))]
    problems += [finding.problem for finding in findings if not finding.is_note]
    notes = sorted(finding.problem for finding in findings if finding.is_note)
    with _ending_in(1 if problems else 0):
        if with_notes:
            _print(screen, notes, "dim", "note: ")
        _print(screen, sorted(problems), "red")  # last, where they are seen
        screen.line(_summary(base, texts))
        return _conclude(screen, (), len(problems), len(notes) if with_notes else 0)


@contextmanager
def _ending_in(exit_code: int) -> Iterator[None]:
    """Keep the exit code when the reader of what is printed closes early: `| head` must not turn red to green."""
    try:
        yield
    except ReaderGone:
        raise ReaderGone(exit_code) from None


def _print(screen: Screen, problems: Iterable[Problem], style: str, prefix: str = "") -> None:
    for problem in problems:
        screen.line(prefix + problem_line(problem), style, hang=2)


def _conclude(screen: Screen, unprinted: Sequence[Problem], printed: int = 0, notes: int = 0) -> int:
    """Print what is left and the count; return the exit code."""
    _print(screen, unprinted, "red")
    count = printed + len(unprinted)
    beside = f", {counted(notes, 'note')} (leave them out by --no-notes)" if notes else ""
    screen.line(f"{counted(count, 'problem') if count else 'No problems'}{beside}.", style="bold")
    return 1 if count else 0


def _summary(base: FactBase, texts: dict[str, SourceText]) -> str:
    facts, topics = counted(len(base.facts), "fact"), counted(len(base.topics), "topic")
    asks = sum(len(fact.asks) for fact in base.facts)
    verified = sum(any(citation.source in texts for citation in fact.citations) for fact in base.facts)
    checked = f"{counted(verified, 'fact')} checked against the source" if texts else "no --source to check them by"
    return f"{facts} in {topics}, {asks:,} ways of asking; {checked}."


def _named(sources: Sequence[str], base: FactBase) -> Iterable[tuple[str, Path]]:
    """Yield (source id, file) of each `--source`; the id may be left out when there is one source."""
    known = [source.id for source in base.sources]
    for given in sources:
        name, separator, file = given.partition("=")
        if not separator:
            name, file = (known[0] if len(known) == 1 else ""), given
        if name not in known:
            raise UsageError(f"--source {shown(given)}: write ID=FILE; {did_you_mean(name, known)}")
        if not Path(file).is_file():
            raise UsageError(f"--source: there is no file {shown(file)}; name the text of the source")
        yield name, Path(file)
