"""Intents, and what a client without the message content intent may still read."""

from __future__ import annotations

from enum import IntFlag

from tests.discord_server.records import Json


class Intent(IntFlag):
    NONE = 0
    GUILDS = 1 << 0
    GUILD_MEMBERS = 1 << 1
    GUILD_PRESENCES = 1 << 8
    GUILD_MESSAGES = 1 << 9
    DIRECT_MESSAGES = 1 << 12
    MESSAGE_CONTENT = 1 << 15


KNOWN = (1 << 26) - 1
UNPRIVILEGED = KNOWN & ~(Intent.GUILD_MEMBERS | Intent.GUILD_PRESENCES | Intent.MESSAGE_CONTENT)
PRIVATE_PARTS: Json = {"content": "", "embeds": [], "components": [], "attachments": []}


def readable(message: Json, intents: int, bot_id: int) -> Json:
    """Return a message's payload as a client with these intents gets it, the message it replies to included."""
    if intents & Intent.MESSAGE_CONTENT:
        return message
    shown = dict(message) if _exempt(message, bot_id) else message | PRIVATE_PARTS
    if shown.get("referenced_message"):
        shown["referenced_message"] = readable(shown["referenced_message"], intents, bot_id)
    return shown


def _exempt(message: Json, bot_id: int) -> bool:
    own = message["author"]["id"] == str(bot_id)
    return own or "guild_id" not in message or any(user["id"] == str(bot_id) for user in message["mentions"])
