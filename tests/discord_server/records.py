"""What the world is made of, as frozen records; what changes is replaced by id."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

Json = dict[str, Any]
Kind = Literal["text", "voice", "forum", "thread", "dm", "private"]
EPHEMERAL = 1 << 6
LOADING = 1 << 7
COMPONENTS_V2 = 1 << 15


@dataclass(frozen=True, slots=True)
class User:
    id: int
    name: str
    is_bot: bool = False

    @property
    def mention(self) -> str:
        return f"<@{self.id}>"


@dataclass(frozen=True, slots=True)
class Bot:
    """The ids of the bot under test and of its application."""

    user: User
    application_id: int
    owner: User

    @property
    def id(self) -> int:
        return self.user.id

    @property
    def mention(self) -> str:
        return self.user.mention


@dataclass(frozen=True, slots=True)
class Overwrite:
    """What a channel allows or forbids to one role or member."""

    target_id: int
    is_role: bool
    allow: int = 0
    deny: int = 0


@dataclass(frozen=True, slots=True)
class Role:
    id: int
    name: str
    permissions: int
    position: int


@dataclass(frozen=True, slots=True)
class Member:
    user: User
    role_ids: tuple[int, ...]
    joined_at: str


@dataclass(frozen=True, slots=True)
class Channel:
    """A place to talk: a guild's channel, a thread or forum post, or direct messages."""

    id: int
    name: str
    kind: Kind
    guild_id: int | None = None
    parent_id: int | None = None
    recipients: tuple[User, ...] = ()
    owner_id: int | None = None

    @property
    def mention(self) -> str:
        return f"<#{self.id}>"

    @property
    def is_thread(self) -> bool:
        return self.kind == "thread"


@dataclass(frozen=True, slots=True)
class Reference:
    """The message that a message replies to."""

    channel_id: int
    message_id: int
    guild_id: int | None


@dataclass(frozen=True, slots=True)
class Message:
    """A message as it is now; an edit makes another record with the same id."""

    id: int
    channel: Channel
    author: User
    content: str
    timestamp: str
    embeds: tuple[Json, ...] = ()
    components: tuple[Json, ...] = ()
    attachments: tuple[Json, ...] = ()
    flags: int = 0
    nonce: str | int | None = None
    reference: Reference | None = None
    mentions: tuple[User, ...] = ()
    edited: str | None = None
    webhook_id: int | None = None
    interaction: Json | None = None

    @property
    def ephemeral(self) -> bool:
        return bool(self.flags & EPHEMERAL)

    @property
    def loading(self) -> bool:
        """Whether it only says that the bot is thinking."""
        return bool(self.flags & LOADING)

    @property
    def custom_ids(self) -> tuple[str, ...]:
        return tuple(part["custom_id"] for part in self.parts if "custom_id" in part)

    @property
    def parts(self) -> tuple[Json, ...]:
        """All components, rows and what they hold."""
        return tuple(walk(self.components))

    @property
    def text(self) -> str:
        """All that a person reads in it: content, embeds' texts, buttons' labels."""
        lines = [self.content]
        for embed in self.embeds:
            lines += [embed.get("title") or "", embed.get("description") or ""]
            lines += [f"{field['name']}\n{field['value']}" for field in embed.get("fields") or ()]
            lines.append((embed.get("footer") or {}).get("text") or "")
        lines += [part["label"] for part in self.parts if part.get("label")]
        return "\n".join(line for line in lines if line)


def walk(components: tuple[Json, ...] | list[Json]) -> list[Json]:
    """Return components with all that they hold, outer ones first."""
    found: list[Json] = []
    for component in components:
        found.append(component)
        found += walk(component.get("components") or [])
        if isinstance(accessory := component.get("accessory"), dict):
            found.append(accessory)
    return found
