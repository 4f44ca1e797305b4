"""The connection: lost, invalid, silent; made anew each time, and never to another host."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.gateway.client import Factbot
from bot.matching.engine import Engine
from tests.discord_server.server import DiscordServer
from tests.gateway.wire import bot_on, on_the_wire, said

WITHIN = 20.0
LOOPBACK = {"127.0.0.1", "::1", "localhost"}


class Hosts:
    """What this process connects to or looks up, by Python's own audit events."""

    def __init__(self) -> None:
        self.contacted: list[str] = []
        self.is_open = True
        sys.addaudithook(self._hear)  # it cannot be taken off again, only told to stop listening

    def _hear(self, event: str, given: tuple[object, ...]) -> None:
        if not self.is_open or event not in {"socket.connect", "socket.getaddrinfo"}:
            return
        address = given[1] if event == "socket.connect" else given[0]
        host = address[0] if isinstance(address, tuple) else address
        self.contacted.append(host.decode() if isinstance(host, bytes) else str(host))


@pytest.fixture
def hosts() -> Iterator[Hosts]:
    found = Hosts()
    yield found
    found.is_open = False


async def is_answered(server: DiscordServer) -> None:
    """Ask in a new channel, and wait for the one answer."""
    channel = server.add_guild().add_channel("general")
    await server.say(channel, server.add_user("ann"), "!trade 2005")
    (answer,) = await server.sent(channel, timeout=WITHIN)
    assert "777 million" in said(answer)


@pytest.mark.parametrize("resumable", [False, True])
def test_an_invalid_session(engine: Engine, hosts: Hosts, *, resumable: bool) -> None:
    async def scene(server: DiscordServer, _: Factbot) -> None:
        server.invalidate(resumable=resumable)
        if resumable:
            await server.until(lambda: len(server.gateway.resumes) > 0, WITHIN)
        else:
            await server.until(lambda: len(server.gateway.identifies) > 1, WITHIN)
        await is_answered(server)

    on_the_wire(engine, None, scene)
    assert set(hosts.contacted) <= LOOPBACK
    assert hosts.contacted


def test_discord_asks_for_another_connection(engine: Engine, hosts: Hosts) -> None:
    async def scene(server: DiscordServer, _: Factbot) -> None:
        server.ask_reconnect()
        await server.until(lambda: len(server.gateway.resumes) > 0, WITHIN)
        await is_answered(server)

    on_the_wire(engine, None, scene)
    assert set(hosts.contacted) <= LOOPBACK


def test_discord_falls_silent(engine: Engine) -> None:
    async def scene(server: DiscordServer, _: Factbot) -> None:
        server.ignore_heartbeats()
        await server.until(lambda: len(server.gateway.resumes) > 0, WITHIN)
        server.ignore_heartbeats(ignore=False)
        await is_answered(server)

    on_the_wire(engine, None, scene, heartbeat=1.0)


def test_it_answers_though_its_commands_are_refused(engine: Engine, caplog: pytest.LogCaptureFixture) -> None:
    async def played() -> None:
        async with DiscordServer() as server:
            server.fail("PUT", "*commands*", 400, code=50035)
            async with bot_on(server, engine, {}):
                await is_answered(server)

    asyncio.run(played())
    assert any(getattr(record, "fields", {}).get("where") == "listing the commands" for record in caplog.records)


def test_commands_are_listed_only_when_they_differ(engine: Engine, description: Path | None) -> None:
    async def scene(server: DiscordServer, bot: Factbot) -> None:
        def puts() -> int:
            return sum(request.method == "PUT" for request in server.requests)

        assert puts() == 1
        await bot.close()
        async with bot_on(server, engine, {}):
            await is_answered(server)
        assert puts() == 1

    on_the_wire(engine, description, scene)
