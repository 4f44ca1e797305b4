"""Reading the period of a fact: strict, with errors that name the right form."""

from __future__ import annotations

import contextlib
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.factbase.period import Grain, Part, Period
from bot.factbase.period_reader import UnreadablePeriod, read_when


def when(text: str) -> Period:
    period = read_when(text)
    assert period is not None
    return period


@pytest.mark.parametrize(
    ("text", "start", "end", "grain"),
    [
        ("2005", "2005-01-01", "2005-12-31", Grain.YEAR),
        ("0987", "0987-01-01", "0987-12-31", Grain.YEAR),
        ("2005-11", "2005-11-01", "2005-11-30", Grain.MONTH),
        ("1902-09-16", "1902-09-16", "1902-09-16", Grain.DAY),
        ("2017/2022", "2017-01-01", "2022-12-31", Grain.INTERVAL),
        ("2005-11/2006", "2005-11-01", "2006-12-31", Grain.INTERVAL),
        ("2005-11-03/2006-01", "2005-11-03", "2006-01-31", Grain.INTERVAL),
        ("1990s", "1990-01-01", "1999-12-31", Grain.DECADE),
        ("2000s", "2000-01-01", "2009-12-31", Grain.DECADE),
        ("19th century", "1800-01-01", "1899-12-31", Grain.CENTURY),
        ("early 2006", "2006-01-01", "2006-04-30", Grain.YEAR),
        ("mid-2008", "2008-05-01", "2008-08-31", Grain.YEAR),
        ("late 1980s", "1987-01-01", "1989-12-31", Grain.DECADE),
        ("early 2000s", "2000-01-01", "2003-12-31", Grain.DECADE),
        ("late 19th century", "1867-01-01", "1899-12-31", Grain.CENTURY),
        ("since 1999", "1999-01-01", "None", Grain.YEAR),
        ("since early 1999", "1999-01-01", "None", Grain.YEAR),
        ("since 2005-11", "2005-11-01", "None", Grain.MONTH),
        ("until 1989", "None", "1989-12-31", Grain.YEAR),
        ("until late 1980s", "None", "1989-12-31", Grain.DECADE),
        ("as of 2004", "2004-01-01", "2004-12-31", Grain.YEAR),
        ("as of mid-2006", "2006-05-01", "2006-08-31", Grain.YEAR),
    ],
)
def test_when(text: str, start: str, end: str, grain: Grain) -> None:
    period = when(text)
    assert (str(period.start), str(period.end), period.grain) == (start, end, grain)
    assert period.written == text
    assert period.as_of == text.startswith("as of")


def test_undated_is_no_period() -> None:
    assert read_when("undated") is None


def test_part_is_kept() -> None:
    assert when("as of mid-2006").part is Part.MID
    assert when("since early 1999").part is Part.EARLY
    assert when("2005").part is None


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("11/2005", "write 2005-11, not 11/2005"),
        ("16/9/1902", "write 1902-09-16"),
        ("16.09.1902", "write 1902-09-16"),
        ("November 2005", "write 2005-11"),
        ("16 September 1902", "write 1902-09-16"),
        ("Sept. 16, 1902", "write 1902-09-16"),
        ("2005-5", "write 2005-05"),
        ("2017-2022", "write 2017/2022"),
        ("2017–2022", "write 2017/2022"),
        ("from 2017 to 2022", "write 2017/2022"),
        ("2022/2017", "write 2017/2022"),
        ("90s", "write 1990s"),
        ("the 1990s", "write 1990s"),
        ("1990's", "write 1990s"),
        ("Since 1999", "write since 1999"),
        ("late  1980s", "write late 1980s"),
        ("since the late 1980s", "write since late 1980s"),
        ("21th century", "write 21st century"),
        ("1800s", "write 19th century"),
        ("1900s", "write 20th century"),
        ("early 2005-11", "write 2005-11"),
        ("2005-13", "no month 13"),
        ("2005-00", "no month 00"),
        ("1902-02-30", "1902-02 has 28 days"),
        ("2005-11-31/2006", "2005-11 has 30 days"),
        ("05", "as in 2005"),
        ("'05", "as in 2005"),
        ("3000", "0001 to 2999"),
        ("0000", "0001 to 2999"),
        ("31st century", "1st to the 30th"),
        ("", "write one of"),
        ("soon", "write one of"),
        ("since", "write one of"),
        ("since undated", "write one of"),
        ("since since 2005", "write one of"),
        ("2005/", "write one of"),
        ("٢٠٠٥", "write one of"),
    ],
)
def test_other_wording_is_an_error_that_names_the_right_form(text: str, right: str) -> None:
    with pytest.raises(UnreadablePeriod) as caught:
        read_when(text)
    assert f'"{text}"' in str(caught.value)
    assert right in str(caught.value)
    assert caught.value.text == text


@given(st.text(max_size=40))
def test_when_raises_nothing_else(text: str) -> None:
    with contextlib.suppress(UnreadablePeriod):
        read_when(text)


@given(st.dates(date(1, 1, 1), date(2999, 12, 31)))
def test_dates_make_the_round_trip(day: date) -> None:
    for period in (
        Period.of_day(day),
        Period.of_month(day.year, day.month),
        Period.of_year(day.year),
        Period.of_century(day.year // 100 + 1),
    ):
        assert read_when(period.written) == period
