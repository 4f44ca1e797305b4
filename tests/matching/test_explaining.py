"""Every reply can be explained: how the question was read, and what speaks for and against each fact."""

from __future__ import annotations

import pytest

from bot.matching.engine import Engine
from bot.matching.question import Kind
from bot.matching.reply import Outcome, Reply
from bot.replies.why import why_text
from tests.matching.small import answered, ids


def considered(reply: Reply, name: str) -> tuple[float, tuple[str, ...], list[str]]:
    """Return a considered fact's score, the words it accounts for and what speaks against it."""
    scored = next(each for each in reply.explanation.considered if each.profile.fact.id == name)
    return scored.score, scored.matched, [objection.ground.value for objection in scored.objections]


def test_an_answer_says_what_it_shares_with_the_question(club: Engine) -> None:
    reply = club.ask("who founded orrin")
    score, matched, against = considered(reply, "founder-1887")
    assert score == reply.shown[0].score
    assert {"founded", "orrin"} <= set(matched)
    assert against == []
    assert reply.question.asked.kind is Kind.WHO


def test_what_is_considered_stands_best_first(club: Engine) -> None:
    for question in ("who opened the harbour", "clubhouse roof", "how many boats did orrin win"):
        scores = [each.score for each in club.ask(question).explanation.considered]
        assert scores == sorted(scores, reverse=True)
        assert len(scores) > 1


@pytest.mark.parametrize(
    ("question", "fact", "ground"),
    [
        ("how many masts has the flagship", "flagship", "uncovered"),
        ("membership 2005", "members-2001", "period"),
        ("why was the clubhouse opened", "clubhouse-1911", "kind"),
        ("how many clubs had 530 members", "members-2008", "count"),
        ("how many dinghies did maldon sell to orrin", "dinghies-2012", "direction"),
        ("did orrin not sell dinghies to maldon", "dinghies-2012", "negation"),
    ],
)
def test_what_speaks_against_a_fact_is_named(club: Engine, question: str, fact: str, ground: str) -> None:
    assert ground in considered(club.ask(question), fact)[2]


def test_the_word_at_issue_is_named(club: Engine) -> None:
    reply = club.ask("how many masts has the flagship")
    details = [o.detail for o in reply.explanation.considered[0].objections if o.ground.value == "uncovered"]
    assert details == ["masts"]
    assert reply.missing == ("masts",)


def test_the_period_read_is_named(club: Engine) -> None:
    (period,) = club.ask("membership in 2005").question.periods
    assert period.years() == (2005, 2005)
    assert club.ask("membership").question.periods == ()


def test_a_fact_that_is_an_answer_has_nothing_against_it(engine: Engine) -> None:
    for fact in engine.base.facts:
        reply = engine.ask(fact.asks[0])
        for name in answered(reply) if reply.explanation.considered else ():
            assert considered(reply, name)[2] == [] or reply.question.order, fact.asks[0]


@pytest.mark.parametrize(
    "question",
    [
        "who fonded orrin",
        "how many masts has the flagship",
        "membership 2005",
        "membership",
        "2012",
        "cup",
        "play despacito",
        "",
        "did orrin not sell dinghies to maldon",
        "who founded orrin? who is the king of spain?",
    ],
)
def test_the_explanation_in_words_holds_all_of_it(club: Engine, question: str) -> None:
    reply = club.ask(question)
    text = why_text(reply)
    assert f"Outcome: {reply.outcome.value}" in text
    assert reply.explanation.reason in text
    for correction in reply.question.corrections:
        assert f"{correction.typed} → {correction.meant}" in text
    for each in reply.explanation.considered:
        assert f"{each.score:.1f} {each.profile.fact.id}" in text
    for word in reply.missing:
        assert word in text


def test_a_reason_given_in_numbers_is_true(club: Engine) -> None:
    reply = club.ask("cup")
    assert reply.outcome is Outcome.SUGGEST
    assert ids(reply) == ["cup-1926"]
    assert reply.shown[0].score > 70
    assert "below the floor" not in reply.explanation.reason
