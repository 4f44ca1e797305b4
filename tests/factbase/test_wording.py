"""Whatever is wrong, no author reads the words of a library."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.factbase.small_base import SOURCES, TRADE, problems_of

JARGON = (
    *("Input", "should be", "valid", "pydantic", "function-", "type=", "Value error", "ctx", "None", "Error"),
    *("dict", "str(", "[key]", "schema", "literal", "validator"),
)
VALUES: st.SearchStrategy[object] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.dates() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=5,
)
PLACES_IN_A_FACT = st.sampled_from(
    [
        ("facts",), ("facts", 0), ("facts", 0, "id"), ("facts", 0, "when"), ("facts", 0, "answer"),
        ("facts", 0, "asks"), ("facts", 0, "asks", 0), ("facts", 0, "cite"), ("facts", 0, "figures"),
        ("facts", 0, "figures", 0), ("facts", 0, "figures", 0, "value"), ("facts", 0, "figures", 0, "when"),
        ("facts", 0, "roles"), ("facts", 0, "roles", "actor"), ("facts", 0, "new"),
        ("source",), ("topic",), ("aliases",), ("title",), ("new",),
    ]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(PLACES_IN_A_FACT, VALUES)
def test_no_author_ever_reads_the_words_of_a_library(path: tuple[str | int, ...], value: object) -> None:
    tree = yaml.safe_load(TRADE)
    parent = tree
    for step in path[:-1]:
        parent = parent[step]
    parent[path[-1]] = value
    with tempfile.TemporaryDirectory() as folder:
        said = problems_of(Path(folder), trade=yaml.safe_dump(tree, allow_unicode=True))
    ours = " ".join("".join(line.split("`")[::2]) for line in said)
    assert not [word for word in JARGON if word in ours]
    assert "does not fit" not in ours


@pytest.mark.parametrize("bad", ["[x]", "{x: y}", "x", "~", '""', "!x y", "-1", "no"])
@pytest.mark.parametrize(
    "key", ["id", "title", "publisher", "url", "anchors", "licence", "licence_url", "sections", "subjects"]
)
def test_nor_in_sources(tmp_path: Path, key: str, bad: str) -> None:
    source = {**yaml.safe_load(SOURCES)["sources"][0], key: "PLACEHOLDER"}
    said = problems_of(tmp_path, sources=yaml.safe_dump({"sources": [source]}).replace("PLACEHOLDER", bad))
    assert all(line.partition(" – ")[2] for line in said)
    ours = " ".join("".join(line.split("`")[::2]) for line in said)
    assert not [word for word in JARGON if word in ours]
