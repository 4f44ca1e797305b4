"""Where Discord is: its own address, or a compatible server's or proxy's."""

from __future__ import annotations

import aiohttp
from discord.gateway import DiscordWebSocket
from discord.http import Route
from yarl import URL

from bot.errors import FactbotError
from bot.gateway.settings import API_URL

_WITHIN = 20.0
"""Seconds for the address of the gateway."""


class UnreachableError(FactbotError):
    """Nothing that speaks Discord's protocol answers at the address given."""


async def use_address(api_url: str) -> None:
    """Point the whole client at an address, the gateway included. Raises UnreachableError.

    The one process-wide setting: discord.py has no option for it. It takes the REST address from
    `Route.BASE`, and the gateway's from `DEFAULT_GATEWAY` whenever shards are given and after each invalid
    session; setting the first alone would send the token to Discord's own gateway.
    """
    if api_url == API_URL:
        return
    Route.BASE = api_url
    DiscordWebSocket.DEFAULT_GATEWAY = URL(await _gateway_of(api_url))


async def _gateway_of(api_url: str) -> str:
    try:
        limit = aiohttp.ClientTimeout(total=_WITHIN)
        async with aiohttp.ClientSession(timeout=limit) as session, session.get(f"{api_url}/gateway") as response:
            return str((await response.json())["url"])
    except (aiohttp.ClientError, TimeoutError, KeyError, TypeError, ValueError) as error:
        raise UnreachableError(
            f"DISCORD_API_URL: no gateway is found at {api_url} ({type(error).__name__}); check the address"
        ) from None
