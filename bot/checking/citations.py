"""Facts against the text of their source: what a fact says must stand in the sections that it cites.

That is every figure, date and proper name of its answer, text, `when`, figures and roles; and a figure must
stand with its year within two neighbouring sentences. The words around them are the author's own and free.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, replace

from bot.checking.dates import DateMention, dates_of_when
from bot.checking.figures import FigureMention, Kind, figure_of
from bot.checking.names import Names, subject_keys
from bot.checking.passages import Passage, Sentence, read_sentence, read_text
from bot.checking.source_text import SourceText
from bot.checking.vocabulary import Vocabulary, vocabulary_of
from bot.factbase.base import FactBase
from bot.factbase.model import Fact, Source
from bot.factbase.problems import Place, Problem, shown

_FIX = "check it against the source, or cite the section that has it"
_FIX_OF_FIRST_WORD = f"{_FIX}; if it is no name, start the sentence with another word"


@dataclass(frozen=True, slots=True)
class _Part:
    """A text of a fact: prose is a sentence, where a capital at the start tells nothing."""

    place: Place
    sentences: tuple[Sentence, ...]
    is_prose: bool


@dataclass(frozen=True, slots=True)
class _Check:
    """One fact beside the sections that it cites."""

    fact: Fact
    passage: Passage
    names: Names
    sections: str

    def problems(self) -> Iterator[Problem]:
        """Yield all that the sections do not hold."""
        for part in _parts(self.fact):
            for sentence in part.sentences:
                yield from self._absent(part, sentence)
        yield from self._when(self.fact.when, self.fact.place_of("when"))
        for number, figure in enumerate(self.fact.figures):
            place = self.fact.place_of("figures", number)
            own = figure.period.written if figure.period else self.fact.when
            yield from self._figure(figure_of(figure.value, figure.unit), dates_of_when(own), place)
            if figure.period:
                yield from self._when(own, place)

    def _absent(self, part: _Part, sentence: Sentence) -> Iterator[Problem]:
        for date in sentence.dates:
            if not self._has_date(date, sentence):
                yield self._missing("date", date.written, part.place)
        for figure in sentence.figures:
            if not figure.is_loose:
                joined = (sentence.dates_of(figure) or dates_of_when(self.fact.when)) if part.is_prose else ()
                yield from self._figure(figure, joined, part.place)
        for name, is_doubtful in self.names.missing(sentence, is_prose=part.is_prose):
            problem = self._missing("name", name, part.place)
            yield replace(problem, fix=_FIX_OF_FIRST_WORD) if is_doubtful else problem

    def _when(self, when: str, place: Place) -> Iterator[Problem]:
        for date in dates_of_when(when):
            if not self.passage.has_date(date):
                yield self._missing("date", date.written, place)

    def _figure(self, figure: FigureMention, joined: tuple[DateMention, ...], place: Place) -> Iterator[Problem]:
        """Yield why a figure does not hold: it is not there, counts something else, or is of another year."""
        noun = figure.counted if figure.kind is Kind.COUNT else None
        if figure.value == 1 and figure.kind is Kind.COUNT and self.passage.has_single(figure.nouns):
            return
        told = [date for date in joined if self.passage.has_date(date)]
        if not self.passage.has_figure(figure):
            yield self._missing("figure", figure.written, place)
        elif noun and (others := self.passage.counted_otherwise(figure, noun)):
            counted = " and ".join(dict.fromkeys(shown(other.written) for other in others))
            cause = f"the figure {shown(figure.written)} does not count {shown(noun)} in {self.sections}"
            yield Problem(place, f"{cause}, which has {counted}", "check which figure belongs to what")
        elif told and not self.passage.has_joined(figure, told):
            years = " and ".join(shown(date.written) for date in told)
            cause = f"the figure {shown(figure.written)} does not stand with {years} in {self.sections}"
            yield Problem(place, cause, "check which year it is of; both must be in neighbouring sentences")

    def _has_date(self, date: DateMention, sentence: Sentence) -> bool:
        count = next((count for count in sentence.counts if count.start == date.start), None)
        if count is not None and count.counted:
            places = self.passage.places_of(count)
            if any(told.nouns and told.counts(count.counted) for _, _, told in places):
                return True
        return self.passage.has_date(date)

    def _missing(self, what: str, written: str, place: Place) -> Problem:
        return Problem(place, f"the {what} {shown(written)} does not stand in {self.sections}", _FIX)


def citation_problems(base: FactBase, texts: Mapping[str, SourceText]) -> Iterator[Problem]:
    """Yield what facts say and their cited sections do not; facts of a source without a text are skipped."""
    for source in base.sources:
        if source.id in texts:
            yield from _of_source(base, source, texts[source.id])


def _of_source(base: FactBase, source: Source, text: SourceText) -> Iterator[Problem]:
    read = {name: tuple(map(read_sentence, lines)) for name, lines in text.sections.items()}
    vocabulary = vocabulary_of(sentence for section in read.values() for sentence in section)
    subjects = subject_keys(word for subject in source.subjects for word in subject.words)
    for fact in base.facts:
        cited = [citation.section for citation in fact.citations if citation.source == source.id]
        absent = [section for section in cited if section not in read]
        for section in absent:
            fix = "check the section's name, and the file given with --source"
            yield Problem(fact.place_of("cite"), f"the source's text has no section “{section}”", fix)
        if cited and not absent:
            passage = Passage(tuple(read[section] for section in cited))
            yield from _checked(fact, passage, vocabulary, subjects)


def _checked(
    fact: Fact, passage: Passage, vocabulary: Vocabulary, subjects: frozenset[tuple[str, ...]]
) -> Iterable[Problem]:
    """Return a fact's problems, each once."""
    cited = " and ".join(f"“{citation.section}”" for citation in fact.citations)
    sections = f"section{'s' if len(fact.citations) > 1 else ''} {cited}"
    check = _Check(fact, passage, Names(passage, vocabulary, subjects), sections)
    return dict.fromkeys(check.problems())


def _parts(fact: Fact) -> Iterator[_Part]:
    yield _Part(fact.place_of("answer"), read_text(fact.answer), is_prose=True)
    yield _Part(fact.place_of("text"), read_text(fact.text), is_prose=True)
    for number, figure in enumerate(fact.figures):
        for text in (figure.measures, figure.unit):
            yield _Part(fact.place_of("figures", number), (read_sentence(text),), is_prose=False)
    for slot in fields(fact.roles):
        for text in getattr(fact.roles, slot.name):
            yield _Part(fact.place_of("roles", slot.name), (read_sentence(text),), is_prose=False)
