"""The real bot on a loopback Discord: started, ready, and closed again."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine, Mapping
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any

from discord.gateway import DiscordWebSocket
from discord.http import Route

from bot.gateway.client import Factbot
from bot.gateway.endpoint import use_address
from bot.gateway.settings import read_settings
from bot.matching.engine import Engine
from tests.discord_server.records import Message
from tests.discord_server.server import DiscordServer

START_WITHIN = 20.0
Scene = Callable[[DiscordServer, Factbot], Awaitable[None]]


def on_the_wire(
    engine: Engine,
    description: Path | None,
    scene: Scene,
    *,
    message_content: bool = True,
    heartbeat: float = 60.0,
    **settings: str,
) -> None:
    """Play a scene with a bot that is ready; afterwards nothing that it sent may have been against the rules.

    `heartbeat` is how many seconds the bot waits for a sign of life; the server asks for ten in that time.
    """

    async def played() -> None:
        async with DiscordServer(description) as server:
            server.heartbeat_interval = int(heartbeat * 100)
            async with bot_on(server, engine, settings, message_content=message_content, heartbeat=heartbeat) as bot:
                await scene(server, bot)
            assert server.violations == []

    asyncio.run(played())


@asynccontextmanager
async def bot_on(
    server: DiscordServer,
    engine: Engine,
    settings: Mapping[str, str],
    *,
    message_content: bool = True,
    heartbeat: float = 60.0,
) -> AsyncIterator[Factbot]:
    """Run a bot on a server; discord.py's addresses are put back afterwards."""
    base, default = Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY
    chosen = {"FACTBOT_COOLDOWN": "0", "FACTBOT_RELOAD": "false", **settings}
    read = read_settings({"DISCORD_TOKEN": server.token, "DISCORD_API_URL": server.url, **chosen}, None)
    await use_address(read.api_url, server.token)
    bot = Factbot(read, engine, message_content=message_content, heartbeat_timeout=heartbeat)
    running = asyncio.create_task(bot.start(server.token))
    try:
        await _ready(bot, running)
        yield bot
    finally:
        await bot.close()
        running.cancel()
        with suppress(asyncio.CancelledError):
            await running
        Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY = base, default


async def _ready(bot: Factbot, running: asyncio.Task[None]) -> None:
    waiting: asyncio.Task[Any] = asyncio.create_task(_until_ready(bot))
    await asyncio.wait({running, waiting}, timeout=START_WITHIN, return_when=asyncio.FIRST_COMPLETED)
    if running.done():
        running.result()
    assert waiting.done(), "the bot is not ready"


def _until_ready(bot: Factbot) -> Coroutine[Any, Any, None]:
    async def wait() -> None:
        while bot.http.token is None or not bot.is_ready():
            await asyncio.sleep(0.01)

    return wait()


def said(message: Message) -> str:
    """Return all the text of a message: its content and its embeds."""
    parts = [message.content]
    for embed in message.embeds:
        parts += [str(embed.get(name, "")) for name in ("title", "description")]
        parts.append(str(embed.get("footer", {}).get("text", "")))
    return "\n".join(part for part in parts if part)


def buttons(message: Message) -> dict[str, str]:
    """Return the buttons of a message: label → custom id."""
    found = [part for row in message.components for part in row.get("components", [])]
    return {str(part["label"]): str(part["custom_id"]) for part in found}
