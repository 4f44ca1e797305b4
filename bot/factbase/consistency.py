"""What must hold between the files of a fact base: unique ids and names, known sources and sections.

It works on the trees, not on the validated entries, so that a fault in one fact hides no fault of another;
what cannot be judged because something before it is broken is passed over in silence.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from types import EllipsisType
from typing import TYPE_CHECKING

from bot.factbase.file_values import as_id, is_id
from bot.factbase.folder import SOURCES, SYNONYMS
from bot.factbase.problems import Place, Problem, did_you_mean, shown
from bot.factbase.yaml_tree import Listing, Mapping, Node, Scalar, Step, child_of, nodes_at, texts_at

if TYPE_CHECKING:
    from bot.factbase.loader import Read

Named = tuple[str, Place]
Sections = dict[str, tuple[str, ...]]
"""The sections of each source; none where they cannot be told."""


def inconsistencies(read: Sequence[Read]) -> Iterator[Problem]:
    """Yield what does not hold between files that are YAML."""
    sources = [file.root for file in read if file.path.name == SOURCES]
    synonyms = [file.root for file in read if file.path.name == SYNONYMS]
    topics = [file for file in read if file.path.name not in {SOURCES, SYNONYMS}]
    sections = _sections(sources)
    for file in topics:
        yield from _unknown_references(file.root, sections)
        yield from _misnamed(file)
    roots = [file.root for file in topics]
    yield from _repeats("the source id", _all_texts(sources, "sources", ..., "id"))
    for source in (entry for root in sources for entry in nodes_at(root, "sources", ...)):
        yield from _repeats("the section", texts_at(source, "sections", ...))
    yield from _repeats("the fact id", _all_texts(roots, "facts", ..., "id"))
    yield from _repeats("the topic name", _topic_names(topics))
    yield from _repeats("the way of asking", _all_texts(roots, "facts", ..., "asks", ...))
    for fact in (entry for root in roots for entry in nodes_at(root, "facts", ...)):
        yield from _asked_and_forbidden(fact)
    yield from _repeated_kinds(synonyms)


def _sections(sources: Iterable[Node]) -> Sections:
    """Return the known sections; nothing at all when an id among the sources is broken."""
    known: Sections = {}
    for source in (entry for root in sources for entry in nodes_at(root, "sources", ...)):
        source_id = next((text for text, _ in texts_at(source, "id")), "")
        if not is_id(source_id):
            return {}
        known.setdefault(source_id, _sections_of(source))
    return known


def _sections_of(source: Node) -> tuple[str, ...]:
    listed = child_of(source, "sections")
    texts = tuple(text for text, _ in texts_at(source, "sections", ...))
    whole = isinstance(listed, Listing) and all(isinstance(item, Scalar) for item in listed.items)
    return texts if whole else ()


def _unknown_references(topic: Node, sections: Sections) -> Iterator[Problem]:
    for source, place in texts_at(topic, "source"):
        known = sections.get(source)
        if known is None and sections:
            yield Problem(place, f"unknown source {shown(source)}", did_you_mean(source, sections))
        if not known:
            continue
        for section, cited_at in texts_at(topic, "facts", ..., "cite", ...):
            if section not in known:
                cause = f"unknown section {shown(section)} of {shown(source)}"
                yield Problem(cited_at, cause, did_you_mean(section, known))


def _misnamed(file: Read) -> Iterator[Problem]:
    stem = file.path.stem
    for topic, place in texts_at(file.root, "topic"):
        if topic != stem:
            cause = f"unknown topic {shown(topic)}: this file is named {shown(file.path.name)}"
            rename = f"name the file {shown(f'{as_id(topic)}.yaml')}"
            yield Problem(place, cause, f"write {shown(f'topic: {stem}')}, or {rename}" if is_id(stem) else rename)


def _repeats(what: str, named: Iterable[Named]) -> Iterator[Problem]:
    """Yield a problem for each name that stood before, in whatever capitals, naming the first place."""
    first: dict[str, Place] = {}
    for name, place in named:
        before = first.setdefault(_evened(name), place)
        if before is not place:
            cause = f"{what} {shown(name)} is used twice, first at {before}"
            yield Problem(place, cause, "keep it in one place, and change or remove the other")


def _asked_and_forbidden(fact: Node) -> Iterator[Problem]:
    """Yield a problem for each question that a fact shall answer and shall not answer."""
    asked = {_evened(text): place for text, place in texts_at(fact, "asks", ...)}
    for text, place in texts_at(fact, "not", ...):
        if _evened(text) in asked:
            cause = f"{shown(text)} under `not` is a way of asking too, at {asked[_evened(text)]}"
            yield Problem(place, cause, "keep it where it belongs, and remove the other")


def _evened(name: str) -> str:
    """Return what names are compared by: no capitals, no marks at the end."""
    return name.casefold().rstrip("?!. ")


def _all_texts(roots: Iterable[Node], *path: Step | EllipsisType) -> Iterator[Named]:
    for root in roots:
        yield from texts_at(root, *path)


def _topic_names(topics: Iterable[Read]) -> Iterator[Named]:
    """Yield the ids, then the aliases; a misnamed topic is a problem of its own."""
    for file in topics:
        yield from ((topic, place) for topic, place in texts_at(file.root, "topic") if topic == file.path.stem)
    yield from _all_texts((file.root for file in topics), "aliases", ...)


def _repeated_kinds(synonyms: Iterable[Node]) -> Iterator[Problem]:
    kinds = (node for root in synonyms for node in nodes_at(root, "names") if isinstance(node, Mapping))
    for _, names in (entry for node in kinds for entry in node.entries.values()):
        yield from _repeats("the name", texts_at(names, ...))
