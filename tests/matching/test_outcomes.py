"""The five ways in which a question ends, on a base that has nothing to do with the shipped one."""

from __future__ import annotations

import pytest

from bot.matching.engine import Engine
from bot.matching.reply import Label, Outcome
from tests.matching.small import answered, ids, labelled


@pytest.mark.parametrize(
    ("question", "fact"),
    [
        ("who founded orrin", "founder-1887"),
        ("Who was it that founded the Orrin Sailing Club?", "founder-1887"),
        ("founder orrin", "founder-1887"),
        ("membership 2008", "members-2008"),
        ("in 2015, how many members did orrin have", "members-2015"),
        ("when was the clubhouse opened", "clubhouse-1911"),
        ("who opened the club building", "clubhouse-1911"),
        ("where does the clubhouse stand", "clubhouse-1911"),
        ("quay street", "clubhouse-1911"),
        ("why did the roof burn", "fire-1953"),
        ("what did maldon pay for the dinghies", "dinghies-2012"),
        ("how many jolles did orrin sell", "dinghies-2012"),
        ("did maldon buy dinghies from orrin", "dinghies-2012"),
        ("what is the cormorant made of", "flagship"),
        ("name of the flagship", "flagship"),
        ("gull cup winner", "cup-1926"),
        ("per aakre", "coach-2020"),
    ],
)
def test_one_fact_that_clearly_answers_is_the_answer(club: Engine, question: str, fact: str) -> None:
    reply = club.ask(question)
    assert answered(reply) == [fact]
    assert reply.shown[0].label is None
    assert reply.missing == ()


@pytest.mark.parametrize(
    ("question", "facts"),
    [
        ("membership", ["members-2001", "members-2008", "members-2015"]),
        ("members", ["members-2001", "members-2008", "members-2015"]),
        ("tell me about the membership", ["members-2001", "members-2008", "members-2015"]),
        ("Races?", ["cup-1926", "night-race", "regatta-entries"]),
        ("regattas", ["cup-1926", "night-race", "regatta-entries"]),
        ("buildings", ["clubhouse-1911", "harbour-closed", "fire-1953", "lease-1999"]),
        ("the fleet", ["radio-2010s", "dinghies-2012", "flagship"]),
    ],
)
def test_a_topic_is_answered_by_a_digest_in_order_of_time(club: Engine, question: str, facts: list[str]) -> None:
    reply = club.ask(question)
    assert reply.outcome is Outcome.DIGEST
    assert ids(reply) == facts
    assert reply.more == 0


@pytest.mark.parametrize("question", ["2012", "what happened in 2012?", "anything about 2012", "2012 events"])
def test_a_year_alone_shows_what_is_dated_in_it_and_looser_facts_after(club: Engine, question: str) -> None:
    reply = club.ask(question)
    assert reply.outcome is Outcome.DIGEST
    assert labelled(reply) == [
        (None, "dinghies-2012"),
        (Label.LOOSE, "lease-1999"),
        (Label.LOOSE, "radio-2010s"),
    ]


def test_a_topic_and_a_time_are_a_digest_of_both(club: Engine) -> None:
    reply = club.ask("membership in the 2000s")
    assert reply.outcome is Outcome.DIGEST
    assert ids(reply) == ["members-2001", "members-2008"]


def test_a_digest_of_one_fact_is_an_answer(club: Engine) -> None:
    assert answered(club.ask("what happened in 1953")) == ["fire-1953"]


def test_the_nearest_years_stand_before_and_after_in_this_order(club: Engine) -> None:
    for question in ("membership 2005", "how many members had orrin in 2005", "members in 2005?"):
        reply = club.ask(question)
        assert reply.outcome is Outcome.NEAREST
        assert labelled(reply) == [(Label.BEFORE, "members-2001"), (Label.AFTER, "members-2008")]


def test_at_either_end_of_time_only_one_side_is_near(club: Engine) -> None:
    assert labelled(club.ask("membership 1990")) == [(Label.AFTER, "members-2001")]
    assert labelled(club.ask("membership 2020")) == [(Label.BEFORE, "members-2015")]


def test_a_year_without_a_fact_and_without_a_topic_shows_the_years_around_it(club: Engine) -> None:
    reply = club.ask("1900")
    assert reply.outcome is Outcome.NEAREST
    assert labelled(reply) == [(Label.BEFORE, "founder-1887"), (Label.AFTER, "clubhouse-1911")]


def test_what_is_close_is_suggested_and_what_is_missing_named(club: Engine) -> None:
    reply = club.ask("how many masts has the flagship")
    assert reply.outcome is Outcome.SUGGEST
    assert labelled(reply)[0] == (Label.CLOSEST, "flagship")
    assert reply.missing == ("masts",)


def test_where_none_stands_clear_no_suggestion_is_called_the_closest(club: Engine) -> None:
    reply = club.ask("how many members of orrin can swim")
    assert reply.outcome is Outcome.SUGGEST
    assert len(reply.shown) >= 3
    assert {entry.label for entry in reply.shown} == {Label.ALSO}
    assert reply.missing == ("swim",)


@pytest.mark.parametrize("question", ["play despacito", "what is the capital of france", "🎉🎉", "", "  ", "?!"])
def test_where_nothing_is_close_nothing_is_shown(club: Engine, question: str) -> None:
    reply = club.ask(question)
    assert reply.outcome is Outcome.NONE
    assert reply.shown == ()
