"""A folder of YAML → FactBase: strict, and with every problem at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from stat import S_ISDIR, S_ISREG

from bot.errors import FactBaseError
from bot.factbase.base import FactBase
from bot.factbase.build import built
from bot.factbase.consistency import inconsistencies
from bot.factbase.file_format import Entry, SourcesFile, SynonymsFile, TopicFile
from bot.factbase.folder import SOURCES, SYNONYMS
from bot.factbase.problems import Place, Problem, shown
from bot.factbase.strict_yaml import read_yaml
from bot.factbase.validation import validated
from bot.factbase.yaml_tree import Node, Places

MAX_FILES = 5_000
MAX_PROBLEMS = 1_000
_ENDING = ".yaml"
_FORMATS: Mapping[str, type[Entry]] = {SOURCES: SourcesFile, SYNONYMS: SynonymsFile}
Progress = Callable[[int, int], None]
"""Called with the files read so far and the files in all."""


@dataclass(frozen=True, slots=True)
class Read:
    """One file that is YAML: its tree, and the entry that the tree describes if it fits the format."""

    path: Path
    root: Node
    entry: Entry | None

    @property
    def places(self) -> Places:
        """Where each part of the file stands."""
        return Places(self.root)


def load(folder: Path, progress: Progress | None = None) -> FactBase:
    """Return the fact base in a folder; hidden files and files that are not YAML are left alone.

    Raises FactBaseError with every problem found: unreadable files, YAML's traps, unknown and missing
    keys, values that do not fit, and what does not hold between the files.
    """
    files, problems = _files(folder)
    read = _read_all(files, problems, progress)
    known = {problem.place for problem in problems}
    problems.extend(problem for problem in inconsistencies(read) if problem.place not in known)
    if problems:
        raise FactBaseError(_listed(problems))
    return built(read)


def _listed(problems: list[Problem]) -> list[Problem]:
    """Return the problems in order of place; of a flood, as many as anyone reads."""
    listed = sorted(set(problems))
    left = listed[MAX_PROBLEMS:]
    if not left:
        return listed
    flood = Problem(left[0].place, f"{len(left):,} more problems from here on are not listed", "mend these first")
    return [*listed[:MAX_PROBLEMS], flood]


def _files(folder: Path) -> tuple[list[Path], list[Problem]]:
    """Return the YAML files of a folder in order of name, and what keeps the folder from serving."""
    try:
        entries = sorted(path for path in folder.iterdir() if not path.name.startswith("."))
    except (OSError, ValueError) as error:
        cause = f"{shown(folder)} cannot be opened as a folder of facts: {_reason(error)}"
        fix = f"name a folder that holds {SOURCES} and a file for each topic"
        return [], [Problem(Place(str(folder)), cause, fix)]
    problems = [problem for path in entries if (problem := _stray(path)) is not None]
    files = [path for path in entries if path.suffix == _ENDING and not _hindrance(path)]
    if len(files) > MAX_FILES:
        cause = f"{len(files):,} files are more than {MAX_FILES:,}"
        return [], [*problems, Problem(Place(str(folder)), cause, "put more facts in each file")]
    return files, problems + _missing(folder, {path.stem for path in entries if _is_meant(path)})


def _is_meant(path: Path) -> bool:
    """Tell whether an author is likely to take this for a file of the base."""
    return path.suffix.lower() in {_ENDING, ".yml"}


def _stray(path: Path) -> Problem | None:
    """Return what is wrong with an entry that its author may take for a file of facts, or for a part of the base."""
    if not _is_meant(path):
        return _unread_folder(path)
    if path.suffix != _ENDING:
        fix = f"name it {shown(path.stem + _ENDING)}"
        return Problem(Place(str(path)), f"not read, because its name ends in {shown(path.suffix)}", fix)
    hindrance = _hindrance(path)
    if not hindrance:
        return None
    return Problem(Place(str(path)), f"not read: {hindrance}", "put a file here that you may read, or remove it")


def _unread_folder(path: Path) -> Problem | None:
    """Return that a folder inside the base is not read, if it holds what may be meant for the base."""
    try:
        inside = next((file for file in sorted(path.iterdir()) if _is_meant(file)), None)
    except OSError:
        return None
    if inside is None:
        return None
    fix = f"move {shown(inside.name)} and its like up beside {SOURCES}, or the folder out of here"
    return Problem(Place(str(path)), "not read: the folder of facts has no folders in it", fix)


def _hindrance(path: Path) -> str:
    """Return why a path is no file to read, else nothing: a pipe would block, a link may lead nowhere."""
    try:
        mode = path.stat().st_mode
    except OSError as error:
        return _reason(error)
    if S_ISDIR(mode):
        return "it is a folder"
    return "" if S_ISREG(mode) else "it is no plain file"


def _reason(error: Exception) -> str:
    return getattr(error, "strerror", None) or str(error)


def _missing(folder: Path, stems: set[str]) -> list[Problem]:
    missing: list[Problem] = []
    if Path(SOURCES).stem not in stems:
        fix = "write it, with the documents that the facts are taken from"
        missing.append(Problem(Place(str(folder / SOURCES)), f"there is no {shown(SOURCES)}", fix))
    if not stems - {Path(name).stem for name in _FORMATS}:
        cause = f"there is no file of facts in {shown(folder)}"
        missing.append(Problem(Place(str(folder)), cause, "write one, named after its topic: trade.yaml"))
    return missing


def _read_all(files: list[Path], problems: list[Problem], progress: Progress | None) -> list[Read]:
    read: list[Read] = []
    for done, path in enumerate(files, 1):
        root, found = read_yaml(path)
        problems.extend(found)
        if root is not None:
            entry, found = validated(root, _FORMATS.get(path.name, TopicFile))
            problems.extend(found)
            read.append(Read(path, root, entry))
        if progress is not None:
            progress(done, len(files))
    return read
