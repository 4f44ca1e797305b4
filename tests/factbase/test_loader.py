"""Loading a folder: what it reads, what must hold between its files, and that all problems come at once."""

from __future__ import annotations

import contextlib
import os
import tempfile
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.errors import FactBaseError
from bot.factbase.folder import shipped_folder
from bot.factbase.loader import MAX_FILES, MAX_PROBLEMS, load
from tests.factbase.small_base import OIL, SOURCES, TRADE, edited, problems, problems_of, write


def test_a_fact_is_loaded_as_it_is_written(tmp_path: Path) -> None:
    base = load(write(tmp_path, oil=OIL))
    fact = base.by_id["trade-2005"]
    assert (fact.topic, fact.when, fact.answer) == ("trade", "2005", "US$777 million")
    assert fact.period is not None
    assert fact.period.start == date(2005, 1, 1)
    assert fact.citations[0].url == "https://example.org/handbook#trade"
    assert fact.figures[0].value == Decimal(777_000_000)
    assert (fact.roles.actor, fact.roles.action) == (("China",), ("trade", "deal"))
    assert str(fact.place) == f"{tmp_path}/trade.yaml:6:5"
    assert [place.line for place in fact.ask_places] == [12, 13, 14, 15]
    assert fact.place_of("figures", 0).line == 17


@pytest.mark.parametrize(
    ("anchors", "cited", "url"),
    [
        ("hyphens", "Trade › Rice", "https://example.org/handbook#rice"),
        ("wikipedia", "Trade › Rice", "https://example.org/handbook#Rice"),
        ("none", "Trade › Rice", "https://example.org/handbook"),
        ("hyphens", "Introduction", "https://example.org/handbook"),
    ],
)
def test_a_section_becomes_a_link(tmp_path: Path, anchors: str, cited: str, url: str) -> None:
    sources = edited("hyphens", anchors, SOURCES)
    base = load(write(tmp_path, sources=sources, trade=edited("cite: [Trade]", f"cite: [{cited}]")))
    assert base.facts[0].citations[0].url == url


def test_white_space_in_a_text_is_made_plain(tmp_path: Path) -> None:
    folded = edited("text: Trade came to", "text: >-\n      Trade\n      came\u00a0 to")
    assert load(write(tmp_path, trade=folded)).facts[0].text == "Trade came to US$777 million in 2005."


