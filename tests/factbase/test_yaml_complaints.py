"""What is not YAML: the place where it goes wrong, in plain words, with the fix."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.factbase.strict_yaml import read_yaml


@pytest.mark.parametrize(
    ("content", "place", "part", "fix"),
    [
        ("facts:\n\t- a: b\n", "2:1", "a tab", "blanks instead of tabs"),
        ("a: b\n\tc: d\n", "2:1", "a tab", "blanks instead of tabs"),
        (
            "x: y\nanswer: trade: 5\n",
            "2:14",
            "a colon stands where no key can in `answer: trade: 5`",
            "quotes",
        ),
        ("a: b\n c: d\n", "2:3", "a colon", "indent"),
        ('a: b\nc: "foo\nd: e\n', "2:4", "the quote that opens here is never closed", "close it"),
        ("a: [b, c\nd: e\n", "1:4", "the list that opens here is never closed", "`]`"),
        ("a: {b: c\nd: e\n", "1:4", "the `{` that opens here is never closed", "`}`"),
        ("a: @foo\n", "1:4", "a text cannot start with `@`", "quotes"),
        ("a: `foo`\n", "1:4", "a text cannot start with a backtick", "quotes"),
        ("a: %foo\n", "1:4", "a text cannot start with `%`", "quotes"),
        ("a: - b\n", "1:4", "an entry of a list stands where no list can", "the line below"),
        ("a: ? b\n", "1:4", "a text cannot start with `? `", "quotes"),
        ("  a: b\nc: d\n", "2:1", "does not belong to what stands above it", "indent"),
        ("a: b\nfoo\nc: d\n", "2:1", "a key without `: ` behind it in `foo`", "`key: value`"),
        ("a:\n  - b\n  c:d\n  e: f\n", "3:3", "a key without `: ` behind it in `c:d`", "`key: value`"),
        ("- a\nb: c\n", "2:1", "does not start with `- `", "`- `"),
        ('a: "b" c\n', "1:8", "this fits neither", "quotes around all of it"),
        ('a: "\\q"\n', "1:5", "a backslash in double quotes", "single quotes"),
        ('a: "\\uD800"\n', "1:7", "a backslash in double quotes", "single quotes"),
        ("a: ]\n", "1:4", "a value, or a closing", "quotes"),
        ("a: [\n", "1:5", "a value, or a closing", "write what is missing"),
        ("a: |x\n  b\n", "1:5", "text stands behind the `|`", "on the lines below"),
        ("%FOO\n---\na: b\n", "1:5", "a line cannot start with `%`", "remove it"),
        ("%YAML 2.0\n---\na: b\n", "1:1", "a line cannot start with `%`", "remove it"),
    ],
)
def test_what_is_not_yaml(tmp_path: Path, content: str, place: str, part: str, fix: str) -> None:
    path = tmp_path / "f.yaml"
    path.write_bytes(content.encode())
    node, problems = read_yaml(path)
    assert node is None
    (said,) = (str(problem).removeprefix(f"{path}:") for problem in problems)
    assert said.startswith(f"{place}: not YAML: ")
    cause, _, advice = said.partition(" – ")
    assert part in cause
    assert fix in advice
    assert "scanning" not in said
    assert "expected" not in said
