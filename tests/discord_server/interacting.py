"""What people do by Discord's own controls: commands, suggestions, menus, buttons."""

from __future__ import annotations

from collections.abc import Mapping

from tests.discord_server.commands import SLASH, Commands
from tests.discord_server.interaction import Interaction, Kind
from tests.discord_server.payloads import channel_payload, member_payload, message_payload, user_payload
from tests.discord_server.people import People
from tests.discord_server.permissions import IN_DIRECT_MESSAGES, Permission
from tests.discord_server.records import Channel, Json, Message, User
from tests.discord_server.routes_interactions import InteractionRoutes
from tests.discord_server.world import World

MESSAGE_MENU, STRING, BUTTON = 3, 3, 2
IN_GUILD, IN_BOT_DM, IN_PRIVATE_CHANNEL = 0, 1, 2
GUILD_INSTALL, USER_INSTALL = 0, 1
GROUPING = (1, 2)


class Interacting:
    """Builds interactions from what the bot registered and sent; what a person could not do fails the test."""

    def __init__(self, world: World, people: People, commands: Commands, routes: InteractionRoutes) -> None:
        self._world = world
        self._people = people
        self._commands = commands
        self._routes = routes

    def slash(
        self, user: User, channel: Channel, name: str, options: Mapping[str, object], *, user_install: bool
    ) -> Interaction:
        root, data = self._command_data(name, options, None)
        owners = self._owners(root, user, channel, user_install=user_install)
        return self._tell(Kind.COMMAND, user, channel, data, owners)

    def autocomplete(
        self,
        user: User,
        channel: Channel,
        name: str,
        options: Mapping[str, object],
        focused: str,
        *,
        user_install: bool,
    ) -> Interaction:
        root, data = self._command_data(name, options, focused)
        owners = self._owners(root, user, channel, user_install=user_install)
        return self._tell(Kind.AUTOCOMPLETE, user, channel, data, owners)

    def context_menu(self, user: User, name: str, message: Message, *, user_install: bool) -> Interaction:
        command = self._commands.find(name, MESSAGE_MENU)
        now = self._world.messages[message.id]
        data: Json = {
            "id": command["id"],
            "name": name,
            "type": MESSAGE_MENU,
            "target_id": str(now.id),
            "resolved": {"messages": {str(now.id): message_payload(self._world, now)}},
        }
        owners = self._owners(command, user, now.channel, user_install=user_install)
        return self._tell(Kind.COMMAND, user, now.channel, data, owners)

    def press(self, user: User, message: Message, custom_id: str) -> Interaction:
        now = self._world.messages[message.id]
        part = next((part for part in now.parts if part.get("custom_id") == custom_id), None)
        assert part is not None, f"no {custom_id!r} among {now.custom_ids}"
        assert not part.get("disabled"), f"{custom_id!r} is disabled"
        data: Json = {"custom_id": custom_id, "component_type": part["type"]}
        owners = (now.interaction or {}).get("authorizing_integration_owners")
        owners = owners or {str(GUILD_INSTALL): str(now.channel.guild_id or 0)}
        return self._tell(Kind.COMPONENT, user, now.channel, data, owners, now)

    def _command_data(self, name: str, options: Mapping[str, object], focused: str | None) -> tuple[Json, Json]:
        """Return the registered command and the data for a call, its subcommands taken from the name's words."""
        first, *rest = name.split(" ")
        command = self._commands.find(first)
        known: list[Json] = command.get("options") or []
        data: Json = {"id": command["id"], "name": first, "type": SLASH}
        inner = data
        for word in rest:
            part = next(one for one in known if one["name"] == word and one["type"] in GROUPING)
            known = part.get("options") or []
            nested: Json = {"name": word, "type": part["type"]}
            inner["options"] = [nested]
            inner = nested
        inner["options"] = _option_data(known, options, focused)
        return command, data

    def _owners(self, command: Json, user: User, channel: Channel, *, user_install: bool) -> Json:
        """Return whose installation this is by, after checking that Discord would show the command here."""
        kind = USER_INSTALL if user_install else GUILD_INSTALL
        assert kind in command["integration_types"], f"{command['name']} is not installed so: {kind}"
        context = _context(channel)
        contexts = command["contexts"]
        assert contexts is None or context in contexts, f"{command['name']} is not shown in context {context}"
        if user_install:
            return {str(USER_INSTALL): str(user.id)}
        guild = self._world.guild_of(channel)
        assert channel.kind == "dm" or (guild is not None and guild.has_bot), "the bot is not here"
        return {str(GUILD_INSTALL): str(channel.guild_id or 0)}

    def _tell(
        self, kind: Kind, user: User, channel: Channel, data: Json, owners: Json, message: Message | None = None
    ) -> Interaction:
        self._people.join(channel, user)
        interaction = Interaction(self._world, self._world.ids.next(), kind, user, channel, data, owners, message)
        self._routes.add(interaction)
        self._world.tell.interaction(channel, self._payload(interaction))
        return interaction

    def _payload(self, interaction: Interaction) -> Json:
        channel = interaction.channel
        payload: Json = {
            "id": str(interaction.id),
            "application_id": str(self._world.bot.application_id),
            "type": int(interaction.kind),
            "data": interaction.data,
            "token": interaction.token,
            "version": 1,
            "channel": channel_payload(self._world, channel),
            "channel_id": str(channel.id),
            "locale": "en-US",
            "context": _context(channel),
            "authorizing_integration_owners": interaction.owners,
            "app_permissions": str(int(self._app_permissions(interaction))),
            "entitlements": [],
            "attachment_size_limit": 10 * 1024 * 1024,
        }
        if interaction.message is not None:
            payload["message"] = message_payload(self._world, interaction.message)
        return payload | self._who(interaction)

    def _who(self, interaction: Interaction) -> Json:
        channel, guild = interaction.channel, self._world.guild_of(interaction.channel)
        if guild is None:
            return {"user": user_payload(interaction.user)}
        member = member_payload(guild.members[interaction.user.id])
        member["permissions"] = str(int(guild.permissions_of(interaction.user, channel)))
        about = {"id": str(guild.id), "locale": "en-US", "features": []}
        return {"guild_id": str(guild.id), "guild": about, "guild_locale": "en-US", "member": member}

    def _app_permissions(self, interaction: Interaction) -> Permission:
        guild = self._world.guild_of(interaction.channel)
        if guild is None or not guild.has_bot:
            return IN_DIRECT_MESSAGES
        return self._world.bot_permissions(interaction.channel)


def _context(channel: Channel) -> int:
    if channel.guild_id is not None:
        return IN_GUILD
    return IN_BOT_DM if channel.kind == "dm" else IN_PRIVATE_CHANNEL


def _option_data(known: list[Json], options: Mapping[str, object], focused: str | None) -> list[Json]:
    by_name = {option["name"]: option for option in known}
    assert options.keys() <= by_name.keys(), f"options {set(options)} of {set(by_name)}"
    needed = {name for name, option in by_name.items() if option.get("required")}
    assert focused is not None or needed <= options.keys(), f"options {needed} are required"
    data = []
    for name, value in options.items():
        one: Json = {"name": name, "type": by_name[name]["type"], "value": value}
        if name == focused:
            assert by_name[name].get("autocomplete"), f"{name} has no suggestions"
            one |= {"focused": True}
        data.append(one)
    assert focused is None or focused in options, f"{focused} is not among the options"
    return data
