"""What goes wrong on the wire: the bot stays up, answers what it can, and sends nothing twice."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot.gateway.client import Factbot
from bot.matching.engine import Engine
from tests.conftest import ROOT
from tests.discord_server.permissions import BOT_DEFAULT, Permission
from tests.discord_server.server import DiscordServer
from tests.gateway.wire import on_the_wire, said

MESSAGES = "/channels/*/messages"


@pytest.mark.parametrize("after_accepting", [False, True])
def test_a_failing_request_sends_nothing_twice(engine: Engine, *, after_accepting: bool) -> None:
    async def scene(server: DiscordServer, _: Factbot) -> None:
        ann, channel = server.add_user("ann"), server.add_guild().add_channel("general")
        server.fail("POST", MESSAGES, 500, after_accepting=after_accepting)
        await server.say(channel, ann, "!trade 2005")
        await server.until(lambda: sum(r.method == "POST" and "messages" in r.route for r in server.requests) > 1)
        await server.quiet(channel, 0.5) if after_accepting else await server.sent(channel)
        assert len(server.posted(channel)) == 1

    on_the_wire(engine, None, scene)


def test_a_rate_limit_is_waited_for(engine: Engine) -> None:
    async def scene(server: DiscordServer, _: Factbot) -> None:
        ann, channel = server.add_user("ann"), server.add_guild().add_channel("general")
        server.fail("POST", MESSAGES, 429, retry_after=0.2)
        await server.say(channel, ann, "!trade 2005")
        assert "777 million" in said((await server.sent(channel))[-1])

    on_the_wire(engine, None, scene)


def test_a_limit_that_does_not_end_is_no_fault_of_ours(engine: Engine, caplog: pytest.LogCaptureFixture) -> None:
    async def scene(server: DiscordServer, _: Factbot) -> None:
        channel = server.add_guild().add_channel("general")
        refused = server.fail("POST", MESSAGES, 429, retry_after=0.05, times=5)
        await server.say(channel, server.add_user("ann"), "!trade 2005")
        await server.until(lambda: len(refused.hits) == 5)
        await server.quiet(channel, 0.5)

    on_the_wire(engine, None, scene)
    assert [record.message for record in caplog.records if record.name.startswith("bot.")] == ["rate_limited"]


def test_a_dropped_connection_comes_back(engine: Engine) -> None:
    async def scene(server: DiscordServer, _: Factbot) -> None:
        ann, channel = server.add_user("ann"), server.add_guild().add_channel("general")
        server.drop_sockets()
        await server.until(lambda: len(server.gateway.resumes) > 0, 20.0)
        await server.say(channel, ann, "!trade 2005")
        assert "777 million" in said((await server.sent(channel, timeout=20.0))[-1])

    on_the_wire(engine, None, scene)


def test_where_it_may_not_speak_it_is_silent(engine: Engine, caplog: pytest.LogCaptureFixture) -> None:
    async def scene(server: DiscordServer, _: Factbot) -> None:
        ann, guild = server.add_user("ann"), server.add_guild()
        channel = guild.add_channel("rules", deny=int(Permission.SEND_MESSAGES))
        for _again in range(2):
            await server.say(channel, ann, "!trade 2005")
        await server.quiet(channel)
        assert not [request for request in server.requests if request.method == "POST"]

    on_the_wire(engine, None, scene)
    assert sum("permission_missing" in record.message for record in caplog.records) == 1


def test_where_a_voice_chat_is_closed_to_it_it_is_silent(engine: Engine, caplog: pytest.LogCaptureFixture) -> None:
    async def scene(server: DiscordServer, _: Factbot) -> None:
        channel = server.add_guild().add_channel("lounge", "voice", deny=int(Permission.CONNECT))
        await server.say(channel, server.add_user("ann"), "!trade 2005")
        await server.quiet(channel)
        assert not [request for request in server.requests if request.method == "POST"]

    on_the_wire(engine, None, scene)
    lacks = [record for record in caplog.records if record.message == "permission_missing"]
    assert [getattr(record, "fields", {})["permission"] for record in lacks] == ["connect"]


def test_the_invite_link_asks_for_what_is_needed() -> None:
    asked = re.findall(r"&permissions=(\d+)", (ROOT / "README.md").read_text("utf-8"))
    assert [Permission(int(number)) for number in asked] == [BOT_DEFAULT]


def test_where_embeds_are_not_allowed_it_writes_plain_text(engine: Engine) -> None:
    async def scene(server: DiscordServer, _: Factbot) -> None:
        guild = server.add_guild(bot_permissions=BOT_DEFAULT & ~Permission.EMBED_LINKS)
        channel = guild.add_channel("general")
        await server.say(channel, server.add_user("ann"), "!trade 2005")
        (answer,) = await server.sent(channel)
        assert not answer.embeds
        assert "777 million" in answer.content

    on_the_wire(engine, None, scene)


def test_where_the_history_is_closed_it_answers_without_a_reply(
    engine: Engine, caplog: pytest.LogCaptureFixture
) -> None:
    async def scene(server: DiscordServer, _: Factbot) -> None:
        channel = server.add_guild().add_channel("general", deny=int(Permission.READ_MESSAGE_HISTORY))
        for number in range(2):
            await server.say(channel, server.add_user(f"person-{number}"), "!trade 2005")
        answers = await server.sent(channel, 2)
        assert all("777 million" in said(answer) and answer.reference is None for answer in answers)

    on_the_wire(engine, None, scene)
    lacks = [record for record in caplog.records if record.message == "permission_missing"]
    assert [getattr(record, "fields", {})["permission"] for record in lacks] == ["read_message_history"]


def test_a_long_message_is_answered(engine: Engine) -> None:
    async def scene(server: DiscordServer, _: Factbot) -> None:
        channel = server.dm(server.add_user("ann"))
        await server.say(channel, server.add_user("ann"), "trade 2005 " + "?" * 10_000)
        assert "first 500 characters" in said((await server.sent(channel))[-1])

    on_the_wire(engine, None, scene)


def test_a_deleted_question_gets_no_answer(engine: Engine) -> None:
    async def scene(server: DiscordServer, _: Factbot) -> None:
        ann, channel = server.add_user("ann"), server.add_guild().add_channel("general")
        question = await server.say(channel, ann, "!trade 2005")
        await server.delete(question)
        await server.quiet(channel, 0.5)
        assert not [one for one in server.posted(channel) if server.now(one)]

    on_the_wire(engine, None, scene)


def test_without_the_intent_mentions_still_work_and_a_silent_reply_gets_one_hint(engine: Engine, shared: Path) -> None:
    async def scene(server: DiscordServer, _: Factbot) -> None:
        ann, channel = server.add_user("ann"), server.add_guild().add_channel("general")
        await server.say(channel, ann, "!trade 2005")
        await server.quiet(channel)
        await server.say(channel, ann, f"{server.bot.mention} trade 2005")
        (answer,) = await server.sent(channel)
        for _again in range(2):
            await server.say(channel, ann, "and in 2014?", reply_to=answer, ping=False)
        hint = (await server.sent(channel, 2))[-1]
        assert "Mention me" in said(hint)
        await server.quiet(channel)

    on_the_wire(engine, shared, scene, message_content=False)


def test_an_interaction_that_expired_leaves_the_bot_up(engine: Engine, description: Path | None) -> None:
    async def scene(server: DiscordServer, _: Factbot) -> None:
        ann, channel = server.add_user("ann"), server.add_guild().add_channel("general")
        late = await server.slash(ann, channel, "ask", {"question": "trade 2005"}, wait=False)
        late.expire()
        await server.quiet(channel, 0.5)
        assert not late.answered
        asked = await server.slash(ann, channel, "ask", {"question": "trade 2005"})
        assert asked.response is not None
        assert "777 million" in said(asked.response)

    on_the_wire(engine, description, scene)


@pytest.mark.parametrize("after_accepting", [False, True])
def test_an_interaction_that_fails_is_answered_once(engine: Engine, *, after_accepting: bool) -> None:
    async def scene(server: DiscordServer, _: Factbot) -> None:
        ann, channel = server.add_user("ann"), server.add_guild().add_channel("general")
        server.fail("POST", "/interactions/*/*/callback", 500, after_accepting=after_accepting)
        await server.slash(ann, channel, "ask", {"question": "trade 2005"}, wait=False)
        await server.sent(channel)
        await server.quiet(channel, 0.5)
        assert len(server.posted(channel)) == 1

    on_the_wire(engine, None, scene)


def test_a_channel_that_goes_away_leaves_the_bot_up(engine: Engine) -> None:
    async def scene(server: DiscordServer, _: Factbot) -> None:
        ann, guild = server.add_user("ann"), server.add_guild()
        gone, stays = guild.add_channel("gone"), guild.add_channel("stays")
        await server.say(gone, ann, "!trade 2005")
        guild.remove_channel(gone)
        await server.say(stays, ann, "!trade 2005")
        assert "777 million" in said((await server.sent(stays))[-1])

    on_the_wire(engine, None, scene)


def test_a_forbidden_answer_is_not_tried_again_and_logged_once(
    engine: Engine, caplog: pytest.LogCaptureFixture
) -> None:
    async def scene(server: DiscordServer, _: Factbot) -> None:
        channel = server.add_guild().add_channel("general")
        server.fail("POST", MESSAGES, 403, code=50013, times=3)
        for number in range(3):
            await server.say(channel, server.add_user(f"person-{number}"), "!trade 2005")
        await server.until(lambda: sum(r.method == "POST" for r in server.requests) == 3)
        await server.quiet(channel, 0.5)
        assert sum(r.method == "POST" for r in server.requests) == 3

    on_the_wire(engine, None, scene)
    assert sum(record.message == "permission_missing" for record in caplog.records) == 1
