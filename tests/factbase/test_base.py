"""The fact base: by id, by topic, by time; and how problems and places read."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.errors import FactBaseError
from bot.factbase.base import FactBase, in_order_of_time
from bot.factbase.loader import load
from bot.factbase.period_reader import read_when
from bot.factbase.problems import Place, Problem, did_you_mean, shown
from tests.factbase.small_base import OIL, TRADE, edited, write

MORE = """\
  - id: {id}
    when: {when}
    answer: an answer
    text: A sentence about {id}.
    cite: [Trade]
    asks: [{id} one, {id} two, {id} three, {id} four]
"""


@pytest.fixture
def base(tmp_path: Path) -> FactBase:
    whens = {"b-undated": "undated", "a-undated": "undated", "z-1999": "1999", "nineties": "1990s"}
    more = {**whens, "b-2005": "2005"}
    trade = TRADE + "".join(MORE.format(id=fact_id, when=when) for fact_id, when in more.items())
    return load(write(tmp_path, trade=trade, oil=OIL))


def test_facts_are_in_order_of_id_and_topics_in_order_of_title(base: FactBase) -> None:
    ids = [fact.id for fact in base.facts]
    assert ids == sorted(ids)
    assert [topic.title for topic in base.topics] == ["Oil", "Trade"]


def test_by_id_and_by_topic(base: FactBase) -> None:
    assert base.by_id["oil-2006"].topic == "oil"
    assert base.topic_by_id["trade"].aliases == ("commerce",)
    assert [fact.id for fact in base.about("oil")] == ["oil-2006"]
    assert base.about("gas") == ()


def test_a_topic_is_told_in_order_of_time_the_undated_last(base: FactBase) -> None:
    assert [fact.id for fact in base.about("trade")] == [
        "nineties", "z-1999", "b-2005", "trade-2005", "a-undated", "b-undated",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("when", "ids"),
    [
        ("2005", ["b-2005", "trade-2005"]),
        ("1999", ["nineties", "z-1999"]),
        ("1995", ["nineties"]),
        ("2005/2006", ["b-2005", "trade-2005", "oil-2006"]),
        ("1980s", []),
    ],
)
def test_facts_within_a_period(base: FactBase, when: str, ids: list[str]) -> None:
    period = read_when(when)
    assert period is not None
    assert [fact.id for fact in base.within(period)] == ids


def test_the_order_of_time_does_not_depend_on_the_order_before(base: FactBase) -> None:
    assert in_order_of_time(reversed(base.facts)) == in_order_of_time(base.facts)


@pytest.mark.parametrize(
    ("when", "oil", "said"),
    [("soon", OIL, "the fact base has 1 problem"), ("soon", "", "the fact base has 2 problems")],
)
def test_the_error_counts_its_problems(tmp_path: Path, when: str, oil: str, said: str) -> None:
    with pytest.raises(FactBaseError) as caught:
        load(write(tmp_path, trade=edited("when: 2005", f"when: {when}"), oil=oil))
    assert str(caught.value) == said
    assert caught.value.exit_code == 65


def test_a_problem_reads_as_place_cause_and_fix() -> None:
    problem = Problem(Place("facts/trade.yaml", 3, 7), "the cause", "the fix")
    assert str(problem) == "facts/trade.yaml:3:7: the cause – the fix"


@pytest.mark.parametrize(
    ("value", "quoted"),
    [
        ("plain", "`plain`"),
        (5, "`5`"),
        ("two\nlines\tand a tab", "`two lines and a tab`"),
        ("\x1b[31mred", r"`\x1b[31mred`"),
        ("a\u200bb\u202e", r"`a\u200bb\u202e`"),
        ("\ud800", r"`\ud800`"),
        ("x" * 61, f"`{'x' * 60}…`"),
    ],
)
def test_a_value_is_shown_on_one_line_and_harmless(value: object, quoted: str) -> None:
    assert shown(value) == quoted


def test_did_you_mean() -> None:
    assert did_you_mean("ASK", ["asks", "answer"]) == "did you mean `asks`?"
    assert did_you_mean("zzz", ["asks", "answer"]) == "known here: asks, answer"
    assert did_you_mean("zzz", []) == "there are none"
    assert did_you_mean("zzz", [f"a{n}" for n in range(40)]).endswith("a10, a11 and 28 more")
