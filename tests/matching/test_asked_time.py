"""A year is a key, not a word: which facts may answer for a time, and what is said of the others."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

import pytest

from bot.factbase.base import FactBase
from bot.factbase.model import Fact
from bot.factbase.period import Grain, Period
from bot.matching.engine import Engine
from bot.matching.reply import Label, Outcome
from tests.matching.small import answered, engine_of, engine_over, ids, labelled, topic_file
from tests.matching.small import fact as entry

YEARS = (1850, 1879, 1902, 1945, 1960, 1966, 1989, *range(2001, 2025, 3), 2005, 2014, 2026)
"""Years asked for: some before all facts, some in between, all kinds of ends."""
MORE_THAN_A_YEAR = re.compile(r"\b(\d{4}s|\w+ties|century|decade|after|since|before|by|until|from|to|between)\b")
"""Words that make a longer time of a year put in beside them."""
LOOSE_GRAINS = {Grain.DECADE, Grain.CENTURY}


def dates(fact: Fact) -> list[Period]:
    """Return all that a fact is dated by: itself, and its figures."""
    return [period for period in (fact.period, *(figure.period for figure in fact.figures)) if period]


def asked_for(ask: str, year: int) -> str:
    """Return a way of asking with its own year replaced, or with a year where it has none."""
    replaced = re.sub(r"\b(1[89]|20)\d\d\b", str(year), ask)
    return replaced if replaced != ask or str(year) in ask else f"{ask} in {year}"


def other_years(fact: Fact) -> Iterator[int]:
    known = dates(fact)
    return (year for year in YEARS if not any(held.overlaps(Period.of_year(year)) for held in known))


def test_no_fact_answers_for_a_year_that_it_is_not_dated_in(engine: Engine) -> None:
    wrong = []
    for fact in engine.base.facts:
        asks = [ask for ask in fact.asks if not MORE_THAN_A_YEAR.search(ask)]
        for number, year in enumerate(other_years(fact) if fact.period and asks else ()):
            question = asked_for(asks[number % len(asks)], year)
            if fact.id in answered(engine.ask(question)):
                wrong.append((fact.id, question))
    assert not wrong, wrong


def is_loose(fact: Fact) -> bool:
    period = fact.period
    return period is not None and (period.is_open or period.grain in LOOSE_GRAINS)


def years_within(period: Period) -> range:
    """Return the years inside a loose period but for the one that an open period is known by."""
    first, last = period.years()
    if first is None or last is None:
        known = first or last or 0
        return range(known + 1, 2026, 5) if last is None else range(known - 16, known, 5)
    return range(first, last + 1)


def test_no_loosely_dated_fact_alone_answers_for_one_year(engine: Engine) -> None:
    loose = [fact for fact in engine.base.facts if is_loose(fact)]
    assert len(loose) >= 8
    wrong = []
    for fact in loose:
        asks = [ask for ask in fact.asks if not re.search(r"\d|ties\b", ask)]
        for year in years_within(fact.period) if fact.period else ():
            for ask in asks[::5]:
                reply = engine.ask(f"{ask} in {year}")
                exact = [other for other in reply.facts if not is_loose(other) and other.period is not None]
                if fact.id in answered(reply) and not exact:
                    wrong.append((fact.id, f"{ask} in {year}"))
    assert not wrong, wrong


@pytest.mark.parametrize(
    ("question", "fact"),
    [
        ("night race 1968", "night-race"),
        ("when was the night race first sailed in 1967", "night-race"),
        ("radios in the boats of maldon 2014", "radio-2010s"),
        ("does the club lease its jetty in 2005", "lease-1999"),
    ],
)
def test_a_loosely_dated_fact_is_shown_as_such(club: Engine, question: str, fact: str) -> None:
    reply = club.ask(question)
    assert reply.outcome is Outcome.NEAREST
    assert labelled(reply) == [(Label.LOOSE, fact)]


@pytest.mark.parametrize(
    ("question", "fact"),
    [
        ("night race in the 1960s", "night-race"),
        ("night race late 1960s", "night-race"),
        ("radios of maldon in the 2010s", "radio-2010s"),
        ("lease of the jetty 1999", "lease-1999"),
        ("jetty leased since 1999", "lease-1999"),
        ("coach of the juniors 2020", "coach-2020"),
    ],
)
def test_a_loosely_dated_fact_answers_for_the_time_it_is_dated_by(club: Engine, question: str, fact: str) -> None:
    assert answered(club.ask(question)) == [fact]


@pytest.mark.parametrize("year", [1940, 1942, 1945])
def test_an_interval_that_holds_throughout_answers_for_each_of_its_years(club: Engine, year: int) -> None:
    assert answered(club.ask(f"was the harbour closed in {year}")) == ["harbour-closed"]


@pytest.mark.parametrize("year", [1939, 1946])
def test_an_interval_says_nothing_of_the_years_around_it(club: Engine, year: int) -> None:
    reply = club.ask(f"was the harbour closed in {year}")
    assert reply.outcome is Outcome.NEAREST
    assert ids(reply) == ["harbour-closed"]


@pytest.mark.parametrize("year", [2010, 2011, 2012])
@pytest.mark.parametrize("question", ["entries to the autumn regatta {}", "how many boats entered in {}"])
def test_a_year_between_two_known_ends_shows_both_ends(club: Engine, question: str, year: int) -> None:
    reply = club.ask(question.format(year))
    assert reply.outcome is Outcome.NEAREST
    assert labelled(reply) == [(Label.ENDS, "regatta-entries")]


@pytest.mark.parametrize("year", [2009, 2013])
def test_the_ends_themselves_are_answered(club: Engine, year: int) -> None:
    assert answered(club.ask(f"entries to the autumn regatta {year}")) == ["regatta-entries"]


@pytest.mark.parametrize(
    ("question", "is_answer"),
    [
        ("clubhouse opened in 1911", True),
        ("clubhouse opened in may 1911", True),
        ("clubhouse opened in june 1911", False),
        ("clubhouse opened in may 1912", False),
        ("fire in the clubhouse in february 1953", True),
        ("fire in the clubhouse on 11 february 1953", True),
        ("fire in the clubhouse on 12 february 1953", False),
        ("fire in the clubhouse on 11 march 1953", False),
        ("fire in the clubhouse in the 1950s", True),
        ("fire in the clubhouse in the 1960s", False),
        ("fire in the clubhouse in the 20th century", True),
        ("fire in the clubhouse in the 19th century", False),
        ("fire in the clubhouse between 1950 and 1955", True),
        ("fire in the clubhouse since 1950", True),
        ("fire in the clubhouse after 1960", False),
        ("fire in the clubhouse before 1950", False),
        ("founding of orrin by ida brandt on 3 june 1887", False),  # the fact does not say so exactly
    ],
)
def test_a_month_and_a_day_are_keys_too(club: Engine, question: str, is_answer: bool) -> None:  # noqa: FBT001
    assert (club.ask(question).outcome is Outcome.ANSWER) == is_answer


@pytest.mark.parametrize(
    ("today", "words", "fact"),
    [
        (date(2016, 3, 1), "last year", "members-2015"),
        (date(2009, 1, 1), "last year", "members-2008"),
        (date(2015, 12, 31), "this year", "members-2015"),
        (date(2018, 7, 1), "ten years ago", "members-2008"),
    ],
)
def test_last_year_counts_from_today(club_base: FactBase, today: date, words: str, fact: str) -> None:
    engine = engine_over(club_base, today)
    assert answered(engine.ask(f"membership {words}")) == [fact]
    assert answered(engine.ask(f"how many members had orrin {words}")) == [fact]


def test_last_year_without_a_fact_shows_the_nearest(club_base: FactBase) -> None:
    reply = engine_over(club_base, date(2010, 5, 5)).ask("how many members last year")
    assert labelled(reply) == [(Label.BEFORE, "members-2008"), (Label.AFTER, "members-2015")]


@pytest.mark.parametrize(
    "question",
    [
        "latest number of members",
        "what is the latest number of members of orrin",
        "most recent number of members",
        "latest membership",
        "newest membership",
        "most recent membership",
        "current membership",
    ],
)
def test_the_latest_is_the_last_in_time(club: Engine, question: str) -> None:
    assert answered(club.ask(question)) == ["members-2015"]


@pytest.mark.parametrize(
    "question",
    ["first membership", "earliest number of members", "oldest membership"],
)
def test_the_first_is_the_first_in_time(club: Engine, question: str) -> None:
    assert answered(club.ask(question)) == ["members-2001"]


@pytest.mark.parametrize("question", ["last number of members", "what was the last number of members of orrin"])
def test_last_before_a_noun_is_the_latest(club: Engine, question: str) -> None:
    assert answered(club.ask(question)) == ["members-2015"]


def test_the_first_of_all_facts_is_the_first_in_time(club: Engine) -> None:
    begun = [one for one in club.base.facts if one.period is not None and one.period.start is not None]
    first = min(begun, key=lambda one: one.period.sort_key if one.period else ())
    assert answered(club.ask("what happened first")) == [first.id]


def test_times_that_are_listed_are_answered_one_by_one(club: Engine) -> None:
    reply = club.ask("number of members in 2001 and 2009")
    assert reply.outcome is Outcome.SUGGEST
    assert labelled(reply) == [(Label.PART, "members-2001")]
    assert reply.unanswered == ("2009",)


@pytest.mark.parametrize("year", [999, 1492, 1700, 2050, 2099, 2100, 2999, 9999])
def test_a_year_far_off_is_a_year_too(club: Engine, year: int) -> None:
    assert club.ask(f"membership {year}").outcome is not Outcome.ANSWER
    assert club.ask(f"how many members had orrin in {year}").outcome is not Outcome.ANSWER


def test_a_year_alone_before_all_facts_shows_the_first(club: Engine) -> None:
    reply = club.ask("1700")
    assert reply.outcome is Outcome.NEAREST
    assert labelled(reply) == [(Label.AFTER, "founder-1887")]


def test_a_year_alone_after_all_facts_shows_the_last(engine: Engine, club: Engine) -> None:
    assert club.ask("2050").outcome is Outcome.NEAREST
    assert club.ask("2050").shown
    assert engine.ask("2050").outcome is Outcome.NEAREST


def test_years_side_by_side_are_answered_by_the_facts_of_both(club: Engine) -> None:
    reply = club.ask("membership in 2001 and 2015")
    assert set(ids(reply)) == {"members-2001", "members-2015"}


MANY_ARE_NONE = pytest.mark.xfail(
    strict=True, reason="where facts of a decade fit alike, the nearest outside it are shown"
)


def ferry(year: int) -> dict[str, object]:
    count = 3 * (year - 1900)
    return entry(
        f"ferry-{year}",
        year,
        f"{count} trips",
        f"The ferry made {count} trips in {year}.",
        [
            f"ferry trips {year}",
            f"how many trips did the ferry make in {year}",
            f"trips of the ferry in {year}",
            f"number of ferry trips in {year}",
        ],
        figures=[{"value": count, "unit": "trips", "measures": "trips of the ferry"}],
    )


@pytest.fixture(scope="module")
def ferries(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    """A series as long as many are: a figure for each of 35 years."""
    return engine_of(
        tmp_path_factory.mktemp("ferries"),
        topic_file("harbour", "The harbour", map(ferry, range(1985, 2020))),
    )


@pytest.mark.parametrize("year", [1985, 2000, 2005, 2019])
@pytest.mark.parametrize("question", ["ferry trips {}", "how many trips did the ferry make in {}"])
def test_each_year_of_a_long_series_is_found(ferries: Engine, question: str, year: int) -> None:
    assert answered(ferries.ask(question.format(year))) == [f"ferry-{year}"]


@pytest.mark.parametrize(
    ("year", "label", "fact"),
    [(1970, Label.AFTER, "ferry-1985"), (2023, Label.BEFORE, "ferry-2019")],
)
def test_the_nearest_of_a_long_series_is_the_nearest_of_all(
    ferries: Engine, year: int, label: Label, fact: str
) -> None:
    assert labelled(ferries.ask(f"how many trips did the ferry make in {year}")) == [(label, fact)]


def test_the_latest_of_a_long_series_is_the_latest_of_all(ferries: Engine) -> None:
    assert answered(ferries.ask("what is the latest number of ferry trips")) == ["ferry-2019"]


@pytest.mark.parametrize(
    "question",
    [
        "how many trips did the ferry make",
        "ferry trips",
        pytest.param("ferry trips in the 1990s", marks=MANY_ARE_NONE),
    ],
)
def test_a_long_series_without_a_year_asks_which_year(ferries: Engine, question: str) -> None:
    assert ferries.ask(question).outcome in {Outcome.DIGEST, Outcome.SUGGEST}
