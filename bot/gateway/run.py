"""`run`: from settings to a running bot, and from how it ended to an exit code."""

from __future__ import annotations

import asyncio
import logging
import signal

import aiohttp
import discord

from bot.errors import FactbotError, SettingsError
from bot.gateway.client import Factbot
from bot.gateway.endpoint import TokenError, use_address
from bot.gateway.settings import Settings
from bot.matching.engine import Engine

_log = logging.getLogger(__name__)
_BAD_TOKEN = 4004
"""With this code the gateway closes on a token that is no longer good."""
_BAD_SHARDS = frozenset({4010, 4011})
"""An invalid shard; more servers than one shard may have."""
_FOR_GOOD = frozenset({4012, 4013})
"""An API version or intents that Discord no longer has."""
_OUTDATED = (
    "Discord refuses the connection for good ({code}): what it expects has changed; update Factbot and discord.py"
)
_OTHER_SHARDS = "Discord refuses the shards ({code}); mend SHARD_COUNT and SHARD_IDS, or leave both empty"
_UNREAD = "the prefix, and replies with the ping off or to a slash answer"
"""What does not work where Discord withholds what people write."""
_CLOSE_WITHIN = 4.0
"""Seconds for saying goodbye to Discord; a supervisor waits five for everything."""


class IntentError(FactbotError):
    """The message content intent is required and not granted."""

    exit_code = 79


def run(settings: Settings, engine: Engine) -> None:
    """Run the bot until it is told to stop. Raises TokenError, IntentError, FactbotError."""
    asyncio.run(_run(settings, engine))


async def _run(settings: Settings, engine: Engine) -> None:
    await use_address(settings.api_url, settings.token.get_secret_value())
    stop = asyncio.Event()
    _on_signals(stop)
    try:
        await _serve(settings, engine, stop, message_content=settings.message_content != "off")
    except discord.PrivilegedIntentsRequired:
        if settings.message_content == "required":
            raise IntentError(
                "the message content intent is not granted; turn it on for the application in Discord's developer "
                "portal (Bot, Message Content Intent), or set FACTBOT_MESSAGE_CONTENT=auto"
            ) from None
        _log.warning("message_content_not_granted")
        await _serve(settings, engine, stop, message_content=False)


async def _serve(settings: Settings, engine: Engine, stop: asyncio.Event, *, message_content: bool) -> None:
    """Serve until `stop` is set."""
    if not message_content:
        _log.info("message_content_off", extra={"fields": {"without": _UNREAD}})
    bot = Factbot(settings, engine, message_content=message_content)
    running = asyncio.create_task(bot.start(settings.token.get_secret_value()))
    stopping = asyncio.create_task(stop.wait())
    try:
        await asyncio.wait({running, stopping}, return_when=asyncio.FIRST_COMPLETED)
        if running.done():
            running.result()
    except discord.LoginFailure:
        raise TokenError from None
    except discord.PrivilegedIntentsRequired:
        raise
    except (discord.ConnectionClosed, discord.GatewayNotFound, discord.HTTPException, aiohttp.ClientError) as error:
        code = getattr(error, "code", None)
        if code == _BAD_TOKEN:
            raise TokenError from None
        if code in _BAD_SHARDS:
            raise SettingsError(_OTHER_SHARDS.format(code=code)) from None
        if code in _FOR_GOOD:
            raise FactbotError(_OUTDATED.format(code=code)) from error
        raise FactbotError(
            f"the connection to Discord ended ({type(error).__name__}); check the network and start it again"
        ) from error
    finally:
        stopping.cancel()
        await _close(bot, running)


async def _close(bot: Factbot, running: asyncio.Task[None]) -> None:
    try:
        await asyncio.wait_for(bot.close(), _CLOSE_WITHIN)
    except TimeoutError:
        _log.warning("closing_took_too_long")
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    _log.info("stopped")


def _on_signals(stop: asyncio.Event) -> None:
    loop = asyncio.get_running_loop()
    for name in ("SIGTERM", "SIGINT"):
        try:
            loop.add_signal_handler(getattr(signal, name), stop.set)
        except NotImplementedError:  # Windows has none; Ctrl-C raises there
            return
