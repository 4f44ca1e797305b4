"""Times counted from today: "last year", "5 years ago", "in the last ten years"."""

from __future__ import annotations

from datetime import MAXYEAR, MINYEAR, date

from bot.factbase.period import Grain, Period
from bot.factbase.period_tokens import NO_NUMBER, Found, Line
from bot.factbase.period_words import NUMBERS, STEPS, UNITS

_YEARS_IN = {"year": 1, "decade": 10, "century": 100}


def read_relative(line: Line, place: int) -> Found | None:
    """Read a time that is counted from today, if one starts at this place."""
    word = line.word(place)
    if word == "today":
        return Found(Period.of_day(line.today), place + 1)
    if word in ("last", "past"):
        return _stretch_until_today(line, place + 1) or _named_unit(line, place)
    if word in STEPS:
        return _named_unit(line, place)
    return _units_ago(line, place)


def _named_unit(line: Line, place: int) -> Found | None:
    """Read "this year" and "last decade": the calendar's own."""
    step, unit = STEPS.get(line.word(place)), UNITS.get(line.word(place + 1))
    if step is None or unit is None:
        return None
    return _found(_shifted(line.today, unit, step), place + 2)


def _stretch_until_today(line: Line, place: int) -> Found | None:
    """Read "the last ten years" and "the past decade": the time that runs out today.

    "Last decade" is the calendar's, as "last year" is; "past decade" is the ten years behind us.
    """
    count, stop = _count(line, place), place + 1
    if count == NO_NUMBER and line.word(place - 1) == "past":
        count, stop = 1, place
    years = count * _YEARS_IN.get(UNITS.get(line.word(stop), ""), 0)
    if not 0 < years <= line.today.year - MINYEAR:
        return None
    leap_day = (line.today.month, line.today.day) == (2, 29)  # most years have none
    start = line.today.replace(year=line.today.year - years, day=28 if leap_day else line.today.day)
    return Found(Period(start, line.today, Grain.INTERVAL, ""), stop + 1)


def _units_ago(line: Line, place: int) -> Found | None:
    """Read "5 years ago" and "a century ago": the year, decade or century that it falls into."""
    if line.word(place + 2) != "ago" or line.word(place + 1) not in UNITS:
        return None
    count = _count(line, place)
    if count == NO_NUMBER:
        return None
    return _found(_shifted(line.today, UNITS[line.word(place + 1)], -count), place + 3)


def _count(line: Line, place: int) -> int:
    token = line.at(place)
    return token.value if token.is_number else NUMBERS.get(token.text, NO_NUMBER)


def _shifted(today: date, unit: str, steps: int) -> Period | None:
    """Return the month, year, decade or century so many steps from today's; None beyond the calendar."""
    months = today.year * 12 + today.month - 1 + steps
    year = months // 12 if unit == "month" else today.year + steps * _YEARS_IN[unit]
    if not MINYEAR <= year <= MAXYEAR:
        return None
    match unit:
        case "month":
            return Period.of_month(year, months % 12 + 1)
        case "year":
            return Period.of_year(year)
        case "decade":
            return Period.of_decade(year - year % 10)
        case _:
            return Period.of_century(year // 100 + 1)


def _found(period: Period | None, stop: int) -> Found | None:
    return Found(period, stop) if period is not None else None
