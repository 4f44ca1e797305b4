"""Reply → Card: what a person reads, in order, before any edge gives it a form.

A card carries plain text only; an edge escapes it for its own markup.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.factbase.base import FactBase
from bot.factbase.model import Citation, Fact
from bot.factbase.period import Period
from bot.matching.reply import Label, Outcome, Reply, Shown
from bot.matching.text import MAX_CHARACTERS
from bot.replies.dates import spoken, spoken_period

UNDATED = "undated"
CHOICES = "Did you mean…"
_MOST_WORDS = 3
_LONGEST_WORD = 40


@dataclass(frozen=True, slots=True)
class Entry:
    """One fact as shown: the short answer first, then the sentence, its date and where it stands.

    `heading` stands before it and those that follow; `label` says why it is shown though it is no answer.
    """

    fact_id: str
    topic: str
    heading: str
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


def card_of(reply: Reply, base: FactBase, topics_hint: str, more_hint: str = "", earlier: int = 0) -> Card:
    """Return the card of a reply.

    The hints are sentences that say how to list the topics, and how to see the rest of a digest, at this
    edge; `earlier` counts the facts of a digest on the pages before.
    """
    entries = tuple(_entries(reply, base))
    lead = _lead(reply, base, topics_hint, earlier)
    return Card(reply.outcome, lead, entries, tuple(_tail(reply, more_hint or topics_hint)))


def entry_of(fact: Fact, base: FactBase) -> Entry:
    """Return a fact as an entry without a label."""
    return _entry(Shown(fact, 100.0), base, "", "")


def _entries(reply: Reply, base: FactBase) -> Iterator[Entry]:
    for before, shown in zip((None, *reply.shown), reply.shown, strict=False):
        is_first_choice = before is not None and before.label is Label.CLOSEST
        yield _entry(shown, base, CHOICES if is_first_choice else "", _label(shown, reply.missing))


def _entry(shown: Shown, base: FactBase, heading: str, label: str) -> Entry:
    fact = shown.fact
    return Entry(
        fact_id=fact.id,
        topic=base.topic_by_id[fact.topic].title,
        heading=heading,
        label=label,
        answer=fact.answer,
        text=fact.text,
        when=_when(fact),
        sources=tuple(_cited(citation, base) for citation in fact.citations),
    )


def _when(fact: Fact) -> str:
    return "" if fact.when == UNDATED else spoken(fact.when)


def _cited(citation: Citation, base: FactBase) -> Cited:
    title = next(source.title for source in base.sources if source.id == citation.source)
    return Cited(title, citation.section, citation.url)


def _label(shown: Shown, missing: Sequence[str]) -> str:
    when = _when(shown.fact)
    labels = {
        Label.BEFORE: f"Nearest before, {when}:",
        Label.AFTER: f"Nearest after, {when}:",
        Label.ENDS: f"Known at both ends, {when}:",
        Label.LOOSE: f"Dated less exactly, {when}:",
        Label.CLOSEST: f"Closest fact; nothing here about {quoted(missing)}:" if missing else "Closest fact:",
    }
    return labels.get(shown.label, "") if shown.label else ""


def _lead(reply: Reply, base: FactBase, topics_hint: str, earlier: int) -> str:
    if reply.outcome is Outcome.NEAREST:
        return _nearest_lead(reply)
    if reply.outcome is Outcome.DIGEST:
        return _digest_lead(reply, base, earlier)
    if reply.outcome is Outcome.SUGGEST:
        return _suggest_lead(reply)
    if reply.outcome is Outcome.NONE:
        return f"No fact for that. {topics_hint}"
    return ""


def _nearest_lead(reply: Reply) -> str:
    times = _times(reply.question.periods)
    if not times:
        return "No fact for that time. What there is:"
    return f"No fact on this for {times}. What there is:" if reply.question.terms else f"No fact for {times}."


def _digest_lead(reply: Reply, base: FactBase, earlier: int) -> str:
    topic = base.topic_by_id[reply.topic].title if reply.topic else ""
    about = ", ".join(part for part in (topic, _times(reply.question.periods)) if part) or "All facts"
    count = len(reply.shown)
    total = earlier + count + reply.more
    facts = counted(total, "fact")
    if count == total:
        return f"{about}: {facts}"
    first = f"{earlier + 1} to " if count > 1 else ""
    return f"{about}: {first}{earlier + count} of {facts}"


def _suggest_lead(reply: Reply) -> str:
    if reply.unanswered:
        parts = " and ".join(f"“{_clipped(part)}”" for part in reply.unanswered)
        return f"No fact for {parts}. For the rest:"
    lead = "No fact clearly answers that"
    if any(shown.label is Label.CLOSEST for shown in reply.shown):
        return f"{lead}."
    if reply.missing:
        lead += f"; the closest says nothing about {quoted(reply.missing)}"
    return f"{lead}. {CHOICES}"


def quoted(words: Sequence[str]) -> str:
    """Return words as “one”, “two” or “three”."""
    quoted = [f"“{_clipped(word)}”" for word in words[:_MOST_WORDS]]
    return " or ".join(part for part in (", ".join(quoted[:-1]), quoted[-1]) if part)


def _clipped(text: str) -> str:
    return f"{text[:_LONGEST_WORD]}…" if len(text) > _LONGEST_WORD else text


def counted(count: int, noun: str) -> str:
    """Return `1 fact`, `2 facts`."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def _times(periods: Sequence[Period]) -> str:
    return " and ".join(spoken_period(period) for period in periods)


def _tail(reply: Reply, more_hint: str) -> Iterator[str]:
    if reply.more:
        yield f"{reply.more:,} more. {more_hint}"
    if reply.question.corrections and reply.outcome is not Outcome.NONE:
        read = ", ".join(f"“{_clipped(c.typed)}” as “{c.meant}”" for c in reply.question.corrections)
        yield f"Read {read}."
    if reply.question.is_clipped:
        yield f"Only the first {MAX_CHARACTERS} characters of the question were read."
