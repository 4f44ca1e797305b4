"""The dates that a sentence names: days, months, years, decades, centuries, with their early, mid or late."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.factbase.period_words import MONTHS, ORDINALS

_MONTH_NAMES = tuple(name.capitalize() for name in MONTHS)
_PART_WORDS = "[Ee]arly|[Mm]id(?:dle of)?|[Ll]ate|[Bb]eginning of|[Ss]tart of|[Ee]nd of"
_PART = rf"(?:\b(?P<part>{_PART_WORDS})[- ](?:(?:in|the) )*)?"
_MONTH = rf"(?P<month>{'|'.join(_MONTH_NAMES)})\b\.?"
_YEAR = r"(?P<year>(?:1\d|2\d)\d\d)(?!\d|[.,]\d|%|\s?per ?cent|\s(?:thousand|million|billion|trillion)\b)"
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_FORMS = tuple(
    re.compile(form)
    for form in (
        r"(?<![\d.,])(?P<year>\d{4})-(?P<number>[01]\d)-(?P<day>[0-3]\d)(?!\d)",
        rf"\b{_DAY} (?:of )?{_MONTH}(?:,? (?:of |in )?{_YEAR})?",
        rf"{_PART}\b{_MONTH} (?:the )?{_DAY}(?![\d,.]\d|\d)(?:,? (?:of |in )?{_YEAR})?",
        rf"{_PART}\b{_MONTH},? (?:of |in )?{_YEAR}",
        rf"{_PART}(?<![\w$€£.,])(?P<decade>\d{{3}}0)'?s\b",
        rf"{_PART}(?<![\w$€£.,])'?(?P<short>[2-9]0)'?s\b",
        rf"{_PART}\b(?P<century>\d{{1,2}}(?:st|nd|rd|th)|{'|'.join(ORDINALS)})[- ]century",
        r"(?<![\w$€£#.,])(?P<first>[12]\d{3})\s?[-/]\s?(?P<last>[12]\d{3}|\d\d)(?![\w%])",
        rf"{_PART}(?<![\w$€£¥#.,])(?<![$€£¥] ){_YEAR}\b",
        rf"{_PART}(?<!^)\b{_MONTH}(?! [A-Z])",
    )
)
_PARTS = {"beginning of": "early", "start of": "early", "middle of": "mid", "end of": "late"}
_OPENING = re.compile(r"(?:since|until|as of) ")


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date as far as it is said; `span` is 1 for a year, 10 for a decade, 100 for a century."""

    written: str
    start: int
    end: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    part: str | None = None
    span: int = 1

    def stands_in(self, other: DateMention) -> bool:
        """Whether another date says all that this one says, or more."""
        said = zip(self.parts, other.parts, strict=True)
        return self.span == other.span and all(mine in (None, theirs) for mine, theirs in said)

    @property
    def parts(self) -> tuple[int | str | None, ...]:
        """Year, month, day, and early, mid or late; None for what is not said."""
        return self.year, self.month, self.day, self.part


def dates(text: str) -> tuple[DateMention, ...]:
    """Return the dates of a plain sentence in order; no two overlap, the longest form wins."""
    found: list[DateMention] = []
    for form in _FORMS:
        for match in form.finditer(without(text, found)):
            found.extend(_mentions(match))
    return tuple(sorted(found, key=lambda date: date.start))


def dates_of_when(when: str) -> tuple[DateMention, ...]:
    """Return the dates of a fact's `when`; since, until and as of are the author's own words."""
    points = _OPENING.sub("", when, count=1).split("/")
    return tuple(date for point in points for date in (_early_year(point) or dates(_in_prose(point))))


def without(text: str, mentions: list[DateMention] | tuple[DateMention, ...]) -> str:
    """Return a text with its dates blanked out by marks, everything else in its place."""
    for mention in mentions:
        text = text[: mention.start] + "¦" * (mention.end - mention.start) + text[mention.end :]
    return text


def _early_year(point: str) -> tuple[DateMention, ...]:
    """Return a year below 1000, which a sentence writes without its zero and a `when` with it."""
    year = re.match(r"(?:early|mid|late)?[ -]?0(\d{3})(?!\d)", point)
    return (DateMention(year[1].lstrip("0"), 0, len(point), int(year[1])),) if year else ()


def _in_prose(point: str) -> str:
    month = re.fullmatch(r"(\d{4})-(\d\d)", point)
    if month is None:
        return point
    name = next(name for name, number in MONTHS.items() if number == int(month[2]))
    return f"{name.capitalize()} {month[1]}"


def _mentions(match: re.Match[str]) -> Iterator[DateMention]:
    said = match.groupdict()
    written, start, end = match[0], match.start(), match.end()
    if said.get("first"):
        first, last = said["first"], said["last"]
        for year in (first, first[: -len(last)] + last):
            yield DateMention(year, start, end, int(year))
        return
    year, span = _year(said)
    month = int(said["number"]) if said.get("number") else MONTHS.get((said.get("month") or "").lower())
    day = int(said["day"]) if said.get("day") else None
    part = (said.get("part") or "").lower() or None
    yield DateMention(written, start, end, year, month, day, _PARTS.get(part or "", part), span)


def _year(said: dict[str, str | None]) -> tuple[int | None, int]:
    """Return the year, or the first one of a decade or century, and how many years it spans."""
    if decade := said.get("decade"):
        return int(decade), 10
    if short := said.get("short"):
        return 1900 + int(short), 10
    if century := said.get("century"):
        number = ORDINALS.get(century) or int(century[:-2])
        return (number - 1) * 100, 100
    return (int(year) if (year := said.get("year")) else None), 1
