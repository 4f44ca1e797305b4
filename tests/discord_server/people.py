"""What people do by hand: write, edit and delete messages."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from tests.discord_server.posting import Posting, reference_to
from tests.discord_server.records import Channel, Message, User
from tests.discord_server.world import World


class People:
    """Whoever writes in a server joins it first."""

    def __init__(self, world: World, posting: Posting) -> None:
        self._world = world
        self._posting = posting

    def say(
        self,
        channel: Channel,
        user: User,
        content: str,
        *,
        reply_to: Message | None = None,
        ping: bool = True,
        webhook: bool = False,
    ) -> Message:
        if not webhook:
            self.join(channel, user)
        draft = self._posting.draft(channel, user, content)
        message = replace(
            draft,
            reference=None if reply_to is None else reference_to(reply_to),
            mentions=self._posting.mentioned(content, reply_to, ping=ping),
            webhook_id=user.id if webhook else None,
        )
        return self._posting.publish(message)

    def join(self, channel: Channel, user: User) -> None:
        guild = self._world.guild_of(channel)
        if guild is not None and user.id not in guild.members:
            guild.add_member(user)

    def post(self, forum: Channel, user: User, title: str, content: str) -> tuple[Channel, Message]:
        """Open a forum post: a thread whose first message has the thread's own id."""
        guild = self._world.guild_of(forum)
        assert guild is not None
        assert forum.kind == "forum"
        self.join(forum, user)
        thread = guild.add_thread(forum, title, owner=user)
        draft = self._posting.draft(thread, user, content)
        mentions = self._posting.mentioned(content, None, ping=False)
        return thread, self._posting.publish(replace(draft, id=thread.id, mentions=mentions))

    def edit(self, message: Message, content: str) -> Message:
        now = self._world.messages[message.id]
        replied_to = self._world.messages.get(now.reference.message_id) if now.reference else None
        pinged = replied_to is not None and replied_to.author in now.mentions
        mentions = self._posting.mentioned(content, replied_to, ping=pinged)
        return self._posting.update(replace(now, content=content, mentions=mentions))

    def delete(self, message: Message) -> None:
        self._posting.remove(message)

    def clean_up(self, channel: Channel, messages: Iterable[Message]) -> None:
        self._posting.remove_all(channel, messages)
