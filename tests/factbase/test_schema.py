"""The JSON Schemas: true to the format, named in each fact file, and of help in an editor."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from bot.factbase.folder import shipped_folder
from bot.factbase.loader import load
from bot.factbase.schema import FOLDER, schemas
from tests.factbase.small_base import SOURCES, TRADE, edited, problems_of, write

MODELINE = re.compile(r"# yaml-language-server: \$schema=(\S+)\n")
SHIPPED = sorted(shipped_folder().glob("*.yaml"))


class EditorLoader(yaml.SafeLoader):
    """Reads YAML as editors do: dates and sexagesimals stay text, `no` and `off` too."""


EditorLoader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in found if tag.rpartition(":")[2] in {"int", "float", "null"}]
    for first, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def validator(name: str) -> Draft202012Validator:
    return Draft202012Validator(json.loads(schemas()[name]))


def fits(text: str, name: str = "facts.schema.json") -> bool:
    return validator(name).is_valid(yaml.load(text, EditorLoader))  # noqa: S506 - a subclass of SafeLoader


def test_the_committed_schemas_are_the_generated_ones() -> None:
    committed = {path.name: path.read_text("utf-8") for path in FOLDER.iterdir()}
    assert committed == schemas(), "run `python -m bot.factbase.schema`"


@pytest.mark.parametrize("name", schemas())
def test_each_schema_is_one(name: str) -> None:
    Draft202012Validator.check_schema(json.loads(schemas()[name]))


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.name)
def test_a_shipped_file_fits_the_schema_that_it_names(path: Path) -> None:
    text = path.read_text("utf-8")
    named = MODELINE.match(text)
    assert named is not None, "its first line must name its schema"
    schema = (path.parent / named[1]).resolve()
    kind = path.stem if path.stem in {"sources", "synonyms"} else "facts"
    assert schema == FOLDER.resolve() / f"{kind}.schema.json"
    tree = yaml.load(text, EditorLoader)  # noqa: S506 - a subclass of SafeLoader
    errors = Draft202012Validator(json.loads(schema.read_text("utf-8"))).iter_errors(tree)
    assert [f"{error.json_path}: {error.message}" for error in errors] == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("when: 2005", "when: 1902-09-16"),
        ("when: 2005", 'when: "2005"'),
        ("when: 2005", "when: since 1999"),
        ("value: 777 million", "value: 0.5"),
        ("id: trade-2005", "id: 2005"),
        ("answer: US$777 million", "answer: 7.50"),
        ("actor: China", "actor: [China, Cuba]"),
        ("    roles:", "    not: [other]\n    roles:"),
    ],
)
def test_what_both_editor_and_loader_accept(tmp_path: Path, old: str, new: str) -> None:
    assert fits(edited(old, new))
    assert problems_of(tmp_path, trade=edited(old, new)) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("id: trade-2005", "id: Foo"),
        ("id: trade-2005", f"id: {'a' * 41}"),
        ("id: trade-2005", "id: -1"),
        ("when: 2005", "when: [2005]"),
        ("when: 2005", "when:"),
        ("measures: trade}", "measures: trade, when: }"),
        ("{actor: China,", "{actor: ,"),
        ("answer: US$777 million", 'answer: " "'),
        ("answer: US$777 million", f"answer: {'x' * 121}"),
        ("value: 777 million", "value: US$777 million"),
        ("    asks:", "    ask:"),
        ("title: Trade\n", ""),
        ("cite: [Trade]", "cite: []"),
        ("- value of all trade\n      ", ""),
        ("[trade, deal]", "[]"),
        (TRADE[TRADE.index("facts:") :], "facts: []\n"),
    ],
)
def test_what_both_editor_and_loader_refuse(tmp_path: Path, old: str, new: str) -> None:
    assert not fits(edited(old, new))
    assert problems_of(tmp_path, trade=edited(old, new)) != []


@pytest.mark.parametrize(
    ("old", "new"),
    [("hyphens", "dashes"), ("https://", "ftp://"), ("sections:", "section:"), ("id: handbook", "id: Hand")],
)
def test_sources_that_both_refuse(tmp_path: Path, old: str, new: str) -> None:
    assert fits(SOURCES, "sources.schema.json")
    assert not fits(edited(old, new, SOURCES), "sources.schema.json")
    assert problems_of(tmp_path, sources=edited(old, new, SOURCES)) != []


def test_synonyms_fit_too(tmp_path: Path) -> None:
    synonyms = "groups:\n  - [nickel, ni]\nnames:\n  firm: [Sinopec]\n"
    assert fits(synonyms, "synonyms.schema.json")
    assert load(write(tmp_path, synonyms=synonyms)).synonyms.groups == (("nickel", "ni"),)


def properties(schema: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for part in (schema, *schema.get("$defs", {}).values()):
        yield from part.get("properties", {}).items()


@pytest.mark.parametrize("name", schemas())
def test_each_key_is_described_for_hover(name: str) -> None:
    schema = json.loads(schemas()[name])
    assert [key for key, said in properties(schema) if not said.get("description")] == []
    assert schema["description"]


def test_keys_that_are_not_in_the_format_are_refused_at_each_level() -> None:
    for text in schemas().values():
        schema = json.loads(text)
        parts = [schema, *schema.get("$defs", {}).values()]
        assert all(part["additionalProperties"] is False for part in parts)
