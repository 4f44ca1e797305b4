"""The parts of the loopback Discord put together, its life, and the people and places in it."""

from __future__ import annotations

import secrets
from pathlib import Path
from types import TracebackType
from typing import Self

from aiohttp import web

from tests.discord_server.commands import Commands
from tests.discord_server.description import read_description
from tests.discord_server.gateway import Gateway
from tests.discord_server.guild import Guild
from tests.discord_server.hub import Hub
from tests.discord_server.intents import Intent
from tests.discord_server.interacting import Interacting
from tests.discord_server.people import People
from tests.discord_server.permissions import BOT_DEFAULT
from tests.discord_server.posting import Posting
from tests.discord_server.records import Bot, Channel, User
from tests.discord_server.rest import PREFIX, Rest
from tests.discord_server.routes import Handlers, install
from tests.discord_server.routes_about import AboutRoutes
from tests.discord_server.routes_interactions import InteractionRoutes
from tests.discord_server.routes_messages import MessageRoutes
from tests.discord_server.world import World

HOST = "127.0.0.1"
GATEWAY_PATH = "/gateway"


class Core:
    """One application's Discord on a port of its own, in the test's event loop.

    ``description`` is the folder that holds ``discord/openapi.json``, or None to do without.
    """

    def __init__(self, description: Path | None = None) -> None:
        self.token = f"{secrets.token_urlsafe(18)}.{secrets.token_urlsafe(6)}.{secrets.token_urlsafe(27)}"
        self._hub = Hub()
        self.world = World(self._hub)
        self.commands = Commands(self.world.ids, self.world.bot.application_id)
        self.gateway = Gateway(self.world, self._hub, self.token)
        self._posting = Posting(self.world)
        self._rest = Rest(self.token, None if description is None else read_description(description))
        self._about = AboutRoutes(self.world)
        self._interactions = InteractionRoutes(self.world, self._posting)
        self._people = People(self.world, self._posting)
        self._interacting = Interacting(self.world, self._people, self.commands, self._interactions)
        self._runner = web.AppRunner(self._application(), shutdown_timeout=0.1, access_log=None)
        self.url = ""

    def _application(self) -> web.Application:
        application = web.Application(client_max_size=64 * 1024 * 1024)
        messages = MessageRoutes(self.world, self._posting, self._reads_content)
        handlers = Handlers(self._about, messages, self._interactions, self.commands)
        application.router.add_get(GATEWAY_PATH, self.gateway.handle)
        application.router.add_get(GATEWAY_PATH + "/", self.gateway.handle)
        install(handlers, self._rest, application.router)
        return application

    def _reads_content(self) -> bool:
        return bool(self.gateway.allowed_intents & Intent.MESSAGE_CONTENT)

    async def __aenter__(self) -> Self:
        await self._runner.setup()
        site = web.TCPSite(self._runner, HOST, 0)
        await site.start()
        port = self._runner.addresses[0][1]
        self.url = f"http://{HOST}:{port}{PREFIX}"
        self.gateway.url = self._about.gateway_url = f"ws://{HOST}:{port}{GATEWAY_PATH}"
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.gateway.drop_sockets()
        await self._runner.cleanup()

    @property
    def bot(self) -> Bot:
        return self.world.bot

    def add_guild(self, name: str = "guild", *, bot_permissions: int = BOT_DEFAULT, has_bot: bool = True) -> Guild:
        """Add a server; the k-th (from 0) belongs to shard k % n. ``has_bot=False``: only people installed the bot."""
        return self.world.add_guild(name, bot_permissions=bot_permissions, has_bot=has_bot)

    def add_user(self, name: str = "someone", *, is_bot: bool = False) -> User:
        return self.world.add_user(name, is_bot=is_bot)

    def dm(self, user: User) -> Channel:
        return self.world.dm(user)

    def close_dms(self, user: User) -> None:
        """Let a person take no direct messages from the bot."""
        self.world.closed_dms.add(user.id)

    def private_channel(self, *users: User) -> Channel:
        return self.world.private_channel(*users)
