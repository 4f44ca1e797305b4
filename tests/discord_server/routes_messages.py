"""The routes for channels and messages, with their permissions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from tests.discord_server.calls import Call, filled
from tests.discord_server.errors import (
    ApiError,
    empty_message,
    missing_access,
    missing_permissions,
    unknown_channel,
    unknown_message,
)
from tests.discord_server.intents import readable
from tests.discord_server.payloads import channel_payload, message_payload
from tests.discord_server.permissions import Permission
from tests.discord_server.posting import Posting, reference_to
from tests.discord_server.records import Channel, Json, Message
from tests.discord_server.rules import is_empty
from tests.discord_server.world import World

MOST_LISTED = 50


class MessageRoutes:
    """What a bot does in channels. A nonce that was used names the message that it made."""

    def __init__(self, world: World, posting: Posting, reads_content: Callable[[], bool]) -> None:
        self._world = world
        self._posting = posting
        self._reads_content = reads_content
        self._nonces: dict[str, Message] = {}

    def open_dm(self, call: Call) -> Json:
        user = self._world.users.get(int(call.body["recipient_id"]))
        if user is None:
            raise ApiError(400, 50033, "Invalid Recipient(s)")
        return channel_payload(self._world, self._world.dm(user))

    def channel(self, call: Call) -> Json:
        return channel_payload(self._world, self._channel(call))

    def typing(self, call: Call) -> None:
        self._may_send(self._channel(call))

    def create(self, call: Call) -> Json:
        channel = self._channel(call)
        self._may_send(channel)
        nonce = call.body.get("nonce") if call.body.get("enforce_nonce") else None
        if nonce is not None and str(nonce) in self._nonces:
            return self._shown(self._nonces[str(nonce)])
        message = self._posting.draft(channel, self._world.bot.user, "")
        message = replace(filled(message, call.body), nonce=call.body.get("nonce"))
        message = self._with_reference(self._allowed(message), call.body.get("message_reference"))
        if nonce is not None:
            self._nonces[str(nonce)] = message
        return self._shown(self._posting.publish(message))

    def get(self, call: Call) -> Json:
        self._need(self._channel(call), Permission.READ_MESSAGE_HISTORY)
        return self._shown(self._message(call))

    def listed(self, call: Call) -> list[Json]:
        channel = self._channel(call)
        if not self._world.bot_permissions(channel) & Permission.READ_MESSAGE_HISTORY:
            return []
        found = [one for one in self._world.messages.values() if one.channel == channel and not one.ephemeral]
        limit = int(call.request.query.get("limit", MOST_LISTED))
        before = int(call.request.query.get("before", 0)) or None
        shown = [one for one in reversed(found) if before is None or one.id < before]
        return [self._shown(one) for one in shown[:limit]]

    def edit(self, call: Call) -> Json:
        message = self._message(call)
        if message.author.id != self._world.bot.id:
            raise ApiError(403, 50005, "Cannot edit a message authored by another user")
        changed = self._allowed(filled(message, call.body))
        if is_empty(changed.content, changed.embeds, changed.components, changed.attachments):
            raise empty_message()
        return self._shown(self._posting.update(changed))

    def delete(self, call: Call) -> None:
        message = self._message(call)
        if message.author.id != self._world.bot.id:
            if message.channel.guild_id is None:
                raise ApiError(403, 50003, "Cannot execute action on a DM channel")
            self._need(message.channel, Permission.MANAGE_MESSAGES)
        self._posting.remove(message)

    def _shown(self, message: Message) -> Json:
        payload = message_payload(self._world, message)
        return payload if self._reads_content() else readable(payload, 0, self._world.bot.id)

    def _channel(self, call: Call) -> Channel:
        channel = self._world.channels.get(call.number("channel_id"))
        if channel is None:
            raise unknown_channel()
        cannot_connect = channel.kind == "voice" and not self._world.bot_permissions(channel) & Permission.CONNECT
        if cannot_connect or not self._world.bot_sees(channel):
            raise missing_access()
        return channel

    def _message(self, call: Call) -> Message:
        channel = self._channel(call)
        message = self._world.messages.get(call.number("message_id"))
        if message is None or message.channel != channel or message.ephemeral:
            raise unknown_message()
        return message

    def _need(self, channel: Channel, permission: Permission) -> None:
        if not self._world.bot_permissions(channel) & permission:
            raise missing_permissions()

    def _may_send(self, channel: Channel) -> None:
        if channel.kind == "forum":
            raise ApiError(400, 50008, "Cannot send messages in a non-text channel")
        if channel.kind == "dm" and channel.recipients[0].id in self._world.closed_dms:
            raise ApiError(403, 50007, "Cannot send messages to this user")
        sending = Permission.SEND_MESSAGES_IN_THREADS if channel.is_thread else Permission.SEND_MESSAGES
        self._need(channel, sending)

    def _allowed(self, message: Message) -> Message:
        """Drop embeds silently where links may not be embedded, as Discord does; nothing but embeds is refused."""
        if not message.embeds or self._world.bot_permissions(message.channel) & Permission.EMBED_LINKS:
            return message
        if is_empty(message.content, (), message.components):
            raise missing_permissions()
        return replace(message, embeds=())

    def _with_reference(self, message: Message, reference: Json | None) -> Message:
        if reference is None:
            return message
        if not self._world.bot_permissions(message.channel) & Permission.READ_MESSAGE_HISTORY:
            raise ApiError(403, 160002, "Cannot reply without permission to read message history")
        found = self._world.messages.get(int(reference["message_id"]))
        if found is not None and found.channel == message.channel and not found.ephemeral:
            return replace(message, reference=reference_to(found))
        if reference.get("fail_if_not_exists", True):
            raise ApiError(400, 50035, "Invalid Form Body: message_reference: Unknown message")
        return message
