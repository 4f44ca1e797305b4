"""Which route is whose."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from aiohttp import web

from tests.discord_server.calls import Route
from tests.discord_server.commands import Commands
from tests.discord_server.rest import PREFIX, Rest
from tests.discord_server.routes_about import AboutRoutes
from tests.discord_server.routes_interactions import InteractionRoutes
from tests.discord_server.routes_messages import MessageRoutes

CHANNEL = "/channels/{channel_id}"
MESSAGES = f"{CHANNEL}/messages"
MESSAGE = f"{MESSAGES}/{{message_id}}"
WEBHOOK = "/webhooks/{webhook_id}/{webhook_token}"
ORIGINAL = f"{WEBHOOK}/messages/@original"
WEBHOOK_MESSAGE = f"{WEBHOOK}/messages/{{message_id}}"
COMMANDS = "/applications/{application_id}/commands"
COMMAND = f"{COMMANDS}/{{command_id}}"
CALLBACK = "/interactions/{interaction_id}/{interaction_token}/callback"


@dataclass(frozen=True, slots=True)
class Handlers:
    about: AboutRoutes
    messages: MessageRoutes
    interactions: InteractionRoutes
    commands: Commands

    def __iter__(self) -> Iterator[tuple[str, str, Route]]:
        yield from self._about()
        yield from self._messages()
        yield from self._interactions()
        yield from self._commands()

    def _about(self) -> Iterator[tuple[str, str, Route]]:
        yield "GET", "/users/@me", self.about.me
        yield "GET", "/users/{user_id}", self.about.user
        yield "GET", "/gateway", self.about.gateway
        yield "GET", "/gateway/bot", self.about.gateway_for_bot
        yield "GET", "/oauth2/applications/@me", self.about.application
        yield "GET", "/applications/@me", self.about.application
        yield "GET", "/guilds/{guild_id}", self.about.guild
        yield "GET", "/guilds/{guild_id}/members/{user_id}", self.about.member

    def _messages(self) -> Iterator[tuple[str, str, Route]]:
        yield "POST", "/users/@me/channels", self.messages.open_dm
        yield "GET", CHANNEL, self.messages.channel
        yield "POST", f"{CHANNEL}/typing", self.messages.typing
        yield "GET", MESSAGES, self.messages.listed
        yield "POST", MESSAGES, self.messages.create
        yield "GET", MESSAGE, self.messages.get
        yield "PATCH", MESSAGE, self.messages.edit
        yield "DELETE", MESSAGE, self.messages.delete

    def _interactions(self) -> Iterator[tuple[str, str, Route]]:
        yield "POST", CALLBACK, self.interactions.callback
        yield "POST", WEBHOOK, self.interactions.follow_up
        yield "GET", ORIGINAL, self.interactions.get_original
        yield "PATCH", ORIGINAL, self.interactions.edit_original
        yield "DELETE", ORIGINAL, self.interactions.delete_original
        yield "GET", WEBHOOK_MESSAGE, self.interactions.get_message
        yield "PATCH", WEBHOOK_MESSAGE, self.interactions.edit_message
        yield "DELETE", WEBHOOK_MESSAGE, self.interactions.delete_message

    def _commands(self) -> Iterator[tuple[str, str, Route]]:
        yield "GET", COMMANDS, self.commands.listed
        yield "PUT", COMMANDS, self.commands.replace_all
        yield "POST", COMMANDS, self.commands.create
        yield "GET", COMMAND, self.commands.get
        yield "PATCH", COMMAND, self.commands.edit
        yield "DELETE", COMMAND, self.commands.delete


def install(handlers: Handlers, rest: Rest, router: web.UrlDispatcher) -> None:
    """Give every route its handler, and all others one that says so."""
    for method, route, handler in handlers:
        rest.add(method, route, handler, router)
    router.add_route("*", PREFIX + "/{unknown:.*}", rest.handle)
