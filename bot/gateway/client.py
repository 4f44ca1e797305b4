"""The client: the parts of the bot brought together around one connection to Discord."""

from __future__ import annotations

import asyncio
import logging
import sys
from datetime import date, datetime
from typing import Any

import discord

from bot.gateway.components import Button
from bot.gateway.cooldown import Cooldown
from bot.gateway.desk import Desk
from bot.gateway.failures import told
from bot.gateway.listener import Listener
from bot.gateway.reload import Reloader
from bot.gateway.settings import Settings
from bot.gateway.slash import Tree
from bot.gateway.sync import sync_if_changed
from bot.gateway.waiting import Waiting
from bot.matching.engine import Engine

_log = logging.getLogger(__name__)
_LONGEST_LIMIT = 30.0
"""Seconds that Discord may make a request wait: nobody waits longer for an answer. discord.py's least."""
_SWEEP_EVERY = 600.0
"""Seconds between two looks for what is too old to be remembered."""
_GUILDS_WITHIN = 0.5
"""Seconds without another server after which all are known; nothing but the log waits for them."""


class Factbot(discord.AutoShardedClient):
    """A bot that answers from one engine.

    `message_content` says whether it asks to be given what people write; `heartbeat_timeout`, after how many
    seconds without a sign of life from Discord it connects anew.
    """

    def __init__(
        self, settings: Settings, engine: Engine, *, message_content: bool, heartbeat_timeout: float = 60.0
    ) -> None:
        shards: dict[str, Any] = {"shard_ids": list(settings.shard_ids)} if settings.shard_ids else {}
        super().__init__(
            intents=_intents(message_content=message_content),
            allowed_mentions=discord.AllowedMentions.none(),
            shard_count=settings.shard_count,
            **shards,
            max_messages=None,
            member_cache_flags=discord.MemberCacheFlags.none(),
            chunk_guilds_at_startup=False,
            guild_ready_timeout=_GUILDS_WITHIN,
            heartbeat_timeout=heartbeat_timeout,
            max_ratelimit_timeout=_LONGEST_LIMIT,
        )
        self.settings = settings
        self.desk = Desk(engine)
        self.waiting = Waiting(settings.max_waiting)
        self.cooldown = Cooldown(settings.cooldown)
        self.tree = Tree(self)
        self._listener = Listener(self)
        self._reloader = Reloader(self.desk, settings.facts)
        self._owners: frozenset[int] = frozenset()
        self._tasks: list[asyncio.Task[None]] = []

    @property
    def me(self) -> int:
        """The bot's own id; 0 before it is known."""
        return self.user.id if self.user else 0

    @property
    def name(self) -> str:
        """What the bot is called."""
        return self.user.display_name if self.user else "Factbot"

    @staticmethod
    def today() -> date:
        """Return the day that "last year" counts from."""
        return datetime.now().astimezone().date()

    async def setup_hook(self) -> None:
        """Get ready before the gateway opens: commands, buttons, workers, watching the facts."""
        self.tree.fill()
        self.add_dynamic_items(Button)
        application = await self.application_info()
        self._owners = owners_of(application)
        if not self.settings.shard_ids or 0 in self.settings.shard_ids:
            await self._sync(application.id)
        self._tasks.append(asyncio.create_task(self._sweep()))
        if self.settings.reload:
            self._tasks.append(asyncio.create_task(self._reloader.watch()))

    async def close(self) -> None:
        """Stop work, then the connection."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self.waiting.stop()
        await super().close()

    async def _sync(self, application_id: int) -> None:
        """List the commands; without them the bot still answers messages."""
        try:
            await sync_if_changed(self.tree, application_id)
        except (discord.HTTPException, discord.app_commands.AppCommandError) as error:
            told(error, "listing the commands")

    async def _sweep(self) -> None:
        """Forget what is too old, now and then, as long as the bot runs."""
        while True:
            await asyncio.sleep(_SWEEP_EVERY)
            for one in (self.desk, self.cooldown, self._listener):
                one.sweep()

    async def is_owner(self, person: discord.abc.User) -> bool:
        """Tell whether somebody owns the application, alone or in a team."""
        return person.id in self._owners

    async def reload_now(self) -> str:
        """Read the facts anew; return what changed, or why they stay as they were."""
        return await self._reloader.reload()

    async def on_ready(self) -> None:
        """Log that questions can come."""
        _log.info("ready", extra={"fields": {"guilds": len(self.guilds), "shards": len(self.shards)}})

    async def on_message(self, message: discord.Message) -> None:
        """Take a message."""
        self._listener.asked(message)

    async def on_raw_message_edit(self, payload: discord.RawMessageUpdateEvent) -> None:
        """Take an edit."""
        self._listener.edited(payload)

    async def on_raw_message_delete(self, payload: discord.RawMessageDeleteEvent) -> None:
        """Take a deletion."""
        self._listener.deleted(payload.message_id, payload.channel_id)

    async def on_raw_bulk_message_delete(self, payload: discord.RawBulkMessageDeleteEvent) -> None:
        """Take many deletions at once."""
        for message_id in payload.message_ids:
            self._listener.deleted(message_id, payload.channel_id)

    async def on_error(self, event_method: str, /, *_args: object, **_kwargs: object) -> None:
        """Log what a handler let through."""
        error = sys.exc_info()[1]
        if isinstance(error, Exception):
            told(error, event_method)


def owners_of(application: discord.AppInfo) -> frozenset[int]:
    """Return who may reload: the owner, or those of a team who accepted and may change the application."""
    if application.team is None:
        return frozenset({application.owner.id})
    accepted = discord.TeamMembershipState.accepted
    reads_only = discord.TeamMemberRole.read_only
    members = (one for one in application.team.members if one.membership_state is accepted)
    return frozenset({application.team.owner_id or 0, *(one.id for one in members if one.role is not reads_only)}) - {0}


def _intents(*, message_content: bool) -> discord.Intents:
    """Return as few intents as do: servers, messages in them and direct ones, their content if it is given."""
    intents = discord.Intents.none()
    intents.guilds = True
    intents.guild_messages = True
    intents.dm_messages = True
    intents.message_content = message_content
    return intents
