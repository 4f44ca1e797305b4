"""Reading periods: from a fact's `when` (strict), and from questions (lenient, with places in the text)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from bot.factbase.period import Grain, Period
from bot.factbase.period_dates import read_month_first
from bot.factbase.period_forms import read_closed, read_last_short_year, read_short_year
from bot.factbase.period_numbers import is_clear_of_nouns
from bot.factbase.period_tokens import Found, Line, Token, tokenise
from bot.factbase.period_when import UnreadablePeriod, read_when
from bot.factbase.period_words import (
    ANCHORS,
    LEADS,
    MONTHS,
    OPENINGS,
    PREFIXES,
    PRESENT,
    RANGE_WORDS,
    SHORT_YEAR_LEADS,
    STARTERS,
    Opening,
)

__all__ = ["PeriodMention", "UnreadablePeriod", "read_periods", "read_when"]

_LONGEST_PREFIX = 4
_ONWARDS = frozenset(("onwards", "onward"))
_THE = frozenset(("the",))
_BETWEEN_JOINTS = RANGE_WORDS | {"and", "&"}
_LISTING = frozenset(("and", "or", "&"))
_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class PeriodMention:
    """A period that a question names, and where: characters `start` up to, not including, `end`.

    The span includes the words that belong to it ("in the", "between", "year"), as `period.written` does.
    """

    period: Period
    start: int
    end: int


def read_periods(text: str, today: date) -> tuple[PeriodMention, ...]:
    """Find all periods a question names, in order, never overlapping.

    Any text can be read, in time linear in its length. Months and words such as "since" and "nineties" may
    hold one typing mistake; a date in numbers has the day first where both orders are possible; "last year"
    and "the 90s" count from `today`.
    """
    line = tokenise(text, today)
    if not any(token.is_number or token.text in ANCHORS for token in line.tokens):
        return ()
    return tuple(_mentions(text, line))


def _mentions(text: str, line: Line) -> Iterator[PeriodMention]:
    place = last_stop = 0
    while place < len(line.tokens):
        may_start = _may_start(line.at(place)) and not _follows_a_number(line, place, last_stop)
        found = _read_at(line, place) if may_start else None
        if found is None and 0 < last_stop == place - 1 and line.word(place - 1) in _LISTING:
            found = read_short_year(line, place)  # the 14 of "in 05 and 14"
        if found is None:
            place += 1
            continue
        start, end = line.at(place).start, line.at(found.stop - 1).end
        yield PeriodMention(replace(found.period, written=text[start:end]), start, end)
        place = last_stop = found.stop


def _may_start(token: Token) -> bool:
    """Take a cheap first look: most words of a question begin no period."""
    return token.is_number or token.text in STARTERS


def _follows_a_number(line: Line, place: int, last_stop: int) -> bool:
    """Tell whether a number follows one that was no time, as in a phone number (but not in "Q3 2005")."""
    if place == last_stop or not (line.at(place).is_number and line.at(place - 1).is_number):
        return False
    return not (line.is_glued(place - 1) and line.word(place - 2).isalpha())


def _read_at(line: Line, place: int) -> Found | None:
    if line.word(place) == "between":
        return _read_between(line, place + 1)
    opening, stop = _opening(line, place)
    if opening is not None:
        return _read_opened(line, opening, stop)
    return _read_prefixed(line, place)


def _read_between(line: Line, place: int) -> Found | None:
    first = read_closed(line, place, led=True)
    return _read_interval(line, first, _BETWEEN_JOINTS) or first or _read_months(line, place, _BETWEEN_JOINTS)


def _opening(line: Line, place: int) -> tuple[Opening | None, int]:
    """Return how the word or two at a place open a period to one side, and the place after them."""
    word, following = line.word(place), line.word(place + 1)
    if (word, following) in OPENINGS:
        return OPENINGS[word, following], place + 2
    return OPENINGS.get((word, "")), place + 1


def _read_opened(line: Line, opening: Opening, place: int) -> Found | None:
    """Read "since 2010" and "before the 90s"; "since 2004 until 2006" has both ends after all."""
    start = line.skip(place, PREFIXES | {"-"}, 3)
    found = _read_span(line, start, led=True)
    if found is None and line.word(start - 1) in SHORT_YEAR_LEADS:
        found = read_short_year(line, start)
    if found is None:
        return None
    if opening is Opening.SINCE and found.period.grain is Grain.INTERVAL:
        return found
    period = _opened(found.period, opening)
    return Found(period, found.stop) if period is not None else None


def _opened(period: Period, opening: Opening) -> Period | None:
    """Leave one side of a period open; None where the calendar ends."""
    match opening:
        case Opening.SINCE:
            return period.onwards()
        case Opening.UNTIL:
            return period.up_to()
        case Opening.AS_OF:
            return replace(period, as_of=True)
        case Opening.AFTER if period.end is not None and period.end < date.max:
            return Period(period.end + _ONE_DAY, None, period.grain, "")
        case Opening.BEFORE if period.start is not None and period.start > date.min:
            return Period(None, period.start - _ONE_DAY, period.grain, "")
        case _:
            return None


def _read_prefixed(line: Line, place: int) -> Found | None:
    """Read "in the year 2005", "from 2000 to 2010", "in 05" and "2010 onwards"."""
    start = line.skip(place, PREFIXES, _LONGEST_PREFIX)
    prefix = {line.word(each) for each in range(place, start)}
    found = _read_span(line, start, led=not LEADS.isdisjoint(prefix))
    if found is None and start > place and line.word(start - 1) in SHORT_YEAR_LEADS:
        found = read_short_year(line, start)
    if found is None:
        return read_last_short_year(line, place)
    stop = line.skip(found.stop, _ONWARDS)
    if "from" in prefix and line.word(stop) == "on" and is_clear_of_nouns(line, stop + 1):
        stop += 1
    return Found(found.period.onwards(), stop) if stop > found.stop else found


def _read_span(line: Line, place: int, *, led: bool) -> Found | None:
    """Read a time with both ends, or an interval from one such to another."""
    first = read_closed(line, place, led=led)
    return _read_interval(line, first, RANGE_WORDS) or first or _read_months(line, place, RANGE_WORDS)


def _read_interval(line: Line, first: Found | None, joints: frozenset[str]) -> Found | None:
    """Read on to an interval if a joint and a second period follow the first; ends in either order."""
    if first is None or line.word(first.stop) not in joints:
        return None
    place = first.stop + 1
    last = read_closed(line, place, led=True) or _read_present(line, place)
    if last is None:
        return None
    earlier, later = sorted((first.period, last.period), key=lambda period: period.sort_key)
    return Found(Period.of_interval(earlier, later), last.stop)


def _read_months(line: Line, place: int, joints: frozenset[str]) -> Found | None:
    """Read the interval of "November to December 2005", where one year serves both months."""
    if line.word(place) not in MONTHS or line.word(place + 1) not in joints:
        return None
    last = read_month_first(line, place + 2)
    if last is None or last.period.start is None:
        return None
    first = Period.of_month(last.period.start.year, MONTHS[line.word(place)])
    return None if first.is_after(last.period) else Found(Period.of_interval(first, last.period), last.stop)


def _read_present(line: Line, place: int) -> Found | None:
    stop = line.skip(place, _THE)
    return Found(Period.of_day(line.today), stop + 1) if line.word(stop) in PRESENT else None
