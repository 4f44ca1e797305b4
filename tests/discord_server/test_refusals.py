"""What the loopback Discord refuses, and how it fails when a test says so."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import discord
import pytest

from tests.discord_server.echo import Echo, discord_address_kept
from tests.discord_server.permissions import Permission
from tests.discord_server.playing import play, refusal
from tests.discord_server.server import DiscordServer

MESSAGES = "/channels/{channel_id}/messages"


@pytest.fixture(autouse=True)
def _address() -> Iterator[None]:
    with discord_address_kept():
        yield


def test_failures_come_as_ordered_and_a_nonce_keeps_a_retry_from_posting_twice() -> None:
    async def scenario(server: DiscordServer, _: Echo) -> None:
        channel, user = next(iter(server.world.guilds.values())).add_channel("text"), server.add_user()
        limited = server.fail("POST", MESSAGES, 429, retry_after=0.05)
        await server.say(channel, user, "limited")
        await server.sent(channel)
        assert [request.status for request in limited.hits] == [429]
        server.fail("POST", MESSAGES, 500, after_accepting=True)
        await server.say(channel, user, "accepted")
        await server.until(lambda: len(_answers(server)) == 4)
        assert _answers(server) == [429, 200, 500, 200]
        assert [message.content for message in server.posted(channel)] == ["limited", "accepted"]
        server.fail("POST", f"/channels/{channel.id}/*", 403, code=50013)
        await server.say(channel, user, "forbidden")
        await server.until(lambda: server.requests[-1].code == 50013)
        await server.quiet(channel, 0.05)
        assert server.violations == []

    play(scenario)


def test_a_callback_that_is_sent_again_after_a_failure_is_no_violation() -> None:
    async def scenario(server: DiscordServer, _: Echo) -> None:
        channel, user = next(iter(server.world.guilds.values())).add_channel("text"), server.add_user()
        server.fail("POST", "*/callback", 500, after_accepting=True)
        asked = await server.slash(user, channel, "ask", {"question": "why"})
        await server.until(lambda: server.requests[-1].code == 40060)
        assert asked.response is not None
        assert (len(server.posted(channel)), server.violations) == (1, [])

    play(scenario)


def _answers(server: DiscordServer) -> list[int]:
    return [request.status for request in server.requests if request.route == MESSAGES and request.status]


def test_permissions_are_enforced() -> None:
    async def scenario(server: DiscordServer, client: Echo) -> None:
        guild, user = next(iter(server.world.guilds.values())), server.add_user()
        channel = guild.add_channel("text")
        question = await server.say(channel, user, "hello")
        place = client.get_partial_messageable(channel.id, guild_id=guild.id)
        await server.sent(channel)
        embed = discord.Embed(title="title")
        guild.set_overwrite(channel, server.bot.user, deny=Permission.EMBED_LINKS)
        sent = await place.send("text", embed=embed)
        assert sent.embeds == []
        assert await refusal(place.send(embed=embed)) == 50013
        guild.set_overwrite(channel, server.bot.user, deny=Permission.READ_MESSAGE_HISTORY)
        reply = place.get_partial_message(question.id).reply("reply", mention_author=False)
        assert await refusal(reply) == 160002
        guild.set_overwrite(channel, server.bot.user, deny=Permission.SEND_MESSAGES)
        assert await refusal(place.send("text")) == 50013
        guild.set_overwrite(channel, server.bot.user, deny=Permission.VIEW_CHANNEL)
        assert await refusal(place.send("text")) == 50001
        heard = len(client.heard)
        await server.say(channel, user, "unseen")
        await server.say(server.dm(user), user, "seen")
        await server.sent(server.dm(user))
        assert [message.content for message in client.heard[heard:]] == ["seen"]
        assert server.violations == []

    play(scenario)


def test_a_reply_to_what_was_deleted_and_other_people_s_messages_are_refused() -> None:
    async def scenario(server: DiscordServer, client: Echo) -> None:
        guild, user = next(iter(server.world.guilds.values())), server.add_user()
        channel = guild.add_channel("text")
        question = await server.say(channel, user, "hello")
        await server.sent(channel)
        place = client.get_partial_messageable(channel.id, guild_id=guild.id)
        assert await refusal(place.get_partial_message(question.id).edit(content="mine")) == 50005
        assert await refusal(place.get_partial_message(question.id).delete()) == 50013
        await server.delete(question)
        reply = place.get_partial_message(question.id).reply("reply", mention_author=False)
        assert await refusal(reply) == 50035
        assert await refusal(place.fetch_message(question.id)) == 10008
        server.close_dms(user)
        known = await client.fetch_user(user.id)
        assert await refusal(known.send("hello")) == 50007
        assert server.violations == []

    play(scenario)


@pytest.mark.parametrize(
    ("message", "reason"),
    [
        ({"embed": discord.Embed(description="x" * 4097)}, "embed description: 4097 of at most 4096"),
        ({"embeds": [discord.Embed(description="x" * 3001)] * 2}, "6002 of at most 6000"),
        ({"content": "x" * 2001}, "content: 2001 of at most 2000"),
        ({"content": "<@1>", "allowed_mentions": discord.AllowedMentions(users=True)}, "<@1> would ping"),
        ({"content": " "}, "an empty message"),
    ],
)
def test_what_discord_refuses_is_refused_and_kept(message: dict[str, object], reason: str) -> None:
    async def scenario(server: DiscordServer, client: Echo) -> None:
        channel = next(iter(server.world.guilds.values())).add_channel("text")
        place = client.get_partial_messageable(channel.id)
        assert await refusal(place.send(**message)) == 50035  # type: ignore[call-overload]
        assert reason in server.violations[0].reason
        assert server.posted(channel) == []

    play(scenario)


def test_requests_are_held_against_discords_description(shared: Path) -> None:
    async def scenario(server: DiscordServer, client: Echo) -> None:
        channel, user = next(iter(server.world.guilds.values())).add_channel("text"), server.add_user()
        await server.say(channel, user, "hello")
        await server.sent(channel)
        place = client.get_partial_messageable(channel.id)
        await place.send("with a file", file=discord.File(__file__, description="source"))
        asked = await server.slash(user, channel, "ask", {"question": "why"})
        assert asked.response is not None
        await server.press(user, asked.response, "again:1")
        assert server.violations == []
        embed = discord.Embed(title="t", url="https://example.org/" + "x" * 2048)
        assert await refusal(place.send(embed=embed)) == 50035
        assert "$.embeds[0].url" in server.violations[0].reason
        assert await refusal(client.http.request(discord.http.Route("GET", "/no/such/route"))) == 0
        assert len(server.violations) == 2

    if not (shared / "discord" / "openapi.json").is_file():
        pytest.skip(f"no description of Discord's API in {shared}")
    play(scenario, description=shared)
