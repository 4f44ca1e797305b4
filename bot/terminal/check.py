"""`check`: everything that is wrong with a fact base, printed."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path

from rich.progress import Progress

from bot.checking.citations import citation_problems
from bot.checking.exam import Finding, examine
from bot.checking.source_text import SourceText, read_source
from bot.errors import FactBaseError, UsageError
from bot.factbase.base import FactBase
from bot.factbase.loader import load
from bot.factbase.problems import Problem, did_you_mean, shown
from bot.matching.engine import Engine
from bot.terminal.screen import Screen

Report = Callable[[int, int], None]


def run_check(folder: Path, sources: Sequence[str], today: date) -> int:
    """Check a folder of facts, and its citations against the texts of its sources; return the exit code."""
    screen = Screen()
    with _progress() as progress:
        try:
            base = load(folder, _bar(progress, "Reading"))
        except FactBaseError as error:
            return _finish(screen, error.problems, (), None)
        texts = {source_id: read_source(path) for source_id, path in _named(sources, base)}
        problems = list(citation_problems(base, texts))
        findings = list(examine(Engine(base, today), _bar(progress, "Examining")))
    problems += [finding.problem for finding in findings if not finding.is_note]
    return _finish(screen, sorted(problems), findings, _summary(base, texts))


def _finish(screen: Screen, problems: Iterable[Problem], findings: Iterable[Finding], summary: str | None) -> int:
    count = 0
    for finding in findings:
        if finding.is_note:
            screen.line(f"note: {finding.problem}", style="dim")
    for problem in problems:
        screen.line(str(problem), style="red")
        count += 1
    if summary:
        screen.line(summary)
    screen.line(f"{count} problem{'' if count == 1 else 's'}." if count else "No problems.")
    return 1 if count else 0


def _summary(base: FactBase, texts: dict[str, SourceText]) -> str:
    asks = sum(len(fact.asks) for fact in base.facts)
    verified = sum(any(citation.source in texts for citation in fact.citations) for fact in base.facts)
    checked = f"{verified} citations checked against the source" if texts else "citations not checked (no --source)"
    return f"{len(base.facts)} facts in {len(base.topics)} topics, {asks} ways of asking; {checked}."


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


def _progress() -> Progress:
    """Return a display on standard error that a person sees and a log does not."""
    screen = Screen(sys.stderr)
    return Progress(console=screen.console, transient=True, disable=not screen.is_terminal)


def _bar(progress: Progress, what: str) -> Report:
    task = progress.add_task(what, total=None)
    return lambda done, total: progress.update(task, completed=done, total=total)
