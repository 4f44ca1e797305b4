"""How clients come, go and come back."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator

import discord
import pytest

from tests.discord_server.echo import Echo, connected, discord_address_kept, intents, point_at
from tests.discord_server.intents import Intent
from tests.discord_server.playing import play
from tests.discord_server.server import DiscordServer


@pytest.fixture(autouse=True)
def _address() -> Iterator[None]:
    with discord_address_kept():
        yield


def test_a_dropped_client_resumes_and_hears_what_it_missed() -> None:
    async def scenario(server: DiscordServer, client: Echo) -> None:
        channel, user = next(iter(server.world.guilds.values())).add_channel("text"), server.add_user()
        for trouble in (server.drop_sockets, server.ask_reconnect, lambda: server.invalidate(resumable=True)):
            before = client.resumes
            trouble()
            said = await server.say(channel, user, "are you there")
            await server.sent(channel, since=said)
            await server.until(lambda before=before: client.resumes == before + 1)  # type: ignore[misc]
        assert len(server.posted(channel)) == 3
        assert len(server.gateway.identifies) == 1

    play(scenario)


def test_missed_heartbeats_make_the_client_come_back() -> None:
    async def run() -> None:
        async with DiscordServer() as server:
            server.heartbeat_interval = 50
            server.ignore_heartbeats()
            client = Echo(heartbeat_timeout=0.3)
            async with connected(server, client):
                await server.until(lambda: client.resumes)

    asyncio.run(asyncio.wait_for(run(), 30))


def test_an_invalid_session_starts_anew() -> None:
    async def scenario(server: DiscordServer, client: Echo) -> None:
        channel, user = next(iter(server.world.guilds.values())).add_channel("text"), server.add_user()
        server.invalidate(resumable=False)
        await server.until(lambda: len(server.gateway.identifies) == 2 and client.is_ready())
        await server.say(channel, user, "hello")
        await server.sent(channel)
        assert client.resumes == 0

    play(scenario)


def test_two_clients_on_two_shards_hear_their_own_guilds() -> None:
    async def run() -> None:
        async with DiscordServer() as server:
            channels = [server.add_guild(name).add_channel("text") for name in ("zero", "one")]
            user, zero, one = server.add_user(), *(Echo(shard_id=n, shard_count=2) for n in (0, 1))
            async with connected(server, zero), connected(server, one):
                for channel in (*channels, server.dm(user)):
                    await server.say(channel, user, channel.kind)
                    await server.sent(channel)
                assert [guild.name for guild in zero.guilds] == ["zero"]
                assert [message.content for message in zero.heard] == ["text", "dm"]
                assert [message.content for message in one.heard] == ["text"]

    asyncio.run(asyncio.wait_for(run(), 30))


class Sharded(discord.AutoShardedClient):
    """Two shards in one process, without the library's pause before the second IDENTIFY."""

    def __init__(self) -> None:
        super().__init__(intents=intents(), shard_count=2, guild_ready_timeout=0.1)
        self.heard: list[str] = []

    async def before_identify_hook(self, shard_id: int | None, *, initial: bool = False) -> None: ...

    async def on_message(self, message: discord.Message) -> None:
        self.heard.append(message.content)


def test_one_client_with_two_shards_starts_both_anew() -> None:
    async def run() -> None:
        async with DiscordServer() as server:
            channels = [server.add_guild(name).add_channel("text") for name in ("zero", "one")]
            user, client = server.add_user(), Sharded()
            async with connected(server, client):
                server.invalidate(resumable=False)
                await server.until(lambda: len(server.gateway.identifies) == 4 and len(client.guilds) == 2)
                for channel in channels:
                    await server.say(channel, user, str(channel.guild_id))
                await server.until(lambda: sorted(client.heard) == sorted(str(one.guild_id) for one in channels))
                assert sorted(one["shard"] for one in server.gateway.identifies) == [[0, 2], [0, 2], [1, 2], [1, 2]]

    asyncio.run(asyncio.wait_for(run(), 30))


def test_a_wrong_token_fails_the_login() -> None:
    async def run() -> None:
        async with DiscordServer() as server, Echo() as client:
            point_at(server)
            with pytest.raises(discord.LoginFailure):
                await client.start("wrong")
            assert server.gateway.identifies == []

    asyncio.run(asyncio.wait_for(run(), 30))


def test_an_intent_that_is_not_allowed_closes_the_connection() -> None:
    async def run() -> None:
        async with DiscordServer() as server, Echo() as client:
            server.allowed_intents &= ~Intent.MESSAGE_CONTENT
            point_at(server)
            with pytest.raises(discord.PrivilegedIntentsRequired):
                await client.start(server.token)

    asyncio.run(asyncio.wait_for(run(), 30))
