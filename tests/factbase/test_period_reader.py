"""Reading periods from questions: lenient, with their places in the text."""

from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.factbase.period import Part
from bot.factbase.period_reader import read_periods

TODAY = date(2026, 11, 23)


def found(text: str, today: date = TODAY) -> list[str]:
    return [f"{mention.period.start} {mention.period.end}" for mention in read_periods(text, today)]


def spans(text: str) -> list[str]:
    return [text[mention.start : mention.end] for mention in read_periods(text, TODAY)]


def year(first: int, last: int | None = None) -> str:
    return f"{first:04}-01-01 {last or first:04}-12-31"


def ways(text: str) -> list[str]:
    return [" ".join(way.split()) for way in text.split("|")]


@pytest.mark.parametrize(
    "text",
    ways(
        """2005|'05|’05|in 05|of 05|trade 2005|trade-2005|trade_2005|in2005|year 2005|in the year 2005|
        (2005)|**2005**|2005?!|2005 imports|a 2005 agreement|2005's trade|year '05|Q3 2005|in 05?|
        13/2005|2005 us exports|c. 2005"""
    ),
)
def test_the_year_2005(text: str) -> None:
    assert found(text) == [year(2005)]


@pytest.mark.parametrize(
    "text",
    ways(
        """in the 90s|90s|the '90s|90's|1990s|1990's|in the 1990’s|the nineties|the ninties|
        nineteen-nineties|1990ies"""
    ),
)
def test_the_nineties(text: str) -> None:
    assert found(text) == [year(1990, 1999)]


@pytest.mark.parametrize(
    "text",
    ways(
        """2000-2010|2000 – 2010|2000—2010|2000/2010|2000 to 2010|from 2000 to 2010|from 2000 until 2010|
        2010 to 2000|between 2000 and 2010|betwen 2000 and 2010|between 2000 & 2010|between 2000-2010|
        since 2000 until 2010|from '00 to '10"""
    ),
)
def test_two_ends(text: str) -> None:
    assert found(text) == [year(2000, 2010)]
    assert spans(text) == [text]


@pytest.mark.parametrize(
    "text",
    ways(
        """November 2005|november 2005|nov 2005|Nov. '05|nov2005|2005-11|11/2005|11-2005|november of 2005|
        2005 november|in november of 2005|2005 in november|novmber 2005|november, 2005|
        in 2005, November|november 31 2005|nov 05|in november 05"""
    ),
)
def test_november_2005(text: str) -> None:
    assert found(text) == ["2005-11-01 2005-11-30"]
    assert spans(text) == [text]


@pytest.mark.parametrize(
    "text",
    ways(
        """16 September 1902|September 16, 1902|16th of september 1902|sept 16 1902|1902-09-16|16/9/1902|
        9/16/1902|16.09.1902|setpember 16 1902|September 16th, 1902|on the 16th of September, 1902|
        16-sep-1902|16sep1902|september 16,1902"""
    ),
)
def test_one_day(text: str) -> None:
    assert found(text) == ["1902-09-16 1902-09-16"]
    assert spans(text) == [text]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("since 2010", "2010-01-01 None"),
        ("sicne 2010", "2010-01-01 None"),
        ("since 99", "1999-01-01 None"),
        ("from 2010 on", "2010-01-01 None"),
        ("from 2010 onwards", "2010-01-01 None"),
        ("2010 onward", "2010-01-01 None"),
        ("since the late 1980s", "1987-01-01 None"),
        ("after 2010", "2011-01-01 None"),
        ("post-2010", "2011-01-01 None"),
        ("later than 2010", "2011-01-01 None"),
        ("after nov 2004", "2004-12-01 None"),
        ("before 1960", "None 1959-12-31"),
        ("prior to 1960", "None 1959-12-31"),
        ("pre-1960", "None 1959-12-31"),
        ("before mid-2008", "None 2008-04-30"),
        ("until 1989", "None 1989-12-31"),
        ("up to 1989", "None 1989-12-31"),
        ("by 1989", "None 1989-12-31"),
        ("by the end of 2005", "None 2005-12-31"),
    ],
)
def test_open_to_one_side(text: str, expected: str) -> None:
    assert found(text) == [expected]
    assert spans(text) == [text]


