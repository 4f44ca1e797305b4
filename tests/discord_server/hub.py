"""Gateway sessions: what each has been told, so that a client that comes back is told the rest."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Protocol

from tests.discord_server.ids import shard_of
from tests.discord_server.records import Json

DISPATCH = 0


class Line(Protocol):
    """A connection as a session sees it."""

    def send(self, payload: Json) -> None: ...


@dataclass(eq=False)
class Session:
    """One client's shard. It outlives its connection until the client or a test ends it."""

    shard: int
    shard_count: int
    intents: int
    line: Line | None
    id: str = field(default_factory=lambda: secrets.token_hex(8))
    told: list[Json] = field(default_factory=list)

    @property
    def sequence(self) -> int:
        return len(self.told)

    def dispatch(self, event: str, data: Json) -> None:
        payload: Json = {"op": DISPATCH, "s": self.sequence + 1, "t": event, "d": data}
        self.told.append(payload)
        if self.line is not None:
            self.line.send(payload)

    def resume(self, line: Line, sequence: int) -> None:
        """Tell a client that is back what it has missed, then that this was all."""
        self.line = line
        for payload in self.told[sequence:]:
            line.send(payload)
        self.dispatch("RESUMED", {})

    def hears(self, guild_id: int | None, intent: int) -> bool:
        return shard_of(guild_id, self.shard_count) == self.shard and self.intents & intent == intent


@dataclass
class Hub:
    """All sessions of all clients."""

    sessions: dict[str, Session] = field(default_factory=dict)

    def dispatch(self, event: str, guild_id: int | None, intent: int, render: Callable[[Session], Json]) -> None:
        """Tell an event to every session of its shard that asked for it, as that session may read it."""
        for session in self.listeners(guild_id, intent):
            session.dispatch(event, render(session))

    def listeners(self, guild_id: int | None, intent: int) -> Iterator[Session]:
        yield from (session for session in list(self.sessions.values()) if session.hears(guild_id, intent))
