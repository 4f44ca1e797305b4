"""`run` as an operator sees it: a sentence, an exit code, no traceback; and a quick end."""

from __future__ import annotations

import asyncio
import os
import shutil
import signal
import sys
import time
from pathlib import Path

import pytest

from bot.factbase.folder import shipped_folder
from tests.conftest import ROOT
from tests.discord_server.intents import Intent
from tests.discord_server.server import DiscordServer

WITHIN = 60.0


async def started(server: DiscordServer, **settings: str) -> asyncio.subprocess.Process:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("DISCORD_", "FACTBOT_"))}
    given = {"DISCORD_TOKEN": server.token, "DISCORD_API_URL": server.url, "PYTHONPATH": str(ROOT), **settings}
    return await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "run", env={**kept, **given}, cwd="/", stderr=asyncio.subprocess.PIPE
    )  # fmt: skip


async def ended(server: DiscordServer, **settings: str) -> tuple[int | None, str]:
    program = await started(server, **settings)
    _, told = await asyncio.wait_for(program.communicate(), WITHIN)
    return program.returncode, told.decode()


@pytest.mark.parametrize(
    ("settings", "code", "sentence"),
    [
        ({"DISCORD_TOKEN": ""}, 78, "DISCORD_TOKEN is missing"),
        ({"DISCORD_TOKEN": "wrong.token.altogether"}, 77, "Discord refuses the token"),
        ({"FACTBOT_MESSAGE_CONTENT": "required"}, 79, "message content intent is not granted"),
        ({"FACTBOT_COOLDWN": "3"}, 78, "did you mean `FACTBOT_COOLDOWN`"),
        ({"FACTBOT_FACTS": "/nowhere"}, 65, "/nowhere"),
    ],
)
def test_what_cannot_run_says_why(settings: dict[str, str], code: int, sentence: str) -> None:
    async def scene() -> tuple[int | None, str]:
        async with DiscordServer() as server:
            server.allowed_intents &= ~Intent.MESSAGE_CONTENT
            return await ended(server, **settings)

    found, told = asyncio.run(scene())
    assert found == code, told
    assert sentence in told
    assert "Traceback" not in told
    assert "wrong.token" not in told


def test_broken_facts(tmp_path: Path) -> None:
    (tmp_path / "trade.yaml").write_text("topic: [trade\n", "utf-8")

    async def scene() -> tuple[int | None, str]:
        async with DiscordServer() as server:
            return await ended(server, FACTBOT_FACTS=str(tmp_path))

    code, told = asyncio.run(scene())
    assert code == 65, told
    assert "trade.yaml:" in told
    assert "Traceback" not in told


def test_shards_that_there_are_not() -> None:
    async def scene() -> tuple[int | None, str]:
        async with DiscordServer() as server:
            server.gateway.refuses_with = 4010
            return await ended(server, SHARD_COUNT="2", SHARD_IDS="1")

    code, told = asyncio.run(scene())
    assert code == 78, told
    assert "SHARD_COUNT" in told
    assert "Traceback" not in told


def test_an_address_that_fails_says_how() -> None:
    async def scene() -> tuple[int | None, str]:
        async with DiscordServer() as server:
            server.fail("GET", "/gateway/bot", 500)
            return await ended(server)

    code, told = asyncio.run(scene())
    assert code == 70, told
    assert "answers with 500" in told
    assert "Traceback" not in told


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGTERM to ask with")
def test_it_ends_at_once_while_facts_are_read(tmp_path: Path) -> None:
    async def scene() -> tuple[int | None, float]:
        folder = shutil.copytree(shipped_folder(), tmp_path / "facts")
        async with DiscordServer() as server:
            program = await started(server, FACTBOT_FACTS=str(folder))
            ann, channel = server.add_user("ann"), server.add_guild().add_channel("general")
            await server.until(lambda: len(server.gateway.identifies) > 0, WITHIN)
            await server.say(channel, ann, "!trade 2005")
            await server.sent(channel, timeout=WITHIN)
            await server.say(server.dm(server.bot.owner), server.bot.owner, "reload")
            await asyncio.sleep(0.2)
            since = time.monotonic()
            program.send_signal(signal.SIGTERM)
            await asyncio.wait_for(program.communicate(), WITHIN)
            return program.returncode, time.monotonic() - since

    code, seconds = asyncio.run(scene())
    assert code == 0
    assert seconds < 5.0


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGTERM to ask with")
def test_a_supervisor_can_end_it_at_any_time() -> None:
    async def scene() -> tuple[int | None, str]:
        async with DiscordServer() as server:
            program = await started(server)
            await server.until(lambda: len(server.gateway.identifies) > 0, WITHIN)
            program.send_signal(signal.SIGTERM)
            _, told = await asyncio.wait_for(program.communicate(), WITHIN)
            return program.returncode, told.decode()

    code, told = asyncio.run(scene())
    assert code == 0, told
    assert "Traceback" not in told
    assert "WARNING" not in told
