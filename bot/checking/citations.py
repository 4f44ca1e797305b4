"""Facts against the text of their source: what a fact says must stand in the sections that it cites.

That is every figure, date and proper name of its answer, text, `when`, figures and roles; and a figure must
stand with its year within two neighbouring sentences. The words around them are the author's own and free.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields

from bot.checking.dates import dates_of_when
from bot.checking.figures import figure_of
from bot.checking.names import Names, subject_keys
from bot.checking.passages import Passage, read_sentence, read_text
from bot.checking.source_text import SourceText
from bot.checking.standing import Part, Standing
from bot.checking.vocabulary import Vocabulary, vocabulary_of
from bot.factbase.base import FactBase
from bot.factbase.model import Fact, Source
from bot.factbase.problems import Problem

_FIX = "check it against the source, or cite the section that has it"


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
    standing = Standing(fact.when, passage, Names(passage, vocabulary, subjects), sections, _FIX)
    return dict.fromkeys(_absent(fact, standing))


def _absent(fact: Fact, sections: Standing) -> Iterator[Problem]:
    """Yield all that the sections do not hold."""
    for part in _parts(fact):
        yield from sections.absent(part)
    yield from sections.absent_when(fact.when, fact.place_of("when"))
    for number, figure in enumerate(fact.figures):
        place = fact.place_of("figures", number)
        own = figure.period.written if figure.period else fact.when
        yield from sections.absent_figure(figure_of(figure.value, figure.unit), dates_of_when(own), place)
        if figure.period:
            yield from sections.absent_when(own, place)


def _parts(fact: Fact) -> Iterator[Part]:
    yield Part(fact.place_of("answer"), read_text(fact.answer), is_prose=True)
    yield Part(fact.place_of("text"), read_text(fact.text), is_prose=True)
    for number, figure in enumerate(fact.figures):
        for text in (figure.measures, figure.unit):
            yield Part(fact.place_of("figures", number), (read_sentence(text),), is_prose=False)
    for slot in fields(fact.roles):
        for text in getattr(fact.roles, slot.name):
            yield Part(fact.place_of("roles", slot.name), (read_sentence(text),), is_prose=False)
