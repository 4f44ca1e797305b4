"""A server and the bot's place in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from tests.discord_server.permissions import EVERYTHING, MEMBER_DEFAULT, Permission, in_channel
from tests.discord_server.records import Channel, Kind, Member, Overwrite, Role, User

if TYPE_CHECKING:
    from tests.discord_server.world import World


@dataclass(eq=False)
class Guild:
    """Its records by id; every change is told to the clients at once.

    ``@everyone`` allows nothing here: each member has a role of its own, so that a test says exactly what one may do.
    """

    world: World
    id: int
    name: str
    owner: User
    has_bot: bool
    roles: dict[int, Role] = field(default_factory=dict)
    members: dict[int, Member] = field(default_factory=dict)
    channels: dict[int, Channel] = field(default_factory=dict)
    overwrites: dict[int, dict[int, Overwrite]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.roles[self.id] = Role(self.id, "@everyone", 0, 0)

    def add_channel(self, name: str, kind: Kind = "text", *, allow: int = 0, deny: int = 0) -> Channel:
        """Add a channel; ``allow`` and ``deny`` are its overwrite for the bot."""
        channel = Channel(self.world.ids.next(), name, kind, guild_id=self.id)
        self._keep(channel)
        if allow or deny:
            bot = self.world.bot.id
            self.overwrites[channel.id][bot] = Overwrite(bot, is_role=False, allow=allow, deny=deny)
        self.world.tell.channel("CHANNEL_CREATE", channel)
        return channel

    def add_thread(self, parent: Channel, name: str = "thread", *, owner: User | None = None) -> Channel:
        """Add a public thread to a text channel, or a post to a forum."""
        author = owner or self.owner
        thread = Channel(self.world.ids.next(), name, "thread", self.id, parent.id, owner_id=author.id)
        self._keep(thread)
        self.world.tell.channel("THREAD_CREATE", thread)
        return thread

    def remove_channel(self, channel: Channel) -> None:
        self.channels.pop(channel.id)
        self.world.channels.pop(channel.id)
        self.world.tell.channel("THREAD_DELETE" if channel.is_thread else "CHANNEL_DELETE", channel)

    def _keep(self, channel: Channel) -> None:
        self.channels[channel.id] = channel
        self.overwrites[channel.id] = {}
        self.world.channels[channel.id] = channel

    def add_member(self, user: User, *, permissions: int = MEMBER_DEFAULT) -> Member:
        role = Role(self.world.ids.next(), f"role of {user.name}", permissions, len(self.roles))
        self.roles[role.id] = role
        member = Member(user, (role.id,), datetime.now(UTC).isoformat())
        self.members[user.id] = member
        if user.id != self.world.bot.id:
            self.world.tell.role("GUILD_ROLE_CREATE", self, role)
        return member

    def set_permissions(self, user: User, permissions: int) -> None:
        """Change what a member, the bot included, may do anywhere in this guild."""
        role = replace(self.roles[self.members[user.id].role_ids[0]], permissions=permissions)
        self.roles[role.id] = role
        self.world.tell.role("GUILD_ROLE_UPDATE", self, role)

    def set_overwrite(self, channel: Channel, user: User, *, allow: int = 0, deny: int = 0) -> None:
        """Change what a member, the bot included, may do in one channel."""
        self.overwrites[channel.id][user.id] = Overwrite(user.id, is_role=False, allow=allow, deny=deny)
        self.world.tell.channel("CHANNEL_UPDATE", channel)

    def remove_bot(self) -> None:
        """Show the bot the door."""
        self.members.pop(self.world.bot.id)
        self.has_bot = False
        self.world.tell.guild_gone(self)

    def permissions_of(self, user: User, channel: Channel) -> Permission:
        if user.id == self.owner.id:
            return EVERYTHING
        if user.id not in self.members:
            return Permission.NONE
        base = self.roles[self.id].permissions
        for role_id in self.members[user.id].role_ids:
            base |= self.roles[role_id].permissions
        return in_channel(base, self._overwrites_for(self.members[user.id], channel))

    def _overwrites_for(self, member: Member, channel: Channel) -> Iterator[Overwrite]:
        place = channel.parent_id if channel.is_thread and channel.parent_id else channel.id
        known = self.overwrites.get(place, {})
        for target in (self.id, *member.role_ids, member.user.id):
            if target in known:
                yield known[target]
