"""Records as Discord writes them on the wire."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from tests.discord_server.records import Channel, Json, Member, Message, Overwrite, Role, User

if TYPE_CHECKING:
    from tests.discord_server.guild import Guild
    from tests.discord_server.world import World

CHANNEL_TYPES = {"text": 0, "dm": 1, "voice": 2, "private": 3, "thread": 11, "forum": 15}
PLAIN, REPLY, SLASH_ANSWER, MENU_ANSWER = 0, 19, 20, 23
MESSAGE_COMMAND = 3
_TAKEN_BY_KIND: dict[str, Json] = {
    "text": {"topic": None, "nsfw": False, "rate_limit_per_user": 0, "last_message_id": None},
    "voice": {"bitrate": 64000, "user_limit": 0, "rtc_region": None, "nsfw": False, "last_message_id": None},
    "forum": {"topic": None, "nsfw": False, "available_tags": [], "default_reaction_emoji": None, "flags": 0},
}


def now() -> str:
    return datetime.now(UTC).isoformat()


def user_payload(user: User) -> Json:
    return {
        "id": str(user.id),
        "username": user.name,
        "discriminator": "0",
        "global_name": user.name.capitalize(),
        "avatar": None,
        "bot": user.is_bot,
        "public_flags": 0,
    }


def member_payload(member: Member, *, with_user: bool = True) -> Json:
    payload: Json = {
        "nick": None,
        "avatar": None,
        "roles": [str(role) for role in member.role_ids],
        "joined_at": member.joined_at,
        "deaf": False,
        "mute": False,
        "flags": 0,
        "pending": False,
    }
    return payload | {"user": user_payload(member.user)} if with_user else payload


def role_payload(role: Role) -> Json:
    return {
        "id": str(role.id),
        "name": role.name,
        "permissions": str(int(role.permissions)),
        "position": role.position,
        "color": 0,
        "colors": {"primary_color": 0, "secondary_color": None, "tertiary_color": None},
        "hoist": False,
        "managed": False,
        "mentionable": False,
        "flags": 0,
    }


def overwrite_payload(overwrite: Overwrite) -> Json:
    return {
        "id": str(overwrite.target_id),
        "type": 0 if overwrite.is_role else 1,
        "allow": str(int(overwrite.allow)),
        "deny": str(int(overwrite.deny)),
    }


def channel_payload(world: World, channel: Channel) -> Json:
    payload: Json = {"id": str(channel.id), "type": CHANNEL_TYPES[channel.kind]}
    guild = world.guild_of(channel)
    if channel.is_thread:
        return payload | _thread_payload(channel)
    if guild is None:
        return payload | _private_payload(channel)
    overwrites = [overwrite_payload(overwrite) for overwrite in guild.overwrites.get(channel.id, {}).values()]
    place = {"guild_id": str(guild.id), "position": 0, "parent_id": None, "permission_overwrites": overwrites}
    return payload | {"name": channel.name, "flags": 0} | place | _TAKEN_BY_KIND[channel.kind]


def _thread_payload(channel: Channel) -> Json:
    return {
        "name": channel.name,
        "guild_id": str(channel.guild_id),
        "parent_id": str(channel.parent_id),
        "owner_id": str(channel.owner_id),
        "message_count": 0,
        "member_count": 1,
        "total_message_sent": 0,
        "rate_limit_per_user": 0,
        "flags": 0,
        "thread_metadata": {
            "archived": False,
            "auto_archive_duration": 1440,
            "archive_timestamp": now(),
            "locked": False,
        },
    }


def _private_payload(channel: Channel) -> Json:
    people: Json = {"recipients": [user_payload(user) for user in channel.recipients], "last_message_id": None}
    if channel.kind == "private":
        people |= {"name": channel.name, "icon": None, "owner_id": str(channel.owner_id)}
    return people | {"flags": 0}


def guild_payload(world: World, guild: Guild) -> Json:
    """Return a guild as GUILD_CREATE tells it: of its members only the bot, as without the members intent."""
    seen = [channel for channel in guild.channels.values() if world.bot_sees(channel)]
    hidden = [channel for channel in guild.channels.values() if not world.bot_sees(channel) and not channel.is_thread]
    me = guild.members.get(world.bot.id)
    return {
        "id": str(guild.id),
        "name": guild.name,
        "owner_id": str(guild.owner.id),
        "unavailable": False,
        "joined_at": now(),
        "large": False,
        "member_count": len(guild.members),
        "members": [member_payload(me)] if me else [],
        "roles": [role_payload(role) for role in guild.roles.values()],
        "channels": [channel_payload(world, c) for c in seen + hidden if not c.is_thread],
        "threads": [channel_payload(world, c) for c in seen if c.is_thread],
        "preferred_locale": "en-US",
        "verification_level": 0,
        "default_message_notifications": 0,
        "explicit_content_filter": 0,
        "nsfw_level": 0,
        "mfa_level": 0,
        "premium_tier": 0,
        "system_channel_flags": 0,
        "afk_timeout": 300,
        **dict.fromkeys(("icon", "splash", "banner", "description", "afk_channel_id", "system_channel_id")),
        **{key: [] for key in ("emojis", "stickers", "features", "voice_states", "presences", "stage_instances")},
        **{key: [] for key in ("guild_scheduled_events", "soundboard_sounds")},
    }


def message_payload(world: World, message: Message, *, nested: bool = False) -> Json:
    """Return a message as everyone may read it; what it replies to is given one level deep, as Discord does."""
    guild = world.guild_of(message.channel)
    payload: Json = {
        "id": str(message.id),
        "channel_id": str(message.channel.id),
        "author": user_payload(message.author),
        "content": message.content,
        "timestamp": message.timestamp,
        "edited_timestamp": message.edited,
        "tts": False,
        "mention_everyone": False,
        "mentions": [user_payload(user) for user in message.mentions],
        "mention_roles": [],
        "attachments": list(message.attachments),
        "embeds": list(message.embeds),
        "components": list(message.components),
        "pinned": False,
        "type": _type_of(message),
        "flags": message.flags,
    }
    payload |= {"nonce": message.nonce} if message.nonce is not None else {}
    payload |= _made_by(world, message)
    if guild is not None:
        payload["guild_id"] = str(guild.id)
        if message.webhook_id is None and message.author.id in guild.members:
            payload["member"] = member_payload(guild.members[message.author.id], with_user=False)
    return payload | ({} if nested else _reference(world, message))


def _type_of(message: Message) -> int:
    if message.interaction is not None and message.interaction["type"] == 2:
        return MENU_ANSWER if message.interaction.get("command_type") == MESSAGE_COMMAND else SLASH_ANSWER
    return REPLY if message.reference is not None else PLAIN


def _made_by(world: World, message: Message) -> Json:
    made: Json = {}
    if message.webhook_id is not None:
        made["webhook_id"] = str(message.webhook_id)
    if message.interaction is not None:
        made["application_id"] = str(world.bot.application_id)
        made["interaction_metadata"] = {k: v for k, v in message.interaction.items() if k != "command_type"}
    return made


def _reference(world: World, message: Message) -> Json:
    if message.reference is None:
        return {}
    reference = {"message_id": str(message.reference.message_id), "channel_id": str(message.reference.channel_id)}
    if message.reference.guild_id is not None:
        reference["guild_id"] = str(message.reference.guild_id)
    found = world.messages.get(message.reference.message_id)
    resolved = message_payload(world, found, nested=True) if found else None
    return {"message_reference": reference | {"type": 0}, "referenced_message": resolved}
