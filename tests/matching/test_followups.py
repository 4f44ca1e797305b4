"""Questions that lean on the one before, and two questions in one message."""

from __future__ import annotations

import pytest

from bot.matching.engine import Engine
from bot.matching.reply import Label, Outcome, Reply
from tests.matching.small import answered, ids, labelled, seen


def talk(engine: Engine, *texts: str) -> Reply:
    """Ask one after the other, each with the question before as its context; return the last reply."""
    context = None
    for text in texts:
        reply = engine.ask(text, context=context)
        context = reply.question
    return reply


@pytest.mark.parametrize(
    ("before", "text", "fact"),
    [
        ("membership 2008", "and in 2015?", "members-2015"),
        ("membership 2008", "what about 2001", "members-2001"),
        ("membership 2008", "2015?", "members-2015"),
        ("how many members had orrin in 2001", "and 2008", "members-2008"),
        ("when was the clubhouse opened", "and by whom?", "clubhouse-1911"),
        ("who opened the clubhouse", "where is it?", "clubhouse-1911"),
        ("who opened the clubhouse", "and when?", "clubhouse-1911"),
        ("when did the roof burn down", "why?", "fire-1953"),
        ("entries to the autumn regatta 2009", "and in 2013?", "regatta-entries"),
    ],
)
def test_a_follow_up_takes_what_it_leaves_out(club: Engine, before: str, text: str, fact: str) -> None:
    assert answered(talk(club, before, text)) == [fact]


def test_a_follow_up_of_a_follow_up_does_too(club: Engine) -> None:
    assert answered(talk(club, "membership 2008", "and in 2015?", "and 2001?")) == ["members-2001"]


def test_a_follow_up_to_a_year_without_a_fact_shows_the_nearest(club: Engine) -> None:
    reply = talk(club, "membership 2008", "and in 2010?")
    assert reply.outcome is Outcome.NEAREST
    assert labelled(reply) == [(Label.BEFORE, "members-2008"), (Label.AFTER, "members-2015")]


def test_a_follow_up_may_name_another_thing_of_the_same_year(club: Engine) -> None:
    reply = talk(club, "membership 2012", "what about dinghies?")
    assert answered(reply) == ["dinghies-2012"]


def test_a_follow_up_that_the_fact_does_not_answer_is_refused(club: Engine) -> None:
    assert answered(talk(club, "who opened the clubhouse", "why?")) == []
    assert answered(talk(club, "what is the flagship of orrin called", "and where is it?")) == []
    assert answered(talk(club, "membership 2008", "and of bergen?")) == []


@pytest.mark.parametrize("before", ["membership 2008", "who opened the clubhouse", "play despacito", "", "2012"])
def test_a_whole_question_owes_nothing_to_the_one_before(club: Engine, before: str) -> None:
    for text in (
        "who founded orrin",
        "what did maldon pay for the dinghies",
        "play despacito",
        "night race 1968",
    ):
        assert seen(talk(club, before, text)) == seen(club.ask(text))


@pytest.mark.parametrize(
    "text",
    ["?", "", "👍", "thanks", "ok", "cool", "lol"],
)
def test_courtesies_after_an_answer_ask_for_nothing(club: Engine, text: str) -> None:
    assert talk(club, "who founded orrin", text).outcome is Outcome.NONE


def test_follow_ups_on_the_shipped_base(engine: Engine) -> None:
    assert answered(talk(engine, "how much did china and cuba trade in 2005", "and in 2014?")) == ["trade-2014"]
    assert answered(talk(engine, "trade 2014", "what about 2005?")) == ["trade-2005"]
    assert labelled(talk(engine, "trade 2005", "and in 2009?")) == [
        (Label.BEFORE, "trade-2005"),
        (Label.AFTER, "trade-2014"),
    ]
    assert answered(talk(engine, "trade 2005", "when did cuba recognize prc")) == ["recognition-1960"]


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("who founded orrin? when did the roof burn down?", ["founder-1887", "fire-1953"]),
        ("when did the roof burn down? and who founded orrin?", ["fire-1953", "founder-1887"]),
        ("who opened the clubhouse and when did the roof burn down", ["clubhouse-1911", "fire-1953"]),
        (
            "who won the first gull cup and what did maldon pay for the dinghies",
            ["cup-1926", "dinghies-2012"],
        ),
        ("who founded orrin, and also who coached the juniors?", ["founder-1887", "coach-2020"]),
        (
            "who founded orrin? who opened the clubhouse? who coached the juniors?",
            ["founder-1887", "clubhouse-1911", "coach-2020"],
        ),
    ],
)
def test_each_of_several_questions_is_answered(club: Engine, text: str, facts: list[str]) -> None:
    reply = club.ask(text)
    assert answered(reply) == facts
    assert reply.unanswered == ()
    assert {entry.label for entry in reply.shown} == {None}


@pytest.mark.parametrize(
    ("text", "fact", "left"),
    [
        ("who founded orrin? who is the king of spain?", "founder-1887", "king of spain"),
        ("who is the king of spain? who founded orrin?", "founder-1887", "king of spain"),
        ("who opened the clubhouse and when was the sauna built", "clubhouse-1911", "sauna"),
        ("who won the first gull cup and why did orrin sell boats", "cup-1926", "why"),
    ],
)
def test_where_only_a_part_is_answered_the_other_part_is_named(club: Engine, text: str, fact: str, left: str) -> None:
    reply = club.ask(text)
    assert reply.outcome is Outcome.SUGGEST
    assert labelled(reply) == [(Label.PART, fact)]
    assert len(reply.unanswered) == 1
    assert left in reply.unanswered[0]


def test_a_part_may_lean_on_the_part_before(club: Engine) -> None:
    assert answered(club.ask("membership 2008? and in 2015?")) == ["members-2008", "members-2015"]


def test_where_no_part_is_answered_nothing_is_said_to_be(club: Engine) -> None:
    reply = club.ask("who is the king of spain? where is the sauna?")
    assert reply.outcome in {Outcome.SUGGEST, Outcome.NONE}
    assert Label.PART not in {entry.label for entry in reply.shown}


def test_two_questions_on_the_shipped_base(engine: Engine) -> None:
    reply = engine.ask("When did Cuba recognize the PRC? How many locomotives did it buy from China?")
    assert answered(reply) == ["recognition-1960", "locomotives-2006"]
    half = engine.ask("When did Cuba recognize the PRC? When did Mongolia recognize the PRC?")
    assert half.outcome is Outcome.SUGGEST
    assert ids(half)[0] == "recognition-1960"
    assert half.unanswered == ("When did Mongolia recognize the PRC?",)
