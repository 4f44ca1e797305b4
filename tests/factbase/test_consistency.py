"""What must hold between the files: names used once, sources and sections that exist; and no false blame."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.factbase.small_base import OIL, SOURCES, TRADE, edited, only_problem, problems_of


@pytest.mark.parametrize(
    ("old", "new", "found", "fix"),
    [
        ("source: handbook", "source: handbok", "1:9: unknown source `handbok`", "did you mean `handbook`?"),
        ("source: handbook", "source: xyz", "1:9: unknown source `xyz`", "known here: handbook"),
        (
            "[Trade]",
            "[Trade > Rice]",
            "10:12: unknown section `Trade > Rice`",
            "did you mean `Trade › Rice`?",
        ),
        ("[Trade]", "[Introduction, trade]", "10:26: unknown section `trade`", "did you mean `Trade`?"),
        ("[Trade]", "[Zzz]", "10:12: unknown section `Zzz`", "known here: Introduction, Trade, Trade › Rice"),
        (
            "topic: trade",
            "topic: trades",
            "2:8: unknown topic `trades`: this file is",
            "write `topic: trade`, or",
        ),
        (
            "[commerce]",
            "[Trade]",
            "4:11: the topic name `Trade` is used twice, first at trade.yaml:2:8",
            "one place",
        ),
        (
            "[commerce]",
            "[a, A]",
            "4:14: the topic name `A` is used twice, first at trade.yaml:4:11",
            "one place",
        ),
        (
            "how much trade was there",
            "Trade in 2005?",
            "13:9: the way of asking `Trade in 2005?` is us",
            "one place",
        ),
    ],
)
def test_names_that_do_not_hold(tmp_path: Path, old: str, new: str, found: str, fix: str) -> None:
    said, advice = only_problem(tmp_path, trade=edited(old, new))
    assert said.startswith(f"trade.yaml:{found}")
    assert fix in advice


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        (
            "id: oil-2006",
            "id: trade-2005",
            "6:9: the fact id `trade-2005` is used twice, first at oil.yaml:5:9",
        ),
        (
            "number of wells",
            "VALUE  of all trade",
            "14:9: the way of asking `value of all trade` is used twice",
        ),
        ("title: Oil", "title: Oil\naliases: [Commerce]", "4:11: the topic name `commerce` is used twice"),
        ("title: Oil", "title: Oil\naliases: [TRADE]", "oil.yaml:4:11: the topic name `TRADE` is used twice"),
    ],
)
def test_names_used_in_two_files(tmp_path: Path, old: str, new: str, found: str) -> None:
    said, fix = only_problem(tmp_path, oil=edited(old, new, OIL))
    assert found in said
    assert "first at " in said
    assert fix == "keep it in one place, and change or remove the other"


@pytest.mark.parametrize(
    ("never", "found"),
    [
        ("[oil in 2005, 'Trade  in 2005?']", "19:24: `Trade in 2005?` under"),
        ("[oil in 2005, VALUE OF ALL TRADE]", "19:24: `VALUE OF ALL TRADE` under"),
    ],
)
def test_a_question_to_answer_and_not_to_answer(tmp_path: Path, never: str, found: str) -> None:
    said, fix = only_problem(tmp_path, trade=f"{TRADE}    not: {never}\n")
    assert said.startswith(f"trade.yaml:{found} `not` is a way of asking too, at trade.yaml:1")
    assert fix == "keep it where it belongs, and remove the other"


def test_what_one_fact_forbids_another_may_answer(tmp_path: Path) -> None:
    assert problems_of(tmp_path, oil=f"{OIL}    not: [trade in 2005]\n") == []


def test_two_sources_of_one_id(tmp_path: Path) -> None:
    said, _ = only_problem(tmp_path, sources=SOURCES + SOURCES.removeprefix("sources:\n"))
    assert said == "sources.yaml:9:9: the source id `handbook` is used twice, first at sources.yaml:2:9"


def test_a_section_listed_twice(tmp_path: Path) -> None:
    said, _ = only_problem(
        tmp_path, sources=edited("[Introduction, Trade,", "[Introduction, Trade, introduction,", SOURCES)
    )
    assert said.startswith("sources.yaml:8:37: the section `introduction` is used twice, first at sources.yaml:")


def test_a_name_given_twice_to_a_kind(tmp_path: Path) -> None:
    said, _ = only_problem(tmp_path, synonyms="names:\n  firm: [Sinopec, a]\n  person: [sinopec, x, X]\n")
    assert said.startswith("synonyms.yaml:3:24: the name `X` is used twice")


def test_a_file_whose_own_name_is_no_id(tmp_path: Path) -> None:
    named = {"Oil Wells": edited("topic: oil", "topic: oil-wells", OIL)}
    said, fix = only_problem(tmp_path, **named)
    assert said == "Oil Wells.yaml:2:8: unknown topic `oil-wells`: this file is named `Oil Wells.yaml`"
    assert fix == "name the file `oil-wells.yaml`"


@pytest.mark.parametrize(
    "sources",
    [
        "sources: [",
        "",
        edited("id: handbook", "id: Hand Book", SOURCES),
        edited("id: handbook\n    title", "title", SOURCES),
        edited("sections:", "section:", SOURCES),
        edited("[Introduction, Trade, Trade › Rice]", "Trade", SOURCES),
    ],
)
def test_a_broken_source_is_not_blamed_on_the_facts(tmp_path: Path, sources: str) -> None:
    said, _ = only_problem(tmp_path, sources=sources, oil=OIL)
    assert said.startswith("sources.yaml:")


def test_a_source_that_lacks_something_else_still_serves_to_check_the_facts(tmp_path: Path) -> None:
    said = problems_of(tmp_path, sources=edited("    licence: CC0\n", "", SOURCES), trade=edited("[Trade]", "[Tread]"))
    assert [line.split(": ")[0] for line in said] == ["sources.yaml:2:5", "trade.yaml:10:12"]