def test_progress_is_told(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    load(write(tmp_path, oil=OIL), lambda done, total: told.append((done, total)))
    assert told == [(1, 3), (2, 3), (3, 3)]


def test_the_problems_of_all_files_come_at_once_in_order_of_place(tmp_path: Path) -> None:
    said = problems_of(
        tmp_path,
        sources=edited("licence: CC0", "license: CC0", SOURCES),
        trade=edited("when: 2005", "when: soon", edited("[Trade]", "[Trade, Tread]")),
        oil=edited("oil-2006", "trade-2005", OIL) + "    asks: []\n",
        empty="",
        broken="a: [",
        bytes=b"\xff",
        synonyms="groups: [a, a]\n",
    )
    assert [line.partition(" – ")[0] for line in said] == [
        "broken.yaml:1:5: not YAML: a value, or a closing `]` or `}`, is missing before this in `a: [`",
        "bytes.yaml:1:1: the byte `0xff` is not UTF-8",
        "empty.yaml:1:1: the file is empty",
        "oil.yaml:11:5: the key `asks` stands twice, first on line 10",
        "sources.yaml:7:5: unknown key `license`",
        "synonyms.yaml:1:10: entry 1 of `groups` must be a list, not the text `a`",
        "synonyms.yaml:1:13: entry 2 of `groups` must be a list, not the text `a`",
        "trade.yaml:6:9: the fact id `trade-2005` is used twice, first at oil.yaml:5:9",
        "trade.yaml:7:11: `when`: cannot read the period `soon`: it is none of the accepted forms",
        "trade.yaml:10:19: unknown section `Tread` of `handbook`",
    ]


def test_other_files_are_left_alone(tmp_path: Path) -> None:
    for name in (".#trade.yaml", "._trade.yaml", "README.md", "trade.yaml~", "notes.txt"):
        (tmp_path / name).write_bytes(b"\xff")
    (tmp_path / "old").mkdir()
    assert problems_of(tmp_path) == []


@pytest.mark.parametrize(("name", "better"), [("oil.yml", "oil.yaml"), ("Oil.YAML", "Oil.yaml")])
def test_another_ending(tmp_path: Path, name: str, better: str) -> None:
    (tmp_path / name).write_text(OIL)
    ending = Path(name).suffix
    assert problems_of(tmp_path) == [f"{name}:1:1: not read, because its name ends in `{ending}` – name it `{better}`"]


def test_facts_in_a_folder_inside(tmp_path: Path) -> None:
    (tmp_path / "more").mkdir()
    (tmp_path / "more" / "oil.yaml").write_text(OIL)
    (tmp_path / "pictures").mkdir()
    (said,) = problems_of(tmp_path)
    assert said.startswith("more:1:1: not read: the folder of facts has no folders in it – move `oil.yaml` and")


def test_what_is_no_file(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").mkdir()
    (tmp_path / "b.yaml").symlink_to(tmp_path / "b.yaml")
    (tmp_path / "c.yaml").symlink_to(tmp_path / "gone.yaml")
    os.mkfifo(tmp_path / "d.yaml")
    assert [line.partition(" – ")[0] for line in problems_of(tmp_path)] == [
        "a.yaml:1:1: not read: it is a folder",
        "b.yaml:1:1: not read: Too many levels of symbolic links",
        "c.yaml:1:1: not read: No such file or directory",
        "d.yaml:1:1: not read: it is no plain file",
    ]


def test_a_linked_file_is_read(tmp_path: Path) -> None:
    (tmp_path / "kept").write_text(OIL)
    (tmp_path / "oil.yaml").symlink_to(tmp_path / "kept")
    assert "oil" in load(write(tmp_path)).topic_by_id


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_folder_that_may_not_be_read(tmp_path: Path) -> None:
    write(tmp_path).chmod(0o200)
    assert "Permission denied" in problems(tmp_path)[0]


def test_names_of_files_cannot_write_to_the_terminal(tmp_path: Path) -> None:
    with contextlib.suppress(OSError):
        (tmp_path / "a\n\x1b[31m\udcff.yaml").write_text("")
        (said,) = problems_of(tmp_path)
        assert said.startswith(r"a \x1b[31m\udcff.yaml:1:1: the file is empty")


@pytest.mark.parametrize("name", ["gone", "x" * 300, "a\0b"])
def test_a_folder_that_is_not_there(tmp_path: Path, name: str) -> None:
    (said,) = problems(tmp_path / name)
    assert "cannot be opened as a folder of facts: " in said
    assert said.endswith("name a folder that holds sources.yaml and a file for each topic")


def test_a_file_instead_of_a_folder(tmp_path: Path) -> None:
    path = tmp_path / "trade.yaml"
    path.write_text(TRADE)
    assert "cannot be opened as a folder of facts: Not a directory" in problems(path)[0]


def test_a_folder_without_sources(tmp_path: Path) -> None:
    (said,) = problems_of(tmp_path, sources=None)
    assert said.startswith("sources.yaml:1:1: there is no `sources.yaml` – write it, with the documents that")


def test_sources_of_another_ending_are_not_called_missing_as_well(tmp_path: Path) -> None:
    (tmp_path / "sources.yml").write_text(SOURCES)
    (said,) = problems_of(tmp_path, sources=None)
    assert said.endswith("name it `sources.yaml`")


def test_a_folder_without_facts(tmp_path: Path) -> None:
    (said,) = problems_of(tmp_path, trade=None, synonyms="groups: [[a, b]]\n")
    assert said.startswith(f"{tmp_path}:1:1: there is no file of facts in `")
    assert said.endswith("write one, named after its topic: trade.yaml")


def test_an_empty_folder(tmp_path: Path) -> None:
    assert len(problems(tmp_path)) == 2


def test_too_many_files(tmp_path: Path) -> None:
    write(tmp_path)
    for number in range(MAX_FILES):
        (tmp_path / f"t{number}.yaml").touch()
    (said,) = problems(tmp_path)
    assert said.endswith(":1:1: 5,002 files are more than 5,000 – put more facts in each file")


def test_a_flood_of_problems_is_cut_and_says_so(tmp_path: Path) -> None:
    said = problems_of(tmp_path, flood="".join(f"k{number}: 1\n" for number in range(2_000)))
    assert len(said) == MAX_PROBLEMS + 1
    assert said[-1].endswith("1,004 more problems from here on are not listed – mend these first")


def test_the_shipped_base_loads() -> None:
    base = load(shipped_folder())
    assert base.facts
    assert {fact.topic for fact in base.facts} == {topic.id for topic in base.topics}


CONTENTS = st.binary(max_size=80) | st.text(max_size=80).map(lambda text: text.encode("utf-8", "replace"))


@settings(max_examples=100, deadline=None)
@given(CONTENTS, CONTENTS, st.integers(0, len(TRADE)), st.integers(0, 30))
def test_loading_raises_nothing_but_its_own_error(piece: bytes, synonyms: bytes, at: int, cut: int) -> None:
    trade = TRADE.encode()
    broken = trade[:at] + piece + trade[at + cut :]
    with tempfile.TemporaryDirectory() as name:
        folder = write(Path(name), trade=broken, synonyms=synonyms, x=piece)
        with contextlib.suppress(FactBaseError):
            load(folder)
