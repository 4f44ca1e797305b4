"""Reading the `when` of a fact: strict, so that every author writes time the same way.

Readable are these forms and nothing else::

    2005 · 2005-11 · 1902-09-16            a year, a month, a day
    2017/2022 · 2005-11/2006               from one to the other, both included
    1990s · 19th century                   a decade, a century
    early 2006 · mid-2008 · late 1980s     a part of a year, decade or century
    since 1999 · until 1989 · as of 2004   any form above, left open or tied to its time
    undated                                true without a date
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import replace
from datetime import date

from bot.factbase.period import Part, Period, ordinal
from bot.factbase.period_words import MONTHS

UNDATED = "undated"
LAST_YEAR = 2999
_LAST_CENTURY = 30
_FIRST_PLAIN_HUNDRED = 2000
_MONTHS_IN_YEAR = 12
FORMS = "2005, 2005-11, 1902-09-16, 2017/2022, 1990s, 19th century, early 2006, since 1999, as of mid-2008"

_OPENING = re.compile(r"(since|until|as of) (.+)", re.DOTALL)
_PART = re.compile(r"(early|mid|late)[ -](.+)", re.DOTALL)
_POINT = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_SHORT_YEAR = re.compile(r"['’]?[0-9]{2}")
_DECADE = re.compile(r"([0-9]{3}0)s")
_CENTURY = re.compile(r"([0-9]{1,2})(?:st|nd|rd|th) century")

_MONTH_NAMES = "|".join(MONTHS)
_NEAR_MISSES = (
    (re.compile(r"(?P<month>[0-9]{1,2})[/.-](?P<year>[0-9]{4})"), "{year}-{month:0>2}"),
    (re.compile(r"(?P<year>[0-9]{4})[-/](?P<month>[0-9])"), "{year}-{month:0>2}"),
    (
        re.compile(r"(?P<day>[0-9]{1,2})[/.-](?P<month>[0-9]{1,2})[/.-](?P<year>[0-9]{4})"),
        "{year}-{month:0>2}-{day:0>2}",
    ),
    (
        re.compile(r"(?P<year>[0-9]{4})[/.-](?P<month>[0-9]{1,2})[/.-](?P<day>[0-9]{1,2})"),
        "{year}-{month:0>2}-{day:0>2}",
    ),
    (re.compile(rf"(?P<name>{_MONTH_NAMES})\.?,? (?P<year>[0-9]{{4}})"), "{year}-{month:0>2}"),
    (
        re.compile(rf"(?P<day>[0-9]{{1,2}})\.? (?P<name>{_MONTH_NAMES})\.?,? (?P<year>[0-9]{{4}})"),
        "{year}-{month:0>2}-{day:0>2}",
    ),
    (
        re.compile(rf"(?P<name>{_MONTH_NAMES})\.? (?P<day>[0-9]{{1,2}}),? (?P<year>[0-9]{{4}})"),
        "{year}-{month:0>2}-{day:0>2}",
    ),
    (
        re.compile(r"(?:from )?(?P<first>[0-9]{4}) ?(?:-|–|—|/|to|until) ?(?P<last>[0-9]{4})"),
        "{first}/{last}",
    ),
    (re.compile(r"(?P<year>[0-9]{4})'s"), "{year}s"),
    (re.compile(r"['’]?(?P<decade>[0-9]0)s"), "19{decade}s"),
    (re.compile(r"(?P<opening>since|until|as of)[ -]+the (?P<rest>.+)"), "{opening} {rest}"),
    (re.compile(r"(?:in|the|in the|during) (?P<rest>.+)"), "{rest}"),
    (re.compile(r"(?P<year>[0-9]{3})"), "{year:0>4}"),
)
"""How dates are often written elsewhere, and the same as a `when`."""


class UnreadablePeriod(ValueError):  # noqa: N818 - it reads as what it says
    """A `when` in none of the accepted forms; its message names the value, what is wrong and a right form."""

    def __init__(self, text: str, reason: str, fix: str) -> None:
        super().__init__(f'cannot read the period "{text}": {reason}; {fix}')
        self.text = text
        """The whole `when` as the author wrote it."""
        self.reason = reason
        """What is wrong with it."""
        self.fix = fix
        """What to write instead."""


def read_when(text: str) -> Period | None:
    """Return the period that a fact's `when` names, or None for "undated". Raises `UnreadablePeriod`."""
    written = text.strip()
    if written == UNDATED:
        return None
    try:
        return _read(written)
    except _MisfitError as misfit:
        raise UnreadablePeriod(text, misfit.reason, misfit.fix or _suggestion(written)) from None


