"""What is offered while somebody types."""

from __future__ import annotations

import pytest

from bot.matching.engine import Engine

LONGEST = 100
"""Discord shows no longer choice."""
BEGINNINGS = (
    *("", " ", "w", "wh", "who", "who f", "founded", "cup", "cub", "trade 20", "trade 2005", "locomotvies"),
    *("when did cuba recognize prc", "RECOGNI", "zzzz", "?", "2005", "in", "\ud800", "('", "a" * 5_000),
)


@pytest.mark.parametrize("text", BEGINNINGS, ids=lambda text: repr(text[:20]))
def test_choices_are_bounded_distinct_and_true(engine: Engine, text: str) -> None:
    choices = engine.complete(text)
    assert len(choices) <= 25
    assert len({choice.text.casefold() for choice in choices}) == len(choices)
    assert len({choice.fact_id for choice in choices}) == len(choices)
    for choice in choices:
        assert 0 < len(choice.text) <= LONGEST
        assert choice.text in engine.base.by_id[choice.fact_id].asks


@pytest.mark.parametrize("text", BEGINNINGS, ids=lambda text: repr(text[:20]))
@pytest.mark.parametrize("limit", [0, 1, 3, 25, 1000])
def test_the_limit_cuts_what_is_offered(club: Engine, text: str, limit: int) -> None:
    choices = club.complete(text, limit)
    assert len(choices) <= limit
    assert choices == club.complete(text, 1000)[:limit]


def test_choices_are_the_same_each_time(engine: Engine) -> None:
    for text in BEGINNINGS:
        assert engine.complete(text) == engine.complete(text)


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("who f", "founder-1887"),
        ("WHO F", "founder-1887"),
        ("  who   f", "founder-1887"),
        ("corm", "flagship"),
        ("price of the d", "dinghies-2012"),
        ("dinghies pr", "dinghies-2012"),
        ("membership 20", "members-2001"),
        ("night r", "night-race"),
    ],
)
def test_a_beginning_finds_its_question_first(club: Engine, text: str, fact: str) -> None:
    first = club.complete(text)[0]
    assert first.fact_id == fact
    typed = text.casefold().split()
    assert all(any(word.startswith(start) for word in first.text.split()) for start in typed)


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("clubhuose opened", "clubhouse-1911"),
        ("comorant", "flagship"),
        ("who fonded orrin", "founder-1887"),
        ("regata entries", "regatta-entries"),
    ],
)
def test_a_mistyped_beginning_is_read_as_it_is_meant(club: Engine, text: str, fact: str) -> None:
    assert club.complete(text)[0].fact_id == fact


def test_a_choice_leads_to_its_fact_when_asked(club: Engine) -> None:
    for text in ("who", "clubhouse", "dinghies", "cup", "radios", "when was"):
        for choice in club.complete(text):
            assert choice.fact_id in [fact.id for fact in club.ask(choice.text).facts], choice


def test_nothing_typed_offers_something(club: Engine) -> None:
    assert len(club.complete("", 5)) == 5
    assert club.complete("") == club.complete("   ")


def test_what_nothing_begins_with_and_nothing_is_like_offers_nothing(club: Engine) -> None:
    assert club.complete("zzzzqq") == ()