@pytest.mark.parametrize(
    ("text", "expected", "part"),
    [
        ("mid-2008", "2008-05-01 2008-08-31", Part.MID),
        ("mid 2008", "2008-05-01 2008-08-31", Part.MID),
        ("the middle of 2008", "2008-05-01 2008-08-31", Part.MID),
        ("early 2006", "2006-01-01 2006-04-30", Part.EARLY),
        ("early in 2006", "2006-01-01 2006-04-30", Part.EARLY),
        ("beginning of 2006", "2006-01-01 2006-04-30", Part.EARLY),
        ("end of 2005", "2005-09-01 2005-12-31", Part.LATE),
        ("late 1990s", year(1997, 1999), Part.LATE),
        ("in the late nineties", year(1997, 1999), Part.LATE),
        ("mid-90s", year(1994, 1996), Part.MID),
        ("in the early 2000s", year(2000, 2003), Part.EARLY),
        ("early 1900s", year(1900, 1932), Part.EARLY),
        ("late 19th century", year(1867, 1899), Part.LATE),
        ("early last year", "2025-01-01 2025-04-30", Part.EARLY),
    ],
)
def test_parts(text: str, expected: str, part: Part) -> None:
    assert found(text) == [expected]
    assert read_periods(text, TODAY)[0].period.part is part


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("19th century", year(1800, 1899)),
        ("nineteenth century", year(1800, 1899)),
        ("nineteenth centruy", year(1800, 1899)),
        ("the 1800s", year(1800, 1899)),
        ("the 1900s", year(1900, 1909)),
        ("20th c.", year(1900, 1999)),
        ("twenty-first century", year(2000, 2099)),
        ("in the 20s", year(2020, 2029)),
        ("in the 30s", year(1930, 1939)),
        ("the noughties", year(2000, 2009)),
        ("1980s-1990s", year(1980, 1999)),
        ("late 1980s to early 1990s", year(1987, 1993)),
        ("in 1998/99", year(1998, 1999)),
        ("2005/2006/2007", year(2005, 2007)),
        ("november to december 2005", "2005-11-01 2005-12-31"),
        ("between november 2004 and july 2014", "2004-11-01 2014-07-31"),
        ("2004 to the present", "2004-01-01 2026-11-23"),
        ("in 1368", year(1368)),
        ("AD 1200", year(1200)),
        ("1200 AD", year(1200)),
        ("in 2077", year(2077)),
        ("2076", year(2076)),
    ],
)
def test_other_closed_times(text: str, expected: str) -> None:
    assert found(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("today", "2026-11-23 2026-11-23"),
        ("this year", year(2026)),
        ("last year", year(2025)),
        ("next year", year(2027)),
        ("last month", "2026-10-01 2026-10-31"),
        ("this decade", year(2020, 2029)),
        ("last decade", year(2010, 2019)),
        ("last century", year(1900, 1999)),
        ("5 years ago", year(2021)),
        ("eight years ago", year(2018)),
        ("a decade ago", year(2010, 2019)),
        ("in the last ten years", "2016-11-23 2026-11-23"),
        ("in the past 3 decades", "1996-11-23 2026-11-23"),
        ("the past decade", "2016-11-23 2026-11-23"),
        ("since last year", "2025-01-01 None"),
    ],
)
def test_counted_from_today(text: str, expected: str) -> None:
    assert found(text) == [expected]


def test_leap_day_has_a_counterpart() -> None:
    assert found("the last ten years", date(2024, 2, 29)) == ["2014-02-28 2024-02-29"]


def test_two_digits_count_from_today() -> None:
    assert found("'31") == [year(2031)]
    assert found("'32") == [year(1932)]
    assert found("'05", date(1995, 1, 1)) == [year(1905)]


