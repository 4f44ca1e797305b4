"""Everything there is: people, servers, channels, messages."""

from __future__ import annotations

from dataclasses import dataclass, field

from tests.discord_server.guild import Guild
from tests.discord_server.hub import Hub
from tests.discord_server.ids import Ids
from tests.discord_server.permissions import IN_DIRECT_MESSAGES, Permission
from tests.discord_server.records import Bot, Channel, Message, User
from tests.discord_server.telling import Telling


def _new_bot(ids: Ids) -> Bot:
    return Bot(User(ids.next(), "factbot", is_bot=True), ids.next(), User(ids.next(), "owner"))


@dataclass
class World:
    """Registries by id. Messages that were deleted are kept apart, so that a test can see what was ever posted."""

    hub: Hub
    ids: Ids = field(default_factory=Ids)
    users: dict[int, User] = field(default_factory=dict)
    guilds: dict[int, Guild] = field(default_factory=dict)
    channels: dict[int, Channel] = field(default_factory=dict)
    messages: dict[int, Message] = field(default_factory=dict)
    deleted: dict[int, Message] = field(default_factory=dict)
    closed_dms: set[int] = field(default_factory=set)
    bot: Bot = field(init=False)
    tell: Telling = field(init=False)

    def __post_init__(self) -> None:
        self.tell = Telling(self, self.hub)
        self.bot = _new_bot(self.ids)
        for user in (self.bot.user, self.bot.owner):
            self.users[user.id] = user

    def add_user(self, name: str, *, is_bot: bool = False) -> User:
        user = User(self.ids.next(), name, is_bot)
        self.users[user.id] = user
        return user

    def add_guild(self, name: str, *, bot_permissions: int, has_bot: bool = True) -> Guild:
        guild = Guild(self, self.ids.next_guild(), name, self.add_user(f"owner of {name}"), has_bot)
        guild.add_member(guild.owner)
        self.guilds[guild.id] = guild
        if has_bot:
            guild.add_member(self.bot.user, permissions=bot_permissions)
            self.tell.guild(guild)
        return guild

    def dm(self, user: User) -> Channel:
        """Return the direct messages between the bot and a person."""
        for channel in self.channels.values():
            if channel.kind == "dm" and channel.recipients == (user,):
                return channel
        return self._add(Channel(self.ids.next(), user.name, "dm", recipients=(user,)))

    def private_channel(self, *users: User) -> Channel:
        """Return a group of people without the bot, where only a person's own installation of it works."""
        return self._add(Channel(self.ids.next(), "group", "private", recipients=users, owner_id=users[0].id))

    def _add(self, channel: Channel) -> Channel:
        self.channels[channel.id] = channel
        return channel

    def guild_of(self, channel: Channel) -> Guild | None:
        return None if channel.guild_id is None else self.guilds[channel.guild_id]

    def bot_permissions(self, channel: Channel) -> Permission:
        """Return what the bot may do there; in direct messages all that there is to do."""
        guild = self.guild_of(channel)
        if guild is not None:
            return guild.permissions_of(self.bot.user, channel)
        talk = Permission.VIEW_CHANNEL | Permission.SEND_MESSAGES | Permission.READ_MESSAGE_HISTORY
        return IN_DIRECT_MESSAGES | talk if channel.kind == "dm" else Permission.NONE

    def bot_sees(self, channel: Channel) -> bool:
        return bool(self.bot_permissions(channel) & Permission.VIEW_CHANNEL)
