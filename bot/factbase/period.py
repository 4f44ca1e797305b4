"""Periods of time: when a fact holds, and what time a question asks about.

Only the data stands here; `period_reader` turns words into periods.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum


class Grain(StrEnum):
    """How finely a period is dated. An open period has the grain of its known end."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    INTERVAL = "interval"


class Part(StrEnum):
    """A third of a year, decade or century, by this project's convention.

    ======= ============= ================ ==================
    part    of a year     of a decade      of a century
    ======= ============= ================ ==================
    early   Jan-Apr       years 0-3        years 0-32
    mid     May-Aug       years 4-6        years 33-66
    late    Sep-Dec       years 7-9        years 67-99
    ======= ============= ================ ==================

    So "late 1980s" is 1987-01-01 to 1989-12-31, and "early 2006" is January to April 2006.
    """

    EARLY = "early"
    MID = "mid"
    LATE = "late"


_MONTHS_OF_YEAR = {Part.EARLY: (1, 4), Part.MID: (5, 8), Part.LATE: (9, 12)}
_YEARS_OF_DECADE = {Part.EARLY: (0, 3), Part.MID: (4, 6), Part.LATE: (7, 9)}
_YEARS_OF_CENTURY = {Part.EARLY: (0, 32), Part.MID: (33, 66), Part.LATE: (67, 99)}


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of whole days, and the words it was given in. One end at least is known.

    Two periods are equal only if they were also written alike; compare `start` and `end` for the same time.
    """

    start: date | None
    """First day, inclusive; None when open to the past."""
    end: date | None
    """Last day, inclusive; None when open to the future."""
    grain: Grain
    """How finely it is dated."""
    written: str
    """As its author or asker wrote it: "late 1980s", "as of mid-2006"."""
    part: Part | None = None
    """Early, mid or late, where the words said so."""
    as_of: bool = False
    """True for "as of 2004": so at that time, while before and after are left unsaid."""

    def __post_init__(self) -> None:
        if self.start is None and self.end is None:
            raise ValueError("a period needs a start or an end")
        if self.start is not None and self.end is not None and self.start > self.end:
            raise ValueError(f"a period cannot end before it starts: {self.start} to {self.end}")

    # ── making periods ──

    @classmethod
    def of_day(cls, day: date, written: str = "") -> Period:
        """Return one day. Without `written`, here and below, it reads as a fact's `when` would."""
        return cls(day, day, Grain.DAY, written or day.isoformat())

    @classmethod
    def of_month(cls, year: int, month: int, written: str = "") -> Period:
        """Return one month of a year, both counted from 1."""
        last = monthrange(year, month)[1]
        return cls(date(year, month, 1), date(year, month, last), Grain.MONTH, written or f"{year:04}-{month:02}")

    @classmethod
    def of_year(cls, year: int, written: str = "") -> Period:
        """Return one calendar year."""
        return cls(*_year_span(year, year), Grain.YEAR, written or f"{year:04}")

    @classmethod
    def of_decade(cls, first_year: int, written: str = "") -> Period:
        """Return ten years from one that ends in 0: `of_decade(1990)` is 1990 to 1999."""
        return cls(*_year_span(first_year, first_year + 9), Grain.DECADE, written or f"{first_year:04}s")

    @classmethod
    def of_century(cls, number: int, written: str = "") -> Period:
        """Return a hundred years as people count them: the 19th century is 1800 to 1899."""
        first_year = (number - 1) * 100
        return cls(*_year_span(first_year, first_year + 99), Grain.CENTURY, written or f"{ordinal(number)} century")

    @classmethod
    def of_interval(cls, first: Period, last: Period, written: str = "") -> Period:
        """Return all the time from the start of `first` to the end of `last`."""
        return cls(first.start, last.end, Grain.INTERVAL, written or f"{first.written}/{last.written}")

    def narrowed(self, part: Part, written: str = "") -> Period:
        """Return the early, mid or late part of this year, decade or century (see `Part` for the bounds)."""
        if self.start is None or self.end is None:
            raise ValueError("an open period has no parts")
        year = self.end.year
        if self.grain is Grain.YEAR:
            first_month, last_month = _MONTHS_OF_YEAR[part]
            last_day = monthrange(year, last_month)[1]
            start, end = date(year, first_month, 1), date(year, last_month, last_day)
        elif self.grain is Grain.DECADE:
            start, end = _year_span(*(year // 10 * 10 + offset for offset in _YEARS_OF_DECADE[part]))
        elif self.grain is Grain.CENTURY:
            start, end = _year_span(*(year // 100 * 100 + offset for offset in _YEARS_OF_CENTURY[part]))
        else:
            raise ValueError(f"only a year, decade or century has parts, not a {self.grain}")
        return replace(self, start=start, end=end, part=part, written=written or f"{part} {self.written}")

    def onwards(self, written: str = "") -> Period:
        """Return all time from the start of this period on: "since 1999"."""
        return replace(self, end=None, written=written or f"since {self.written}")

    def up_to(self, written: str = "") -> Period:
        """Return all time up to the end of this period: "until 1989"."""
        return replace(self, start=None, written=written or f"until {self.written}")

    # ── asking about one period ──

    @property
    def is_open(self) -> bool:
        """Whether one end is unknown, as in "since 1999"."""
        return self.start is None or self.end is None

    @property
    def is_single_year(self) -> bool:
        """Whether it lies within one calendar year: a day, a month, a year, "early 2006"."""
        return self.start is not None and self.end is not None and self.start.year == self.end.year

    @property
    def sort_key(self) -> tuple[date, date]:
        """Orders periods by time: open starts first, then by start, then the shorter one."""
        return self.start or date.min, self.end or date.max

    def years(self) -> tuple[int | None, int | None]:
        """Return the first and the last calendar year it touches; None for an open end."""
        return self.start.year if self.start else None, self.end.year if self.end else None

    # ── comparing two ──

    def overlaps(self, other: Period) -> bool:
        """Tell whether the two share a day."""
        return not self.is_before(other) and not self.is_after(other)

    def contains(self, other: Period) -> bool:
        """Tell whether `other` lies wholly inside this period; every period contains itself."""
        reaches_back = self.start is None or (other.start is not None and self.start <= other.start)
        reaches_on = self.end is None or (other.end is not None and other.end <= self.end)
        return reaches_back and reaches_on

    def is_before(self, other: Period) -> bool:
        """Tell whether it is over before `other` starts."""
        return self.end is not None and other.start is not None and self.end < other.start

    def is_after(self, other: Period) -> bool:
        """Tell whether it starts after `other` is over."""
        return other.is_before(self)

    def days_between(self, other: Period) -> int:
        """Count the days from the end of one to the start of the other: 0 on overlap, 1 when they touch."""
        earlier, later = (self, other) if self.is_before(other) else (other, self)
        if not earlier.is_before(later) or earlier.end is None or later.start is None:
            return 0
        return (later.start - earlier.end).days


def ordinal(number: int) -> str:
    """Write a number as a place in a row: 1st, 2nd, 3rd, 4th, 11th, 21st."""
    is_teen = number // 10 % 10 == 1
    return f"{number}{'th' if is_teen else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"


def _year_span(first: int, last: int) -> tuple[date, date]:
    """Return the first day of the first year and the last day of the last one; there is no year 0."""
    return date(max(first, 1), 1, 1), date(last, 12, 31)
