"""A fact's `when` as people say it."""

from __future__ import annotations

import re
from datetime import date

from bot.factbase.period import Grain, Period, ordinal

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
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
    if period.start is None or period.end is None:
        known = period.start or period.end
        word = "until" if period.start is None else "since"
        return f"{word} {_edge(known)}" if known else word
    start, end = period.start, period.end
    if start == end:
        return f"{start.day} {_MONTHS[start.month - 1]} {start.year}"
    if period.grain is Grain.MONTH:
        return f"{_MONTHS[start.month - 1]} {start.year}"
    plain = {
        Grain.YEAR: f"{start.year}",
        Grain.DECADE: f"{start.year // 10 * 10}s",
        Grain.CENTURY: f"{ordinal(start.year // 100 + 1)} century",
    }.get(period.grain, f"{start.year} to {end.year}")
    return f"{period.part.value} {plain}" if period.part else plain


def _edge(day: date) -> str:
    """Return a known end of an open period: its year, with the day where that is not a year's edge."""
    if (day.month, day.day) in {(1, 1), (12, 31)}:
        return str(day.year)
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
