"""Small fact bases, written in a few lines and read by the real loader, and what is said of replies."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cache
from pathlib import Path

from bot.factbase.base import FactBase
from bot.factbase.loader import load
from bot.matching.engine import Engine
from bot.matching.english import English, load_english
from bot.matching.reply import Label, Outcome, Reply
from tests.conftest import TODAY

Entry = Mapping[str, object]
"""A fact as it stands in a file."""


def fact(name: str, when: str | int, answer: str, text: str, asks: Sequence[str], **more: object) -> dict[str, object]:
    """Return a fact's entry; `more` holds its figures and roles, and as `never` what it must not answer."""
    entry = {"id": name, "when": when, "answer": answer, "text": text, "cite": ["Introduction"], "asks": asks}
    return {**entry, **{{"never": "not"}.get(key, key): value for key, value in more.items()}}


def topic_file(name: str, title: str, facts: Iterable[Entry], aliases: Sequence[str] = ()) -> dict[str, object]:
    """Return the content of a topic's file."""
    head = {"source": "book", "topic": name, "title": title, "aliases": list(aliases)}
    return {**head, "facts": list(facts)}


def write_base(
    folder: Path,
    *topics: Mapping[str, object],
    subjects: Sequence[Entry] = (),
    synonyms: Entry | None = None,
) -> Path:
    """Write a base into a folder (JSON is YAML); return the folder."""
    source = {
        "id": "book",
        "title": "The book",
        "publisher": "The printer",
        "url": "https://example.org/book",
        "anchors": "hyphens",
        "licence": "CC0",
        "sections": ["Introduction", "Boats", "Boats › Dinghies"],
        "subjects": list(subjects),
    }
    files = {"sources": {"sources": [source]}, **{str(topic["topic"]): topic for topic in topics}}
    if synonyms is not None:
        files["synonyms"] = synonyms
    folder.mkdir(parents=True, exist_ok=True)
    for stem, content in files.items():
        (folder / f"{stem}.yaml").write_text(json.dumps(content, ensure_ascii=False, indent=1), "utf-8")
    return folder


def engine_of(
    folder: Path,
    *topics: Mapping[str, object],
    subjects: Sequence[Entry] = (),
    synonyms: Entry | None = None,
) -> Engine:
    """Write a base, load it and return an engine over it."""
    return engine_over(load(write_base(folder, *topics, subjects=subjects, synonyms=synonyms)))


def engine_over(base: FactBase, today: date = TODAY) -> Engine:
    """Return an engine over a base; all share the English words, which take a while to read."""
    return Engine(base, today, english())


@cache
def english() -> English:
    return load_english()


def ids(reply: Reply) -> list[str]:
    """Return the ids of the facts shown, in order."""
    return [shown.id for shown in reply.facts]


def answered(reply: Reply) -> list[str]:
    """Return the ids of the facts given as the answer: none when the reply is anything else."""
    return ids(reply) if reply.outcome is Outcome.ANSWER else []


def labelled(reply: Reply) -> list[tuple[Label | None, str]]:
    """Return the facts shown, each with its label."""
    return [(shown.label, shown.fact.id) for shown in reply.shown]


def seen(reply: Reply) -> tuple[object, ...]:
    """Return all of a reply that a person sees of it, for comparing two."""
    shown = tuple((entry.fact.id, entry.score, entry.label) for entry in reply.shown)
    read = reply.question
    periods = tuple(period.written for period in read.periods)
    return (
        reply.outcome,
        shown,
        reply.more,
        reply.topic,
        reply.missing,
        reply.unanswered,
        read.corrections,
        periods,
    )
