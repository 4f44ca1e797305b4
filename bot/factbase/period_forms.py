"""Times with both ends as people write them in a question: years, decades, centuries and their parts.

Every reader here takes a line of tokens and a place in it, and gives the period that starts just there,
or None. `led` says that a word such as "in" or "since" goes before, which makes a year of more numbers.
"""

from __future__ import annotations

from bot.factbase.period import Grain, Part, Period
from bot.factbase.period_dates import read_chain, read_day_first, read_month_first, with_later_month
from bot.factbase.period_numbers import (
    EARLIEST_LED_YEAR,
    YEARS_AHEAD,
    is_clear_of_nouns,
    may_end_time,
    may_start_time,
    short_year_at,
    year_at,
)
from bot.factbase.period_relative import read_relative
from bot.factbase.period_tokens import NO_NUMBER, Found, Line
from bot.factbase.period_words import (
    DECADES,
    MONTHS,
    ORDINAL_ENDINGS,
    ORDINALS,
    PARTS,
    PARTS_WITH_OF,
    POSSESSIVES,
    SPELLED_HUNDREDS,
)

_DASH = frozenset("-")
_AFTER_PART = frozenset(("-", "in", "of", "the"))
_BEFORE_TIME = frozenset(("the", "year", "years"))
_ERAS = frozenset(("ad", "ce"))
_DECADE_ENDINGS = frozenset(("s", "ies"))
_CENTURY_WORDS = frozenset(("century", "centuries", "cent", "c"))
_LAST_CENTURY = 30
_FIRST_HUNDRED_READ_AS_DECADE = 1900
_WITH_PARTS = frozenset((Grain.YEAR, Grain.DECADE, Grain.CENTURY))


def read_closed(line: Line, place: int, *, led: bool = False) -> Found | None:
    """Read a time with both ends: "2005", "early 2006", "16 September 1902", "last year"."""
    part, stop = _part(line, place)
    start = line.skip(stop, _BEFORE_TIME, 2)
    found = _read_whole(line, start, led=led or start > place)
    if found is None or part is None or found.period.grain not in _WITH_PARTS or found.period.is_open:
        return found
    return Found(_narrowed(found.period, part), found.stop)


def read_short_year(line: Line, place: int) -> Found | None:
    """Read the 05 of "in 05" and "since 99": two digits that count nothing behind them."""
    year = short_year_at(line, place)
    if year == NO_NUMBER or line.is_linked(place + 2) or not may_end_time(line, place + 1):
        return None
    starts_with_zero = int(line.word(place)[0]) == 0
    if not (starts_with_zero or is_clear_of_nouns(line, place + 1)):
        return None
    return Found(Period.of_year(year), place + 1)


def read_last_short_year(line: Line, place: int) -> Found | None:
    """Read the 06 that a text ends in ("trade 06"): nobody counts with a nought before."""
    before = line.word(place - 1)
    if line.word(place)[:1] != "0" or not before.isalpha() or before in MONTHS or line.is_glued(place):
        return None
    is_last = not any(line.word(each)[:1].isalnum() for each in range(place + 1, len(line.tokens)))
    return read_short_year(line, place) if is_last and may_start_time(line, place) else None


def _part(line: Line, place: int) -> tuple[Part | None, int]:
    """Return early, mid or late if the words at a place say so, and the place after them."""
    word = line.word(place)
    if word in PARTS_WITH_OF and line.word(place + 1) == "of":
        return PARTS_WITH_OF[word], line.skip(place + 2, _AFTER_PART)
    if word in PARTS:
        return PARTS[word], line.skip(place + 1, _AFTER_PART, 2)
    return None, place


def _narrowed(whole: Period, part: Part) -> Period:
    """Return a part of a period. "Early 1900s" is of the century, for nobody cuts that decade in three."""
    if whole.grain is Grain.DECADE and whole.start is not None and whole.start.year == _FIRST_HUNDRED_READ_AS_DECADE:
        return Period.of_century(20).narrowed(part)
    return whole.narrowed(part)


def _read_whole(line: Line, place: int, *, led: bool) -> Found | None:
    """Read a time that no word narrows or opens."""
    token = line.at(place)
    if token.is_number:
        return _read_number(line, place, led=led) if may_start_time(line, place) else None
    if token.text == "'":
        return _read_after_apostrophe(line, place) if may_start_time(line, place) else None
    return (
        read_month_first(line, place)
        or _read_spelled_decade(line, place)
        or _read_spelled_century(line, place)
        or read_relative(line, place)
    )


