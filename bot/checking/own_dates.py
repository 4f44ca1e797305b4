"""The `when` of a fact against the dates that its own text and answer name.

Blamed is only what contradicts: a text without years is dated by its source, a decade holds its years, and what
was "later" or "the following year" is not the year that is named. A number that may be a count is no date.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from bot.checking.dates import DateMention, dates_of_when
from bot.checking.finding import Finding
from bot.checking.passages import read_sentence
from bot.checking.sentences import plain, sentences
from bot.factbase.model import Fact
from bot.factbase.problems import Problem, shown

_LATER = re.compile(
    r"\b(?:after\w*|later|next|follow\w*|subsequent\w*|since then|thereafter|succe\w+)\b", re.IGNORECASE
)
_EARLIER = re.compile(r"\b(?:before\w*|earlier|preced\w+|previous\w*|prior|ago)\b", re.IGNORECASE)
_LASTING = {
    "since": re.compile(
        r"\b(?:since|after\w*|from|later|onwards?|follow\w*|ever|still|now|today|began|begun|begins?|start\w*"
        r"|bec[ao]me|becomes|continu\w*|remain\w*|has|have|is|are)\b",
        re.IGNORECASE,
    ),
    "until": re.compile(
        r"\b(?:until|till|up to|to|by|before|end\w*|last\w*|stop\w*|ceas\w*|clos\w*|longer|left|remain\w*)\b",
        re.IGNORECASE,
    ),
}
"""Words of a text that bears out an open `when`."""
_YEAR_BEHIND = re.compile(r"\b(?:in|since|during|until|till|after|before|as of|early|mid|late)[ -]$", re.IGNORECASE)
_NOUN_AHEAD = re.compile(
    r"[ -](?!(?:the|an?|its?|his|her|their|and|or|but|to|as|for|with|by|on|in|at|of|from|when|that|which|who"
    r"|was|were|is|are|has|have|had|will|would)\b)[a-z]"
)


def date_findings(fact: Fact) -> Iterator[Finding]:
    """Yield a problem where the text names other dates than `when`, a note where it names one and `when` none."""
    text = tuple(_named(fact.text))
    told = (*text, *_named(fact.answer))
    sure = [date for date in text if not _is_count(date, fact)]  # the answer's dates are checked by the text
    own = tuple(date for figure in fact.figures if figure.period for date in dates_of_when(figure.period.written))
    place = fact.place_of("when")
    if fact.period is None:
        years = {date.year for date in sure if date.span == 1 and date.year is not None}
        if len(years) == 1 and len({date.year for date in told}) == 1:
            cause = f"the text names one year, {shown(years.pop())}, and the fact is undated"
            yield Finding(Problem(place, cause, "date the fact, if that is when it holds"), is_note=True)
        return
    edges = dates_of_when(fact.when)
    if any(date.year is not None for date in sure) and not any(
        _agrees(edge, (*told, *own)) or _is_relative(fact, edge, sure) for edge in edges
    ):
        named = " and ".join(dict.fromkeys(shown(date.written) for date in sure if date.year is not None))
        cause = f"the fact is dated {shown(fact.when)}, but its text names {named}"
        yield Finding(
            Problem(place, cause, "date it as the text does, or name its own date in the text"), is_note=False
        )
    elif sure and not _lasts(fact):
        cause = f"the fact is dated {shown(fact.when)}, but its text does not say that it lasts"
        fix = f"write {shown(fact.when.partition(' ')[2])}, or say it in the text"
        yield Finding(Problem(place, cause, fix), is_note=False)


def _named(text: str) -> Iterator[DateMention]:
    """Yield the dates of a text, those that may be counts with an end of 0."""
    for sentence in sentences(text):
        line = plain(sentence)
        for date in read_sentence(sentence).dates:
            is_bare = date.written.isdigit() and not _YEAR_BEHIND.search(line[: date.start])
            yield replace(date, end=0) if is_bare and _NOUN_AHEAD.match(line, date.end) else date


def _is_count(date: DateMention, fact: Fact) -> bool:
    is_figure = any(figure.value == date.year for figure in fact.figures)
    return date.end == 0 or (is_figure and date.written.isdigit())


def _agrees(edge: DateMention, told: tuple[DateMention, ...]) -> bool:
    """Whether a named date may be an edge of `when`: years that overlap, and no other month, day or part."""
    same_years = [date for date in told if _overlap(edge, date)]
    has_own_month = any(date.year is None and date.month == edge.month for date in told)
    return any(has_own_month or _is_like(edge, date) for date in same_years)


def _overlap(one: DateMention, other: DateMention) -> bool:
    if one.year is None or other.year is None:
        return False
    return one.year < other.year + other.span and other.year < one.year + one.span


def _is_like(one: DateMention, other: DateMention) -> bool:
    pairs: list[tuple[int | str | None, int | str | None]] = [(one.month, other.month), (one.day, other.day)]
    if one.span == other.span:
        pairs.append((one.part, other.part))
    return all(None in pair or pair[0] == pair[1] for pair in pairs)


def _is_relative(fact: Fact, edge: DateMention, sure: list[DateMention]) -> bool:
    """Whether the text dates the fact by another date: "three years later", "before the fire of 1934"."""
    years = [date.year for date in sure if date.year is not None]
    if edge.year is None or not years:
        return False
    text = f"{fact.text} {fact.answer}"
    is_later = edge.year + edge.span > min(years) and _LATER.search(text)
    return bool(is_later or (edge.year < max(years) and _EARLIER.search(text)))


def _lasts(fact: Fact) -> bool:
    """Whether the text bears out that `when` is open at one end."""
    marks = _LASTING.get(fact.when.partition(" ")[0])
    return marks is None or bool(marks.search(f"{fact.text} {fact.answer}"))
