"""Which numbers of a question are years: 2005 in "2005 imports", but not in "2005 km" or "article 2005"."""

from __future__ import annotations

from bot.factbase.period_tokens import NO_NUMBER, Line
from bot.factbase.period_words import (
    CURRENCY,
    FUNCTION_WORDS,
    GLUABLE,
    NUMBERED,
    OPENINGS,
    ORDINAL_ENDINGS,
    UNITS_OF_MEASURE,
    YEARLY,
    is_plural,
)

EARLIEST_BARE_YEAR = 1500
EARLIEST_LED_YEAR = 1000
LAST_LED_YEAR = 2999
YEARS_AHEAD = 50
_YEARS_AHEAD_OF_PIVOT = 5
_FIRST_DAY_OF_TWO_DIGITS, _LAST_DAY = 10, 31
"""As days these are written with two digits by anyone; nobody writes 5 as 05 but in a date."""
_GLUED_WORDS = frozenset(("s", "ies", "ad", "ce", *ORDINAL_ENDINGS))


def may_start_time(line: Line, place: int) -> bool:
    """Tell whether a number is no later part of a chain, no id (S55), no sum of money, no "no. 2005"."""
    before = line.word(place - 1)
    if line.is_linked(place) or before in CURRENCY or (before in NUMBERED and before != "no"):
        return False
    if before == "." and line.word(place - 2) in NUMBERED:
        return False
    if before == "than" and (line.word(place - 2), before) not in OPENINGS:
        return False
    return not line.is_glued(place) or before in GLUABLE or not (before[:1].isalnum() or before == "+")


def may_end_time(line: Line, stop: int) -> bool:
    """Tell whether what follows a number lets it be a year: no unit, no percent, no letters stuck to it."""
    after = line.word(stop)
    unit = line.word(stop + 1) if after == "us" else after
    if unit in UNITS_OF_MEASURE or unit in CURRENCY:
        return False
    return not (after.isalpha() and line.is_glued(stop) and after not in _GLUED_WORDS)


def year_at(line: Line, place: int, *, led: bool) -> int:
    """Return the four-digit year at a place, or `NO_NUMBER`. Words such as "in" lead to years of any age."""
    year = line.value(place, 4)
    is_usual = EARLIEST_BARE_YEAR <= year <= line.today.year + YEARS_AHEAD
    if not is_usual and not (led and EARLIEST_LED_YEAR <= year <= LAST_LED_YEAR):
        return NO_NUMBER
    counts = year % 100 == 0 and is_plural(line.word(place + 1)) and line.word(place + 1) not in YEARLY
    return NO_NUMBER if counts and not (led and is_usual) else year


def short_year_at(line: Line, place: int) -> int:
    """Return the year that two digits at a place stand for, five years ahead at most, or `NO_NUMBER`."""
    digits = line.value(place, 2)
    if digits == NO_NUMBER:
        return NO_NUMBER
    century, today = line.today.year // 100 * 100, line.today.year % 100
    year = century + digits if digits <= today + _YEARS_AHEAD_OF_PIVOT else century - 100 + digits
    return max(year, 1)


def plain_short_year_at(line: Line, place: int) -> int:
    """Return the year of two digits behind a month that are hardly its day: 05 and 98, not 25 nor "98 buses"."""
    digits = line.value(place, 2)
    is_year = digits < _FIRST_DAY_OF_TWO_DIGITS or (digits > _LAST_DAY and is_clear_of_nouns(line, place + 1))
    return short_year_at(line, place) if is_year else NO_NUMBER


def is_clear_of_nouns(line: Line, place: int) -> bool:
    """Tell whether the token at a place cannot be a thing that is counted: the end, a full stop, "did"."""
    word = line.word(place)
    return not word[:1].isalnum() or word in FUNCTION_WORDS
