"""Thousands of generated facts and questions: no reply is refused for its length or shape, or pings anybody."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import discord
import pytest
from discord.http import handle_message_parameters

from bot.gateway.desk import Body, Desk
from bot.gateway.markup import echo
from bot.matching.engine import Engine
from bot.replies.why import why_text
from tests.discord_server.description import Description, read_description
from tests.discord_server.records import Json
from tests.discord_server.rules import message_faults
from tests.matching.small import engine_of, fact, topic_file

BASES, FACTS, TOPICS = 10, 500, 20
ROUTE = "/channels/{channel_id}/messages"
EVERY = 25
"""So many of the bodies, one in this many, are held against Discord's whole description, which takes long."""
TODAY = date(2026, 11, 23)
PIECES = (
    "trade", "ferry", "harbour", "the", "of", "in", "2005", "1,000", "@everyone", "@here", "<@123456789012345678>",
    "<@&123456789012345678>", "<#123456789012345678>", "<:wave:123456789012345678>", "</ask:123456789012345678>",
    "<t:1700000000:R>", "**bold**", "__under__", "~~gone~~", "||spoiler||", "`code`", "```", "> quote", "# title",
    "-# small", "[text](https://example.org/a)", "https://example.org/x_y*z", "\\", "_", "*", "|", "<", ">", "&",
    "日本語", "العربية", "👩‍👩‍👧‍👦", "Ä", "e\u0301", "x" * 60, "'", '"', ";", "%s", "{0}", "${x}",
)  # fmt: skip


def text(chance: random.Random, most: int) -> str:
    """Return words that Discord might obey, of at most so many characters, as long as that now and then."""
    words = ["fact"]
    wanted = most if chance.random() < 0.2 else chance.randrange(1, most)
    while len(" ".join(words)) < wanted:
        words.append(chance.choice(PIECES))
    return " ".join(words)[:most].strip()


def generated(folder: Path, chance: random.Random) -> Engine:
    """Return an engine over facts of random texts and times."""
    per_topic = FACTS // TOPICS
    topics = [
        topic_file(
            f"topic-{number}",
            f"T{number} {text(chance, 190)}",
            [_fact(chance, f"{number}-{nth}".ljust(chance.randrange(8, 40), "x")) for nth in range(per_topic)],
        )
        for number in range(TOPICS)
    ]
    return engine_of(folder, *topics)


def _fact(chance: random.Random, name: str) -> dict[str, object]:
    year = chance.randrange(1800, 2025)
    when = chance.choice(
        [str(year), f"{year}-05", f"since {year}", f"{year}/{year + 3}", f"late {year // 100}90s", "undated"]
    )
    asks = [f"{name} {number} {text(chance, 150)}" for number in range(4)]
    return fact(name, when, text(chance, 120), text(chance, 600), asks)


def questions(engine: Engine, chance: random.Random) -> Iterator[str]:
    """Yield ways of asking, whole or in part, times, topics and noise."""
    for one in engine.base.facts:
        ask, year = chance.choice(one.asks), chance.randrange(1780, 2030)
        yield chance.choice([ask, ask[: len(ask) // 2], f"{ask} {year}", f"{year}", one.topic, text(chance, 900)])


def bodies(desk: Desk, engine: Engine, question: str) -> Iterator[Body]:
    """Yield all that may be sent for a question: as an embed and as text, for all and for one, and why."""
    reply = desk.ask(question, TODAY)
    for private in (False, True):
        form = desk.form(reply, private=private)
        for can_embed in (False, True):
            yield desk.body(form, 123456789012345678, can_embed=can_embed, above=echo(question))
    desk.remember_why(1, reply)
    yield Body(content=desk.why(1) or why_text(reply)[:2000], embed=None, view=None)
    if reply.facts:
        browsed = desk.browse(reply.facts[0].topic, None, 1)[1]
        yield desk.body(browsed, 123456789012345678)
    for choice in engine.complete(question[:100]):
        assert choice.text


def sent(body: Body) -> Json:
    """Return a body as discord.py puts it on the wire."""
    given = {name: part for name, part in body.items() if part is not None}
    none = discord.AllowedMentions.none()
    with handle_message_parameters(allowed_mentions=none, previous_allowed_mentions=none, **given) as made:  # type: ignore[arg-type]
        assert made.payload is not None
        return dict(made.payload)


def faults(payload: Json, description: Description | None) -> Sequence[str]:
    found = list(message_faults(payload, whole=True))
    return found if description is None else [*found, *description.faults("POST", ROUTE, {}, payload)]


@pytest.mark.parametrize("seed", range(BASES))
def test_no_reply_is_refused(tmp_path: Path, description: Path | None, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - the same each time
    engine = generated(tmp_path, chance)
    desk = Desk(engine)
    known = read_description(description) if description else None
    count = 0
    for question in questions(engine, chance):
        for body in bodies(desk, engine, question):
            count += 1
            payload = sent(body)
            assert faults(payload, None if count % EVERY else known) == [], question
    assert len(engine.base.facts) == FACTS
