"""The routes by which a client learns who it is, where the gateway is, and who is in a server."""

from __future__ import annotations

from dataclasses import dataclass

from tests.discord_server.calls import Call
from tests.discord_server.errors import ApiError, missing_access
from tests.discord_server.guild import Guild
from tests.discord_server.payloads import guild_payload, member_payload, user_payload
from tests.discord_server.records import Json
from tests.discord_server.world import World

DAY_MS = 86_400_000
STARTS = 1000


@dataclass
class AboutRoutes:
    """``shards`` is the number of shards that Discord advises."""

    world: World
    gateway_url: str = ""
    shards: int = 1

    def me(self, _: Call) -> Json:
        return user_payload(self.world.bot.user) | {"verified": True, "mfa_enabled": True, "locale": "en-US"}

    def user(self, call: Call) -> Json:
        user = self.world.users.get(call.number("user_id"))
        if user is None:
            raise ApiError(404, 10013, "Unknown User")
        return user_payload(user)

    def application(self, _: Call) -> Json:
        return {
            "id": str(self.world.bot.application_id),
            "name": self.world.bot.user.name,
            "description": "",
            "summary": "",
            "icon": None,
            "bot_public": True,
            "bot_require_code_grant": False,
            "verify_key": "0" * 64,
            "flags": 1 << 19,
            "owner": user_payload(self.world.bot.owner),
            "team": None,
            "bot": user_payload(self.world.bot.user),
            "interactions_endpoint_url": None,
            "rpc_origins": [],
            "install_params": None,
            "tags": [],
        }

    def gateway(self, _: Call) -> Json:
        return {"url": self.gateway_url}

    def gateway_for_bot(self, _: Call) -> Json:
        limit = {"total": STARTS, "remaining": STARTS, "reset_after": DAY_MS, "max_concurrency": 16}
        return {"url": self.gateway_url, "shards": self.shards, "session_start_limit": limit}

    def guild(self, call: Call) -> Json:
        return guild_payload(self.world, self._guild(call))

    def member(self, call: Call) -> Json:
        member = self._guild(call).members.get(call.number("user_id"))
        if member is None:
            raise ApiError(404, 10007, "Unknown Member")
        return member_payload(member)

    def _guild(self, call: Call) -> Guild:
        guild = self.world.guilds.get(call.number("guild_id"))
        if guild is None:
            raise ApiError(404, 10004, "Unknown Guild")
        if not guild.has_bot:
            raise missing_access()
        return guild
