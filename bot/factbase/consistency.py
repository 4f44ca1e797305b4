"""What must hold between the files of a fact base: unique ids, known sources and sections."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from bot.factbase.file_format import SourceEntry, SourcesFile, SynonymsFile, TopicFile
from bot.factbase.folder import SOURCES
from bot.factbase.problems import Place, Problem, did_you_mean, shown

if TYPE_CHECKING:
    from bot.factbase.loader import Read
    from bot.factbase.validation import Step

Named = tuple[str, Place]


def inconsistencies(read: Sequence[Read], folder: Path, *, complete: bool) -> Iterator[Problem]:
    """Yield what does not hold between files; unless `complete`, nothing is called missing."""
    sources = [(file, file.entry) for file in read if isinstance(file.entry, SourcesFile)]
    topics = [(file, file.entry) for file in read if isinstance(file.entry, TopicFile)]
    if complete and folder.is_dir():
        yield from _missing_files(folder, has_sources=bool(sources), has_topics=bool(topics))
    known = {source.id: source for _, entry in sources for source in entry.sources}
    if known:
        for file, topic in topics:
            yield from _unknown_references(file, topic, known)
    for file, topic in topics:
        yield from _misnamed(file, topic)
    yield from _repeats("the source id", _source_ids(sources))
    yield from _repeats("the fact id", _fact_ids(topics))
    yield from _repeats("the topic name", _topic_names(topics), ignore_case=True)
    yield from _repeats("the way of asking", _asks(topics), ignore_case=True)
    yield from _repeats("the name", _kind_names(read), ignore_case=True)


def _missing_files(folder: Path, *, has_sources: bool, has_topics: bool) -> Iterator[Problem]:
    if not has_sources:
        yield Problem(Place(str(folder)), f"there is no {SOURCES}", "write one; see CONTRIBUTING.md")
    if not has_topics:
        yield Problem(Place(str(folder)), "there is no file of facts", "write one named after its topic")


def _unknown_references(file: Read, topic: TopicFile, known: dict[str, SourceEntry]) -> Iterator[Problem]:
    source = known.get(topic.source)
    if source is None:
        cause = f"unknown source {shown(topic.source)}"
        yield Problem(file.places.of(("source",)), cause, did_you_mean(topic.source, known))
        return
    for number, fact in enumerate(topic.facts):
        for position, section in enumerate(fact.cite):
            if section not in source.sections:
                place = file.places.of(("facts", number, "cite", position))
                cause = f"unknown section {shown(section)} of {shown(source.id)}"
                yield Problem(place, cause, did_you_mean(section, source.sections))


def _misnamed(file: Read, topic: TopicFile) -> Iterator[Problem]:
    if file.path.stem != topic.topic:
        cause = f"unknown topic {shown(topic.topic)}: this file is named {shown(file.path.name)}"
        fix = f"write `topic: {file.path.stem}`, or name the file {topic.topic}.yaml"
        yield Problem(file.places.of(("topic",)), cause, fix)


def _repeats(what: str, named: Iterable[Named], *, ignore_case: bool = False) -> Iterator[Problem]:
    """Yield a problem for each name that stood before, naming the first place."""
    first: dict[str, Place] = {}
    for name, place in named:
        key = name.casefold() if ignore_case else name
        if key in first:
            yield Problem(place, f"{what} {shown(name)} is used twice, first at {first[key]}", "change one of them")
        else:
            first[key] = place


def _source_ids(sources: Iterable[tuple[Read, SourcesFile]]) -> Iterator[Named]:
    for file, entry in sources:
        for number, source in enumerate(entry.sources):
            yield source.id, file.places.of(("sources", number, "id"))


def _fact_ids(topics: Iterable[tuple[Read, TopicFile]]) -> Iterator[Named]:
    for file, topic in topics:
        for number, fact in enumerate(topic.facts):
            yield fact.id, file.places.of(("facts", number, "id"))


def _topic_names(topics: Iterable[tuple[Read, TopicFile]]) -> Iterator[Named]:
    for file, topic in topics:
        yield topic.topic, file.places.of(("topic",))
        for number, alias in enumerate(topic.aliases):
            yield alias, file.places.of(("aliases", number))


def _asks(topics: Iterable[tuple[Read, TopicFile]]) -> Iterator[Named]:
    for file, topic in topics:
        for number, fact in enumerate(topic.facts):
            path: tuple[Step, ...] = ("facts", number, "asks")
            for position, ask in enumerate(fact.asks):
                yield ask, file.places.of((*path, position))


def _kind_names(read: Iterable[Read]) -> Iterator[Named]:
    for file in read:
        if isinstance(file.entry, SynonymsFile):
            for kind, names in file.entry.names.items():
                for position, name in enumerate(names):
                    yield f"{name} ({kind})", file.places.of(("names", kind, position))
