"""Reading YAML strictly: places, what stays text, and what is refused."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.factbase.strict_yaml import MAX_NODES, read_yaml
from bot.factbase.yaml_tree import Listing, Mapping, Node, Places, Scalar

RIGHT_TO_LEFT = "\u202e"
NEXT_LINE = "\x85"


def read(folder: Path, content: str | bytes) -> tuple[Node | None, list[str]]:
    path = folder / "f.yaml"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    node, problems = read_yaml(path)
    return node, [str(problem).replace(f"{path}:", "") for problem in problems]


def only_problem(folder: Path, content: str | bytes) -> str:
    _, problems = read(folder, content)
    assert len(problems) == 1, problems
    return problems[0]


def plain(node: Node | None) -> object:
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Listing):
        return [plain(item) for item in node.items]
    assert isinstance(node, Mapping)
    return {key: plain(value) for key, (_, value) in node.entries.items()}


@pytest.mark.parametrize(
    "text",
    [
        "2005", "2005-10-01", "2005-10-01 12:30:45", "1e3", "1,234", "0o10", "0987", "3.50", "-1", "C:\\new",
        "a:b", "http://a.b/c#d", "it's", 'a "b" c', "“curly”", "a#b", "東京", "😀", "Ünïcödé",
    ],
)  # fmt: skip
def test_a_plain_text_stays_what_was_written(tmp_path: Path, text: str) -> None:
    node, problems = read(tmp_path, f"key: {text}\n")
    assert (plain(node), problems) == ({"key": text}, [])


@pytest.mark.parametrize(
    "content",
    [
        "a: b\nc: [d, {e: f}]",
        "\ufeffa: b\nc: [d, {e: f}]\n",
        "a: b\r\nc: [d, {e: f}]\r\n",
        "a: b\rc: [d, {e: f}]\r",
    ],
)
def test_byte_order_marks_and_line_ends_make_no_difference(tmp_path: Path, content: str) -> None:
    node, problems = read(tmp_path, content)
    assert node is not None
    assert (plain(node), problems) == ({"a": "b", "c": ["d", {"e": "f"}]}, [])
    place = Places(node).of(("c", 1, "e"))
    assert (place.line, place.column) == (2, 12)


def test_places_count_characters_not_bytes(tmp_path: Path) -> None:
    node, _ = read(tmp_path, "{é😀: x, ü: y}\n")
    assert node is not None
    place = Places(node).of(("ü",))
    assert (place.line, place.column) == (1, 12)


def test_the_place_of_what_is_not_there_is_that_of_what_holds_it(tmp_path: Path) -> None:
    node, _ = read(tmp_path, "a:\n  - b: c\n")
    assert node is not None
    places = Places(node)
    assert (places.of(("a", 0, "x", 3)).line, places.of(("a", 7)).line, places.of(("z",)).line) == (2, 2, 1)


@pytest.mark.parametrize("content", ["", "\n\n", "# only a comment\n", "---\n", "---\n# c\n...\n", "~\n", "\ufeff"])
def test_an_empty_file(tmp_path: Path, content: str) -> None:
    node, problems = read(tmp_path, content)
    assert node is None
    assert problems == ["1:1: the file is empty – write what it should hold, or remove the file"]


@pytest.mark.parametrize(
    ("content", "place", "byte"),
    [
        (b"a: \xff", "1:4", "0xff"),
        (b"\xef\xbb\xbfa: \xff", "1:4", "0xff"),
        ("a: é\r\nb: ü".encode() + b"\xc3(", "2:5", "0xc3"),
        (b"a\rb\xed\xa0\x80", "2:2", "0xed"),
        ("a: b\n".encode("utf-16"), "1:1", "0xff"),
    ],
)
def test_bytes_that_are_not_utf_8(tmp_path: Path, content: bytes, place: str, byte: str) -> None:
    said = only_problem(tmp_path, content)
    assert said == f"{place}: the byte `{byte}` is not UTF-8 – save the file as UTF-8"


@pytest.mark.parametrize(
    ("char", "name"),
    [
        ("\0", "U+0000"),
        ("\x1b", "U+001B"),
        (NEXT_LINE, "U+0085"),
        ("\u2028", "U+2028` (line separator)"),
        (RIGHT_TO_LEFT, "U+202E` (right-to-left override)"),
        ("\ufeff", "U+FEFF"),
        ("\uffff", "U+FFFF"),
    ],
)
def test_characters_that_hide_or_break_things(tmp_path: Path, char: str, name: str) -> None:
    said = only_problem(tmp_path, f"é: b\nc: d{char}e\n")
    assert said.startswith(f"2:5: the character `{name}")
    assert said.endswith("is not allowed – remove it")


def test_all_characters_that_are_not_allowed_are_named_up_to_a_bound(tmp_path: Path) -> None:
    _, problems = read(tmp_path, "a: \0\nb: \x07\n")
    assert [said.split(": ")[0] for said in problems] == ["1:4", "2:4"]
    _, problems = read(tmp_path, b"\0" * 100_000)
    assert len(problems) == 20


@pytest.mark.parametrize(
    ("escape", "name"), [(r"\0", "U+0000"), (r"\e", "U+001B"), (r"\u202e", "U+202E"), (r"\L", "U+2028")]
)
def test_the_same_characters_written_as_escapes(tmp_path: Path, escape: str, name: str) -> None:
    said = only_problem(tmp_path, f'a: "b{escape}"\n')
    assert said.startswith(f"1:4: the text holds the character `{name}`")


@pytest.mark.parametrize(
    ("content", "place", "cause", "fix"),
    [
        ("a: *x\n", "1:4", "the alias `*x` is not allowed", "write out"),
        ("a: &x b\n", "1:4", "the anchor `&x` is not allowed", "remove it"),
        ("- a: [1, &long [2]]\n", "1:10", "the anchor `&long` is not allowed", "remove it"),
        ("a: !foo b\n", "1:4", "the tag `!foo` is not allowed", "quotes"),
        (
            "a: !!python/object/apply:os.system [ls]\n",
            "1:4",
            "the tag `!!python/object/apply:os.system`",
            "remove",
        ),
        ("a: !!str no\n", "1:4", "the tag `!!str` is not allowed", "remove it"),
        ("b: c\na: !%ED%A0%80 b\n", "2:4", "the tag `!%ED%A0%80` holds broken characters", "remove it"),
        ("a: 1\n<<: {b: c}\n", "2:1", "merging with `<<` is not allowed", "write out"),
        ("a: b\n---\nc: d\n", "2:1", "a second document starts here", "one document a file"),
        ("a: 1\nb: 2\na: 3\n", "3:1", "the key `a` stands twice, first on line 1", "keep one"),
        ("no: 1\nx: {no: 2, no: 3}\n", "2:12", "the key `no` stands twice, first on line 2", "keep one"),
        ("? [a, b]\n: c\n", "1:3", "a key is a list or a mapping", "write a word"),
        ("a: {b: c}\n{d: e}: f\n", "2:1", "a key is a list or a mapping", "write a word"),
        ("~: c\n", "1:1", "`~` is no key", "write a word"),
        ("? \n: c\n", "1:2", "the key is missing", "write a word"),
        ("a: the #1 export # sold\n", "1:4", "after `the`, YAML drops `#1 export # sold`", "quotes"),
        ("a:\n  - #1 export\n", "2:4", "YAML drops `#1 export` as a comment", "quotes"),
    ],
)
def test_what_yaml_would_drop_or_run(tmp_path: Path, content: str, place: str, cause: str, fix: str) -> None:
    said = only_problem(tmp_path, content)
    assert said.startswith(f"{place}: {cause}")
    assert fix in said.partition(" – ")[2]


@pytest.mark.parametrize(
    "content", ["a: b # c\n", "a: b # #1\n", "a: b ## c\n", 'a: "b #1"\n', "a: b\n#c\n", "a: |\n  b #1\n"]
)
def test_comments_may_stand_beside_texts(tmp_path: Path, content: str) -> None:
    assert read(tmp_path, content)[1] == []


def test_several_problems_of_a_file_come_at_once_though_the_last_ends_the_reading(tmp_path: Path) -> None:
    _, problems = read(tmp_path, "a: &x 1\na: *x\nb: !t 2\nc: [\n")
    assert [said.split(": ")[0] for said in problems] == ["1:4", "2:4", "2:1", "3:4", "4:5"]


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? ", "[{"])
def test_nesting_is_bounded(tmp_path: Path, opening: str) -> None:
    said = only_problem(tmp_path, opening * 100_000)
    assert "nested deeper than 12 levels – take the nesting out" in said


def test_an_alias_bomb_is_not_unfolded(tmp_path: Path) -> None:
    bomb = "a0: &a0 [x, x]\n" + "".join(
        f"a{level}: &a{level} [*a{level - 1}, *a{level - 1}]\n" for level in range(1, 50)
    )
    node, problems = read(tmp_path, bomb)
    assert plain(node) == {"a0": ["x", "x"]} | {f"a{n}": [f"*a{n - 1}"] * 2 for n in range(1, 50)}
    assert len(problems) == 50 + 2 * 49


def test_keys_and_values_are_bounded(tmp_path: Path) -> None:
    said = only_problem(tmp_path, "[" + "a," * MAX_NODES + "]")
    assert "more than 250,000 keys and values – split it" in said


def test_a_file_too_large(tmp_path: Path) -> None:
    said = only_problem(tmp_path, b"a: b\n" * (9 * 1024 * 1024 // 5))
    assert said == "1:1: the file is larger than 8 MiB – split it into several topics"


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    node, problems = read_yaml(tmp_path / "gone.yaml")
    assert node is None
    assert str(problems[0]) == (
        f"{tmp_path}/gone.yaml:1:1: the file cannot be read: No such file or directory"
        " – check its name and your right to read it"
    )


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    path = tmp_path / "f.yaml"
    path.touch(mode=0)
    node, problems = read_yaml(path)
    assert node is None
    assert "the file cannot be read: Permission denied" in str(problems[0])


YAML_PIECES = st.sampled_from(
    [
        "a", "b", ": ", "- ", "\n", "\n  ", "[", "]", "{", "}", ", ", "? ", "&x ", "*x", "!t ", "!!int ",
        "!%ED%A0%80 ", "|", ">", "'", '"', "#", " #1", "~", "<<", "=", "no", "010", "12:30:45", ".inf",
        "\\uD800", "\\", "---\n", "...\n", "%YAML 1.2\n", "%TAG ! !%ff\n", "\t", "\r", "\r\n", "\0",
        "\ufeff", "\x85", "\u2028", "é", "😀", "\ud800",
    ]
)  # fmt: skip
YAML_TEXTS = st.lists(YAML_PIECES, max_size=30).map("".join)


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=200) | YAML_TEXTS.map(lambda text: text.encode("utf-8", "surrogatepass")))
@example(b"\xef\xbb\xbf\xef\xbb\xbfa: b")
@example(b"a: !%ED%A0%80 b")
@example(b"%TAG !e! !%ED%A0%80\n---\na: !e!x b")
def test_reading_never_raises_and_always_explains(content: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        node, problems = read(Path(folder), content)
    assert node is not None or problems
    for said in problems:
        line, column, rest = said.split(":", 2)
        assert 1 <= int(line) <= content.count(b"\n") + content.count(b"\r") + 1
        assert int(column) >= 1
        assert " – " in rest
        assert said.isprintable()
