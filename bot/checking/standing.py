"""Whether the figures, dates and proper names that a text claims stand in a passage.

The passage is what must bear the claim out: the cited sections of a source, or a fact's own text. The words
around a claim are the author's own and free.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from bot.checking.dates import DateMention, dates_of_when
from bot.checking.figures import FigureMention, Kind
from bot.checking.names import Names
from bot.checking.passages import Passage, Sentence
from bot.factbase.problems import Place, Problem, shown


@dataclass(frozen=True, slots=True)
class Part:
    """A text of a fact: prose is a sentence, where a capital at the start tells nothing."""

    place: Place
    sentences: tuple[Sentence, ...]
    is_prose: bool


@dataclass(frozen=True, slots=True)
class Standing:
    """One fact's claims beside a passage; `where` names the passage in messages, `known` are dates that hold too."""

    when: str
    passage: Passage
    names: Names
    where: str
    fix: str
    known: tuple[DateMention, ...] = ()

    def absent(self, part: Part) -> Iterator[Problem]:
        """Yield the claims of a text that the passage does not hold."""
        for sentence in part.sentences:
            yield from self._absent(part, sentence)

    def absent_when(self, when: str, place: Place) -> Iterator[Problem]:
        """Yield the dates of a `when` that the passage does not hold."""
        for date in dates_of_when(when):
            if not self.passage.has_date(date):
                yield self._missing("date", date.written, place)

    def absent_figure(self, figure: FigureMention, joined: tuple[DateMention, ...], place: Place) -> Iterator[Problem]:
        """Yield why a figure does not hold: it is not there, counts something else, or is of another year."""
        noun = figure.counted if figure.kind is Kind.COUNT else None
        if figure.value == 1 and figure.kind is Kind.COUNT and self.passage.has_single(figure.nouns):
            return
        told = [date for date in joined if self.passage.has_date(date)]
        if not self.passage.has_figure(figure):
            yield self._missing("figure", figure.written, place)
        elif noun and (others := self.passage.counted_otherwise(figure, noun)):
            counted = " and ".join(dict.fromkeys(shown(other.written) for other in others))
            cause = f"the figure {shown(figure.written)} does not count {shown(noun)} in {self.where}"
            yield Problem(place, f"{cause}, which has {counted}", "check which figure belongs to what")
        elif told and not self.passage.has_joined(figure, told):
            years = " and ".join(shown(date.written) for date in told)
            cause = f"the figure {shown(figure.written)} does not stand with {years} in {self.where}"
            yield Problem(place, cause, "check which year it is of; both must be in neighbouring sentences")

    def _absent(self, part: Part, sentence: Sentence) -> Iterator[Problem]:
        for date in sentence.dates:
            if not self._has_date(date, sentence):
                yield self._missing("date", date.written, part.place)
        for figure in sentence.figures:
            if not figure.is_loose:
                joined = (sentence.dates_of(figure) or dates_of_when(self.when)) if part.is_prose else ()
                yield from self.absent_figure(figure, joined, part.place)
        for name, is_doubtful in self.names.missing(sentence, is_prose=part.is_prose):
            problem = self._missing("name", name, part.place)
            fix = f"{self.fix}; if it is no name, start the sentence with another word"
            yield replace(problem, fix=fix) if is_doubtful else problem

    def _has_date(self, date: DateMention, sentence: Sentence) -> bool:
        count = next((count for count in sentence.counts if count.start == date.start), None)
        if count is not None and count.counted:
            places = self.passage.places_of(count)
            if any(told.nouns and told.counts(count.counted) for _, _, told in places):
                return True
        return self.passage.has_date(date) or any(date.stands_in(known) for known in self.known)

    def _missing(self, what: str, written: str, place: Place) -> Problem:
        return Problem(place, f"the {what} {shown(written)} does not stand in {self.where}", self.fix)
