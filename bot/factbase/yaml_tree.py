"""What a YAML file holds: texts, lists and mappings, each with its place. Nothing is reinterpreted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from types import EllipsisType

from bot.factbase.problems import Place

Step = str | int
NULL = "null"
REPORTED = "reported"
"""The tag of what stands for a value whose problem is already known: nothing more is said about it."""


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text as written, with YAML's own reading of it as a tag ("str", "int", "bool", "null" …)."""

    text: str
    tag: str
    place: Place

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class Listing:
    """A YAML sequence."""

    items: tuple[Node, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Mapping:
    """A YAML mapping in its written order: (key, value) by the key's text."""

    entries: dict[str, tuple[Scalar, Node]]
    place: Place


Node = Scalar | Listing | Mapping


class Places:
    """Where each part of a YAML tree stands, by its path of keys and indexes."""

    def __init__(self, root: Node) -> None:
        self._root = root

    def of(self, path: tuple[Step, ...]) -> Place:
        """Return the place of the value at a path, or of the nearest part that exists above it."""
        node = self._root
        for step in path:
            child = child_of(node, step)
            if child is None:
                break
            node = child
        return node.place

    def of_key(self, path: tuple[Step, ...]) -> Place:
        """Return the place of the key that a path ends in."""
        parent = self._root
        for step in path[:-1]:
            parent = child_of(parent, step) or parent
        if isinstance(parent, Mapping) and path[-1] in parent.entries:
            return parent.entries[str(path[-1])][0].place
        return parent.place

    def holds(self, path: tuple[Step, ...]) -> bool:
        """Tell whether there is a value at a path."""
        return next(nodes_at(self._root, *path), None) is not None


def child_of(node: Node, step: Step) -> Node | None:
    """Return what stands in a list at an index, or in a mapping under a key."""
    if isinstance(node, Mapping) and step in node.entries:
        return node.entries[str(step)][1]
    if isinstance(node, Listing) and isinstance(step, int) and step < len(node.items):
        return node.items[step]
    return None


def nodes_at(node: Node | None, *path: Step | EllipsisType) -> Iterator[Node]:
    """Yield what stands at a path, if it exists; `...` in it means every entry of a list."""
    if node is None:
        return
    if not path:
        yield node
        return
    step, *rest = path
    if not isinstance(step, EllipsisType):
        yield from nodes_at(child_of(node, step), *rest)
    elif isinstance(node, Listing):
        for item in node.items:
            yield from nodes_at(item, *rest)


def texts_at(node: Node | None, *path: Step | EllipsisType) -> Iterator[tuple[str, Place]]:
    """Yield the texts at a path with their places, white space made plain; skip what is no text."""
    for found in nodes_at(node, *path):
        if isinstance(found, Scalar) and found.tag not in {NULL, REPORTED} and found.text.strip():
            yield " ".join(found.text.split()), found.place
