"""Thousands of generated facts and questions: no reply is refused for its length or shape, or pings anybody."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import discord
import pytest
from discord.http import handle_message_parameters

from bot.factbase.base import FactBase
from bot.factbase.loader import load
from bot.factbase.period import Period
from bot.gateway.bodies import Body, body_of
from bot.gateway.desk import Desk
from bot.gateway.forms import form_of
from bot.gateway.markup import echo
from bot.matching.engine import Engine
from bot.matching.question import Question
from bot.matching.reply import Label, Outcome, Reply, Shown, explained
from tests.discord_server.description import read_description
from tests.discord_server.records import Json
from tests.discord_server.rules import MOST_CONTENT, message_faults
from tests.matching.small import fact, topic_file, write_base

BASES, FACTS, TOPICS = 10, 500, 20
PARTS, QUESTIONS = 10, 500
ASKER = 123456789012345678
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


def base_of(folder: Path, chance: random.Random) -> FactBase:
    """Return facts of random texts and times."""
    per_topic = FACTS // TOPICS
    topics = [
        topic_file(
            f"topic-{number}",
            f"T{number} {text(chance, 190)}",
            [_fact(chance, f"{number}-{nth}".ljust(chance.randrange(8, 40), "x")) for nth in range(per_topic)],
        )
        for number in range(TOPICS)
    ]
    return load(write_base(folder, *topics))


def _fact(chance: random.Random, name: str) -> dict[str, object]:
    year = chance.randrange(1800, 2025)
    when = [str(year), f"{year}-05", f"since {year}", f"{year}/{year + 3}", f"late {year // 100}90s", "undated"]
    asks = [f"{name} {number} {text(chance, 30)}" for number in range(4)]
    return fact(name, chance.choice(when), text(chance, 120), text(chance, 600), asks)


def replies(base: FactBase, chance: random.Random) -> Iterator[Reply]:
    """Yield a reply for each fact, of any outcome, beside other facts and whatever was typed."""
    for one in base.facts:
        outcome = chance.choice([each for each in Outcome if each is not Outcome.NONE])
        facts = dict.fromkeys([one, *chance.choices(base.facts, k=chance.randrange(6))])
        shown = tuple(Shown(each, 50.0, chance.choice([None, *Label])) for each in facts)
        typed = tuple(text(chance, 300) for _ in range(chance.randrange(4)))
        asked = Question(text(chance, 900), periods=tuple(Period.of_year(1900 + len(word)) for word in typed))
        yield Reply(
            outcome,
            asked,
            explained(""),
            shown,
            chance.randrange(9),
            one.topic,
            typed,
            typed if chance.random() < 0.2 else (),
        )


def questions(engine: Engine, chance: random.Random) -> Iterator[str]:
    """Yield ways of asking, whole or in part, with other years, and noise."""
    asks = [ask for one in engine.base.facts for ask in one.asks]
    for _ in range(QUESTIONS):
        ask, year = chance.choice(asks), chance.randrange(1780, 2030)
        noise = text(chance, chance.choice([60, 60, 900]))
        yield chance.choice([ask, ask[: len(ask) // 2], f"{ask} {year}", f"{year}", f"{noise} {ask}", noise])


def sent(body: Body) -> Json:
    """Return a body as discord.py puts it on the wire."""
    given = {name: part for name, part in body.items() if part is not None}
    none = discord.AllowedMentions.none()
    with handle_message_parameters(allowed_mentions=none, previous_allowed_mentions=none, **given) as made:  # type: ignore[arg-type]
        assert made.payload is not None
        return dict(made.payload)


def faults(payload: Json, folder: Path | None) -> Sequence[str]:
    """Return what is wrong with a message, by the server's own rules and by the description in a folder."""
    found = list(message_faults(payload, whole=True))
    return found if folder is None else [*found, *read_description(folder).faults("POST", ROUTE, {}, payload)]


@pytest.mark.parametrize("seed", range(BASES))
def test_no_reply_of_generated_facts_is_refused(tmp_path: Path, description: Path | None, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - the same each time
    base = base_of(tmp_path, chance)
    for number, reply in enumerate(replies(base, chance)):
        form = form_of(reply, base, private=number % 10 == 0)
        above = echo(reply.question.text)
        for body in (body_of(form, ASKER, can_embed=can_embed, above=above) for can_embed in (False, True)):
            assert faults(sent(body), None if number % EVERY else description) == []


@pytest.mark.parametrize("seed", range(PARTS))
def test_no_reply_to_generated_questions_is_refused(engine: Engine, description: Path | None, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311
    desk = Desk(engine)
    for number, question in enumerate(questions(engine, chance)):
        reply = desk.ask(question, TODAY)
        desk.remember_why(1, reply)
        assert len(desk.why(1) or "") <= MOST_CONTENT
        body = body_of(desk.form(reply), ASKER, can_embed=number % 2 == 0, above=echo(question))
        assert faults(sent(body), None if number % EVERY else description) == [], question
