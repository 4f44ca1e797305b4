"""Messages are published, changed and removed here, by people and by the bot alike."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from tests.discord_server.mentions import users_in
from tests.discord_server.payloads import now
from tests.discord_server.records import Channel, Message, Reference, User

if TYPE_CHECKING:
    from tests.discord_server.world import World


class Posting:
    """Keeps messages and tells of them."""

    def __init__(self, world: World) -> None:
        self._world = world

    def draft(self, channel: Channel, author: User, content: str) -> Message:
        return Message(self._world.ids.next(), channel, author, content, now())

    def publish(self, message: Message) -> Message:
        self._world.messages[message.id] = message
        self._world.tell.message("MESSAGE_CREATE", message)
        return message

    def update(self, message: Message) -> Message:
        """Replace a message by its new version."""
        edited = replace(message, edited=now())
        self._world.messages[message.id] = edited
        self._world.tell.message("MESSAGE_UPDATE", edited)
        return edited

    def remove(self, message: Message) -> None:
        gone = self._world.messages.pop(message.id)
        self._world.deleted[gone.id] = gone
        self._world.tell.message_gone(gone)

    def remove_all(self, channel: Channel, messages: Iterable[Message]) -> None:
        """Remove many messages of one channel by one event."""
        gone = [self._world.messages.pop(message.id) for message in messages]
        self._world.deleted |= {message.id: message for message in gone}
        self._world.tell.messages_gone(channel, [message.id for message in gone])

    def mentioned(self, content: str, replied_to: Message | None, *, ping: bool) -> tuple[User, ...]:
        """Return who a person's message mentions; the answer to an interaction cannot be pinged by a reply."""
        ids = list(users_in(content))
        if replied_to is not None and ping and replied_to.webhook_id is None:
            ids.append(replied_to.author.id)
        return tuple(self._world.users[one] for one in dict.fromkeys(ids) if one in self._world.users)


def reference_to(message: Message) -> Reference:
    return Reference(message.channel.id, message.id, message.channel.guild_id)
