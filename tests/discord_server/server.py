"""The loopback Discord as tests use it: what people do there, and the trouble that a test orders."""

from __future__ import annotations

from collections.abc import Mapping

from tests.discord_server.faults import Fault
from tests.discord_server.interaction import Interaction
from tests.discord_server.records import Channel, Json, Message, User
from tests.discord_server.waiting import PATIENCE
from tests.discord_server.watched import Watched


class DiscordServer(Watched):
    """``async with DiscordServer(folder or None) as server``: see ``Core`` for the world, ``Watched`` for the bot."""

    async def say(
        self,
        channel: Channel,
        user: User,
        content: str,
        *,
        reply_to: Message | None = None,
        ping: bool = True,
        webhook: bool = False,
    ) -> Message:
        return self._people.say(channel, user, content, reply_to=reply_to, ping=ping, webhook=webhook)

    async def post(self, forum: Channel, user: User, title: str, content: str) -> tuple[Channel, Message]:
        return self._people.post(forum, user, title, content)

    async def edit(self, message: Message, content: str) -> Message:
        return self._people.edit(message, content)

    async def delete(self, message: Message) -> None:
        self._people.delete(message)

    async def clean_up(self, channel: Channel, *messages: Message) -> None:
        """Delete many messages at once, as moderators do."""
        self._people.clean_up(channel, messages)

    async def slash(
        self,
        user: User,
        channel: Channel,
        name: str,
        options: Mapping[str, object] | None = None,
        *,
        user_install: bool = False,
        wait: bool = True,
    ) -> Interaction:
        """Call a command; with ``wait`` until a person sees the answer."""
        done = self._interacting.slash(user, channel, name, options or {}, user_install=user_install)
        return await self.answer(done) if wait else done

    async def autocomplete(
        self,
        user: User,
        channel: Channel,
        name: str,
        options: Mapping[str, object],
        focused: str,
        *,
        user_install: bool = False,
    ) -> list[Json]:
        """Type into the ``focused`` option and return the choices offered, each with ``name`` and ``value``."""
        typed = self._interacting.autocomplete(user, channel, name, options, focused, user_install=user_install)
        return (await self.answer(typed)).choices

    async def context_menu(
        self,
        user: User,
        channel: Channel,
        name: str,
        message: Message,
        *,
        user_install: bool = False,
        wait: bool = True,
    ) -> Interaction:
        assert message.channel.id == channel.id
        done = self._interacting.context_menu(user, name, message, user_install=user_install)
        return await self.answer(done) if wait else done

    async def press(self, user: User, message: Message, custom_id: str, *, wait: bool = True) -> Interaction:
        done = self._interacting.press(user, message, custom_id)
        return await self.answer(done) if wait else done

    async def answer(self, interaction: Interaction, timeout: float = PATIENCE) -> Interaction:
        await self.until(lambda: interaction.answered, timeout)
        return interaction

    # Trouble to order

    def fail(
        self,
        method: str,
        route_pattern: str,
        status: int,
        *,
        times: int = 1,
        after_accepting: bool = False,
        retry_after: float | None = None,
        code: int = 0,
    ) -> Fault:
        """Fail the next requests to a route (a path, a template, with ``*`` for anything)."""
        fault = Fault(method, route_pattern, status, times, after_accepting, retry_after, code)
        self._rest.faults.orders.append(fault)
        return fault

    def drop_sockets(self) -> None:
        self.gateway.drop_sockets()

    def ignore_heartbeats(self, ignore: bool = True) -> None:  # noqa: FBT001, FBT002
        self.gateway.ignores_heartbeats = ignore

    def invalidate(self, *, resumable: bool = False) -> None:
        self.gateway.invalidate(resumable=resumable)

    def ask_reconnect(self) -> None:
        self.gateway.ask_reconnect()

    @property
    def allowed_intents(self) -> int:
        return self.gateway.allowed_intents

    @allowed_intents.setter
    def allowed_intents(self, intents: int) -> None:
        self.gateway.allowed_intents = intents

    @property
    def heartbeat_interval(self) -> int:
        """Milliseconds, for connections to come."""
        return self.gateway.heartbeat_interval

    @heartbeat_interval.setter
    def heartbeat_interval(self, milliseconds: int) -> None:
        self.gateway.heartbeat_interval = milliseconds

    @property
    def shards(self) -> int:
        """How many shards GET /gateway/bot advises."""
        return self._about.shards

    @shards.setter
    def shards(self, count: int) -> None:
        self._about.shards = count
