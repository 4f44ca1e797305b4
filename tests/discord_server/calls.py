"""A request as the routes see it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from tests.discord_server.log import Log, Request
from tests.discord_server.records import Json, Message


@dataclass(frozen=True, slots=True)
class Call:
    """What a route needs of a request; a rule that only the route knows blames the request through it."""

    request: Request
    log: Log

    @property
    def body(self) -> Json:
        body: Json = self.request.body or {}
        return body

    def number(self, name: str) -> int:
        """Return an id of the path; what is no number is no id that exists."""
        text = self.request.params[name]
        return int(text) if text.isdigit() else -1

    def text(self, name: str) -> str:
        return self.request.params[name]

    def asks(self, name: str) -> bool:
        return self.request.query.get(name, "").lower() in ("true", "1")

    def blame(self, reason: str) -> None:
        self.log.blame(self.request, reason)


Route = Callable[[Call], Any]


def filled(message: Message, body: Json) -> Message:
    """Return a message with what a body says of it; what the body leaves out stays."""
    changes: dict[str, Any] = {}
    if "content" in body:
        changes["content"] = body["content"] or ""
    if "embeds" in body:
        changes["embeds"] = tuple({"type": "rich", **embed} for embed in body["embeds"] or ())
    if "components" in body:
        changes["components"] = tuple(body["components"] or ())
    if "attachments" in body:
        changes["attachments"] = tuple(_attachment(one) for one in body["attachments"] or ())
    if body.get("flags") is not None:
        changes["flags"] = body["flags"]
    return replace(message, **changes)


def _attachment(given: Json) -> Json:
    url = f"https://cdn.invalid/{given.get('filename', 'file')}"
    return {"size": 0, "url": url, "proxy_url": url, **given, "id": str(given["id"])}
