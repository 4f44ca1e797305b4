"""The file format: what stands in `sources.yaml`, `synonyms.yaml` and one file per topic.

These pydantic models are the only definition of the format. The loader validates against them, and the
JSON Schemas that editors use for completion and hover are generated from them.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from bot.factbase.file_values import Address, Ask, Id, Quantity, Sentence, ShortAnswer, ShortText, Texts, When

MIN_ASKS = 4


class Entry(BaseModel):
    """What all entries share: unknown keys are errors, and nothing changes after reading."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, populate_by_name=True)


class FigureEntry(Entry):
    """One number that a fact holds."""

    value: Quantity = Field(description="The number: 100, 0.5, 777 million, 1.7 billion.")
    unit: ShortText = Field(description="What it is counted in: US$, percent, locomotives.")
    measures: ShortText = Field(description="What it measures: trade between China and Cuba.")
    when: When | None = Field(None, description="Its own date, where it differs from the fact's.")


class RolesEntry(Entry):
    """Who did what to whom, where and with what, as far as the fact's text says so."""

    actor: Texts | None = Field(None, description="Who does it, or who owns or has it.")
    action: Texts | None = Field(None, description="The verb in its base form: buy, visit, own.")
    object: Texts | None = Field(None, description="What is bought, built, said …")
    recipient: Texts | None = Field(None, description="To whom or for whom.")
    source: Texts | None = Field(None, description="From whom.")
    partner: Texts | None = Field(None, description="With whom.")
    place: Texts | None = Field(None, description="Where.")
    means: Texts | None = Field(None, description="With what, through what.")
    reason: Texts | None = Field(None, description="Why, because of what.")
    purpose: Texts | None = Field(None, description="What for.")


class FactEntry(Entry):
    """One fact: a statement of the source in your own words, and how people ask for it."""

    id: Id = Field(description="Unique in the whole base; a-z, 0-9 and -, at most 40 characters.")
    when: When = Field(
        description=(
            "2005, 2005-11, 1902-09-16, 2017/2022, 1990s, late 1980s, since 1999, until 1989, as of mid-2006, undated."
        )
    )
    answer: ShortAnswer = Field(description="The short answer, shown first.")
    text: Sentence = Field(description="A full sentence that stands by itself.")
    cite: list[ShortText] = Field(min_length=1, description="The sections of the source that say so.")
    asks: list[Ask] = Field(min_length=MIN_ASKS, description="Ways people ask for it, four or more.")
    figures: list[FigureEntry] = Field(default=[], description="The numbers in it.")
    roles: RolesEntry = Field(default_factory=RolesEntry, description="Who did what to whom, where, with what.")
    not_: list[Ask] = Field(default=[], alias="not", description="Questions it must never answer.")


class TopicFile(Entry):
    """A file of facts about one topic; the file is named after the topic."""

    source: Id = Field(description="One of the ids in sources.yaml.")
    topic: Id = Field(description="The topic's id, which is also the file's name.")
    title: ShortText = Field(description="The topic as people read it.")
    aliases: list[ShortText] = Field(default=[], description="Other words that call up the whole topic.")
    facts: list[FactEntry] = Field(min_length=1, description="The facts about the topic, one or more.")


class SubjectEntry(Entry):
    """One of the parties a source is about, and what people call it."""

    name: ShortText = Field(description="Its usual name: China.")
    names: list[ShortText] = Field(default=[], description="Other names of the same party.")
    adjectives: list[ShortText] = Field(default=[], description="Chinese, Cuban …")
    agents: list[ShortText] = Field(
        default=[], description="Names of those who act for it or are its own: its companies, its army, its leaders."
    )


class SourceEntry(Entry):
    """A document that facts are taken from."""

    id: Id = Field(description="What fact files call it; a-z, 0-9 and -, at most 40 characters.")
    title: ShortText = Field(description="The document's title, as its readers know it.")
    publisher: ShortText = Field(description="Who publishes it.")
    url: Address = Field(description="Where people read it; links to its sections are made from this.")
    anchors: Literal["wikipedia", "hyphens", "none"] = Field(
        description="How a section's title becomes the link's fragment: Oil_trade, oil-trade, or not at all."
    )
    licence: ShortText = Field(description="The licence of its text: CC BY-SA 4.0.")
    licence_url: Address | None = Field(None, description="Where the licence stands.")
    sections: list[ShortText] = Field(min_length=1, description="All sections, parents first: A › B.")
    subjects: list[SubjectEntry] = Field(default=[], description="The parties the source is about.")


class SourcesFile(Entry):
    """`sources.yaml`: the documents that facts are taken from."""

    sources: list[SourceEntry] = Field(min_length=1, description="The documents, one or more.")


class SynonymsFile(Entry):
    """`synonyms.yaml`: words that mean the same here, and what kind of thing a name stands for."""

    groups: list[Annotated[list[ShortText], Field(min_length=2)]] = Field(
        default=[], description="Groups of words that mean the same: [nickel, ni]."
    )
    names: dict[Id, list[ShortText]] = Field(default={}, description="kind: names, as in company: [SINOPEC]")