@pytest.mark.parametrize(
    "text",
    ways(
        """1,960|1,000 buses|$2005|US$ 1900|2000 dollars|€1999|2000$|2005 us dollars|49 percent|49%|
        2005 per cent|2000 km|1900 million|1500 kg|2nd|1.7|3.11|10.0.0.2005|1000 buses|in 1000 buses|
        2000 locomotives|100 locomotives|1900 soldiers|1600 people|S55|v2005|2000km|covid19|#2005|no. 2005|
        article 2005|+53 7 2005 1234|555-2005|tel 2005|more than 2000|in 5 years|in 20 minutes|
        in 15 countries|in 98% of|the next three to five years|3-5 years|in november|may i ask|
        on 16 september|in his fifties|currently|until now|24/7|20:05|in 05:30|1368|2077|1500 BC|
        top 10|53 countries|on dec 07|dec 25|article 05|
        who sold 06 buses|5000 years ago|what has happened since?|the niceties|the match|||12345678"""
    ),
)
def test_no_period(text: str) -> None:
    assert found(text) == []


def test_two_digits_at_the_end_or_in_a_list_are_years() -> None:
    assert found("trade 06") == [year(2006)]
    assert found("trade in 05 and 14") == [year(2005), year(2014)]
    assert found("trade in 2005 and 14 buses") == [year(2005)]


@pytest.mark.parametrize("noun", ["imports", "trade", "olympics", "relations", "visits"])
def test_round_years_before_what_years_have(noun: str) -> None:
    assert found(f"2000 {noun}") == [year(2000)]


def test_as_of() -> None:
    (mention,) = read_periods("locomotives as of mid-2006", TODAY)
    assert mention.period.as_of
    assert mention.period.written == "as of mid-2006"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("How much did trade  grow in  2005?", ["in  2005"]),
        ("was it 2004 or 2005", ["2004", "2005"]),
        ("from $1.7 billion in 2017 to $1.1 billion in 2022", ["in 2017", "in 2022"]),
        ("80s and 90s", ["80s", "90s"]),
        ("what happened between 2004 and 2006 with oil", ["between 2004 and 2006"]),
        ("1,000 buses in early 2006, 100 locomotives by mid-2006", ["in early 2006", "by mid-2006"]),
        ("İİ in 2005", ["in 2005"]),
        ("in 2004,2005", ["in 2004", "2005"]),
    ],
)
def test_spans(text: str, expected: list[str]) -> None:
    assert spans(text) == expected


pieces = st.sampled_from(
    ways("""2005|'05|90s|1990's|early|mid-|the|in|between|and|since|until|nov|november|16|th|of|
    ,|.|-|/|–|century|19th|last|year|ago|ten|2000|buses|%|
    $|’|c.|1,000|from|to|on|1902-09-16|twenty|first|today|no.|+|#|99999|0""")
)
noise = st.one_of(st.text(max_size=300), st.lists(pieces, max_size=40).map(" ".join), st.lists(pieces).map("".join))


@given(noise, st.dates())
def test_any_text_is_read_and_spans_are_in_order(text: str, today: date) -> None:
    stop = 0
    for mention in read_periods(text, today):
        assert stop <= mention.start < mention.end <= len(text)
        assert mention.period.written == text[mention.start : mention.end] == mention.period.written.strip()
        stop = mention.end


@given(st.integers(1500, 2076), st.text("klqwxz ?!()", max_size=20))
def test_a_year_is_found_among_words(number: int, words: str) -> None:
    assert found(f"{words} in {number}") == [year(number)]


@given(st.dates(date(1500, 1, 1), date(2076, 12, 31)))
def test_every_way_to_write_a_day(day: date) -> None:
    forms = ("%Y-%m-%d", "%d.%m.%Y", "%d/%m/%Y", "%d %B %Y", "%B %d, %Y", "%b %d %Y", "the %dth of %B, %Y")
    for form in forms:
        assert found(day.strftime(form)) == [f"{day} {day}"]


@pytest.mark.parametrize(
    "piece",
    [
        "1-",
        "the ",
        "in ",
        "2005-",
        "'",
        "between ",
        "jan 1 ",
        "1,111",
        "since the ",
        "2000 ",
        "between 2004 and ",
    ],
)
def test_long_texts_take_no_long_time(piece: str) -> None:
    started = time.perf_counter()
    read_periods(piece * (30_000 // len(piece)), TODAY)
    assert time.perf_counter() - started < 2
