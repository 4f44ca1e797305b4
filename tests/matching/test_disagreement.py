"""What a fact says, told from what a question only seems to ask of it."""

from __future__ import annotations

import pytest

from bot.matching.engine import Engine
from bot.matching.reply import Outcome

REFUSED = frozenset({Outcome.SUGGEST, Outcome.NONE})


@pytest.mark.parametrize(
    "question",
    [
        "Where in Havana is the Chinese embassy, which street?",
        "Who at the Financial Times wrote that Chinese officials are perplexed and frustrated?",
    ],
)
def test_a_fact_that_tells_nothing_new_is_no_answer(engine: Engine, question: str) -> None:
    assert engine.ask(question).outcome in REFUSED


@pytest.mark.parametrize(
    "question",
    [
        "in which year did cuba open a consulate in the qing empire",
        "Which Cuban oil company has drilled off the coast of China?",
    ],
)
def test_who_acts_for_one_subject_does_not_act_for_the_other(engine: Engine, question: str) -> None:
    assert engine.ask(question).outcome in REFUSED


def test_a_contrary_verb_is_not_forgiven(engine: Engine) -> None:
    question = "Which countries opposed the Hong Kong national security law at the United Nations in June 2020?"
    assert engine.ask(question).outcome in REFUSED


@pytest.mark.parametrize("talk", ["thanks so much, you've been a great help!", "haha nice one, thank you so much!!"])
def test_thanks_ask_for_no_number(engine: Engine, talk: str) -> None:
    assert engine.ask(talk).outcome is Outcome.NONE


def test_why_not_is_answered_by_a_refusal(engine: Engine) -> None:
    reply = engine.ask("how come cuba and china werent on the same side in the cold war")
    assert [fact.id for fact in reply.facts] == ["cold-war-sides"]
