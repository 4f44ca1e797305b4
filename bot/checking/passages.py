"""The sections that a fact cites, taken together: their figures and dates, and which belong together."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from bot.checking.dates import DateMention, dates, without
from bot.checking.figures import FigureMention, Kind, counted_year, figures
from bot.checking.sentences import Word, key, plain, sentences, words

_CURRENCY_LETTERS = re.compile(r"\b[A-Z]{1,3}(?=\$)|\b(?:USD|EUR|GBP|CNY|RMB|CUP)\b|\bUS(?= dollar)")
_SINGLE = frozenset(("a", "an", "one", "single", "sole", "only"))
_REACH = 4


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with all that can be compared; `counts` are those of its years that may be counts."""

    words: tuple[Word, ...]
    figures: tuple[FigureMention, ...]
    dates: tuple[DateMention, ...]
    counts: tuple[FigureMention, ...]

    def dates_of(self, figure: FigureMention) -> tuple[DateMention, ...]:
        """Return the dates that a figure of this sentence is joined with.

        As many figures of a kind as dates make pairs ("from 5 in 2017 to 3 in 2022"); else all go with all.
        """
        told = tuple(date for date in self.dates if date.year is not None)
        alike = [other for other in self.figures if _is_rival(other, figure)]
        if len(told) == len(alike) > 1 and figure in alike:
            return (told[alike.index(figure)],)
        return told


@cache
def read_sentence(text: str) -> Sentence:
    """Return a sentence read for comparison."""
    line = plain(text)
    told = dates(line)
    undated = without(line, told)
    spoken = _CURRENCY_LETTERS.sub(_blank, undated)
    counts = tuple(count for date in told if (count := counted_year(date, line)) is not None)
    return Sentence(tuple(words(spoken)), figures(undated), told, counts)


@cache
def read_text(text: str) -> tuple[Sentence, ...]:
    """Return the sentences of a fact's text read for comparison."""
    return tuple(read_sentence(sentence) for sentence in sentences(text))


@dataclass(frozen=True)
class Passage:
    """The sentences of some sections; neighbours are sentences of one section."""

    sections: tuple[tuple[Sentence, ...], ...]

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """Return all sentences of all sections."""
        return tuple(sentence for section in self.sections for sentence in section)

    def has_date(self, date: DateMention) -> bool:
        """Whether a date stands here; a day or month may have its year from a neighbouring sentence."""
        if any(date.stands_in(told) for sentence in self.sentences for told in sentence.dates):
            return True
        if date.month is None or date.year is None:
            return self._has_plain_year(date)
        return any(
            _is_split_date(date, section[max(0, number - 1) : number + 2])
            for section in self.sections
            for number in range(len(section))
        )

    def has_figure(self, figure: FigureMention) -> bool:
        """Whether a figure stands here, of the same kind."""
        return any(True for _ in self.places_of(figure))

    def has_single(self, nouns: Iterable[str]) -> bool:
        """Whether one of some nouns stands here as a single thing (`an embassy`), which says one as well."""
        keys = frozenset(map(key, nouns))
        reaches = (
            sentence.words[place + 1 : place + _REACH]
            for sentence in self.sentences
            for place, word in enumerate(sentence.words)
            if word.key in _SINGLE
        )
        return any(word.key in keys for reach in reaches for word in reach)

    def places_of(self, figure: FigureMention) -> Iterator[tuple[Sequence[Sentence], int, FigureMention]]:
        """Yield (section, number of the sentence, figure) wherever a figure's value stands."""
        for section in self.sections:
            for number, sentence in enumerate(section):
                for told in (*sentence.figures, *sentence.counts):
                    if figure.equals(told):
                        yield section, number, told

    def counted_otherwise(self, figure: FigureMention, noun: str) -> list[FigureMention]:
        """Return the figures that stand beside a noun here, if the given one is not among them."""
        beside = [
            told
            for sentence in self.sentences
            for told in sentence.figures
            if told.kind is Kind.COUNT and told.nouns and told.counts(noun)
        ]
        is_told = any(told.counts(noun) for _, _, told in self.places_of(figure))
        return [] if is_told else beside

    def has_joined(self, figure: FigureMention, told: Iterable[DateMention]) -> bool:
        """Whether a figure and one of some dates belong together here, within two neighbouring sentences."""
        wanted = tuple(told)
        return any(
            date.stands_in(near)
            for section, number, place in self.places_of(figure)
            for near in _near_dates(section, number, place)
            for date in wanted
        )

    def _has_plain_year(self, date: DateMention) -> bool:
        """Whether a year below 1000, which reads like any number, stands here."""
        plain_year = date.written.isdigit() and date.part is None
        numbers = (told for sentence in self.sentences for told in sentence.figures)
        return plain_year and any(
            told.value == date.year and told.kind is Kind.COUNT and not told.nouns for told in numbers
        )


def _is_split_date(date: DateMention, near: Sequence[Sentence]) -> bool:
    """Whether neighbouring sentences name a date's day and month without a year, and its year elsewhere."""
    told = [each for sentence in near for each in sentence.dates]
    has_day = any(
        each.year is None and (each.month, each.day, each.part) == (date.month, date.day, date.part) for each in told
    )
    return has_day and any(each.year == date.year for each in told)


def _near_dates(section: Sequence[Sentence], number: int, figure: FigureMention) -> Iterator[DateMention]:
    """Yield a figure's dates: its own sentence's, and a neighbour's unless that has such a figure itself."""
    sentence = section[number]
    own = sentence.dates_of(figure)
    yield from own
    for neighbour in (*section[max(0, number - 1) : number], *section[number + 1 : number + 2]):
        has_rival = any(_is_rival(other, figure) for other in neighbour.figures)
        if not own or not has_rival:
            yield from neighbour.dates


def _is_rival(other: FigureMention, figure: FigureMention) -> bool:
    """Whether two figures tell of the like: one kind and currency; counts must share a noun, or lack one."""
    if other.kind is not figure.kind or other.currency != figure.currency:
        return False
    if figure.kind is not Kind.COUNT or not figure.nouns or not other.nouns:
        return True
    return figure.counted is not None and other.counts(figure.counted)


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])