class _MisfitError(Exception):
    """Why a text is no period; becomes an `UnreadablePeriod` once the whole `when` is known."""

    def __init__(self, reason: str, fix: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.fix = fix


def _read(written: str) -> Period:
    opening = _OPENING.fullmatch(written)
    if opening is None:
        return _read_closed(written)
    word, rest = opening.groups()
    closed = _read_closed(rest)
    match word:
        case "since":
            return closed.onwards(written)
        case "until":
            return closed.up_to(written)
        case _:
            return replace(closed, written=written, as_of=True)


def _read_closed(written: str) -> Period:
    part = _PART.fullmatch(written)
    if part is not None:
        whole = _read_span(part[2]) or _read_point(part[2])
        try:
            return whole.narrowed(Part(part[1]), written)
        except ValueError as error:
            raise _MisfitError(str(error), f"write {part[2]}") from None
    first, slash, last = written.partition("/")
    if slash:
        return _read_interval(first, last, written)
    return _read_span(written) or _read_point(written)


def _read_interval(first: str, last: str, written: str) -> Period:
    start, end = _read_point(first), _read_point(last)
    try:
        return Period.of_interval(start, end, written)
    except ValueError:
        raise _MisfitError("it ends before it starts", f"write {last}/{first}") from None


def _read_span(written: str) -> Period | None:
    """Read a decade or a century; None when it is neither."""
    decade = _DECADE.fullmatch(written)
    if decade is not None:
        return Period.of_decade(_checked_decade(int(decade[1])), written)
    century = _CENTURY.fullmatch(written)
    if century is None:
        return None
    number = int(century[1])
    if not 1 <= number <= _LAST_CENTURY:
        raise _MisfitError("centuries go from the 1st to the 30th", "write 19th century")
    if not written.startswith(ordinal(number)):
        raise _MisfitError("the ending of its number is wrong", f"write {ordinal(number)} century")
    return Period.of_century(number, written)


def _checked_decade(year: int) -> int:
    _check_year(year)
    if year % 100 == 0 and year < _FIRST_PLAIN_HUNDRED:
        century = f"{ordinal(year // 100 + 1)} century"
        raise _MisfitError(
            "it may mean ten years or a hundred", f"write {century}, or {year:04}/{year + 9:04} for the ten"
        )
    return year


def _read_point(written: str) -> Period:
    """Read a year, a month or a day."""
    point = _POINT.fullmatch(written)
    if point is None:
        raise _MisfitError("it is none of the accepted forms")
    year = int(point[1])
    _check_year(year)
    if point[2] is None:
        return Period.of_year(year, written)
    month = int(point[2])
    if not 1 <= month <= _MONTHS_IN_YEAR:
        raise _MisfitError(f"there is no month {month:02}", f"write a month from {year:04}-01 to {year:04}-12")
    if point[3] is None:
        return Period.of_month(year, month, written)
    day, days = int(point[3]), monthrange(year, month)[1]
    if not 1 <= day <= days:
        raise _MisfitError(f"{year:04}-{month:02} has {days} days", f"write a day from 01 to {days}")
    return Period.of_day(date(year, month, day), written)


def _check_year(year: int) -> None:
    if not 1 <= year <= LAST_YEAR:
        raise _MisfitError(f"years go from 0001 to {LAST_YEAR}", "write the year with four digits, as in 2005")


def _suggestion(written: str) -> str:
    """Name the right form of what is nearly one, else all forms by example."""
    if _SHORT_YEAR.fullmatch(written):
        return "write all four digits of the year, as in 2005"
    plain = " ".join(written.lower().replace("–", "-").split())
    for near in (plain, *_rewritten(plain)):
        try:
            _read(near)
        except _MisfitError:
            continue
        return f"write {near}, not {written}"
    return f"write one of: {FORMS}, {UNDATED}"


def _rewritten(plain: str) -> list[str]:
    matches = ((pattern.fullmatch(plain), template) for pattern, template in _NEAR_MISSES)
    found = ((match.groupdict(), template) for match, template in matches if match is not None)
    return [template.format(**{"month": MONTHS.get(parts.get("name") or "", 0), **parts}) for parts, template in found]
