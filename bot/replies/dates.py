"""A fact's `when` as people say it."""

from __future__ import annotations

import re
from datetime import date, timedelta

from bot.factbase.period import Grain, Period, ordinal

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip
_DATE = re.compile(r"(\d{4})-(\d{2})(?:-(\d{2}))?")


def spoken(when: str) -> str:
    """Return `1960-09` as `September 1960`, `2017/2022` as `2017 to 2022`; other words stay as written."""
    return _DATE.sub(_spoken_date, when).replace("/", " to ")


def _spoken_date(match: re.Match[str]) -> str:
    year, month, day = match.groups()
    name = f"{_MONTHS[int(month) - 1]} {year}"
    return f"{int(day)} {name}" if day else name


def spoken_period(period: Period) -> str:
    """Return a period in words of its own, whatever words it was read from: `late 1980s`, `since 2010`."""
    start, end = period.start, period.end
    if start is None:
        return f"until {_edge(end, period.grain)}" if end else "until"
    if end is None:
        return f"since {_edge(start, period.grain)}"
    plain = {
        Grain.DAY: _day(start),
        Grain.MONTH: _month(start),
        Grain.YEAR: f"{start.year}",
        Grain.DECADE: f"{start.year // 10 * 10}s",
        Grain.CENTURY: f"{ordinal(start.year // 100 + 1)} century",
    }.get(period.grain) or _stretch(start, end)
    return f"{period.part.value} {plain}" if period.part else plain


def _stretch(start: date, end: date) -> str:
    """Return an interval by its years where it holds whole ones, else by months or days."""
    if (start.month, start.day, end.month, end.day) == (1, 1, 12, 31):
        return f"{start.year} to {end.year}" if start.year != end.year else f"{start.year}"
    holds_months = start.day == 1 and (end + timedelta(days=1)).day == 1
    name = _month if holds_months else _day
    return f"{name(start)} to {name(end)}" if start != end else _day(start)


def _edge(day: date, grain: Grain) -> str:
    """Return the known end of an open period, as finely as it is dated."""
    if grain is Grain.MONTH:
        return _month(day)
    is_edge_of_year = (day.month, day.day) in {(1, 1), (12, 31)}
    return str(day.year) if is_edge_of_year and grain is not Grain.DAY else _day(day)


def _month(day: date) -> str:
    return f"{_MONTHS[day.month - 1]} {day.year}"


def _day(day: date) -> str:
    return f"{day.day} {_month(day)}"
