"""What happens in the world, told to the clients that may know of it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from tests.discord_server.hub import Hub
from tests.discord_server.intents import Intent, readable
from tests.discord_server.payloads import channel_payload, guild_payload, message_payload, role_payload
from tests.discord_server.records import Channel, Json, Message, Role

if TYPE_CHECKING:
    from tests.discord_server.guild import Guild
    from tests.discord_server.world import World


class Telling:
    """Events in Discord's names. Of a server without the bot, of channels it cannot see, it hears nothing."""

    def __init__(self, world: World, hub: Hub) -> None:
        self._world = world
        self._hub = hub

    def guild(self, guild: Guild) -> None:
        self._tell("GUILD_CREATE", guild.id, Intent.GUILDS, guild_payload(self._world, guild))

    def guild_gone(self, guild: Guild) -> None:
        self._tell("GUILD_DELETE", guild.id, Intent.GUILDS, {"id": str(guild.id)})

    def role(self, event: str, guild: Guild, role: Role) -> None:
        if guild.has_bot:
            data = {"guild_id": str(guild.id), "role": role_payload(role)}
            self._tell(event, guild.id, Intent.GUILDS, data)

    def channel(self, event: str, channel: Channel) -> None:
        guild = self._world.guild_of(channel)
        if guild is not None and guild.has_bot:
            data = channel_payload(self._world, channel)
            data |= {"newly_created": True} if event == "THREAD_CREATE" else {}
            self._tell(event, guild.id, Intent.GUILDS, data)

    def message(self, event: str, message: Message) -> None:
        if message.ephemeral or not self._world.bot_sees(message.channel):
            return
        payload = message_payload(self._world, message)
        bot = self._world.bot.id
        self._hub.dispatch(
            event,
            message.channel.guild_id,
            _message_intent(message.channel),
            lambda session: readable(payload, session.intents, bot),
        )

    def message_gone(self, message: Message) -> None:
        channel = message.channel
        if message.ephemeral or not self._world.bot_sees(channel):
            return
        data = {"id": str(message.id), "channel_id": str(channel.id)}
        data |= {"guild_id": str(channel.guild_id)} if channel.guild_id is not None else {}
        self._tell("MESSAGE_DELETE", channel.guild_id, _message_intent(channel), data)

    def messages_gone(self, channel: Channel, ids: Iterable[int]) -> None:
        """Tell of many deletions at once, as after a moderator's clean-up."""
        if self._world.bot_sees(channel):
            data = {"ids": [str(one) for one in ids], "channel_id": str(channel.id), "guild_id": str(channel.guild_id)}
            self._tell("MESSAGE_DELETE_BULK", channel.guild_id, _message_intent(channel), data)

    def interaction(self, channel: Channel, payload: Json) -> None:
        self._tell("INTERACTION_CREATE", channel.guild_id, Intent.NONE, payload)

    def _tell(self, event: str, guild_id: int | None, intent: Intent, data: Json) -> None:
        self._hub.dispatch(event, guild_id, intent, lambda _: data)


def _message_intent(channel: Channel) -> Intent:
    return Intent.DIRECT_MESSAGES if channel.guild_id is None else Intent.GUILD_MESSAGES
