"""Offices, deeds of persons, what is set aside, contrary verbs and tags: what must not be passed off as an answer."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.matching.engine import Engine
from bot.matching.text import clean
from tests.matching.small import answered, engine_of, fact, ids, topic_file

SUBJECTS = ({"name": "Peru", "adjectives": ["Peruvian"]}, {"name": "France", "adjectives": ["French"]})
VISIT = fact(
    "visit",
    2004,
    "Ida Brandt, in 2004",
    "Ida Brandt, head of a French party, visited Peru in 2004.",
    [
        "which president visited peru",
        "when did ida brandt visit peru",
        "visit of the french president to peru",
        "french visit 2004",
    ],
    roles={"actor": "Ida Brandt", "action": "visit", "object": "Peru"},
)
QUOTA = fact(
    "quota",
    1966,
    "France reduced its wool quota",
    "France reduced the quota of wool that it bought from Peru in 1966.",
    ["what did france do to the wool quota", "wool quota 1966", "did france cut the wool quota", "cut of the quota"],
    roles={"actor": "France", "action": ["reduce", "cut"], "object": "wool quota"},
)
QUARREL = fact(
    "quarrel",
    1966,
    "It raised tensions",
    "France's cut in the wool quota raised tensions in 1966.",
    [
        "what was the result of the wool quota cut",
        "tensions over the wool quota",
        "effect of the quota cut",
        "what raised tensions in 1966",
    ],
    roles={"actor": "France", "action": ["raise", "increase"], "object": "tensions"},
)
NAMES = {"names": {"person": ["Ida Brandt", "Per Aakre"]}}


@pytest.fixture(scope="module")
def peru(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    topics = topic_file("visits", "Visits", [VISIT]), topic_file("wool", "Wool", [QUOTA, QUARREL])
    return engine_of(tmp_path_factory.mktemp("peru"), *topics, subjects=SUBJECTS, synonyms=NAMES)


@pytest.mark.parametrize(
    "question", ["who is the president of peru", "who's the french president", "name the president of france"]
)
def test_a_visitor_is_not_the_holder_of_an_office_that_the_fact_does_not_name(peru: Engine, question: str) -> None:
    assert answered(peru.ask(question)) == []


def test_an_office_that_the_fact_names_is_told(club: Engine) -> None:
    assert answered(club.ask("who is the coach of the juniors")) == ["coach-2020"]


def test_contrary_verbs_refuse(peru: Engine) -> None:
    assert answered(peru.ask("did france cut the wool quota")) == ["quota"]
    for verb in ("raise", "increase", "expand"):
        assert "quota" not in answered(peru.ask(f"did france {verb} the wool quota"))


def test_who_acts_is_not_accounted_for_by_one_way_of_asking(tmp_path: Path) -> None:
    asks = ["when did france open a house in lima", "opening of the french house", "house in lima", "french house"]
    house = fact(
        "house",
        1960,
        "1960",
        "France opened a house in Lima in 1960.",
        [*asks, "did the france of per aakre open a house in lima", "where is the house", "lima french house 1960"],
        roles={"actor": "France", "action": "open", "object": "house", "place": "Lima"},
    )
    topic = topic_file("houses", "Houses", [house])
    engine = engine_of(tmp_path, topic, subjects=SUBJECTS, synonyms=NAMES)
    assert answered(engine.ask("did france open a house in lima")) == ["house"]
    assert answered(engine.ask("did per aakre open the house")) == []


@pytest.mark.parametrize("question", ["membership not 2008", "membership except 2008", "membership, not in 2008"])
def test_a_time_set_aside_is_not_shown(club: Engine, question: str) -> None:
    shown = ids(club.ask(question))
    assert "members-2001" in shown
    assert "members-2008" not in shown


def test_a_word_set_aside_is_not_looked_for(club: Engine) -> None:
    assert ids(club.ask("not radios")) == []


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("[bold red]trade 2005[/bold red]", "trade 2005"),
        ("[link=http://evil]nickel[/link]", "nickel"),
        ("trade [2005]", "trade [2005]"),
        ("[wool] quota", "[wool] quota"),
    ],
)
def test_tags_in_square_brackets_are_dropped_where_one_closes(typed: str, plain: str) -> None:
    assert clean(typed) == plain
