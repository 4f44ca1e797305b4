"""What the bot may do in a channel, found out before it sends; what it lacks is logged once, by name."""

from __future__ import annotations

import logging
from dataclasses import dataclass

import discord

from bot.gateway.memory import Memory

_log = logging.getLogger(__name__)
_MOST, _SECONDS = 2_000, 24 * 3600.0


@dataclass(frozen=True, slots=True)
class May:
    """What the bot may do in one place."""

    send: bool = True
    embed: bool = True
    reply: bool = True


class Permissions:
    """Looks permissions up; remembers which lacks are logged."""

    def __init__(self) -> None:
        self._logged: Memory[tuple[int, str], bool] = Memory(_MOST, _SECONDS)

    def of(self, message: discord.Message) -> May:
        """Return what the bot may do where a message stands."""
        guild, channel = message.guild, message.channel
        if guild is None or isinstance(channel, discord.DMChannel | discord.GroupChannel | discord.PartialMessageable):
            return May()
        try:
            granted = channel.permissions_for(guild.me)
        except discord.ClientException:  # a thread whose channel is not known
            return May()
        in_thread = isinstance(channel, discord.Thread)
        in_voice = isinstance(channel, discord.VoiceChannel | discord.StageChannel)
        names = ("view_channel", "send_messages_in_threads" if in_thread else "send_messages")
        needed = {name: getattr(granted, name) for name in (*names, *(("connect",) if in_voice else ()))}
        may_speak = all(needed.values())
        wanted = {"embed_links": granted.embed_links, "read_message_history": granted.read_message_history}
        for missing in (name for name, is_granted in (wanted if may_speak else needed).items() if not is_granted):
            self.lacks(channel.id, missing)
        return May(may_speak, granted.embed_links, granted.read_message_history)

    def lacks(self, channel: int, name: str) -> None:
        """Log once that a permission is missing."""
        if self._logged.get((channel, name)) is None:
            self._logged.put((channel, name), value=True)
            _log.warning("permission_missing", extra={"fields": {"channel": channel, "permission": name}})
