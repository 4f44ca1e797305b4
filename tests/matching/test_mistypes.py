"""Mistyped words still find their fact; case, accents, quotes and courtesies make no difference at all."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

import pytest

from bot.matching.engine import Engine
from tests.matching.slips import with_slip
from tests.matching.small import answered, ids, labelled

PLURALS = pytest.mark.xfail(strict=True, reason="a plural that only the base could know is read as another word")
SEED = 2026
SAMPLE = 300


@pytest.fixture(scope="module")
def found(engine: Engine) -> list[tuple[str, str]]:
    """Some ways of asking, of all facts, that are answered by their fact alone, each with its id."""
    asked = [(ask, fact.id) for fact in engine.base.facts for ask in fact.asks]
    sample = Random(SEED).sample(asked, SAMPLE)  # noqa: S311 - a sample
    return [(ask, name) for ask, name in sample if answered(engine.ask(ask)) == [name]]


def test_one_slip_in_a_longer_word_finds_the_same_fact(engine: Engine, found: list[tuple[str, str]]) -> None:
    random = Random(SEED)  # noqa: S311 - a sample
    slipped = [(text, name) for ask, name in found if (text := with_slip(ask, random))]
    replies = [(text, name, engine.ask(text)) for text, name in slipped]
    wrong = [(text, name) for text, name, reply in replies if answered(reply) and name not in ids(reply)]
    lost = [(text, name) for text, name, reply in replies if name not in ids(reply)]
    answers = [text for text, name, reply in replies if name in answered(reply)]
    assert len(replies) > SAMPLE * 0.9
    assert len(wrong) <= len(replies) * 0.005, wrong
    assert len(lost) <= len(replies) * 0.03, lost
    assert len(answers) >= len(replies) * 0.9


@pytest.mark.parametrize(
    ("question", "fact"),
    [
        ("who fonded orrin", "founder-1887"),
        ("membrship 2008", "members-2008"),
        ("when was the clubhuose opened", "clubhouse-1911"),
        ("how many dinghys did orrin sell", "dinghies-2012"),
        ("comorant ketch", "flagship"),
        ("wich ship is the flagship", "flagship"),
        ("night rcae around skerry", "night-race"),
        ("whne was the harbour closed", "harbour-closed"),
        ("entires to the autum regata 2009", "regatta-entries"),
        ("per akre", "coach-2020"),
        ("club house opened", "clubhouse-1911"),
        ("nightrace skerry", "night-race"),
        ("membership2008", "members-2008"),
        ("membership 2oo8", "members-2008"),
    ],
)
def test_slips_on_a_small_base(club: Engine, question: str, fact: str) -> None:
    assert answered(club.ask(question)) == [fact]


def test_what_was_corrected_is_said(club: Engine) -> None:
    corrections = club.ask("when was the clubhuose opned").question.corrections
    assert [(each.typed, each.meant) for each in corrections] == [
        ("clubhuose", "clubhouse"),
        ("opned", "opened"),
    ]


@pytest.mark.parametrize(
    "word",
    [
        "cube",
        "grade",
        "price",
        "jetties",
        "dinghies",
        pytest.param("ketches", marks=PLURALS),
        "boats",
        "members",
        "orriners",
    ],
)
def test_words_that_stand_are_left_alone(club: Engine, word: str) -> None:
    assert club.ask(f"how many {word}").question.corrections == ()


@pytest.mark.parametrize("name", ["Austria", "Niger", "Chad", "Iran", "Slovenia", "Dominica"])
def test_names_of_countries_are_left_alone(engine: Engine, name: str) -> None:
    assert engine.ask(f"when did {name} recognize prc").question.corrections == ()


VARIANTS: dict[str, Callable[[str], str]] = {
    "capitals": str.upper,
    "titles": str.title,
    "doubled blanks": lambda ask: "  " + ask.replace(" ", "   ") + "  ",
    "tabs and non-breaking blanks": lambda ask: ask.replace(" ", " \t", 1).replace(" ", "\u00a0"),
    "trailing punctuation": lambda ask: ask + " ???!!",
    "an ellipsis": lambda ask: ask + "…",
    "quotes around": lambda ask: f"“{ask}”",
    "typographic apostrophes": lambda ask: ask.replace("'", "’"),
    "zero-width joiners": lambda ask: ask.replace("e", "e\u200d"),
    "full width": lambda ask: "".join(chr(ord(c) + 0xFEE0) if "a" <= c <= "z" else c for c in ask),
    "a greeting": lambda ask: f"hi! {ask}",
    "a greeting with a comma": lambda ask: f"hello there, {ask}",
    "thanks": lambda ask: f"{ask}? thanks!",
    "thanks on a line of its own": lambda ask: f"{ask}\nthank you",
    "courtesy around": lambda ask: f"Hey, could you please tell me: {ask}? Thanks a lot in advance!",
}


@pytest.mark.parametrize("variant", VARIANTS)
def test_how_it_is_typed_changes_nothing(engine: Engine, found: list[tuple[str, str]], variant: str) -> None:
    changed = [
        VARIANTS[variant](ask)
        for ask, name in found[:: len(found) // 30]
        if answered(engine.ask(VARIANTS[variant](ask))) != [name]
    ]
    assert not changed


@pytest.mark.parametrize("variant", VARIANTS)
def test_how_it_is_typed_changes_nothing_on_a_small_base(club: Engine, variant: str) -> None:
    changed = [
        VARIANTS[variant](ask)
        for fact in club.base.facts
        for ask in fact.asks[::2]
        if labelled(club.ask(VARIANTS[variant](ask))) != labelled(club.ask(ask))
    ]
    assert not changed


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("cubaniquel stake", "cubaníquel stake"),
        ("CUBANÍQUEL STAKE", "cubaníquel stake"),
        ("cubani\u0301quel stake", "cubaníquel stake"),
        ("pinar del rio", "pinar del río"),
    ],
)
def test_accents_change_nothing(engine: Engine, typed: str, plain: str) -> None:
    assert labelled(engine.ask(typed)) == labelled(engine.ask(plain))
    assert engine.ask(typed).shown
    assert engine.ask(typed).question.corrections == ()
