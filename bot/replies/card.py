"""Reply → Card: what a person reads, in order, before any edge gives it a form.

A card carries plain text only; an edge escapes it for its own markup.
"""

from __future__ import annotations

from dataclasses import dataclass

from bot.factbase.base import FactBase
from bot.factbase.model import Citation, Fact
from bot.factbase.period import Period
from bot.matching.reply import Label, Outcome, Reply, Shown
from bot.matching.text import MAX_CHARACTERS
from bot.replies.dates import spoken, spoken_period

UNDATED = "undated"


@dataclass(frozen=True, slots=True)
class Entry:
    """One fact as shown: the short answer first, then the sentence, its date and where it stands."""

    fact_id: str
    topic: str
    label: str
    answer: str
    text: str
    when: str
    sources: tuple[Cited, ...]


@dataclass(frozen=True, slots=True)
class Cited:
    """A citation in words: the source's title, the section and the link."""

    source: str
    section: str
    url: str


@dataclass(frozen=True, slots=True)
class Card:
    """A reply in words: what is said before the facts, the facts, what is said after them."""

    outcome: Outcome
    lead: str
    entries: tuple[Entry, ...]
    tail: tuple[str, ...]


def card_of(reply: Reply, base: FactBase, topics_hint: str) -> Card:
    """Return the card of a reply; `topics_hint` says how to list the topics at this edge."""
    entries = tuple(_entry(shown, base) for shown in reply.shown)
    return Card(reply.outcome, _lead(reply, base, topics_hint), entries, tuple(_tail(reply, topics_hint)))


def entry_of(fact: Fact, base: FactBase) -> Entry:
    """Return a fact as an entry without a label."""
    return _entry(Shown(fact, 100.0), base)


def _entry(shown: Shown, base: FactBase) -> Entry:
    fact = shown.fact
    when = "" if fact.when == UNDATED else spoken(fact.when)
    return Entry(
        fact_id=fact.id,
        topic=base.topic_by_id[fact.topic].title,
        label=_label(shown, when),
        answer=fact.answer,
        text=fact.text,
        when=when,
        sources=tuple(_cited(citation, base) for citation in fact.citations),
    )


def _cited(citation: Citation, base: FactBase) -> Cited:
    title = next(source.title for source in base.sources if source.id == citation.source)
    return Cited(title, citation.section, citation.url)


def _label(shown: Shown, when: str) -> str:
    labels = {
        Label.BEFORE: f"Nearest before: {when}",
        Label.AFTER: f"Nearest after: {when}",
        Label.ENDS: f"Known at both ends: {when}",
        Label.LOOSE: f"Dated less exactly: {when}",
        Label.CLOSEST: "Closest fact",
        Label.ALSO: "Close",
    }
    return labels.get(shown.label, "") if shown.label else ""


def _lead(reply: Reply, base: FactBase, topics_hint: str) -> str:
    if reply.outcome is Outcome.NEAREST:
        return f"No fact on this for {_times(reply.question.periods)}. What there is:"
    if reply.outcome is Outcome.DIGEST:
        return _digest_lead(reply, base)
    if reply.outcome is Outcome.SUGGEST:
        return _suggest_lead(reply)
    if reply.outcome is Outcome.NONE:
        return f"No fact for that. {topics_hint}"
    return ""


def _digest_lead(reply: Reply, base: FactBase) -> str:
    topic = base.topic_by_id[reply.topic].title if reply.topic else ""
    about = ", ".join(part for part in (topic, _times(reply.question.periods)) if part)
    count = len(reply.shown)
    return f"{about or 'All facts'}: {count} of {count + reply.more} facts" if reply.more else f"{about}: {count} facts"


def _suggest_lead(reply: Reply) -> str:
    if reply.unanswered:
        parts = "; ".join(f"“{part}”" for part in reply.unanswered)
        return f"No fact answers {parts}. The rest:"
    if reply.missing:
        words = ", ".join(f"“{word}”" for word in reply.missing)
        return f"No fact answers that: nothing close says anything about {words}. Did you mean…"
    return "No fact clearly answers that. Did you mean…"


def _times(periods: tuple[Period, ...]) -> str:
    return " and ".join(spoken_period(period) for period in periods)


def _tail(reply: Reply, topics_hint: str) -> list[str]:
    notes = []
    if reply.more:
        notes.append(f"{reply.more} more. {topics_hint}")
    if reply.question.corrections and reply.outcome is not Outcome.NONE:
        read = ", ".join(f"“{c.typed}” as “{c.meant}”" for c in reply.question.corrections)
        notes.append(f"Read {read}.")
    if reply.question.is_clipped:
        notes.append(f"Only the first {MAX_CHARACTERS} characters of the question were read.")
    return notes
