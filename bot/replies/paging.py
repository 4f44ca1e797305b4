"""What the year of a digest is, where it has one."""

from __future__ import annotations

from datetime import date

from bot.matching.reply import Reply


def year_of(reply: Reply) -> int | None:
    """Return the one whole year that a reply's question names; None when it names none or something else."""
    periods = reply.question.periods
    if len(periods) != 1 or periods[0].start is None:
        return None
    year = periods[0].start.year
    is_whole = (periods[0].start, periods[0].end) == (date(year, 1, 1), date(year, 12, 31))
    return year if is_whole else None
