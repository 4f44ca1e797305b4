"""What edges call besides a plain question: one fact, pages of facts, a topic and a year given apart."""

from __future__ import annotations

import pytest

from bot.factbase.base import in_order_of_time
from bot.factbase.period import Period
from bot.matching.engine import Engine
from bot.matching.reply import Label, Outcome, Shown
from tests.matching.small import answered, ids, labelled, seen

PAGE = 6
NO_SUCH_YEAR = pytest.mark.xfail(
    strict=True,
    raises=ValueError,
    reason="a year that no date can have raises, though ask and browse say no such thing",
)


def pages(engine: Engine, topic: str | None = None, year: int | None = None) -> list[Shown]:
    """Return all that browsing shows, page by page, and check that each page says how much is left."""
    shown: list[Shown] = []
    first = engine.browse(topic, year)
    total = len(first.shown) + first.more
    for page in range(total // PAGE + 1):
        reply = engine.browse(topic, year, page)
        if len(shown) == total:
            break
        assert len(reply.shown) == min(PAGE, total - len(shown))
        shown.extend(reply.shown)
        assert reply.more == total - len(shown)
    assert len(shown) == total
    return shown


def test_show_gives_the_fact_with_its_id(club: Engine) -> None:
    for fact in club.base.facts:
        reply = club.show(fact.id)
        assert reply.outcome is Outcome.ANSWER
        assert [(entry.fact, entry.label) for entry in reply.shown] == [(fact, None)]


@pytest.mark.parametrize("name", ["", "nothing", "Founder-1887", "founder-1887 ", "\ud800"])
def test_show_knows_no_other_ids(club: Engine, name: str) -> None:
    with pytest.raises(KeyError):
        club.show(name)


def test_pages_of_each_topic_add_up_to_its_facts(engine: Engine) -> None:
    for topic in engine.base.topics:
        shown = pages(engine, topic.id)
        assert tuple(entry.fact for entry in shown) == engine.base.about(topic.id)
        assert {entry.label for entry in shown} == {None}


def test_pages_of_the_whole_base_are_in_order_of_time(engine: Engine) -> None:
    assert tuple(entry.fact for entry in pages(engine)) == in_order_of_time(engine.base.facts)


@pytest.mark.parametrize("year", [1902, 1960, 1989, 2004, 2005, 2006, 2020])
def test_pages_of_a_year_hold_each_fact_of_it_once_the_loose_ones_last(engine: Engine, year: int) -> None:
    shown = pages(engine, year=year)
    names = [entry.fact.id for entry in shown]
    assert len(set(names)) == len(names)
    dated = [fact for fact in engine.base.within(Period.of_year(year)) if fact.period and fact.period.is_single_year]
    assert {fact.id for fact in dated} <= set(names)
    labels = [entry.label for entry in shown]
    assert labels == sorted(labels, key=lambda label: label is not None)
    assert set(labels) <= {None, Label.LOOSE}


def test_a_topic_and_a_year_show_the_facts_of_both(club: Engine) -> None:
    assert answered(club.browse("membership", 2008)) == ["members-2008"]
    assert labelled(club.browse("boats", 2012)) == [(None, "dinghies-2012"), (Label.LOOSE, "radio-2010s")]


def test_a_topic_without_a_fact_of_the_year_shows_the_nearest_of_the_topic(club: Engine) -> None:
    reply = club.browse("membership", 2005)
    assert reply.outcome is Outcome.NEAREST
    assert labelled(reply) == [(Label.BEFORE, "members-2001"), (Label.AFTER, "members-2008")]


def test_a_page_after_the_last_is_empty(club: Engine) -> None:
    reply = club.browse("membership", page=7)
    assert reply.shown == ()
    assert reply.more == 0


@pytest.mark.parametrize("topic", ["", "Membership", "members", "nothing"])
def test_only_ids_of_topics_are_known(club: Engine, topic: str) -> None:
    with pytest.raises(KeyError):
        club.browse(topic)
    with pytest.raises(KeyError):
        club.ask("who founded orrin", topic=topic)


@pytest.mark.parametrize("text", ["how many members had orrin in 2008", "number of members 2008", "2008"])
def test_a_topic_given_apart_keeps_to_the_topic(club: Engine, text: str) -> None:
    assert answered(club.ask(text, topic="membership")) == ["members-2008"]
    assert set(ids(club.ask(text, topic="boats"))) <= {"dinghies-2012", "flagship", "radio-2010s"}


def test_everything_shown_is_of_the_topic_given(club: Engine) -> None:
    for fact in club.base.facts:
        for topic in club.base.topics:
            reply = club.ask(fact.asks[0], topic=topic.id)
            assert {shown.topic for shown in reply.facts} <= {topic.id}
            if topic.id != fact.topic:
                assert fact.id not in ids(reply)


def test_a_topic_without_a_question_is_browsed(club: Engine) -> None:
    for text in ("", "   ", "?"):
        reply = club.ask(text, topic="races")
        assert reply.outcome is Outcome.DIGEST
        assert ids(reply) == ids(club.browse("races"))


@pytest.mark.parametrize("text", ["membership", "how many members had orrin", "membership 2001", "members last year"])
def test_a_year_given_apart_stands_in_place_of_the_text_s(club: Engine, text: str) -> None:
    assert answered(club.ask(text, year=2008)) == ["members-2008"]
    assert labelled(club.ask(text, year=2010)) == [
        (Label.BEFORE, "members-2008"),
        (Label.AFTER, "members-2015"),
    ]


def test_a_year_without_a_question_is_browsed(club: Engine) -> None:
    reply = club.ask("", year=2012)
    assert labelled(reply) == labelled(club.browse(year=2012))
    assert reply.outcome is Outcome.DIGEST


def test_a_year_given_apart_holds_for_each_part(club: Engine) -> None:
    reply = club.ask("how many members had orrin? what did maldon pay for the dinghies?", year=2012)
    assert "members-2008" not in answered(reply)
    assert "dinghies-2012" in ids(reply)


@pytest.mark.parametrize(
    "year", [1, 9999, *(pytest.param(year, marks=NO_SUCH_YEAR) for year in (0, -5, 10_000, 123_456))]
)
def test_any_year_gets_a_reply(club: Engine, year: int) -> None:
    assert club.browse(year=year).outcome in {Outcome.NEAREST, Outcome.NONE}
    assert club.ask("membership", year=year).outcome is not Outcome.ANSWER


def test_the_topic_found_in_the_text_is_named(club: Engine) -> None:
    assert club.ask("regattas").topic == "races"
    assert club.browse("races").topic == "races"
    assert seen(club.ask("races")) == seen(club.ask("RACES"))
