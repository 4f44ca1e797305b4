"""Strict YAML: text, lists and mappings with their places, and nothing silently reinterpreted.

PyYAML's safe parser reads the events; every scalar stays the text its author wrote. What YAML 1.1 would
turn into something else (`no`, `010`, `12:30:45`, `1_000`), what it would drop (a key given twice) and what
could hurt (aliases, tags, deep nesting, huge files) is a problem with its line and column.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from bot.factbase.problems import Place, Problem, shown

MAX_BYTES = 8 * 1024 * 1024
MAX_DEPTH = 12

_PLAIN_INT = re.compile(r"-?(0|[1-9][0-9]*)")
_PLAIN_FLOAT = re.compile(r"-?(0|[1-9][0-9]*)\.[0-9]+")
_TAGS = "tag:yaml.org,2002:"
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text as written, with YAML's own reading of it as a tag ("str", "int", "bool" …)."""

    text: str
    tag: str
    place: Place


@dataclass(frozen=True, slots=True)
class Listing:
    """A YAML sequence."""

    items: tuple[Node, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Mapping:
    """A YAML mapping in its written order; keys are unique."""

    entries: tuple[tuple[Scalar, Node], ...]
    place: Place


Node = Scalar | Listing | Mapping


class _FoundError(Exception):
    """Carries the one problem that makes further reading of a file useless."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


def read_yaml(path: Path) -> tuple[Node | None, list[Problem]]:
    """Read one file; return its tree (None when unreadable) and every problem found on the way."""
    problems: list[Problem] = []
    try:
        text = _decoded(path)
        return _Builder(str(path), problems).build(text), problems
    except _FoundError as found:
        return None, [*problems, found.problem]


def _decoded(path: Path) -> str:
    """Return the file's text; the first byte that is not UTF-8 is named by line and column."""
    start = Place(str(path))
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise _FoundError(
            Problem(start, f"cannot be read: {error.strerror}", "check its name and rights")
        ) from None
    if len(data) > MAX_BYTES:
        limit = f"{MAX_BYTES // 1024 // 1024} MiB"
        raise _FoundError(
            Problem(start, f"the file is larger than {limit}", "split it into several topics")
        )
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start]
        line_start = before.rfind(b"\n") + 1
        column = len(before[line_start:].decode("utf-8", "replace")) + 1
        place = Place(str(path), before.count(b"\n") + 1, column)
        byte = f"0x{data[error.start]:02x}"
        raise _FoundError(
            Problem(place, f"the byte {shown(byte)} is not UTF-8", "save the file as UTF-8")
        ) from None