def _read_number(line: Line, place: int, *, led: bool) -> Found | None:
    if line.is_linked(place + 2):
        return read_chain(line, place, led=led)
    return (
        _read_year(line, place, led=led)
        or _read_decade(line, place)
        or _read_century(line, place)
        or read_day_first(line, place)
        or read_relative(line, place)
    )


def _read_after_apostrophe(line: Line, place: int) -> Found | None:
    """Read "'05" and "'90s"; a quotation mark before a whole date is none of it."""
    if not line.is_glued(place + 1) or line.value(place + 1, 2) == NO_NUMBER:
        return None
    decade = _read_decade(line, place + 1)
    if decade is not None or not may_end_time(line, place + 2):
        return decade
    return with_later_month(line, Found(Period.of_year(short_year_at(line, place + 1)), place + 2))


def _read_year(line: Line, place: int, *, led: bool) -> Found | None:
    year = year_at(line, place, led=led or line.word(place + 1) in _ERAS)
    if year == NO_NUMBER or not may_end_time(line, place + 1) or _decade_stop(line, place) is not None:
        return None
    return with_later_month(line, Found(Period.of_year(year), line.skip(place + 1, _ERAS)))


def _read_decade(line: Line, place: int) -> Found | None:
    """Read "1990s", "1990's" and "90s"."""
    year, stop = line.value(place), _decade_stop(line, place)
    if stop is None or line.word(place - 1) in POSSESSIVES:
        return None
    if line.value(place, 2) != NO_NUMBER:
        return Found(Period.of_decade(_latest(line, year)), stop)
    if not EARLIEST_LED_YEAR <= year <= line.today.year + YEARS_AHEAD:
        return None
    return Found(_decade_or_century(year), stop)


def _decade_stop(line: Line, place: int) -> int | None:
    """Return the place after a number that ends in "0s", if one stands there."""
    ending = place + 2 if line.word(place + 1) == "'" and line.is_glued(place + 1) else place + 1
    is_decade = line.is_glued(ending) and line.word(ending) in _DECADE_ENDINGS
    return ending + 1 if is_decade and line.value(place) % 10 == 0 else None


def _decade_or_century(year: int) -> Period:
    """Tell what "1800s" and the like stand for.

    Up to the 1800s people mean the century, for those decades are hardly ever spoken of. From the 1900s on it
    is the decade: "2000s" is never the century yet, and "1900s" stands in one row with "1910s" and "1990s".
    """
    is_century = year % 100 == 0 and year < _FIRST_HUNDRED_READ_AS_DECADE
    return Period.of_century(year // 100 + 1) if is_century else Period.of_decade(year)


def _latest(line: Line, digits: int) -> int:
    """Return the latest year up to today that ends in two digits."""
    century = line.today.year // 100 * 100
    return max(century + digits if century + digits <= line.today.year else century - 100 + digits, 0)


def _read_spelled_decade(line: Line, place: int) -> Found | None:
    """Read "nineties" and "nineteen-nineties"."""
    hundreds = SPELLED_HUNDREDS.get(line.word(place))
    stop = place if hundreds is None else line.skip(place + 1, _DASH)
    digits = DECADES.get(line.word(stop))
    if digits is None or line.word(place - 1) in POSSESSIVES:
        return None
    year = _latest(line, digits) if hundreds is None else hundreds + digits
    return Found(Period.of_decade(year), stop + 1)


def _read_century(line: Line, place: int) -> Found | None:
    """Read "19th century" and "20th c."; a forgotten "th" is forgiven."""
    is_ordinal = line.is_glued(place + 1) and line.word(place + 1) in ORDINAL_ENDINGS
    if not is_ordinal and line.word(place + 1) != "century":
        return None
    return _century(line, line.value(place), place + 1 + is_ordinal)


def _read_spelled_century(line: Line, place: int) -> Found | None:
    """Read "nineteenth century" and "twenty-first century"."""
    is_past_twenty = line.word(place) == "twenty"
    start = line.skip(place + 1, _DASH) if is_past_twenty else place
    number = ORDINALS.get(line.word(start), NO_NUMBER)
    return _century(line, number + 20 * is_past_twenty, start + 1) if number != NO_NUMBER else None


def _century(line: Line, number: int, stop: int) -> Found | None:
    place = line.skip(stop, _DASH)
    if not 1 <= number <= _LAST_CENTURY or line.word(place) not in _CENTURY_WORDS:
        return None
    return Found(Period.of_century(number), place + 1)
