"""Values that cannot be read, and those that YAML would read as something else."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.factbase.small_base import edited, only_problem, problems_of

ANSWER = "answer: US$777 million"
LONG = "x" * 130
NINES = "9" * 16
ONES = "1_" * 50 + "1"


@pytest.mark.parametrize(
    ("old", "new", "found", "fix"),
    [
        ("id: trade-2005", "id: Trade_2005", "6:9: `id`: `Trade_2005` is not an id", "such as `trade-2005`"),
        ("id: trade-2005", "id: Größe", "6:9: `id`: `Größe` is not an id", "a-z, 0-9 and -"),
        ("id: trade-2005", "id: -a-", "6:9: `id`: `-a-` is not an id", "such as `a`"),
        ("id: trade-2005", f"id: {'a' * 41}", f"6:9: `id`: `{'a' * 41}` has 41 characters", "use 40 at most"),
        ("topic: trade", "topic: Trade", "2:8: `topic`: `Trade` is not an id", "such as `trade`"),
        (
            "when: 2005",
            "when: May 2005",
            "7:11: `when`: cannot read the period `May 2005`: ",
            "write 2005-05",
        ),
        ("when: 2005", "when: 2005-13", "7:11: `when`: cannot read the period `2005-13`: there", "2005-12"),
        ("when: 2005", 'when: "1; 2"', "7:11: `when`: cannot read the period `1; 2`: it is", "one of: 2005,"),
        (
            "measures: trade}",
            "measures: x, when: y}",
            "17:60: `when`: cannot read the period `y`",
            "one of: 2005,",
        ),
        ("value of all trade", '"???"', "14:9: entry 3 of `asks`: `???` holds no word", "as people would type it"),
        ("777 million, u", "US$777, u", "17:17: `value`: `US$777` is not a number", "`unit`"),
        ("777 million, u", "1_000, u", "17:17: `value`: `1_000` is not a number", "1234, 0.5 or 1.7 billion"),
        ("777 million, u", "٣, u", "17:17: `value`: `٣` is not a number", "1234, 0.5 or 1.7 billion"),
        ("777 million, u", f"{NINES}, u", f"17:17: `value`: `{NINES}` is not a number", "1.7 billion"),
        (
            "US$777 million\n",
            f"{LONG}\n",
            f"8:13: `answer`: `{LONG[:60]}…` has 130 characters",
            "120 at most",
        ),
    ],
)
def test_values_that_cannot_be_read(tmp_path: Path, old: str, new: str, found: str, fix: str) -> None:
    said, advice = only_problem(tmp_path, trade=edited(old, new))
    assert said.startswith(f"trade.yaml:{found}")
    assert fix in advice


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        ("no", "the truth value false"),
        ("off", "the truth value false"),
        ("Yes", "the truth value true"),
        ("010", "the number 8"),
        ("0x1F", "the number 31"),
        ("12:30:45", "the number 45045"),
        ("1_000", "the number 1000"),
        ("+5", "the number 5"),
        (".inf", "the number inf"),
        ("=", "an instruction"),
        ("<<", "an instruction"),
        (ONES[:41], "a number written differently"),
    ],
)
def test_the_traps_of_yaml(tmp_path: Path, text: str, reading: str) -> None:
    said = only_problem(tmp_path, trade=edited(ANSWER, f"answer: {text}"))
    cause = f"trade.yaml:8:13: YAML would read `{text}` as {reading}"
    assert said == (cause, f'write `"{text}"`, in quotes, if this text is meant')
    assert problems_of(tmp_path, trade=edited(ANSWER, f'answer: "{text}"')) == []


@pytest.mark.parametrize(
    ("old", "new", "place"), [("id: trade-2005", "id: no", "6:9"), ("[commerce]", "[a, no]", "4:14")]
)
def test_traps_anywhere(tmp_path: Path, old: str, new: str, place: str) -> None:
    said, _ = only_problem(tmp_path, trade=edited(old, new))
    assert said == f"trade.yaml:{place}: YAML would read `no` as the truth value false"


@pytest.mark.parametrize("number", [2005, 7])
def test_numbers_are_read_as_they_are_written(tmp_path: Path, number: int) -> None:
    assert problems_of(tmp_path, trade=edited("trade-2005", str(number))) == []
    assert problems_of(tmp_path, trade=edited("US$777 million", f"{number}.50")) == []
