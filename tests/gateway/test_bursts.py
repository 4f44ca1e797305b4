"""Many questions at once: what can be is answered, once each; the rest is counted; and it goes on."""

from __future__ import annotations

import asyncio
import logging

import pytest

from bot.gateway.client import Factbot
from bot.matching.engine import Engine
from tests.discord_server.server import DiscordServer
from tests.gateway.wire import on_the_wire, said

MESSAGES, CHANNELS = 2_000, 20
QUIET, WITHIN = 1.0, 90.0


async def settled(server: DiscordServer) -> None:
    """Wait until the bot sends nothing any more."""
    before = -1
    while len(server.requests) != before:
        before = len(server.requests)
        await asyncio.sleep(QUIET)


def test_a_burst_of_questions(engine: Engine, caplog: pytest.LogCaptureFixture) -> None:
    async def scene(server: DiscordServer, bot: Factbot) -> None:
        guild = server.add_guild()
        channels = [guild.add_channel(f"room-{number}") for number in range(CHANNELS)]
        people = [server.add_user(f"person-{number}") for number in range(CHANNELS)]
        asked = [
            await server.say(channels[number % CHANNELS], people[number % CHANNELS], "!trade 2005")
            for number in range(MESSAGES)
        ]
        await asyncio.wait_for(settled(server), WITHIN)
        answers = [answer for channel in channels for answer in server.posted(channel)]
        answered = [answer.reference.message_id for answer in answers if answer.reference is not None]
        assert len(answered) == len(answers) == len(set(answered))
        assert set(answered) <= {question.id for question in asked}
        await server.until(lambda: "questions_dropped" in caplog.text, 15.0)
        dropped = sum(
            getattr(record, "fields", {}).get("count", 0)
            for record in caplog.records
            if record.message == "questions_dropped"
        )
        assert len(answered) + dropped == MESSAGES
        assert len(answered) >= bot.settings.max_waiting
        later = guild.add_channel("later")
        await server.say(later, people[0], "!trade 2014")
        assert "2014" in said((await server.sent(later))[-1])

    with caplog.at_level(logging.WARNING):
        on_the_wire(engine, None, scene)


def test_a_burst_of_one_person(engine: Engine) -> None:
    async def scene(server: DiscordServer, _: Factbot) -> None:
        ann, channel = server.add_user("ann"), server.add_guild().add_channel("general")
        for _number in range(50):
            await server.say(channel, ann, "!trade 2005")
        await settled(server)
        answers = server.posted(channel)
        assert len(answers) == 2
        assert "777 million" in said(answers[0])
        assert "again <t:" in answers[1].content

    on_the_wire(engine, None, scene, FACTBOT_COOLDOWN="60")


def test_one_channel_s_questions_keep_no_other_out(engine: Engine) -> None:
    async def scene(server: DiscordServer, _: Factbot) -> None:
        guild = server.add_guild()
        slow, others = guild.add_channel("slow"), [guild.add_channel(f"room-{number}") for number in range(3)]
        server.fail("POST", f"/channels/{slow.id}/messages", 429, retry_after=3.0)
        for number in range(6):
            await server.say(slow, server.add_user(f"person-{number}"), "!trade 2005")
        await server.until(lambda: len(server.requests) and server.requests[-1].faulted)
        for channel in others:
            await server.say(channel, server.add_user("ann"), "!trade 2005")
        for channel in others:
            await server.sent(channel, timeout=2.0)
        await server.sent(slow)

    on_the_wire(engine, None, scene, FACTBOT_MAX_WAITING="4")


def test_talk_that_is_for_nobody_costs_no_request(engine: Engine) -> None:
    async def scene(server: DiscordServer, _: Factbot) -> None:
        ann, channel = server.add_user("ann"), server.add_guild().add_channel("general")
        before = len(server.requests)
        for number in range(MESSAGES):
            await server.say(channel, ann, f"trade was 777 million in 2005, said number {number}")
        await settled(server)
        assert len(server.requests) == before

    on_the_wire(engine, None, scene)
