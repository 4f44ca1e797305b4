"""Days and months in a question: "16 September 1902", "Nov. '05", "2005-11", and chains such as 2017/2022."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from bot.factbase.period import Period
from bot.factbase.period_numbers import may_end_time, plain_short_year_at, short_year_at, year_at
from bot.factbase.period_tokens import NO_NUMBER, Found, Line
from bot.factbase.period_words import MONTHS, ORDINAL_ENDINGS

_LONGEST_CHAIN = 3
_MONTHS_IN_YEAR = 12
_DAYS_IN_MONTH = 31
_BEFORE_DAY = frozenset((".", "the", "-"))
_AFTER_DAY = frozenset((".", "-", "of"))
_BEFORE_YEAR = frozenset((".", ",", "-", "of", "in", "the", "year"))
_BEFORE_LATER_MONTH = frozenset((",", "in", "of"))
_WORDS_LIKE_MONTHS = frozenset(("may", "march", "mar"))


def read_chain(line: Line, place: int, *, led: bool) -> Found | None:
    """Read numbers tied together without a blank: 2005-11, 11/2005, 16.9.1902, 2000-2010."""
    places = [place]
    while line.is_linked(places[-1] + 2) and len(places) <= _LONGEST_CHAIN:
        places.append(places[-1] + 2)
    if not 1 < len(places) <= _LONGEST_CHAIN or not may_end_time(line, places[-1] + 1):
        return None
    years = [year_at(line, each, led=led) for each in places]
    numbers = [(len(line.word(each)), line.value(each)) for each in places]
    if any(length not in (1, 2) and year == NO_NUMBER for (length, _), year in zip(numbers, years, strict=True)):
        return None
    marks = {line.word(each - 1) for each in places[1:]}
    period = _read_numbers(numbers, marks) or _span([year for year in years if year != NO_NUMBER], marks)
    return Found(period, places[-1] + 1) if period is not None else None


def _read_numbers(numbers: list[tuple[int, int]], marks: set[str]) -> Period | None:
    """Return the date that numbers, each with its count of digits, make in one of the usual orders."""
    match numbers:
        case [(4, year), (1 | 2, month), (1 | 2, day)] if marks <= {"-", "/", "."}:
            return _day(year, month, day)
        case [(1 | 2, day), (1 | 2, month), (4, year)] if marks <= {"-", "/", "."}:
            return _day(year, month, day) if month <= _MONTHS_IN_YEAR else _day(year, day, month)
        case [(4, year), (2, last)] if marks <= {"-", "/", "–"} and _is_two_digit_end(year, last, marks):
            return _span([year, year - year % 100 + last], marks)
        case [(4, year), (1 | 2, month)] | [(1 | 2, month), (4, year)] if marks <= {"-", "/"}:
            return Period.of_month(year, month) if 1 <= month <= _MONTHS_IN_YEAR else None
        case _:
            return None


def _is_two_digit_end(year: int, last: int, marks: set[str]) -> bool:
    """Tell whether 2010-15 and 2004/05 are two years. 2004-05 is the fifth month, as in a fact's `when`."""
    return last > max(_MONTHS_IN_YEAR, year % 100) or (marks != {"-"} and last == year % 100 + 1)


def _span(years: list[int], marks: set[str]) -> Period | None:
    """Return the years of a chain from the first to the last; what else stands in it is left aside."""
    if not years or marks & {".", ":"}:
        return None
    first, last = Period.of_year(min(years)), Period.of_year(max(years))
    return first if len(years) == 1 else Period.of_interval(first, last)


def read_day_first(line: Line, place: int) -> Found | None:
    """Read "16 September 1902" and "16th of sept '02"."""
    month_place = line.skip(_after_day(line, place), _AFTER_DAY)
    if month_place == place or line.word(month_place) not in MONTHS:
        return None
    return _with_year(line, month_place, month_place + 1, line.value(place))


def read_month_first(line: Line, place: int) -> Found | None:
    """Read "November 2005", "nov of '05" and "September 16, 1902"."""
    if line.word(place) not in MONTHS:
        return None
    day_place = line.skip(place + 1, _BEFORE_DAY, 2)
    day_stop = _after_day(line, day_place)
    with_day = _with_year(line, place, day_stop, line.value(day_place)) if day_stop > day_place else None
    return with_day or _with_year(line, place, place + 1)


def with_later_month(line: Line, found: Found) -> Found:
    """Join a year with the month that follows it: "2005 november", "2005 in November"."""
    place = line.skip(found.stop, _BEFORE_LATER_MONTH, 2)
    word = line.word(place)
    is_doubtful = word in _WORDS_LIKE_MONTHS and line.word(place - 1) != "in"
    if word not in MONTHS or is_doubtful or found.period.start is None or read_month_first(line, place):
        return found
    return Found(Period.of_month(found.period.start.year, MONTHS[word]), place + 1)


def _after_day(line: Line, place: int) -> int:
    """Return the place after a day of the month such as 16th, or the same place when there is none."""
    if not 1 <= max(line.value(place, 1), line.value(place, 2)) <= _DAYS_IN_MONTH:
        return place
    return line.skip(place + 1, ORDINAL_ENDINGS) if line.is_glued(place + 1) else place + 1


def _with_year(line: Line, month_place: int, stop: int, day: int = NO_NUMBER) -> Found | None:
    """Return a month, or a day of it, in the year that follows at `stop`: without a year it is no period."""
    place = line.skip(stop, _BEFORE_YEAR, 3)
    if line.word(place) == "'" and line.is_glued(place + 1):
        place += 1
        year = short_year_at(line, place)
    else:
        year = year_at(line, place, led=True)
    if year == NO_NUMBER and place == month_place + 1 and line.word(month_place - 1) != "on":
        year = plain_short_year_at(line, place)
    if year == NO_NUMBER or not may_end_time(line, place + 1):
        return None
    month = MONTHS[line.word(month_place)]
    period = Period.of_month(year, month) if day == NO_NUMBER else _day(year, month, day)
    return Found(period, place + 1) if period is not None else None


def _day(year: int, month: int, day: int) -> Period | None:
    """Return one day, or the whole month when it has no such day: its year is still what was asked for."""
    if not 1 <= month <= _MONTHS_IN_YEAR:
        return None
    if not 1 <= day <= monthrange(year, month)[1]:
        return Period.of_month(year, month)
    return Period.of_day(date(year, month, day))
