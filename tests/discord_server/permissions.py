"""Permissions and how Discord computes them from roles and overwrites."""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntFlag

from tests.discord_server.records import Overwrite


class Permission(IntFlag):
    """The permissions that a bot of this kind meets; the numbers are Discord's."""

    NONE = 0
    ADMINISTRATOR = 1 << 3
    MANAGE_GUILD = 1 << 5
    ADD_REACTIONS = 1 << 6
    VIEW_CHANNEL = 1 << 10
    SEND_MESSAGES = 1 << 11
    MANAGE_MESSAGES = 1 << 13
    EMBED_LINKS = 1 << 14
    ATTACH_FILES = 1 << 15
    READ_MESSAGE_HISTORY = 1 << 16
    MENTION_EVERYONE = 1 << 17
    CONNECT = 1 << 20
    USE_APPLICATION_COMMANDS = 1 << 31
    SEND_MESSAGES_IN_THREADS = 1 << 38
    USE_EXTERNAL_APPS = 1 << 50


EVERYTHING = Permission((1 << 53) - 1)
BOT_DEFAULT = (
    Permission.VIEW_CHANNEL
    | Permission.SEND_MESSAGES
    | Permission.SEND_MESSAGES_IN_THREADS
    | Permission.EMBED_LINKS
    | Permission.READ_MESSAGE_HISTORY
    | Permission.CONNECT
)
"""What the invite link of the README asks for. Discord wants CONNECT for the chats of voice channels."""
MEMBER_DEFAULT = (
    BOT_DEFAULT
    | Permission.ADD_REACTIONS
    | Permission.ATTACH_FILES
    | Permission.USE_APPLICATION_COMMANDS
    | Permission.USE_EXTERNAL_APPS
)
IN_DIRECT_MESSAGES = Permission.ATTACH_FILES | Permission.EMBED_LINKS | Permission.MENTION_EVERYONE
"""What an application may do where it is no member: in direct messages and by a person's own installation."""


def in_channel(base: int, overwrites: Iterable[Overwrite]) -> Permission:
    """Apply a channel's overwrites (everyone's first, then roles, then the member's) to a member's permissions."""
    if base & Permission.ADMINISTRATOR:
        return EVERYTHING
    for overwrite in overwrites:
        base = (base & ~overwrite.deny) | overwrite.allow
    if not base & Permission.VIEW_CHANNEL:
        return Permission.NONE
    if not base & (Permission.SEND_MESSAGES | Permission.SEND_MESSAGES_IN_THREADS):
        base &= ~(Permission.EMBED_LINKS | Permission.ATTACH_FILES | Permission.MENTION_EVERYONE)
    return Permission(base)
