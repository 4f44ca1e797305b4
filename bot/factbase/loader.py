"""A folder of YAML → FactBase: strict, and with every problem at once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from bot.errors import FactBaseError
from bot.factbase.base import FactBase
from bot.factbase.build import built
from bot.factbase.consistency import inconsistencies
from bot.factbase.file_format import Entry, SourcesFile, SynonymsFile, TopicFile
from bot.factbase.folder import SOURCES, SYNONYMS
from bot.factbase.problems import Place, Problem, shown
from bot.factbase.strict_yaml import read_yaml
from bot.factbase.validation import Places, validated

MAX_FILES = 5_000
Progress = Callable[[int, int], None]
"""Called with the files read so far and the files in all."""


@dataclass(frozen=True, slots=True)
class Read:
    """One file that fits the format, with the places of its parts."""

    path: Path
    entry: Entry
    places: Places


def load(folder: Path, progress: Progress | None = None) -> FactBase:
    """Return the fact base in a folder.

    Raises FactBaseError with every problem found: unreadable files, YAML's traps, unknown and missing
    keys, values that do not fit, and what does not hold between the files.
    """
    problems: list[Problem] = []
    files = _files(folder, problems)
    read = list(_read_all(files, problems, progress))
    problems.extend(inconsistencies(read, folder, complete=len(read) == len(files)))
    if problems:
        raise FactBaseError(sorted(set(problems)))
    return built(read)


def _files(folder: Path, problems: list[Problem]) -> list[Path]:
    """Return the YAML files of a folder in order of name; a folder that cannot serve is a problem."""
    if not folder.is_dir():
        cause = f"{shown(folder)} is not a folder" if folder.exists() else f"there is no folder {shown(folder)}"
        problems.append(Problem(Place(str(folder)), cause, "name a folder that holds sources.yaml"))
        return []
    files = sorted(path for path in folder.iterdir() if path.suffix == ".yaml" and path.is_file())
    stray = sorted(path for path in folder.iterdir() if path.suffix == ".yml")
    problems.extend(Problem(Place(str(path)), "not read: the ending is .yml", "name it .yaml") for path in stray)
    if len(files) > MAX_FILES:
        cause = f"{len(files)} files are more than {MAX_FILES}"
        problems.append(Problem(Place(str(folder)), cause, "put more facts in each file"))
        return []
    return files


def _read_all(files: list[Path], problems: list[Problem], progress: Progress | None) -> list[Read]:
    read: list[Read] = []
    for done, path in enumerate(files, 1):
        node, found = read_yaml(path)
        problems.extend(found)
        if node is not None:
            entry, found = validated(node, _format_of(path))
            problems.extend(found)
            if entry is not None:
                read.append(Read(path, entry, Places(node)))
        if progress is not None:
            progress(done, len(files))
    return read


def _format_of(path: Path) -> type[Entry]:
    return {SOURCES: SourcesFile, SYNONYMS: SynonymsFile}.get(path.name, TopicFile)
