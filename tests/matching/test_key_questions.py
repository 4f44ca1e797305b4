"""The questions that the program is shown with, on the shipped base."""

from __future__ import annotations

import pytest

from bot.matching.engine import Engine
from bot.matching.reply import Label, Outcome
from tests.matching.small import answered, ids, labelled

COMMON_WORDS_ARE_CLOSE = pytest.mark.xfail(strict=True, reason="a word as common as help or good makes facts close")
ARTICLE = "https://en.wikipedia.org/wiki/China–Cuba_relations"


def test_when_did_cuba_recognize_prc(engine: Engine) -> None:
    reply = engine.ask("when did cuba recognize prc")
    assert reply.outcome is Outcome.ANSWER
    (fact,) = reply.facts
    assert fact.answer == "September 1960"
    assert [(citation.section, citation.url) for citation in fact.citations] == [
        ("Introduction", ARTICLE),
        ("History", f"{ARTICLE}#History"),
    ]


def test_trade_2005(engine: Engine) -> None:
    reply = engine.ask("trade 2005")
    assert reply.outcome is Outcome.ANSWER
    (fact,) = reply.facts
    assert fact.answer == "US$777 million"
    assert [citation.section for citation in fact.citations] == ["Economic relations"]


def test_trade_2009_shows_the_years_around_it(engine: Engine) -> None:
    reply = engine.ask("trade 2009")
    assert reply.outcome is Outcome.NEAREST
    assert labelled(reply) == [(Label.BEFORE, "trade-2005"), (Label.AFTER, "trade-2014")]


def test_a_year_alone_shows_what_there_is_of_it(engine: Engine) -> None:
    reply = engine.ask("2004")
    assert reply.outcome is Outcome.DIGEST
    exact = [entry.fact.id for entry in reply.shown if entry.label is None]
    assert set(exact) == {
        "camariocas-investment",
        "camariocas-ownership",
        "confucius-institute-2004",
        "hu-visit",
    }
    assert ids(reply)[: len(exact)] == exact
    assert {entry.label for entry in reply.shown[len(exact) :]} <= {Label.LOOSE}


def test_another_country_is_no_answer(engine: Engine) -> None:
    reply = engine.ask("when did mongolia recognize prc")
    assert reply.outcome in {Outcome.SUGGEST, Outcome.NONE}
    assert reply.missing == ("mongolia",)


@pytest.mark.parametrize(
    "question",
    [
        "who is the president of cuba",
        "did mao visit cuba",
        "did china raise the rice quota",
        "when did cuba recognize taiwan",
        "when did cuba recognize taipei",
        "biotech deal dec 07",
    ],
)
def test_what_only_sounds_like_a_fact_is_no_answer(engine: Engine, question: str) -> None:
    assert engine.ask(question).outcome is not Outcome.ANSWER


@pytest.mark.parametrize(
    ("question", "fact"),
    [
        ("latest trade figures", "trade-2014"),
        ("most recent visit", "xi-visit"),
        ("who was the last chinese leader to come to cuba", "xi-visit"),
        ("first visit", "hu-visit"),
        ("newest agreement", "cybersecurity-agreement-2023"),
        ("2nd largest trading partner", "second-largest-partner-2010"),
        ("trade not 2005", "trade-2014"),
    ],
)
def test_what_order_and_numbers_choose(engine: Engine, question: str, fact: str) -> None:
    assert fact in ids(engine.ask(question))


def test_what_the_source_does_not_say_is_no_answer(engine: Engine) -> None:
    assert engine.ask("population of cuba").outcome in {Outcome.SUGGEST, Outcome.NONE}


@pytest.mark.parametrize(
    "text",
    [
        *("play despacito", "skip", "lol", "hi", "queue"),
        "ban @user",
        pytest.param("help me with my homework", marks=COMMON_WORDS_ARE_CLOSE),
        pytest.param("good bot", marks=COMMON_WORDS_ARE_CLOSE),
    ],
)
def test_what_is_for_others_finds_nothing(engine: Engine, text: str) -> None:
    reply = engine.ask(text)
    assert reply.outcome is Outcome.NONE
    assert not reply.shown


@pytest.mark.parametrize("text", ["rank", "kick @user spam", "volume 50", "good bot", "remind me in 2 hours"])
def test_what_is_for_others_is_never_answered(engine: Engine, text: str) -> None:
    assert engine.ask(text).outcome in {Outcome.SUGGEST, Outcome.NONE}


def test_mistyped_words_are_read_and_named(engine: Engine) -> None:
    reply = engine.ask("localmotives bougth")
    assert answered(reply) == ["locomotives-2006"]
    corrections = [(correction.typed, correction.meant) for correction in reply.question.corrections]
    assert corrections == [("localmotives", "locomotives"), ("bougth", "bought")]


def test_every_question_a_fact_must_never_answer_is_not_answered_by_it(engine: Engine) -> None:
    for fact in engine.base.facts:
        for question in fact.never:
            assert fact.id not in answered(engine.ask(question)), question


def test_nearly_every_way_of_asking_finds_its_fact(engine: Engine) -> None:
    asked = [(ask, fact.id) for fact in engine.base.facts for ask in fact.asks[::4]]
    replies = [(ask, name, engine.ask(ask)) for ask, name in asked]
    wrong = [ask for ask, name, reply in replies if answered(reply) and name not in answered(reply)]
    unanswered = [ask for ask, name, reply in replies if name not in answered(reply)]
    lost = [ask for ask, name, reply in replies if name not in ids(reply)]
    assert not wrong
    assert len(unanswered) <= len(asked) * 0.04, unanswered
    assert len(lost) <= len(asked) * 0.01, lost
