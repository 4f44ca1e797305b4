"""The routes that answer interactions: the first response by its token, what follows by the webhook of that token."""

from __future__ import annotations

import time
from dataclasses import replace

from tests.discord_server.calls import Call, filled
from tests.discord_server.errors import (
    ApiError,
    already_acknowledged,
    empty_message,
    invalid_form,
    invalid_webhook_token,
    unknown_interaction,
    unknown_message,
    unknown_webhook,
)
from tests.discord_server.interaction import FITTING, Callback, Interaction
from tests.discord_server.payloads import message_payload, user_payload
from tests.discord_server.permissions import Permission
from tests.discord_server.posting import Posting
from tests.discord_server.records import EPHEMERAL, LOADING, Json, Message
from tests.discord_server.rules import is_empty
from tests.discord_server.world import World


class InteractionRoutes:
    """All interactions by token, and what the bot may do with them."""

    def __init__(self, world: World, posting: Posting) -> None:
        self._world = world
        self._posting = posting
        self._known: dict[str, Interaction] = {}

    def add(self, interaction: Interaction) -> None:
        self._known[interaction.token] = interaction

    def callback(self, call: Call) -> Json | None:
        interaction = self._known.get(call.text("interaction_token"))
        if interaction is None or interaction.id != call.number("interaction_id") or interaction.expired:
            raise unknown_interaction()
        self._check_first(interaction, call)
        interaction.seconds = time.monotonic() - interaction.began
        if not interaction.in_time:
            call.blame(f"first response after {interaction.seconds:.1f} s")
            raise unknown_interaction()
        self._respond(interaction, Callback(call.body["type"]), call.body)
        return self._resource(interaction) if call.asks("with_response") else None

    def _check_first(self, interaction: Interaction, call: Call) -> None:
        """Refuse a second first response; after a failure that the test ordered the bot is not to blame for it."""
        kind = call.body["type"]
        if interaction.acknowledged:
            same = (one for one in call.log.requests if one.path == call.request.path)
            if not any(one.faulted for one in same):
                call.blame("a second first response")
            raise already_acknowledged()
        if kind not in FITTING[interaction.kind]:
            raise invalid_form(f"callback type {kind} for an interaction of type {interaction.kind}")

    def _respond(self, interaction: Interaction, callback: Callback, body: Json) -> None:
        data: Json = body.get("data") or {}
        interaction.callback, interaction.callback_body = callback, body
        if callback is Callback.MESSAGE:
            interaction.original_id = self._publish(interaction, data).id
        elif callback is Callback.DEFERRED_MESSAGE:
            flags = (data.get("flags") or 0) | LOADING
            interaction.original_id = self._publish(interaction, {"flags": flags}).id
        elif interaction.message is not None and callback in (Callback.DEFERRED_UPDATE, Callback.UPDATE):
            interaction.original_id = interaction.message.id
            if callback is Callback.UPDATE:
                self._edit(interaction, self._original(interaction), data)

    def _publish(self, interaction: Interaction, data: Json) -> Message:
        message = filled(self._posting.draft(interaction.channel, self._world.bot.user, ""), data)
        flags = message.flags | (EPHEMERAL if self._only_privately(interaction) else 0)
        metadata: Json = {
            "id": str(interaction.id),
            "type": int(interaction.kind),
            "user": user_payload(interaction.user),
            "authorizing_integration_owners": interaction.owners,
            "command_type": interaction.data.get("type"),
        }
        webhook = self._world.bot.application_id
        return self._posting.publish(replace(message, flags=flags, webhook_id=webhook, interaction=metadata))

    def _only_privately(self, interaction: Interaction) -> bool:
        """Whether a person's own installation may only answer privately, as external apps are not allowed there."""
        guild = self._world.guild_of(interaction.channel)
        if guild is None or not interaction.by_user_install:
            return False
        return not guild.permissions_of(interaction.user, interaction.channel) & Permission.USE_EXTERNAL_APPS

    def _resource(self, interaction: Interaction) -> Json:
        told: Json = {"id": str(interaction.id), "type": int(interaction.kind)}
        answer: Json = {"interaction": told}
        if (message := interaction.response) is not None:
            told["response_message_id"] = str(message.id)
            told["response_message_loading"] = message.loading
            told["response_message_ephemeral"] = message.ephemeral
            payload = message_payload(self._world, message)
            answer["resource"] = {"type": int(interaction.callback or 0), "message": payload}
        return answer

    def get_original(self, call: Call) -> Json:
        return message_payload(self._world, self._original(self._open(call)))

    def edit_original(self, call: Call) -> Json:
        interaction = self._open(call)
        return self._edit(interaction, self._original(interaction), call.body)

    def delete_original(self, call: Call) -> None:
        self._posting.remove(self._original(self._open(call)))

    def follow_up(self, call: Call) -> Json:
        """Send another message; the first one after "is thinking" takes its place, as in Discord."""
        interaction = self._open(call)
        response = interaction.response
        if response is not None and response.loading:
            return self._edit(interaction, response, call.body)
        if not interaction.may_follow_up():
            raise ApiError(400, 40094, "Maximum number of follow-up messages reached")
        message = self._publish(interaction, call.body)
        interaction.followup_ids.append(message.id)
        return message_payload(self._world, message)

    def get_message(self, call: Call) -> Json:
        return message_payload(self._world, self._message(call, self._open(call)))

    def edit_message(self, call: Call) -> Json:
        interaction = self._open(call)
        return self._edit(interaction, self._message(call, interaction), call.body)

    def delete_message(self, call: Call) -> None:
        self._posting.remove(self._message(call, self._open(call)))

    def _open(self, call: Call) -> Interaction:
        interaction = self._known.get(call.text("webhook_token"))
        if interaction is None or call.number("webhook_id") != self._world.bot.application_id:
            raise unknown_webhook()
        if interaction.expired:
            raise invalid_webhook_token()
        if not interaction.acknowledged:
            raise unknown_webhook()
        return interaction

    def _original(self, interaction: Interaction) -> Message:
        if interaction.response is None:
            raise unknown_message()
        return interaction.response

    def _message(self, call: Call, interaction: Interaction) -> Message:
        message = self._world.messages.get(call.number("message_id"))
        if message is None or message.id not in (interaction.original_id, *interaction.followup_ids):
            raise unknown_message()
        return message

    def _edit(self, interaction: Interaction, message: Message, body: Json) -> Json:
        """Edit a message; whether it is private was decided when it was made."""
        changed = filled(message, body)
        private = message.flags & EPHEMERAL
        changed = replace(changed, flags=(changed.flags & ~(EPHEMERAL | LOADING)) | private)
        if is_empty(changed.content, changed.embeds, changed.components, changed.attachments):
            raise empty_message()
        changed = self._posting.update(changed)
        interaction.edits.append(changed)
        return message_payload(self._world, changed)
