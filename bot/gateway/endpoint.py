"""Where Discord is: its own address, or a compatible server's or proxy's."""

from __future__ import annotations

from http import HTTPStatus

import aiohttp
from discord.gateway import DiscordWebSocket
from discord.http import Route
from yarl import URL

from bot.errors import FactbotError
from bot.gateway.settings import API_URL

_WITHIN = 20.0
"""Seconds for the address of the gateway."""


_NEW_TOKEN = "Discord refuses the token; copy it anew into DISCORD_TOKEN (Bot, Reset Token)"  # noqa: S105


class UnreachableError(FactbotError):
    """Nothing that speaks Discord's protocol answers at the address given."""


class TokenError(FactbotError):
    """Discord refuses the token."""

    exit_code = 77

    def __init__(self) -> None:
        super().__init__(_NEW_TOKEN)


async def use_address(api_url: str, token: str) -> None:
    """Point the whole client at an address, the gateway included. Raises UnreachableError, TokenError.

    The one process-wide setting: discord.py has no option for it. It takes the REST address from
    `Route.BASE`, and the gateway's from `DEFAULT_GATEWAY` whenever shards are given and after each invalid
    session; setting the first alone would send the token to Discord's own gateway.
    """
    if api_url == API_URL:
        return
    Route.BASE = api_url
    DiscordWebSocket.DEFAULT_GATEWAY = URL(await _gateway_of(api_url, token))


async def _gateway_of(api_url: str, token: str) -> str:
    limit, whose = aiohttp.ClientTimeout(total=_WITHIN), {"Authorization": f"Bot {token}"}
    try:
        async with (
            aiohttp.ClientSession(timeout=limit, headers=whose) as session,
            session.get(f"{api_url}/gateway/bot") as response,
        ):
            if response.status == HTTPStatus.UNAUTHORIZED:
                raise TokenError
            if response.status != HTTPStatus.OK:
                raise UnreachableError(
                    f"DISCORD_API_URL: {api_url} answers with {response.status}; check the address, or try again later"
                )
            return str((await response.json())["url"])
    except (aiohttp.ClientError, TimeoutError, KeyError, TypeError, ValueError) as error:
        raise UnreachableError(
            f"DISCORD_API_URL: no gateway is found at {api_url} ({type(error).__name__}); check the address"
        ) from None
