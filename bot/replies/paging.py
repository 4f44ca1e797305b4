"""What the pages of a digest go by."""

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


def has_pages(reply: Reply) -> bool:
    """Tell whether a topic and a year say all that a digest goes by, so that it can be paged through."""
    return reply.more > 0 and (not reply.question.periods or year_of(reply) is not None)
