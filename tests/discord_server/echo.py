"""A tiny bot by the real library, to show what the loopback Discord does; and how a client is pointed there."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Iterator
from typing import Any

import discord
from discord import app_commands
from discord.gateway import DiscordWebSocket
from discord.http import Route
from yarl import URL

from tests.discord_server.server import DiscordServer

READY_SECONDS = 0.1


@contextlib.contextmanager
def discord_address_kept() -> Iterator[None]:
    """Give the library its own addresses back."""
    base, gateway = Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY
    try:
        yield
    finally:
        Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY = base, gateway


def intents(*, content: bool = True) -> discord.Intents:
    return discord.Intents(guilds=True, guild_messages=True, dm_messages=True, message_content=content)


class Echo(discord.Client):
    """Answers each message by replying with it, and has a command, a menu and a button."""

    def __init__(self, *, content: bool = True, **options: Any) -> None:
        super().__init__(
            intents=intents(content=content),
            guild_ready_timeout=READY_SECONDS,
            allowed_mentions=discord.AllowedMentions.none(),
            **options,
        )
        self.tree = app_commands.CommandTree(self)
        self.heard: list[discord.Message] = []
        self.edited: list[discord.RawMessageUpdateEvent] = []
        self.deleted: list[discord.RawMessageDeleteEvent] = []
        self.resumes = 0

    async def setup_hook(self) -> None:
        ask = self.tree.command(name="ask", description="Ask")(
            app_commands.allowed_installs(guilds=True, users=True)(_ask)
        )
        ask.autocomplete("question")(_suggest)
        self.tree.command(name="slow", description="Think first")(_slow)
        self.tree.add_command(app_commands.ContextMenu(name="Answer this", callback=_answer_this))
        self.add_dynamic_items(Again)
        await self.tree.sync()

    async def before_identify_hook(self, shard_id: int | None, *, initial: bool = False) -> None:
        """Do not wait five seconds before the second IDENTIFY: the loopback server allows many."""

    async def on_message(self, message: discord.Message) -> None:
        if message.author == self.user:
            return
        self.heard.append(message)
        if message.content:
            with contextlib.suppress(discord.HTTPException):
                await message.reply(message.content[:2000], mention_author=False)

    async def on_raw_message_edit(self, event: discord.RawMessageUpdateEvent) -> None:
        self.edited.append(event)

    async def on_raw_message_delete(self, event: discord.RawMessageDeleteEvent) -> None:
        self.deleted.append(event)

    async def on_resumed(self) -> None:
        self.resumes += 1


class Again(discord.ui.DynamicItem[discord.ui.Button[Any]], template=r"again:(?P<times>\d+)"):
    """A button whose state is its id."""

    def __init__(self, times: int) -> None:
        super().__init__(discord.ui.Button(label=f"Again ({times})", custom_id=f"again:{times}"))
        self.times = times

    @classmethod
    async def from_custom_id(cls, _: Any, __: Any, match: Any) -> Again:
        return cls(int(match["times"]))

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        await interaction.response.edit_message(content=f"pressed {self.times}", view=button(self.times + 1))


def button(times: int) -> discord.ui.View:
    view = discord.ui.View(timeout=None)
    view.add_item(Again(times))
    return view


async def _ask(interaction: discord.Interaction[Any], question: str, private: bool = False) -> None:  # noqa: FBT001, FBT002
    await interaction.response.send_message(f"asked: {question}", view=button(1), ephemeral=private)
    await interaction.followup.send("and that is all", ephemeral=True)


async def _slow(interaction: discord.Interaction[Any]) -> None:
    await interaction.response.defer(thinking=True)
    await interaction.edit_original_response(content="thought")


async def _suggest(_: discord.Interaction[Any], current: str) -> list[app_commands.Choice[str]]:
    return [app_commands.Choice(name=f"{current} {n}", value=f"{current} {n}") for n in range(3)]


async def _answer_this(interaction: discord.Interaction[Any], message: discord.Message) -> None:
    await interaction.response.send_message(f"menu: {message.content}")


@contextlib.asynccontextmanager
async def connected(server: DiscordServer, client: discord.Client) -> AsyncIterator[None]:
    """Point the library at the server and have a client ready there."""
    point_at(server)
    running = asyncio.create_task(client.start(server.token))
    try:
        await server.until(lambda: client.is_ready() or running.done())
        if running.done():
            running.result()
        yield
    finally:
        await client.close()
        await asyncio.gather(running, return_exceptions=True)


def point_at(server: DiscordServer) -> None:
    Route.BASE = server.url
    DiscordWebSocket.DEFAULT_GATEWAY = URL(server.gateway.url)
