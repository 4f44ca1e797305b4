"""Strict YAML: text, lists and mappings with their places, and nothing silently reinterpreted.

PyYAML's safe parser reads the events; every scalar stays the text its author wrote. What YAML would drop
(a key given twice, the rest of a text behind ` #`), what could hurt (aliases, tags, deep nesting, huge
files) and what is no YAML at all is a problem with its line and column.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import yaml

from bot.factbase.file_text import FORBIDDEN, Unreadable, lines_of, named, place_after, read_text
from bot.factbase.problems import Place, Problem, shown
from bot.factbase.yaml_complaints import complaint
from bot.factbase.yaml_traps import MERGE, TAGS, tag_of
from bot.factbase.yaml_tree import NULL, REPORTED, Listing, Mapping, Node, Scalar

MAX_DEPTH = 12
MAX_NODES = 250_000

_SWALLOWED = re.compile(r"[ \t]+(#\w.*)")
_BROKEN_TAG = re.compile(r"!\S*%[89A-Fa-f]\S*")
_NO_TAG = "remove it, or put the text in quotes if it starts with `!`"
_WRITE_OUT = "write out what is meant where it is used"
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read_yaml(path: Path) -> tuple[Node | None, list[Problem]]:
    """Read one file; return its tree (None when unreadable) and every problem found on the way."""
    problems: list[Problem] = []
    try:
        return _Builder(str(path), read_text(path), problems).build(), problems
    except Unreadable as found:
        return None, [*problems, *found.problems]


class _Builder:
    """Turns PyYAML's events into nodes; one use, one file."""

    def __init__(self, file: str, text: str, problems: list[Problem]) -> None:
        self._file = file
        self._text = text
        self._lines = lines_of(text)
        self._problems = problems
        self._nodes = 0

    def build(self) -> Node:
        """Return the only document's tree. Raises `Unreadable` for what stops the reading."""
        try:
            return self._document(yaml.parse(self._text, Loader=_Loader))
        except yaml.MarkedYAMLError as error:
            raise Unreadable(complaint(error, self._file, self._lines)) from None
        except (yaml.YAMLError, UnicodeDecodeError):
            # libyaml hands out the bytes of `!%ED%A0%80` and the like unchecked
            broken = _BROKEN_TAG.search(self._text)
            place = place_after(self._file, self._text[: broken.start()] if broken else "")
            cause = f"the tag {shown(broken[0] if broken else '!')} holds broken characters"
            raise Unreadable(Problem(place, cause, _NO_TAG)) from None

    def _document(self, events: Iterator[yaml.Event]) -> Node:
        root: Node | None = None
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent) and root is not None:
                cause, fix = (
                    "a second document starts here",
                    "write one document a file, without `---` inside",
                )
                raise Unreadable(Problem(self._place(event), cause, fix))
            if isinstance(event, yaml.DocumentStartEvent):
                root = self._node(next(events), events, depth=1)
        if root is None or (isinstance(root, Scalar) and root.tag == NULL):
            fix = "write what it should hold, or remove the file"
            raise Unreadable(Problem(Place(self._file), "the file is empty", fix))
        return root

    def _node(self, event: yaml.Event, events: Iterator[yaml.Event], depth: int) -> Node:
        place = self._place(event)
        self._check_bounds(place, depth)
        if isinstance(event, yaml.AliasEvent):
            self._report(place, f"the alias {shown(f'*{event.anchor}')} is not allowed", _WRITE_OUT)
            return Scalar(f"*{event.anchor}", REPORTED, place)
        self._refuse_anchor_and_tag(event, place)
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event, place)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._listing(events, place, depth)
        return self._mapping(events, place, depth)

    def _check_bounds(self, place: Place, depth: int) -> None:
        self._nodes += 1
        if depth > MAX_DEPTH:
            cause = f"lists and mappings are nested deeper than {MAX_DEPTH} levels"
            raise Unreadable(Problem(place, cause, "take the nesting out"))
        if self._nodes > MAX_NODES:
            cause = f"the file holds more than {MAX_NODES:,} keys and values"
            raise Unreadable(Problem(place, cause, "split it into several topics"))

    def _refuse_anchor_and_tag(self, event: yaml.Event, place: Place) -> None:
        anchor, tag = getattr(event, "anchor", None), getattr(event, "tag", None)
        if anchor:
            self._report(place, f"the anchor {shown(f'&{anchor}')} is not allowed", f"remove it; {_WRITE_OUT}")
        if tag:
            short = str(tag).replace(TAGS, "!!")
            self._report(place, f"the tag {shown(short)} is not allowed", _NO_TAG)

    def _scalar(self, event: yaml.ScalarEvent, place: Place) -> Scalar:
        hidden = FORBIDDEN.search(event.value)
        if hidden is not None:
            self._report(place, f"the text holds the character {named(hidden[0])}", "remove its escape")
            return Scalar(event.value, REPORTED, place)
        if not event.implicit[0]:
            return Scalar(event.value, "str", place)
        swallowed = self._reports_swallowed(event, place)
        return Scalar(event.value, REPORTED if swallowed else tag_of(event.value), place)

    def _reports_swallowed(self, event: yaml.ScalarEvent, place: Place) -> bool:
        """Report a text that ends before ` #1`: what follows would be lost as a comment."""
        mark = event.end_mark
        if mark is None or mark.line >= len(self._lines):
            return False
        rest = _SWALLOWED.fullmatch(self._lines[mark.line], mark.column)
        if rest is not None:
            after = f"after {shown(event.value)}, " if event.value else ""
            cause = f"{after}YAML drops {shown(rest[1])} as a comment"
            self._report(place, cause, "put the whole text in quotes, or start the comment with `# `")
        return rest is not None

    def _listing(self, events: Iterator[yaml.Event], place: Place, depth: int) -> Listing:
        items: list[Node] = []
        while not isinstance(event := next(events), yaml.SequenceEndEvent):
            items.append(self._node(event, events, depth + 1))
        return Listing(tuple(items), place)

    def _mapping(self, events: Iterator[yaml.Event], place: Place, depth: int) -> Mapping:
        entries: dict[str, tuple[Scalar, Node]] = {}
        while not isinstance(event := next(events), yaml.MappingEndEvent):
            key = self._node(event, events, depth + 1)
            value = self._node(next(events), events, depth + 1)
            if isinstance(key, Scalar) and self._is_new(key, entries):
                entries[key.text] = (key, value)
            elif not isinstance(key, Scalar):
                self._report(key.place, "a key is a list or a mapping", "write a word before the colon")
        return Mapping(entries, place)

    def _is_new(self, key: Scalar, entries: dict[str, tuple[Scalar, Node]]) -> bool:
        if key.tag == MERGE:
            self._report(key.place, f"merging with {shown(key.text)} is not allowed", _WRITE_OUT)
        elif key.tag == NULL:
            cause = f"{shown(key.text)} is no key" if key.text else "the key is missing"
            self._report(key.place, cause, "write a word before the colon")
        elif key.text in entries:
            first = entries[key.text][0].place
            cause = f"the key {shown(key.text)} stands twice, first on line {first.line}"
            self._report(key.place, cause, "keep one of them")
        return key.tag not in {MERGE, NULL, REPORTED} and key.text not in entries

    def _place(self, event: yaml.Event) -> Place:
        mark = event.start_mark
        if mark is None:
            return Place(self._file)
        if mark.line < len(self._lines):
            return Place(self._file, mark.line + 1, mark.column + 1)
        return place_after(self._file, self._text)

    def _report(self, place: Place, cause: str, fix: str) -> None:
        self._problems.append(Problem(place, cause, fix))
