"""How each outcome reads, from replies made by hand: the words, not the matching."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from bot.factbase.base import FactBase
from bot.factbase.model import Citation, Fact, Roles, Source, Synonyms, Topic
from bot.factbase.period import Period
from bot.factbase.period_reader import read_when
from bot.factbase.problems import Place
from bot.matching.question import Correction, Question
from bot.matching.reply import Explanation, Label, Outcome, Reply, Shown
from bot.replies.card import Card, card_of, entry_of
from bot.replies.dates import spoken, spoken_period
from bot.replies.plain import plain_text, printable

TOPICS_HINT = "Type topics."
LINK = "https://example.org/almanac#Lamps"


def fact(number: int, when: str = "1901", **changes: Any) -> Fact:
    plain = Fact(
        id=f"f{number}",
        topic="lamps",
        when=when,
        period=None if when == "undated" else read_when(when),
        answer=f"{number} lamps",
        text=f"There were {number} lamps.",
        citations=(Citation("almanac", "Harbour › Lamps", LINK),),
        asks=(),
        figures=(),
        roles=Roles(),
        never=(),
        place=Place("lamps.yaml"),
        ask_places=(),
        never_places=(),
    )
    return replace(plain, **changes)


BASE = FactBase(
    facts=(fact(1),),
    topics=(Topic("lamps", "Lamps", ()),),
    sources=(Source("almanac", "Almanac", "", "", "", None, (), ()),),
    synonyms=Synonyms(),
)


def reply(outcome: Outcome, *shown: Shown, question: Question | None = None, **more: Any) -> Reply:
    return replace(Reply(outcome, question or Question("?"), Explanation("so"), shown), **more)


def card(reply: Reply, more_hint: str = "Type more.", earlier: int = 0) -> Card:
    return card_of(reply, BASE, TOPICS_HINT, more_hint, earlier)


def lead(reply: Reply, earlier: int = 0) -> str:
    return card(reply, earlier=earlier).lead


def test_a_fact_reads_answer_sentence_date_source_section_link() -> None:
    assert plain_text(card(reply(Outcome.ANSWER, Shown(fact(3, "1960-09"), 90.0)))) == (
        "3 lamps\nThere were 3 lamps.\nDated September 1960. Source: Almanac, “Harbour › Lamps”\n" + LINK
    )


def test_an_undated_fact_says_no_date() -> None:
    assert "Dated" not in plain_text(card(reply(Outcome.ANSWER, Shown(fact(3, "undated"), 90.0))))
    assert entry_of(fact(3, "undated"), BASE).when == ""


def test_nearest_says_so_and_labels_each() -> None:
    question = Question("?", periods=(Period.of_year(1905),))
    shown = (Shown(fact(1, "1901"), 50.0, Label.BEFORE), Shown(fact(2, "1909"), 50.0, Label.AFTER))
    found = card(reply(Outcome.NEAREST, *shown, question=question))
    assert found.lead == "No fact for 1905."
    assert [entry.label for entry in found.entries] == ["Nearest before, 1901:", "Nearest after, 1909:"]


@pytest.mark.parametrize(
    ("label", "words"),
    [
        (Label.ENDS, "Known at both ends, 2017 to 2022:"),
        (Label.LOOSE, "Dated less exactly, 2017 to 2022:"),
        (Label.CLOSEST, "Closest fact:"),
        (Label.ALSO, ""),
        (Label.PART, ""),
        (None, ""),
    ],
)
def test_labels(label: Label | None, words: str) -> None:
    found = card(reply(Outcome.SUGGEST, Shown(fact(1, "2017/2022"), 50.0, label)))
    assert found.entries[0].label == words


def test_a_digest_counts_what_it_shows() -> None:
    shown = [Shown(fact(number), 100.0) for number in range(1, 7)]
    of_topic = reply(Outcome.DIGEST, *shown[:2], topic="lamps")
    assert lead(of_topic) == "Lamps: 2 facts"
    first = reply(
        Outcome.DIGEST, *shown, topic="lamps", more=1, question=Question("?", periods=(Period.of_year(1901),))
    )
    assert lead(first) == "Lamps, 1901: 1 to 6 of 7 facts"
    assert card(first).tail == ("1 more. Type more.",)
    assert lead(reply(Outcome.DIGEST, shown[0], topic="lamps"), earlier=6) == "Lamps: 7 of 7 facts"
    assert lead(reply(Outcome.DIGEST, *shown[:2]), earlier=6) == "All facts: 7 to 8 of 8 facts"
    assert lead(reply(Outcome.DIGEST, shown[0])) == "All facts: 1 fact"


def test_a_suggestion_says_what_is_missing_and_sets_the_closest_apart() -> None:
    also = Shown(fact(2), 40.0, Label.ALSO)
    close = reply(Outcome.SUGGEST, Shown(fact(1), 60.0, Label.CLOSEST), also, also, missing=("turnover",))
    assert plain_text(card(close)).startswith(
        "No fact clearly answers that.\n\nClosest fact; nothing here about “turnover”:\n1 lamps\n"
    )
    assert [entry.heading for entry in card(close).entries] == ["", "Did you mean…", ""]
    level = reply(Outcome.SUGGEST, also, also, missing=("a", "b", "c", "d"))
    assert lead(level) == (
        "No fact clearly answers that; the closest says nothing about “a”, “b” or “c”. Did you mean…"
    )
    assert [entry.heading for entry in card(level).entries] == ["", ""]
    assert lead(reply(Outcome.SUGGEST, also)) == "No fact clearly answers that. Did you mean…"


def test_a_part_without_an_answer_is_named() -> None:
    part = reply(Outcome.SUGGEST, Shown(fact(1), 60.0, Label.PART), unanswered=("who paints them",))
    assert lead(part) == "No fact for “who paints them”. For the rest:"


def test_nothing_found_is_one_line() -> None:
    correction = (Correction("lmaps", "lamps"),)
    assert plain_text(card(reply(Outcome.NONE, question=Question("?", corrections=correction)))) == (
        "No fact for that. Type topics."
    )


def test_what_was_read_otherwise_is_said() -> None:
    question = Question("?", corrections=(Correction("lmaps", "lamps"), Correction("x" * 99, "y")), is_clipped=True)
    assert card(reply(Outcome.ANSWER, Shown(fact(1), 60.0), question=question)).tail == (
        f"Read “lmaps” as “lamps”, “{'x' * 40}…” as “y”.",
        "Only the first 500 characters of the question were read.",
    )


def test_facts_are_numbered_only_where_there_are_several() -> None:
    two = card(reply(Outcome.ANSWER, Shown(fact(1), 60.0), Shown(fact(2), 60.0)))
    assert plain_text(two, numbered=True).split("\n")[0] == "1. 1 lamps"
    assert plain_text(replace(two, entries=two.entries[:1]), numbered=True).split("\n")[0] == "1 lamps"


def test_no_text_of_a_fact_reaches_a_terminal_as_a_command() -> None:
    hostile = "\x1b[31m[bold]red\x9b1m\u202edetrever\u2066\x07**md**\r\nnext\u2028\ud800\x00\u200b"
    found = card(reply(Outcome.ANSWER, Shown(fact(1, answer=hostile, text=hostile), 60.0)))
    lines = plain_text(found).split("\n")
    assert len(lines) == 4
    assert lines[0] == lines[1] == " [31m[bold]red 1mdetrever **md**  next   "
    assert "".join(lines).isprintable()


def test_emoji_and_scripts_that_join_stay_whole() -> None:
    for text in ("\U0001f9d1\u200d\U0001f680", "می\u200cخواهم", "❤\ufe0f", "Pinar del Río"):
        assert printable(text) == text


@pytest.mark.parametrize(
    ("when", "words"),
    [
        ("2005", "2005"),
        ("2005-11", "November 2005"),
        ("1902-09-16", "16 September 1902"),
        ("2017/2022", "2017 to 2022"),
        ("late 1980s", "late 1980s"),
        ("as of mid-2006", "as of mid-2006"),
    ],
)
def test_dates_as_people_say_them(when: str, words: str) -> None:
    assert spoken(when) == words


@pytest.mark.parametrize(
    ("when", "words"),
    [
        ("2005", "2005"),
        ("2005-11", "November 2005"),
        ("1902-09-16", "16 September 1902"),
        ("2017/2022", "2017 to 2022"),
        ("2005-03/2005-05", "March 2005 to May 2005"),
        ("1990s", "1990s"),
        ("late 1980s", "late 1980s"),
        ("19th century", "19th century"),
        ("since 1999", "since 1999"),
        ("since 1960-09", "since September 1960"),
        ("until 1989", "until 1989"),
    ],
)
def test_times_asked_for_as_people_say_them(when: str, words: str) -> None:
    period = read_when(when)
    assert period is not None
    assert spoken_period(period) == words


def test_an_interval_of_days_within_a_year_names_the_days() -> None:
    first, last = Period.of_day(date(2005, 3, 5)), Period.of_day(date(2005, 4, 9))
    assert spoken_period(Period.of_interval(first, last)) == "5 March 2005 to 9 April 2005"
