"""A YAML tree against the file format: pydantic's findings as problems with place, cause and fix."""

from __future__ import annotations

from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from bot.factbase.file_format import Entry
from bot.factbase.problems import Place, Problem, did_you_mean, shown
from bot.factbase.strict_yaml import Listing, Mapping, Node, Scalar

Step = str | int
_Model = TypeVar("_Model", bound=Entry)


class Places:
    """Where each part of a YAML tree stands, by its path of keys and indexes."""

    def __init__(self, root: Node) -> None:
        self._root = root

    def of(self, path: tuple[Step, ...]) -> Place:
        """Return the place of the value at a path, or of the nearest part that exists above it."""
        node = self._root
        for step in path:
            child = _child(node, step)
            if child is None:
                break
            node = child
        return node.place

    def of_key(self, path: tuple[Step, ...]) -> Place:
        """Return the place of the key that a path ends in."""
        parent = self._root
        for step in path[:-1]:
            parent = _child(parent, step) or parent
        if isinstance(parent, Mapping):
            for key, _ in parent.entries:
                if key.text == path[-1]:
                    return key.place
        return parent.place


def validated(node: Node, model: type[_Model]) -> tuple[_Model | None, list[Problem]]:
    """Return the entry that a tree describes, or every problem it has."""
    try:
        return model.model_validate(_plain(node)), []
    except ValidationError as error:
        places = Places(node)
        found = [_problem(details, places, model) for details in error.errors(include_url=False)]
        return None, list(dict.fromkeys(found))


def _plain(node: Node) -> Any:  # noqa: ANN401 - the shape of the tree is what is being validated
    if isinstance(node, Scalar):
        return None if node.tag == "null" else node.text
    if isinstance(node, Listing):
        return [_plain(item) for item in node.items]
    return {key.text: _plain(value) for key, value in node.entries}


def _child(node: Node, step: Step) -> Node | None:
    if isinstance(node, Mapping):
        return next((value for key, value in node.entries if key.text == step), None)
    if isinstance(node, Listing) and isinstance(step, int) and step < len(node.items):
        return node.items[step]
    return None


def _problem(details: ErrorDetails, places: Places, model: type[BaseModel]) -> Problem:
    """Say one of pydantic's findings in the words of the file format."""
    path = _within_tree(details["loc"], places)
    name = shown(next((step for step in reversed(path) if isinstance(step, str)), "the file"))
    kind, value = details["type"], details["input"]
    if kind == "extra_forbidden":
        fix = did_you_mean(str(path[-1]), _keys(model, path[:-1]))
        return Problem(places.of_key(path), f"unknown key {name}", fix)
    if kind == "missing":
        return Problem(places.of(path[:-1]), f"the key {name} is missing", f"add `{path[-1]}:`")
    place = places.of(path)
    if value is None:
        return Problem(place, f"{name} is empty", "write its value or remove the key")
    if kind in _SHAPES:
        return Problem(place, f"{name} must be {_SHAPES[kind]}, not {_shape(value)}", _shape_fix(kind))
    if kind == "value_error":
        cause, _, fix = details["msg"].removeprefix("Value error, ").partition("; ")
        return Problem(place, f"{name}: {cause}", fix or "write it out")
    return Problem(place, f"{name}: {shown(value)} does not fit", _LIMITS.get(kind, _limit(details)))


_SHAPES = {
    "string_type": "a text",
    "list_type": "a list",
    "model_type": "a mapping of keys and values",
    "dict_type": "a mapping of keys and values",
}
_LIMITS = {
    "literal_error": "use one of the values that CONTRIBUTING.md lists",
    "string_pattern_mismatch": "use a-z, 0-9 and - (for addresses: https://…)",
}


def _limit(details: ErrorDetails) -> str:
    context = details.get("ctx", {})
    limits = {
        "too_short": f"at least {context.get('min_length')} entries are needed",
        "too_long": f"at most {context.get('max_length')} entries are allowed",
        "string_too_long": f"at most {context.get('max_length')} characters are allowed",
        "literal_error": f"use {context.get('expected')}",
    }
    return limits.get(details["type"], details["msg"])


def _shape(value: object) -> str:
    if isinstance(value, str):
        return f"the text {shown(value)}"
    return "a list" if isinstance(value, list) else "a mapping"


def _shape_fix(kind: str) -> str:
    fixes = {
        "string_type": 'write it on one line; put it in quotes when it holds ": " or "{"',
        "list_type": "write [one, two] or a line starting with `- ` for each",
    }
    return fixes.get(kind, "write `key: value` lines, indented alike")


def _within_tree(path: tuple[Step, ...], places: Places) -> tuple[Step, ...]:
    """Drop what pydantic adds to a path for the branches of a union (`str`, `list[…]`)."""
    return tuple(step for step in path if isinstance(step, int) or not _is_branch(step))


def _is_branch(step: str) -> bool:
    return step in {"str", "[key]"} or step.startswith(("list[", "function-after[", "constrained-str"))


def _keys(model: type[BaseModel], path: tuple[Step, ...]) -> list[str]:
    """Return the keys that the format knows at a path."""
    for step in path:
        if isinstance(step, str):
            nested = _nested(model.model_fields.get(step) or _by_alias(model, step))
            if nested is None:
                return []
            model = nested
    return [field.alias or name for name, field in model.model_fields.items()]


def _by_alias(model: type[BaseModel], alias: str) -> Any:  # noqa: ANN401 - pydantic's own field type
    return next((field for field in model.model_fields.values() if field.alias == alias), None)


def _nested(field: Any) -> type[BaseModel] | None:  # noqa: ANN401
    """Return the entry type inside a field's annotation, as in `list[FactEntry]`."""
    if field is None:
        return None
    waiting = [field.annotation]
    while waiting:
        annotation = waiting.pop()
        if isinstance(annotation, type) and issubclass(annotation, BaseModel):
            return annotation
        waiting.extend(getattr(annotation, "__args__", ()))
    return None
