"""The REST side: every request is kept, checked, perhaps failed by order of the test, and then done."""

from __future__ import annotations

import json
import traceback
from collections.abc import Iterator
from typing import Any

from aiohttp import web

from tests.discord_server.calls import Call, Route
from tests.discord_server.description import Description
from tests.discord_server.errors import ApiError, RuleError, invalid_form
from tests.discord_server.faults import Fault, Faults
from tests.discord_server.log import Log, Request
from tests.discord_server.rules import callback_faults, message_faults

PREFIX = "/api/v10"
BY_TOKEN_IN_PATH = ("/interactions/", "/webhooks/")
OPEN_TO_ALL = "/gateway"
MESSAGE_METHODS = ("POST", "PATCH")
NO_CONTENT = 204


class Rest:
    """Takes requests to the routes it was given; anything else is a request that no bot of this kind sends."""

    def __init__(self, token: str, description: Description | None) -> None:
        self.log = Log()
        self.faults = Faults()
        self._token = token
        self._description = description
        self._routes: dict[tuple[str, str], Route] = {}

    def add(self, method: str, route: str, handler: Route, router: web.UrlDispatcher) -> None:
        self._routes[method, route] = handler
        router.add_route(method, PREFIX + route, self.handle)

    async def handle(self, request: web.Request) -> web.Response:
        kept = await _kept(request)
        self.log.requests.append(kept)
        try:
            response = self._answer(kept)
        except ApiError as error:
            response = self._refuse(kept, error)
        except Exception:  # noqa: BLE001 - the server's own failure is shown to the test, not to the bot alone
            self.log.blame(kept, f"the loopback server failed:\n{traceback.format_exc()}")
            response = _reply(500, {"message": "Internal Server Error", "code": 0})
        kept.status = response.status
        return response

    def _refuse(self, kept: Request, error: ApiError) -> web.Response:
        kept.code = error.code
        if isinstance(error, RuleError):
            self.log.blame(kept, error.message)
        return _reply(error.status, {"message": error.message, "code": error.code})

    def _answer(self, kept: Request) -> web.Response:
        self._authenticate(kept)
        handler = self._routes.get((kept.method, kept.route))
        if handler is None:
            raise RuleError(404, 0, f"404: {kept.method} {kept.path} is unknown here")
        if reasons := list(self._all_faults(kept)):
            raise invalid_form("; ".join(reasons))
        fault = self.faults.take(kept)
        if fault is None:
            return _reply(200, handler(Call(kept, self.log)))
        if fault.after_accepting:
            handler(Call(kept, self.log))
        return self._fail(kept, fault)

    def _fail(self, kept: Request, fault: Fault) -> web.Response:
        kept.code = fault.code
        return _reply(fault.status, fault.body, fault.headers)

    def _authenticate(self, kept: Request) -> None:
        if kept.route == OPEN_TO_ALL or kept.route.startswith(BY_TOKEN_IN_PATH):
            return
        if kept.headers.get("Authorization") != f"Bot {self._token}":
            raise ApiError(401, 0, "401: Unauthorized")

    def _all_faults(self, kept: Request) -> Iterator[str]:
        """Yield the description's objections or, where it has none, those of the rules, which read more into a body."""
        described = []
        if self._description is not None:
            described = list(self._description.faults(kept.method, kept.route, kept.query, kept.body))
            yield from described
        if not described:
            yield from _rule_faults(kept)


def _rule_faults(kept: Request) -> Iterator[str]:
    if kept.route.endswith("/callback"):
        yield from callback_faults(kept.body)
    elif kept.method in MESSAGE_METHODS and _writes_a_message(kept.route):
        yield from message_faults(kept.body, whole=kept.method == "POST")


def _writes_a_message(route: str) -> bool:
    return "/messages" in route or route.endswith("/{webhook_token}")


async def _kept(request: web.Request) -> Request:
    resource = request.match_info.route.resource
    path = request.path.removeprefix(PREFIX)
    return Request(
        request.method,
        resource.canonical.removeprefix(PREFIX) if resource is not None else path,
        path,
        dict(request.query),
        await _body(request),
        request.headers.copy(),
        dict(request.match_info),
    )


async def _body(request: web.Request) -> Any:
    """Return the JSON of a request; of one with files the part that is JSON."""
    if request.content_type.startswith("multipart/"):
        return json.loads(str((await request.post())["payload_json"]))
    text = await request.text()
    return json.loads(text) if text else None


def _reply(status: int, body: Any, headers: dict[str, str] | None = None) -> web.Response:
    """Answer in JSON with no more than its name as the type: clients read nothing else as JSON."""
    if body is None:
        return web.Response(status=NO_CONTENT, headers=headers)
    data = json.dumps(body).encode()
    return web.Response(status=status, body=data, content_type="application/json", headers=headers)
