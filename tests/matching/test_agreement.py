"""What contradicts a fact, or is accounted for by nothing in it, is never answered by it."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.matching.engine import Engine
from bot.matching.reply import Outcome
from tests.matching.small import answered, engine_of, fact, ids, topic_file

SPELT_OUT = pytest.mark.xfail(strict=True, reason="thirteen to forty-nine are no numbers, £ is not pounds")
NEGATION_IS_FREE = pytest.mark.xfail(strict=True, reason="no is no negation in a question")


def refuses(engine: Engine, question: str) -> bool:
    return engine.ask(question).outcome in {Outcome.SUGGEST, Outcome.NONE}


@pytest.mark.parametrize(
    ("question", "unknown"),
    [
        ("who founded bergen", "bergen"),
        ("how many dinghies did orrin sell to bergen", "bergen"),
        ("how many dinghies did zorvik sell to maldon", "zorvik"),
        ("did zorvik win the grey gull cup", "zorvik"),
        ("who won the first blue heron cup", "blue"),
        ("address of the clubhouse", "address"),
        ("when was the clubhouse repainted", "repainted"),
        ("how many sails has the cormorant", "sails"),
        ("coach of the seniors", "seniors"),
        ("salary of the coach of the juniors", "salary"),
    ],
)
def test_a_word_that_nothing_accounts_for_refuses_and_is_named(club: Engine, question: str, unknown: str) -> None:
    assert refuses(club, question)
    assert unknown in club.ask(question).missing


@pytest.mark.parametrize(
    ("right", "wrong", "number"),
    [
        ("14 dinghies sold to maldon", "15 dinghies sold to maldon", "15"),
        ("dinghies for £28,000", "dinghies for £28,500", "28500"),
        ("dinghies for £28k", "dinghies for £29k", "29000"),
        ("did orrin have 530 members in 2008", "did orrin have 540 members in 2008", "540"),
        ("did entries to the regatta fall to 60 boats", "did entries to the regatta fall to 61 boats", "61"),
    ],
)
def test_a_number_that_the_fact_does_not_hold_refuses(club: Engine, right: str, wrong: str, number: str) -> None:
    assert len(answered(club.ask(right))) == 1
    assert refuses(club, wrong)
    assert number in club.ask(wrong).missing


@pytest.mark.parametrize(
    "question",
    [
        pytest.param("fourteen dinghies sold to maldon", marks=SPELT_OUT),
        pytest.param("dinghies for 28 thousand pounds", marks=SPELT_OUT),
    ],
)
def test_a_number_and_a_currency_may_be_spelt_out(club: Engine, question: str) -> None:
    assert answered(club.ask(question)) == ["dinghies-2012"]


@pytest.mark.parametrize(
    "question",
    [
        "did orrin not sell dinghies to maldon",
        "orrin never sold dinghies to maldon",
        "did orrin never sell dinghies to maldon",
        "when did orrin not win the grey gull cup",
        "who did not found orrin",
        "was the clubhouse never opened",
        pytest.param("which boats of maldon have no radios", marks=NEGATION_IS_FREE),
        "orrin didn’t win the first grey gull cup",
    ],
)
def test_a_denial_refuses_what_the_fact_states(club: Engine, question: str) -> None:
    assert refuses(club, question)


@pytest.mark.parametrize(
    "question",
    [
        "how many dinghies did orrin sell to maldon",
        "how many dinghies did maldon buy from orrin",
        "did maldon get dinghies from orrin",
        "dinghies sold by orrin",
        "dinghies bought by maldon",
        "who sold dinghies to maldon",
        "who bought dinghies from orrin",
        "were dinghies sold to maldon by orrin",
    ],
)
def test_the_right_direction_is_answered(club: Engine, question: str) -> None:
    assert answered(club.ask(question)) == ["dinghies-2012"]


@pytest.mark.parametrize(
    "question",
    [
        "how many dinghies did maldon sell to orrin",
        "how many dinghies did orrin buy from maldon",
        "did orrin get dinghies from maldon",
        "dinghies sold by maldon",
        "dinghies bought by orrin",
        "who sold dinghies to orrin",
        "who bought dinghies from maldon",
        "were dinghies sold to orrin by maldon",
        "did maldon win the grey gull cup",
        "flagship of maldon",
        "radios in the boats of orrin",
        "how many members had maldon in 2008",
        "when was maldon founded",
    ],
)
def test_the_other_direction_or_the_other_owner_refuses(club: Engine, question: str) -> None:
    assert answered(club.ask(question)) == []


@pytest.mark.parametrize(
    "question",
    [
        "why was the clubhouse opened",
        "where was the first grey gull cup sailed",
        "who burnt the roof down",
        "where is the flagship",
        "when was the flagship built",
        "how many flagships does orrin have",
        "how many ropes did ida brandt make",
        "how many radios were fitted to the boats of maldon",
        "how much did the clubhouse cost",
        "why did orrin sell dinghies to maldon",
        "how many cups did orrin win",
    ],
)
def test_a_fact_that_does_not_give_what_is_asked_for_refuses(club: Engine, question: str) -> None:
    assert answered(club.ask(question)) == []


@pytest.mark.parametrize(
    ("question", "fact"),
    [
        ("when was orrin founded", "founder-1887"),
        ("who founded orrin", "founder-1887"),
        ("how many dinghies were sold to maldon", "dinghies-2012"),
        ("how much did maldon pay for the dinghies", "dinghies-2012"),
        ("where is the clubhouse", "clubhouse-1911"),
        ("why did the roof of the clubhouse burn", "fire-1953"),
        ("how long was the harbour closed", "harbour-closed"),
    ],
)
def test_a_fact_that_gives_what_is_asked_for_answers(club: Engine, question: str, fact: str) -> None:
    assert answered(club.ask(question)) == [fact]


def test_a_person_is_not_another_person(club: Engine) -> None:
    assert answered(club.ask("did ida brandt found orrin")) == ["founder-1887"]
    for question in (
        "did clara whitlow found orrin",
        "did per aakre open the clubhouse",
        "when did ida brandt open the clubhouse",
        "founding of orrin by per aakre",
    ):
        assert answered(club.ask(question)) == [], question


def test_what_a_fact_must_never_answer_it_does_not(club: Engine) -> None:
    for known in club.base.facts:
        for question in known.never:
            assert known.id not in answered(club.ask(question)), question


def test_a_word_of_another_fact_does_not_account_for_it(club: Engine) -> None:
    reply = club.ask("who opened the harbour")
    assert answered(reply) == []
    assert set(ids(reply)) <= {"clubhouse-1911", "harbour-closed", "fire-1953", "lease-1999"}


@pytest.mark.parametrize(
    ("question", "unknown"),
    [
        ("who is the president of mongolia", "mongolia"),
        ("how much did cuba trade with brazil in 2005", "brazil"),
        ("trade turnover with zimbabwe", "zimbabwe"),
        ("when did xi jinping visit mexico", "mexico"),
        ("how many buses did cuba buy from russia", "russia"),
        ("when did hu jintao meet obama", "obama"),
    ],
)
def test_an_unknown_name_refuses_on_the_shipped_base(engine: Engine, question: str, unknown: str) -> None:
    reply = engine.ask(question)
    assert answered(reply) == []
    assert unknown in reply.missing


@pytest.mark.parametrize(
    "question",
    [
        "how many locomotives did china buy from cuba",
        "how much did cuba export to china in 2005",
        "when did china recognize prc",
        "which cuban company bought chinese oil fields",
        "how many refrigerators did china import from cuba",
        "why did cuba recognize prc",
        "who bought 200 locomotives",
        "did cuba never recognize prc",
        "cuba never recognized prc",
    ],
)
def test_a_contradiction_refuses_on_the_shipped_base(engine: Engine, question: str) -> None:
    assert answered(engine.ask(question)) == []


def test_a_way_of_asking_is_answered_though_another_one_reads_alike(tmp_path: Path) -> None:
    asks = ["dried well", "how come the well dried up", "the well dried up", "why did the well dry up"]
    entry = fact("well", "undated", "It dried up", "The well dried up, and the orchard with it.", asks)
    engine = engine_of(tmp_path, topic_file("village", "The village", [entry]))
    assert [answered(engine.ask(ask)) for ask in asks] == [["well"]] * len(asks)
