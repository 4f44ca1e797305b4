"""A YAML tree against the file format: pydantic's findings as problems with place, cause and fix."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from bot.factbase.file_format import Entry
from bot.factbase.problems import MisfitError, Problem, did_you_mean, nearest, shown
from bot.factbase.yaml_traps import traps
from bot.factbase.yaml_tree import NULL, REPORTED, Listing, Node, Places, Scalar, Step

_Model = TypeVar("_Model", bound=Entry)
_Path = tuple[Step, ...]
_KEY = "[key]"
"""What pydantic appends to the path of a key that does not fit."""
_WIDEST_SHOWN = 5
_MOST_TRAPS = 1_000
"""Of a flood, as many as anyone reads: to say how YAML reads each takes its time."""


def validated(node: Node, model: type[_Model]) -> tuple[_Model | None, list[Problem]]:
    """Return the entry that a tree describes (None when it does not fit) and every problem of the tree."""
    try:
        return model.model_validate(_plain(node)), _traps(node)
    except ValidationError as error:
        found = _Findings(error.errors(include_url=False), Places(node), model).problems()
    places = {problem.place for problem in found}
    return None, [*found, *(trap for trap in _traps(node) if trap.place not in places)]


def _traps(node: Node) -> list[Problem]:
    return list(islice(traps(node), _MOST_TRAPS))


def _plain(node: Node) -> Any:  # noqa: ANN401 - the shape of the tree is what is being validated
    """Return the tree as pydantic wants it; what has no value stays a node, which no type accepts."""
    if isinstance(node, Scalar):
        return node if node.tag in {NULL, REPORTED} else node.text
    if isinstance(node, Listing):
        return [_plain(item) for item in node.items]
    return {key: _plain(value) for key, (_, value) in node.entries.items()}


class _Findings:
    """What pydantic found in one file, said in the words of the file format."""

    def __init__(self, errors: Iterable[ErrorDetails], places: Places, model: type[BaseModel]) -> None:
        self._errors = list(errors)
        self._places = places
        self._model = model

    def problems(self) -> list[Problem]:
        """Return the problems; none for what is reported already, none for a key that is only misspelt."""
        misspelt = set(self._misspelt())
        return [
            self._problem(error)
            for error in self._errors
            if not _is_reported(error["input"]) and not (error["type"] == "missing" and error["loc"] in misspelt)
        ]

    def _misspelt(self) -> Iterator[_Path]:
        for error in self._errors:
            if error["type"] == "extra_forbidden":
                *above, key = error["loc"]
                meant = nearest(str(key), keys_at(self._model, tuple(above)))
                if meant is not None:
                    yield (*above, meant)

    def _problem(self, error: ErrorDetails) -> Problem:
        path, kind, value = error["loc"], error["type"], error["input"]
        if kind == "extra_forbidden":
            fix = did_you_mean(str(path[-1]), keys_at(self._model, path[:-1]))
            return Problem(self._places.of_key(path), f"unknown key {shown(path[-1])}", fix)
        if kind == "missing":
            place = self._places.of(path[:-1])
            return Problem(place, f"the key {shown(path[-1])} is missing", f"add {shown(f'{path[-1]}:')}")
        if path[-1:] == (_KEY,) and not self._places.holds(path):
            return Problem(self._places.of_key(path[:-1]), f"the key {_cause(error)}", _fix(error))
        place, name = self._places.of(path), _name(path)
        if isinstance(value, Scalar):
            return Problem(place, f"{name} is empty{_null(value)}", "write its value, or remove what is empty")
        if kind in _SHAPES and not (kind == "literal_error" and isinstance(value, str)):
            return Problem(place, f"{name} must {_SHAPES[kind]}, not {_shape(value)}", self._shape_fix(error))
        return Problem(place, f"{name}: {_cause(error)}", _fix(error))

    def _shape_fix(self, error: ErrorDetails) -> str:
        value, kind = error["input"], error["type"]
        if kind == "literal_error":
            return _fix(error)
        if kind == "string_type":
            return _text_fix(value)
        if kind == "list_type":
            return "write each entry on a line of its own that starts with `- `, or all as `[one, two]`"
        if kind == "dict_type":
            return "write lines such as `company: [one, two]`, indented alike"
        keys = _listed(keys_at(self._model, error["loc"]))
        return f"write `key: value` lines, indented alike, with the keys {keys}"


_SHAPES = {
    "string_type": "be a text",
    "literal_error": "be a text",
    "list_type": "be a list",
    "model_type": "hold keys with values",
    "model_attributes_type": "hold keys with values",
    "dict_type": "hold keys with values",
}


def _cause(error: ErrorDetails) -> str:
    value, misfit = error["input"], _misfit(error)
    if misfit is not None:
        return misfit.cause
    if isinstance(value, list):
        return f"the list has only {_entries(len(value))}" if value else "the list is empty"
    return f"{shown(value)} does not fit"


def _fix(error: ErrorDetails) -> str:
    misfit, context = _misfit(error), error.get("ctx", {})
    if misfit is not None:
        return misfit.fix
    if error["type"] == "literal_error":
        return f"write {context['expected']}".replace("'", "`")
    if error["type"] == "too_short":
        return f"write at least {_entries(context['min_length'])}"
    return "see the file format in CONTRIBUTING.md"


def _entries(count: int) -> str:
    return f"{count} entr{'y' if count == 1 else 'ies'}"


def _misfit(error: ErrorDetails) -> MisfitError | None:
    raised = error.get("ctx", {}).get("error")
    return raised if isinstance(raised, MisfitError) else None


def _name(path: _Path) -> str:
    """Name what a path leads to: `asks`, entry 2 of `asks`, the file."""
    if not path:
        return "the file"
    *above, last = path
    return f"entry {last + 1} of {_name(tuple(above))}" if isinstance(last, int) else shown(last)


def _is_reported(value: object) -> bool:
    return isinstance(value, Scalar) and value.tag == REPORTED


def _null(value: Scalar) -> str:
    return f": YAML reads {shown(value.text)} as nothing" if value.text else ""


def _shape(value: object) -> str:
    if isinstance(value, str):
        return f"the text {shown(value)}" if value else "an empty text"
    if isinstance(value, list):
        return f"the list {shown(_flow(value))}" if value else "an empty list"
    return f"a mapping: {shown(_flow(value))}" if value else "an empty mapping"


def _flow(value: object) -> str:
    """Write a value out as an author would, cut short where it is wide."""
    if isinstance(value, list):
        return f"[{', '.join(_flow(item) for item in value[:_WIDEST_SHOWN])}]"
    if isinstance(value, dict):
        return ", ".join(f"{key}: {_flow(item)}" for key, item in list(value.items())[:_WIDEST_SHOWN])
    return str(value)


def _text_fix(value: object) -> str:
    if isinstance(value, dict) and len(value) == 1:
        escaped = _flow(value).replace("\\", "\\\\").replace('"', '\\"')
        quoted = shown(f'"{escaped}"')
        return f"if it is one text with a colon in it, put it in quotes: {quoted}"
    return "write one text; a text with `[`, `{` or `: ` in it needs quotes"


def _listed(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def keys_at(model: type[BaseModel], path: _Path) -> list[str]:
    """Return the keys that the format knows at a path."""
    for step in path:
        nested = _nested(model, step) if isinstance(step, str) else model
        if nested is None:
            return []
        model = nested
    return [field.alias or name for name, field in model.model_fields.items()]


def _nested(model: type[BaseModel], key: str) -> type[BaseModel] | None:
    """Return the entry type inside the annotation of a key's field, as in `list[FactEntry]`."""
    waiting = [field.annotation for name, field in model.model_fields.items() if key in {name, field.alias}]
    while waiting:
        annotation = waiting.pop()
        if isinstance(annotation, type) and issubclass(annotation, BaseModel):
            return annotation
        waiting.extend(getattr(annotation, "__args__", ()))
    return None
