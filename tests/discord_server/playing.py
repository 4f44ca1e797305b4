"""Playing a scenario: a loopback Discord with one guild, and the real client ready on it."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path

import discord
import pytest

from tests.discord_server.echo import Echo, connected
from tests.discord_server.server import DiscordServer

Scenario = Callable[[DiscordServer, Echo], Awaitable[None]]


def play(scenario: Scenario, client: Callable[[], Echo] = Echo, description: Path | None = None) -> None:
    """Play a scenario with a client that is ready, on a server with one guild."""

    async def run() -> None:
        async with DiscordServer(description) as server:
            server.add_guild()
            bot = client()
            async with connected(server, bot):
                await scenario(server, bot)

    asyncio.run(asyncio.wait_for(run(), 30))


async def refusal(request: Awaitable[object]) -> int:
    with pytest.raises(discord.HTTPException) as caught:
        await request
    return caught.value.code
