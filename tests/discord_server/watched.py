"""What the bot did, for a test to see and to wait for."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from tests.discord_server.core import Core
from tests.discord_server.log import Request, Violation
from tests.discord_server.records import Channel, Message
from tests.discord_server.waiting import PATIENCE, until

QUIET_SECONDS = 0.3


class Watched(Core):
    """Requests, violations and messages, as they come."""

    @property
    def requests(self) -> list[Request]:
        return self._rest.log.requests

    @property
    def violations(self) -> list[Violation]:
        return self._rest.log.violations

    def posted(self, channel: Channel, *, since: Message | None = None) -> list[Message]:
        """Return all that the bot ever said there for all to see, what it deleted included."""
        known = sorted([*self.world.messages.values(), *self.world.deleted.values()], key=lambda one: one.id)
        return [one for one in known if self._is_said(one, channel) and (since is None or one.id > since.id)]

    def _is_said(self, message: Message, channel: Channel) -> bool:
        own = message.author.id == self.bot.id and message.channel.id == channel.id
        return own and not message.ephemeral and not message.loading

    def now(self, message: Message) -> Message | None:
        """Return a message as it is now, or None when it is deleted."""
        return self.world.messages.get(message.id)

    async def sent(
        self,
        channel: Channel,
        count: int = 1,
        timeout: float = PATIENCE,
        *,
        since: Message | None = None,
    ) -> list[Message]:
        """Wait for ``count`` messages of the bot (``since`` a message) and return all of them."""
        await self.until(lambda: len(self.posted(channel, since=since)) >= count, timeout)
        return self.posted(channel, since=since)

    async def quiet(self, channel: Channel, seconds: float = QUIET_SECONDS) -> None:
        """Fail when the bot says anything there within some seconds."""
        before = len(self.posted(channel))
        await asyncio.sleep(seconds)
        assert len(self.posted(channel)) == before, f"the bot said {self.posted(channel)[before:]}"

    async def until(self, predicate: Callable[[], object], timeout: float = PATIENCE) -> None:
        await until(predicate, timeout, what=self._story)

    def _story(self) -> str:
        requests = "\n  ".join(map(str, self.requests[-10:]))
        violations = "\n  ".join(map(str, self.violations))
        return f"the last requests were\n  {requests}\nviolations:\n  {violations}"
