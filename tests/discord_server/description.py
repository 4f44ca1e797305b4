"""Discord's own description of its API, which every request is held against."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import best_match
from referencing import Registry
from referencing.jsonschema import DRAFT202012

ROOT = "urn:discord"
SMALLEST_SNOWFLAKE = 1 << 32
ID_LISTS = ("users", "roles", "messages", "sticker_ids", "applied_tags")
LONGEST_REASON = 400


@cache
def read_description(folder: Path) -> Description:
    """Return the description in a folder's ``discord/openapi.json``; read once, as it is big."""
    return Description(json.loads((folder / "discord" / "openapi.json").read_text("utf-8")))


class Description:
    """Paths, methods, query parameters and bodies that Discord's description knows."""

    def __init__(self, document: dict[str, Any]) -> None:
        self._paths: dict[str, Any] = document["paths"]
        resource = DRAFT202012.create_resource(document)
        self._registry: Registry[Any] = Registry().with_resource(ROOT, resource)
        self._validators: dict[str, Draft202012Validator] = {}

    def faults(self, method: str, route: str, query: Mapping[str, str], body: Any) -> Iterator[str]:
        """Yield what the description does not allow in a request."""
        operation = self._paths.get(route, {}).get(method.lower())
        if operation is None:
            yield f"no {method} {route} in Discord's description"
            return
        known = [*self._paths[route].get("parameters", ()), *operation.get("parameters", ())]
        for name in query.keys() - {one["name"] for one in known if one.get("in") == "query"}:
            yield f"query parameter {name} unknown to Discord's description"
        yield from self._body_faults(method.lower(), route, operation.get("requestBody"), body)

    def _body_faults(self, method: str, route: str, described: Any, body: Any) -> Iterator[str]:
        if described is None:
            if body is not None:
                yield "a body where Discord's description has none"
            return
        if body is None:
            if described.get("required"):
                yield "no body"
            return
        error = best_match(self._validator(method, route).iter_errors(with_text_ids(body)))
        if error is not None:
            yield f"{error.json_path}: {error.message[:LONGEST_REASON]}"

    def _validator(self, method: str, route: str) -> Draft202012Validator:
        pointer = "/".join(
            part.replace("~", "~0").replace("/", "~1").replace("{", "%7B").replace("}", "%7D")
            for part in ("paths", route, method, "requestBody", "content", "application/json", "schema")
        )
        if pointer not in self._validators:
            schema = {"$ref": f"{ROOT}#/{pointer}"}
            self._validators[pointer] = Draft202012Validator(schema, registry=self._registry)
        return self._validators[pointer]


def with_text_ids(value: Any, key: str = "") -> Any:
    """Return a body with its integer ids as text: Discord takes both, its description only text."""
    if isinstance(value, dict):
        numbered = {"id": str(value["id"])} if key == "attachments" and "id" in value else {}
        return {name: with_text_ids(inner, name) for name, inner in value.items()} | numbered
    if isinstance(value, list):
        return [with_text_ids(inner, "id" if key in ID_LISTS else key) for inner in value]
    names_an_id = key == "id" or key.endswith("_id")
    if names_an_id and isinstance(value, int) and not isinstance(value, bool) and value >= SMALLEST_SNOWFLAKE:
        return str(value)
    return value
