"""Several processes that share the work: each answers its own servers, direct messages are shard 0's."""

from __future__ import annotations

import asyncio
import signal

import pytest

from tests.discord_server.guild import Guild
from tests.discord_server.server import DiscordServer
from tests.gateway.test_run import WITHIN, started
from tests.gateway.wire import said


def guild_of(server: DiscordServer, shard: int, shards: int) -> Guild:
    """Return a new server that belongs to a shard, by Discord's own rule."""
    while True:
        guild = server.add_guild()
        if (guild.id >> 22) % shards == shard:
            return guild
        guild.remove_bot()


def test_two_processes_on_two_shards() -> None:
    async def scene() -> None:
        async with DiscordServer() as server:
            guilds = [guild_of(server, shard, 2) for shard in (0, 1)]
            common = {"SHARD_COUNT": "2", "FACTBOT_RELOAD": "false"}
            first = await started(server, SHARD_IDS="0", **common)
            second = await started(server, SHARD_IDS="1", **common)
            await server.until(lambda: len(server.gateway.identifies) == 2, WITHIN)
            assert sorted(each["shard"] for each in server.gateway.identifies) == [[0, 2], [1, 2]]
            ann = server.add_user("ann")
            channels = [guild.add_channel("general") for guild in guilds]
            for channel in (*channels, server.dm(ann)):
                await server.say(channel, ann, "!trade 2005")
                (answer,) = await server.sent(channel, timeout=WITHIN)
                assert "777 million" in said(answer)
            first.send_signal(signal.SIGTERM)
            await asyncio.wait_for(first.communicate(), WITHIN)
            await server.say(channels[0], ann, "!trade 2005")
            await server.say(channels[1], ann, "!when did cuba recognize prc")
            await server.sent(channels[1], 2, timeout=WITHIN)
            assert len(server.posted(channels[0])) == 1, "the other process answered for a shard that is not its own"
            second.send_signal(signal.SIGTERM)
            await asyncio.wait_for(second.communicate(), WITHIN)
            puts = [request for request in server.requests if request.method == "PUT"]
            assert len(puts) == 1, "commands are listed by the process of shard 0 alone"
            assert server.violations == []

    asyncio.run(scene())


@pytest.mark.parametrize("shards", [1, 3])
def test_one_process_may_have_all_shards(shards: int) -> None:
    async def scene() -> None:
        async with DiscordServer() as server:
            server.shards = shards
            program = await started(server, FACTBOT_RELOAD="false")
            await server.until(lambda: len(server.gateway.identifies) == shards, WITHIN)
            ann = server.add_user("ann")
            for shard in range(shards):
                channel = guild_of(server, shard, shards).add_channel("general")
                await server.say(channel, ann, "!trade 2005")
                await server.sent(channel, timeout=WITHIN)
            program.send_signal(signal.SIGTERM)
            await asyncio.wait_for(program.communicate(), WITHIN)
            assert program.returncode == 0

    asyncio.run(scene())
