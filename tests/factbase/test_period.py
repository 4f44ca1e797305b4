"""Periods: bounds, order, overlap and distance."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.factbase.period import Grain, Part, Period, ordinal

days = st.dates(date(1, 1, 1), date(2999, 12, 31))
years = st.integers(1, 2999)
closed_periods = st.one_of(
    days.map(Period.of_day),
    st.builds(Period.of_month, years, st.integers(1, 12)),
    years.map(Period.of_year),
    st.integers(0, 298).map(lambda tens: Period.of_decade(tens * 10)),
    st.integers(1, 30).map(Period.of_century),
    st.tuples(days, days).map(lambda ends: Period(min(ends), max(ends), Grain.INTERVAL, "")),
)
periods = st.one_of(closed_periods, closed_periods.map(Period.onwards), closed_periods.map(Period.up_to))


def bounds(period: Period) -> tuple[str, str]:
    return str(period.start), str(period.end)


@pytest.mark.parametrize(
    ("period", "start", "end"),
    [
        (Period.of_day(date(1902, 9, 16)), "1902-09-16", "1902-09-16"),
        (Period.of_month(2004, 2), "2004-02-01", "2004-02-29"),
        (Period.of_year(2005), "2005-01-01", "2005-12-31"),
        (Period.of_decade(1990), "1990-01-01", "1999-12-31"),
        (Period.of_decade(0), "0001-01-01", "0009-12-31"),
        (Period.of_century(19), "1800-01-01", "1899-12-31"),
        (Period.of_century(1), "0001-01-01", "0099-12-31"),
        (Period.of_interval(Period.of_month(2005, 11), Period.of_year(2006)), "2005-11-01", "2006-12-31"),
        (Period.of_year(1999).onwards(), "1999-01-01", "None"),
        (Period.of_decade(1980).narrowed(Part.LATE).up_to(), "None", "1989-12-31"),
    ],
)
def test_bounds(period: Period, start: str, end: str) -> None:
    assert bounds(period) == (start, end)


@pytest.mark.parametrize(
    ("whole", "part", "start", "end"),
    [
        (Period.of_year(2006), Part.EARLY, "2006-01-01", "2006-04-30"),
        (Period.of_year(2008), Part.MID, "2008-05-01", "2008-08-31"),
        (Period.of_year(2005), Part.LATE, "2005-09-01", "2005-12-31"),
        (Period.of_decade(2000), Part.EARLY, "2000-01-01", "2003-12-31"),
        (Period.of_decade(1990), Part.MID, "1994-01-01", "1996-12-31"),
        (Period.of_decade(1980), Part.LATE, "1987-01-01", "1989-12-31"),
        (Period.of_century(19), Part.EARLY, "1800-01-01", "1832-12-31"),
        (Period.of_century(19), Part.MID, "1833-01-01", "1866-12-31"),
        (Period.of_century(19), Part.LATE, "1867-01-01", "1899-12-31"),
    ],
)
def test_parts(whole: Period, part: Part, start: str, end: str) -> None:
    narrowed = whole.narrowed(part)
    assert bounds(narrowed) == (start, end)
    assert (narrowed.part, narrowed.grain) == (part, whole.grain)
    assert narrowed.written == f"{part} {whole.written}"


@given(st.one_of(years.map(Period.of_year), st.integers(1, 30).map(Period.of_century)))
def test_parts_follow_one_another_without_gap(whole: Period) -> None:
    early, mid, late = (whole.narrowed(part) for part in Part)
    assert (early.start, late.end) == (whole.start, whole.end)
    assert early.days_between(mid) == mid.days_between(late) == 1


@pytest.mark.parametrize(
    "period", [Period.of_month(2005, 1), Period.of_day(date(2005, 1, 1)), Period.of_year(2005).onwards()]
)
def test_what_has_no_parts(period: Period) -> None:
    with pytest.raises(ValueError, match="part"):
        period.narrowed(Part.EARLY)


def test_impossible_periods() -> None:
    with pytest.raises(ValueError, match="start or an end"):
        Period(None, None, Grain.YEAR, "")
    with pytest.raises(ValueError, match="before it starts"):
        Period(date(2006, 1, 1), date(2005, 1, 1), Grain.INTERVAL, "")


def test_single_year_and_open() -> None:
    single = [Period.of_day(date(2005, 3, 1)), Period.of_year(2005), Period.of_year(2006).narrowed(Part.MID)]
    assert all(period.is_single_year and not period.is_open for period in single)
    assert not Period.of_decade(1990).is_single_year
    assert not Period.of_year(2005).onwards().is_single_year
    assert Period.of_year(2005).up_to().is_open


def test_years() -> None:
    assert Period.of_decade(1990).years() == (1990, 1999)
    assert Period.of_year(1999).onwards().years() == (1999, None)
    assert Period.of_year(1989).up_to().years() == (None, 1989)


def test_days_between() -> None:
    assert Period.of_year(2005).days_between(Period.of_year(2006)) == 1
    assert Period.of_year(2005).days_between(Period.of_year(2007)) == 366
    assert Period.of_year(2005).days_between(Period.of_month(2005, 11)) == 0
    assert Period.of_year(1999).onwards().days_between(Period.of_year(2010)) == 0


def test_order_of_time() -> None:
    until = Period.of_year(2010).up_to()
    decade, year, month = Period.of_decade(2000), Period.of_year(2000), Period.of_month(2000, 2)
    onwards = Period.of_year(2000).onwards()
    shuffled = [month, onwards, decade, until, year]
    assert sorted(shuffled, key=lambda period: period.sort_key) == [until, year, decade, onwards, month]


@pytest.mark.parametrize(
    ("number", "written"),
    [
        (1, "1st"),
        (2, "2nd"),
        (3, "3rd"),
        (4, "4th"),
        (11, "11th"),
        (13, "13th"),
        (21, "21st"),
        (112, "112th"),
    ],
)
def test_ordinals(number: int, written: str) -> None:
    assert ordinal(number) == written


@given(periods, periods)
def test_overlap_and_distance_are_symmetric(first: Period, second: Period) -> None:
    assert first.overlaps(second) == second.overlaps(first)
    assert first.days_between(second) == second.days_between(first) >= 0


@given(periods, periods)
def test_distance_is_nought_just_when_they_overlap(first: Period, second: Period) -> None:
    assert (first.days_between(second) == 0) == first.overlaps(second)


@given(periods, periods)
def test_two_periods_are_before_or_after_or_overlap(first: Period, second: Period) -> None:
    assert [first.is_before(second), first.is_after(second), first.overlaps(second)].count(True) == 1


@given(periods, periods)
def test_what_is_contained_overlaps(outer: Period, inner: Period) -> None:
    assert outer.contains(outer)
    if outer.contains(inner):
        assert outer.overlaps(inner)
    if outer.contains(inner) and inner.contains(outer):
        assert bounds(outer) == bounds(inner)


@given(closed_periods)
def test_opening_keeps_what_was_there(period: Period) -> None:
    assert period.onwards().contains(period)
    assert period.up_to().contains(period)
