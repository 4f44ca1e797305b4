"""The file format: what stands in `sources.yaml`, `synonyms.yaml` and one file per topic.

These pydantic models are the only definition of the format. The loader validates against them, and the
JSON Schemas that editors use for completion and hover are generated from them.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, WithJsonSchema

from bot.factbase.period_reader import read_when

MIN_ASKS = 4
_ID = r"^[a-z0-9]+(-[a-z0-9]+)*$"
_SCALES = {"": 1, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_QUANTITY = re.compile(rf"(-?\d+(?:\.\d+)?)(?: ({'|'.join(filter(None, _SCALES))}))?")


def read_quantity(text: str) -> Decimal:
    """Return the number that a figure's `value` says, such as `777 million`.

    Raises ValueError, naming the value and a right form.
    """
    match = _QUANTITY.fullmatch(text)
    if match is None:
        raise ValueError(f"`{text}` is not a number; write 1234, 0.5 or 1.7 billion, without commas or signs")
    return Decimal(match[1]) * _SCALES[match[2] or ""]


def _readable_when(text: str) -> str:
    read_when(text)
    return text


def _readable_quantity(text: str) -> str:
    read_quantity(text)
    return text


def _one_line(text: str) -> str:
    if not text.strip():
        raise ValueError("a text must not be empty")
    return " ".join(text.split())


_TEXT_OR_NUMBER = WithJsonSchema({"type": ["string", "number"]})
Text = Annotated[str, AfterValidator(_one_line), Field(max_length=2000), _TEXT_OR_NUMBER]
ShortText = Annotated[str, AfterValidator(_one_line), Field(max_length=200), _TEXT_OR_NUMBER]
Id = Annotated[str, Field(pattern=_ID, max_length=40)]
When = Annotated[ShortText, AfterValidator(_readable_when)]
Quantity = Annotated[ShortText, AfterValidator(_readable_quantity)]
Texts = ShortText | list[ShortText]


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
    answer: Annotated[ShortText, Field(max_length=120)] = Field(description="The short answer, shown first.")
    text: Annotated[Text, Field(max_length=600)] = Field(description="A full sentence that stands by itself.")
    cite: list[ShortText] = Field(min_length=1, description="The sections of the source that say so.")
    asks: list[ShortText] = Field(min_length=MIN_ASKS, description="Ways people ask for it, four or more.")
    figures: list[FigureEntry] = Field(default=[], description="The numbers in it.")
    roles: RolesEntry = Field(default=RolesEntry(), description="Who did what to whom, where, with what.")
    not_: list[ShortText] = Field(default=[], alias="not", description="Questions it must never answer.")


class TopicFile(Entry):
    """A file of facts about one topic; the file is named after the topic."""

    source: Id = Field(description="One of the ids in sources.yaml.")
    topic: Id = Field(description="The topic's id, which is also the file's name.")
    title: ShortText = Field(description="The topic as people read it.")
    aliases: list[ShortText] = Field(default=[], description="Other words that call up the whole topic.")
    facts: list[FactEntry] = Field(min_length=1)


class SubjectEntry(Entry):
    """One of the parties a source is about, and what people call it."""

    name: ShortText
    names: list[ShortText] = Field(default=[], description="Other names of the same party.")
    adjectives: list[ShortText] = Field(default=[], description="Chinese, Cuban …")


class SourceEntry(Entry):
    """A document that facts are taken from."""

    id: Id
    title: ShortText
    publisher: ShortText
    url: Annotated[ShortText, Field(pattern=r"^https?://\S+$")]
    anchors: Literal["wikipedia", "hyphens", "none"] = Field(
        description="How a section's title becomes the link's fragment: Oil_trade, oil-trade, or not at all."
    )
    licence: ShortText
    licence_url: Annotated[ShortText, Field(pattern=r"^https?://\S+$")] | None = None
    sections: list[ShortText] = Field(min_length=1, description="All sections, parents first: A › B.")
    subjects: list[SubjectEntry] = Field(default=[], description="The parties the source is about.")


class SourcesFile(Entry):
    """`sources.yaml`."""

    sources: list[SourceEntry] = Field(min_length=1)


class SynonymsFile(Entry):
    """`synonyms.yaml`: words that mean the same here, and what kind of thing a name stands for."""

    groups: list[Annotated[list[ShortText], Field(min_length=2)]] = []
    names: dict[Id, list[ShortText]] = Field(default={}, description="kind: names, as in company: [SINOPEC]")
