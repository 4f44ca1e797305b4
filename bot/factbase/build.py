"""Validated files → the frozen fact base. Only called when there is no problem left."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING
from urllib.parse import quote

from bot.factbase.base import FactBase
from bot.factbase.file_format import (
    FactEntry,
    FigureEntry,
    RolesEntry,
    SourceEntry,
    SourcesFile,
    SubjectEntry,
    SynonymsFile,
    TopicFile,
)
from bot.factbase.file_values import read_quantity
from bot.factbase.model import Citation, Fact, Figure, Roles, Source, Subject, Synonyms, Topic
from bot.factbase.period_reader import read_when

if TYPE_CHECKING:
    from bot.factbase.loader import Read

INTRODUCTION = "Introduction"
_PARENT = " › "


def built(read: Iterable[Read]) -> FactBase:
    """Return the fact base that a consistent set of files describes."""
    files = list(read)
    entries = {
        source.id: source for file in files if isinstance(file.entry, SourcesFile) for source in file.entry.sources
    }
    topics = [(file, file.entry) for file in files if isinstance(file.entry, TopicFile)]
    facts = [fact for file, topic in topics for fact in _facts(file, topic, entries[topic.source])]
    return FactBase(
        facts=tuple(sorted(facts, key=lambda fact: fact.id)),
        topics=tuple(
            sorted(
                (Topic(topic.topic, topic.title, tuple(topic.aliases)) for _, topic in topics),
                key=lambda topic: topic.title.casefold(),
            )
        ),
        sources=tuple(_source(entry) for entry in entries.values()),
        synonyms=_synonyms(files),
    )


def section_url(source: SourceEntry, section: str) -> str:
    """Return the link to a section: the source's address, and the section's title as its fragment."""
    if section == INTRODUCTION or source.anchors == "none":
        return source.url
    title = section.rsplit(_PARENT, 1)[-1]
    if source.anchors == "wikipedia":
        return f"{source.url}#{quote(title.replace(' ', '_'))}"
    return f"{source.url}#{quote('-'.join(title.lower().split()))}"


def _facts(file: Read, topic: TopicFile, source: SourceEntry) -> Iterator[Fact]:
    for number, entry in enumerate(topic.facts):
        at = ("facts", number)
        yield Fact(
            id=entry.id,
            topic=topic.topic,
            when=entry.when,
            period=read_when(entry.when),
            answer=entry.answer,
            text=entry.text,
            citations=_citations(entry, source),
            asks=tuple(entry.asks),
            figures=tuple(_figure(figure) for figure in entry.figures),
            roles=_roles(entry.roles),
            never=tuple(entry.not_),
            place=file.places.of(at),
            ask_places=tuple(file.places.of((*at, "asks", i)) for i in range(len(entry.asks))),
            never_places=tuple(file.places.of((*at, "not", i)) for i in range(len(entry.not_))),
            part_places={path: file.places.of((*at, *path)) for path in _parts(entry)},
        )


def _parts(entry: FactEntry) -> Iterator[tuple[str | int, ...]]:
    """Yield the paths of what the source must hold."""
    yield from (("answer",), ("text",), ("when",), ("cite",))
    yield from (("figures", number) for number in range(len(entry.figures)))
    yield from (("roles", slot) for slot in entry.roles.model_fields_set)


def _citations(entry: FactEntry, source: SourceEntry) -> tuple[Citation, ...]:
    return tuple(Citation(source.id, section, section_url(source, section)) for section in entry.cite)


def _figure(entry: FigureEntry) -> Figure:
    period = read_when(entry.when) if entry.when else None
    return Figure(read_quantity(entry.value), entry.unit, entry.measures, period)


def _roles(entry: RolesEntry) -> Roles:
    given = entry.model_dump(exclude_none=True)
    return Roles(**{slot: tuple(texts) for slot, texts in given.items()})


def _source(entry: SourceEntry) -> Source:
    return Source(
        id=entry.id,
        title=entry.title,
        publisher=entry.publisher,
        url=entry.url,
        licence=entry.licence,
        licence_url=entry.licence_url,
        sections=tuple(entry.sections),
        subjects=tuple(_subject(subject) for subject in entry.subjects),
    )


def _subject(entry: SubjectEntry) -> Subject:
    return Subject(entry.name, tuple(entry.names), tuple(entry.adjectives), tuple(entry.agents))


def _synonyms(files: Iterable[Read]) -> Synonyms:
    for file in files:
        if isinstance(file.entry, SynonymsFile):
            groups = tuple(tuple(group) for group in file.entry.groups)
            return Synonyms(groups, tuple((kind, tuple(names)) for kind, names in file.entry.names.items()))
    return Synonyms()
