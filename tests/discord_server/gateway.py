"""The gateway, version 10: hello, identify, heartbeats, resume, and the troubles that a test can order."""

from __future__ import annotations

import asyncio
import contextlib
import json
import zlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from aiohttp import WSMsgType, web

from tests.discord_server.hub import Hub, Session
from tests.discord_server.intents import KNOWN, UNPRIVILEGED, Intent
from tests.discord_server.payloads import guild_payload, user_payload
from tests.discord_server.records import Json

if TYPE_CHECKING:
    from tests.discord_server.world import World

HEARTBEAT, IDENTIFY, RESUME = 1, 2, 6
RECONNECT, INVALID_SESSION, HELLO, HEARTBEAT_ACK = 7, 9, 10, 11
DECODE_ERROR, NOT_AUTHENTICATED, AUTHENTICATION_FAILED, ALREADY_AUTHENTICATED = 4002, 4003, 4004, 4005
INVALID_SHARD, INVALID_INTENTS, DISALLOWED_INTENTS = 4010, 4013, 4014
LONGEST_PAYLOAD = 4096
ENDS_THE_SESSION = (1000, 1001)
GOING_AWAY = 1001
LIMITED_CONTENT = 1 << 19


class RefusalError(Exception):
    """A client's connection is closed with this code."""

    def __init__(self, code: int) -> None:
        super().__init__(code)
        self.code = code


class Connection:
    """One websocket. What is sent is queued, so that events keep their order and nobody waits for a slow client."""

    def __init__(self, socket: web.WebSocketResponse, request: web.Request) -> None:
        self.session: Session | None = None
        self._socket = socket
        self._request = request
        self._queue: asyncio.Queue[Json | int] = asyncio.Queue()
        self._zlib = zlib.compressobj() if request.query.get("compress") == "zlib-stream" else None

    def send(self, payload: Json) -> None:
        self._queue.put_nowait(payload)

    def close(self, code: int) -> None:
        self._queue.put_nowait(code)

    def drop(self) -> None:
        """Cut the wire without a word."""
        if self._request.transport is not None:
            self._request.transport.abort()

    async def write(self) -> None:
        """Write what is queued, until there is an order to close."""
        with contextlib.suppress(ConnectionError, RuntimeError):
            while not isinstance(item := await self._queue.get(), int):
                await self._write(json.dumps(item))
            await self._socket.close(code=item)

    async def _write(self, text: str) -> None:
        if self._zlib is None:
            await self._socket.send_str(text)
        else:
            await self._socket.send_bytes(self._zlib.compress(text.encode()) + self._zlib.flush(zlib.Z_SYNC_FLUSH))


@dataclass
class Gateway:
    """Takes clients in and keeps their sessions; ``identifies`` holds what each new session said of itself."""

    world: World
    hub: Hub
    token: str
    url: str = ""
    allowed_intents: int = UNPRIVILEGED | Intent.MESSAGE_CONTENT
    heartbeat_interval: int = 41_250
    ignores_heartbeats: bool = False
    refuses_with: int = 0
    """The code that whoever identifies is sent away with; 0 for nobody."""
    connections: set[Connection] = field(default_factory=set)
    identifies: list[Json] = field(default_factory=list)
    resumes: list[Json] = field(default_factory=list)

    async def handle(self, request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse(max_msg_size=0)
        await socket.prepare(request)
        connection = Connection(socket, request)
        self.connections.add(connection)
        writer = asyncio.create_task(connection.write())
        connection.send({"op": HELLO, "d": {"heartbeat_interval": self.heartbeat_interval}})
        try:
            await self._read(socket, connection)
        finally:
            self._forget(connection, socket.close_code)
            connection.close(GOING_AWAY)
            await writer
        return socket

    async def _read(self, socket: web.WebSocketResponse, connection: Connection) -> None:
        async for message in socket:
            if message.type is not WSMsgType.TEXT:
                return
            try:
                self._take(connection, _decoded(message.data))
            except RefusalError as refused:
                connection.close(refused.code)

    def _forget(self, connection: Connection, close_code: int | None) -> None:
        self.connections.discard(connection)
        session = connection.session
        if session is None or session.line is not connection:
            return
        session.line = None
        if close_code in ENDS_THE_SESSION:
            self.hub.sessions.pop(session.id, None)

    def _take(self, connection: Connection, payload: Json) -> None:
        match payload["op"]:
            case 1:  # HEARTBEAT
                if not self.ignores_heartbeats:
                    connection.send({"op": HEARTBEAT_ACK})
            case 2:  # IDENTIFY
                self._identify(connection, payload["d"])
            case 6:  # RESUME
                self._resume(connection, payload["d"])
            case _:
                if connection.session is None:
                    raise RefusalError(NOT_AUTHENTICATED)

    def _identify(self, connection: Connection, data: Json) -> None:
        if connection.session is not None:
            raise RefusalError(ALREADY_AUTHENTICATED)
        shard, count = data.get("shard", (0, 1))
        self._check(data["token"], data["intents"], shard, count)
        session = Session(shard, count, data["intents"], connection)
        self.identifies.append({key: value for key, value in data.items() if key != "token"})
        self.hub.sessions[session.id] = session
        connection.session = session
        self._greet(session)

    def _check(self, token: str, intents: int, shard: int, count: int) -> None:
        if self.refuses_with:
            raise RefusalError(self.refuses_with)
        if token != self.token:
            raise RefusalError(AUTHENTICATION_FAILED)
        if not 0 <= shard < count:
            raise RefusalError(INVALID_SHARD)
        if intents & ~KNOWN:
            raise RefusalError(INVALID_INTENTS)
        if intents & ~self.allowed_intents:
            raise RefusalError(DISALLOWED_INTENTS)

    def _greet(self, session: Session) -> None:
        guilds = [g for g in self.world.guilds.values() if g.has_bot and session.hears(g.id, Intent.GUILDS)]
        session.dispatch(
            "READY",
            {
                "v": 10,
                "user": user_payload(self.world.bot.user),
                "guilds": [{"id": str(guild.id), "unavailable": True} for guild in guilds],
                "session_id": session.id,
                "resume_gateway_url": self.url,
                "shard": [session.shard, session.shard_count],
                "application": {"id": str(self.world.bot.application_id), "flags": LIMITED_CONTENT},
            },
        )
        for guild in guilds:
            session.dispatch("GUILD_CREATE", guild_payload(self.world, guild))

    def _resume(self, connection: Connection, data: Json) -> None:
        if data["token"] != self.token:
            raise RefusalError(AUTHENTICATION_FAILED)
        session = self.hub.sessions.get(data["session_id"] or "")
        self.resumes.append({key: value for key, value in data.items() if key != "token"})
        if session is None or (data["seq"] or 0) > session.sequence:
            connection.send({"op": INVALID_SESSION, "d": False})
            return
        connection.session = session
        session.resume(connection, data["seq"] or 0)

    def drop_sockets(self) -> None:
        for connection in list(self.connections):
            connection.drop()

    def ask_reconnect(self) -> None:
        for connection in list(self.connections):
            connection.send({"op": RECONNECT, "d": None})

    def invalidate(self, *, resumable: bool) -> None:
        for connection in list(self.connections):
            if not resumable and connection.session is not None:
                self.hub.sessions.pop(connection.session.id, None)
            connection.send({"op": INVALID_SESSION, "d": resumable})


def _decoded(text: str) -> Json:
    if len(text.encode()) > LONGEST_PAYLOAD:
        raise RefusalError(DECODE_ERROR)
    payload: Json = json.loads(text)
    return payload
