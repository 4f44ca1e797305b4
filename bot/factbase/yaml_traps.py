"""YAML's silent traps: plain texts that YAML takes for something else, such as `no`, `010` and `12:30:45`."""

from __future__ import annotations

import re
from collections.abc import Iterator

import yaml

from bot.factbase.problems import Problem, shown
from bot.factbase.yaml_tree import Listing, Mapping, Node, Scalar

MERGE = "merge"

TAGS = "tag:yaml.org,2002:"
_PLAIN_INT = re.compile(r"-?(0|[1-9][0-9]*)")
_PLAIN_FLOAT = re.compile(r"-?(0|[1-9][0-9]*)\.[0-9]+")
_LONGEST_READ = 40


def tag_of(text: str) -> str:
    """Return what YAML 1.1 takes a plain text for: "str", "int", "bool", "null" and the like."""
    for tag, pattern in yaml.SafeLoader.yaml_implicit_resolvers.get(text[:1], ()):
        if pattern.match(text):
            return str(tag).removeprefix(TAGS)
    return "str"


def traps(node: Node) -> Iterator[Problem]:
    """Yield a problem for each plain text in a tree that YAML takes for something else."""
    if isinstance(node, Scalar):
        if _is_trap(node):
            cause = f"YAML would read {shown(node.text)} as {_reading(node)}"
            quoted = shown(f'"{node.text}"')
            yield Problem(node.place, cause, f"write {quoted}, in quotes, if this text is meant")
    elif isinstance(node, Listing):
        for item in node.items:
            yield from traps(item)
    else:
        yield from _traps_in_mapping(node)


def _traps_in_mapping(mapping: Mapping) -> Iterator[Problem]:
    for key, value in mapping.entries.values():
        yield from traps(key)
        yield from traps(value)


def _is_trap(scalar: Scalar) -> bool:
    if scalar.tag == "int":
        return not _PLAIN_INT.fullmatch(scalar.text)
    if scalar.tag == "float":
        return not _PLAIN_FLOAT.fullmatch(scalar.text)
    return scalar.tag in {"bool", MERGE, "value"}


def _reading(scalar: Scalar) -> str:
    if scalar.tag in {MERGE, "value"}:
        return "an instruction"
    if len(scalar.text) > _LONGEST_READ:
        return "a number written differently"
    meant = str(yaml.safe_load(scalar.text)).lower()
    return f"the truth value {meant}" if scalar.tag == "bool" else f"the number {meant}"
