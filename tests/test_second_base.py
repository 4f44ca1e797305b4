"""The engine over a base of a quite different subject: the same code and thresholds, floors that only rise."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.factbase.base import FactBase
from bot.factbase.loader import load
from bot.matching.engine import Engine
from tests.conftest import TODAY
from tests.questions.scoring import Graded, helped, of_group, read_cases, right, run, wrong_of_shown

EVEREST = Path(__file__).parent / "everest"
FLOORS = {
    ("tuning", "plain"): 63.0,
    ("tuning", "hard"): 39.0,
    ("tuning", "unanswerable"): 87.9,
    ("tuning", "year without a fact"): 93.0,
    ("tuning", "not for us"): 100.0,
    ("reported", "plain"): 70.0,
    ("reported", "hard"): 33.0,
    ("reported", "unanswerable"): 81.4,
    ("reported", "year without a fact"): 93.0,
}
"""The least share of right replies, in percent, by half and group."""
CEILINGS = {"tuning": 8.9, "reported": 15.5}
"""The largest share of wrong ones among all that is shown as an answer, in percent."""


@pytest.fixture(scope="module")
def everest() -> FactBase:
    return load(EVEREST / "facts")


@pytest.fixture(scope="module", params=["tuning", "reported"])
def half(request: pytest.FixtureRequest, everest: FactBase) -> tuple[str, list[Graded]]:
    return request.param, run(Engine(everest, TODAY), read_cases(request.param, EVEREST))


def test_it_is_a_base_of_its_own(everest: FactBase) -> None:
    assert len(everest.facts) >= 60
    assert {source.id for source in everest.sources} == {"mount-everest"}


@pytest.mark.parametrize("group", ["plain", "hard", "unanswerable", "year without a fact", "not for us"])
def test_no_group_falls_below_its_floor(half: tuple[str, list[Graded]], group: str) -> None:
    name, graded = half
    share = right(of_group(graded, group))
    assert share.percent >= FLOORS.get((name, group), 100.0), f"{group} of {name}: right {share}"


def test_little_of_what_is_shown_is_wrong(half: tuple[str, list[Graded]]) -> None:
    name, graded = half
    share = wrong_of_shown(graded)
    assert share.percent <= CEILINGS[name], f"{name}: wrong {share}"


def test_most_askers_of_plain_questions_are_helped(half: tuple[str, list[Graded]]) -> None:
    _, graded = half
    assert helped(of_group(graded, "plain")).percent >= 85.0