class _Builder:
    """Turns PyYAML's events into nodes; one use, one file."""

    def __init__(self, file: str, problems: list[Problem]) -> None:
        self._file = file
        self._problems = problems
        self._resolver = yaml.resolver.Resolver()

    def build(self, text: str) -> Node:
        """Return the only document's tree, or raise `_FoundError` for what stops the reading."""
        try:
            return self._document(yaml.parse(text, Loader=_Loader))
        except yaml.MarkedYAMLError as error:
            raise _FoundError(self._syntax_problem(error)) from None
        except yaml.reader.ReaderError as error:
            char = f"U+{ord(error.character):04X}" if isinstance(error.character, str) else error.character
            before = text[: error.position]
            place = Place(self._file, before.count("\n") + 1, len(before) - before.rfind("\n"))
            cause = f"the character {shown(char)} is not allowed in YAML"
            raise _FoundError(Problem(place, cause, "remove it")) from None

    def _document(self, events: Iterator[yaml.Event]) -> Node:
        root: Node | None = None
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                if root is not None:
                    raise _FoundError(
                        self._problem(event, "a second document starts here", "one document a file")
                    )
                root = self._node(next(events), events, depth=1)
        if root is None or (isinstance(root, Scalar) and root.tag == "null"):
            raise _FoundError(Problem(Place(self._file), "the file is empty", "write it or remove it"))
        return root

    def _node(self, event: yaml.Event, events: Iterator[yaml.Event], depth: int) -> Node:
        self._refuse_tricks(event, depth)
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._listing(event, events, depth)
        return self._mapping(event, events, depth)

    def _refuse_tricks(self, event: yaml.Event, depth: int) -> None:
        if isinstance(event, yaml.AliasEvent):
            cause = f"the alias {shown('*' + str(event.anchor))} is not allowed"
            raise _FoundError(self._problem(event, cause, "write the text out where it is used"))
        if getattr(event, "anchor", None):
            cause = f"the anchor {shown('&' + str(event.anchor))} is not allowed"
            self._problems.append(self._problem(event, cause, "remove it; write texts out where they are used"))
        if getattr(event, "tag", None):
            cause = f"the tag {shown(event.tag)} is not allowed"
            self._problems.append(self._problem(event, cause, "remove it"))
        if depth > MAX_DEPTH:
            raise _FoundError(
                self._problem(event, f"nested deeper than {MAX_DEPTH} levels", "take the nesting out")
            )

    def _scalar(self, event: yaml.ScalarEvent) -> Scalar:
        plain = event.style is None and bool(event.implicit[0])
        tag = self._resolver.resolve(yaml.ScalarNode, event.value, (plain, not plain)).removeprefix(_TAGS)
        scalar = Scalar(event.value, tag if plain else "str", self._place(event))
        if plain and _is_trap(scalar):
            quoted = f'write "{event.value}" in quotes if the text is meant'
            cause = f"YAML would read {shown(event.value)} as {_TRAP_NAMES.get(tag, tag)}"
            self._problems.append(Problem(scalar.place, cause, quoted))
        return scalar

    def _listing(self, start: yaml.Event, events: Iterator[yaml.Event], depth: int) -> Listing:
        items: list[Node] = []
        while not isinstance(event := next(events), yaml.SequenceEndEvent):
            items.append(self._node(event, events, depth + 1))
        return Listing(tuple(items), self._place(start))

    def _mapping(self, start: yaml.Event, events: Iterator[yaml.Event], depth: int) -> Mapping:
        entries: dict[str, tuple[Scalar, Node]] = {}
        while not isinstance(event := next(events), yaml.MappingEndEvent):
            key = self._node(event, events, depth + 1)
            value = self._node(next(events), events, depth + 1)
            if not isinstance(key, Scalar):
                cause = "a key must be one word, not a list or a mapping"
                self._problems.append(Problem(key.place, cause, "give the key a name"))
            elif key.text in entries:
                first = entries[key.text][0].place.line
                cause = f"the key {shown(key.text)} stands twice, first on line {first}"
                self._problems.append(Problem(key.place, cause, "keep one of them"))
            else:
                entries[key.text] = (key, value)
        return Mapping(tuple(entries.values()), self._place(start))

    def _place(self, event: yaml.Event) -> Place:
        mark = event.start_mark
        return Place(self._file, mark.line + 1, mark.column + 1)

    def _problem(self, event: yaml.Event, cause: str, fix: str) -> Problem:
        return Problem(self._place(event), cause, fix)

    def _syntax_problem(self, error: yaml.MarkedYAMLError) -> Problem:
        mark = error.problem_mark or error.context_mark
        place = Place(self._file, mark.line + 1, mark.column + 1) if mark else Place(self._file)
        said = " ".join(part for part in (error.context, error.problem) if part)
        fix = "check indentation, quotes and colons here; a text with `: ` or ` #` in it needs quotes"
        return Problem(place, f"not YAML: {said}", fix)


_TRAP_NAMES = {
    "bool": "true or false",
    "int": "another whole number",
    "float": "another number",
    "merge": "a merge of mappings",
    "value": "a default value",
}


def _is_trap(scalar: Scalar) -> bool:
    """Tell whether YAML's reading of a plain scalar is not what its letters say."""
    if scalar.tag == "int":
        return not _PLAIN_INT.fullmatch(scalar.text)
    if scalar.tag == "float":
        return not _PLAIN_FLOAT.fullmatch(scalar.text)
    return scalar.tag in {"bool", "merge", "value"}
