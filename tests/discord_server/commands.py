"""The application's commands, as Discord keeps and lists them."""

from __future__ import annotations

from collections.abc import Iterator

from tests.discord_server.calls import Call
from tests.discord_server.errors import ApiError
from tests.discord_server.ids import Ids
from tests.discord_server.records import Json

SLASH = 1
LOCALIZED = ("name_localizations", "description_localizations")
DEFAULTS: Json = {
    "description": "",
    "name_localizations": None,
    "default_member_permissions": None,
    "dm_permission": True,
    "contexts": None,
    "integration_types": [0],
    "nsfw": False,
}


class Commands:
    """Global commands by type and name; a command that is put again keeps its id."""

    def __init__(self, ids: Ids, application_id: int) -> None:
        self._ids = ids
        self._application_id = application_id
        self._known: dict[tuple[int, str], Json] = {}

    def __iter__(self) -> Iterator[Json]:
        return iter(self._known.values())

    def find(self, name: str, kind: int = SLASH) -> Json:
        """Return what a person sees under a name; nobody can call what the bot has not registered."""
        assert (kind, name) in self._known, f"no command {name!r} of type {kind} among {sorted(self._known)}"
        return self._known[kind, name]

    def listed(self, call: Call) -> list[Json]:
        self._check(call)
        shown = list(self._known.values())
        if call.asks("with_localizations"):
            return shown
        return [{key: value for key, value in one.items() if key not in LOCALIZED} for one in shown]

    def replace_all(self, call: Call) -> list[Json]:
        self._check(call)
        before, self._known = self._known, {}
        for given in call.request.body or []:
            self._store(given, before)
        return list(self._known.values())

    def create(self, call: Call) -> Json:
        self._check(call)
        return self._store(call.body, self._known)

    def get(self, call: Call) -> Json:
        return self._by_id(call)[1]

    def edit(self, call: Call) -> Json:
        key, known = self._by_id(call)
        del self._known[key]
        return self._store({**known, **call.body}, {key: known})

    def delete(self, call: Call) -> None:
        del self._known[self._by_id(call)[0]]

    def _check(self, call: Call) -> None:
        if call.number("application_id") != self._application_id:
            raise ApiError(404, 10002, "Unknown Application")

    def _by_id(self, call: Call) -> tuple[tuple[int, str], Json]:
        self._check(call)
        for key, known in self._known.items():
            if known["id"] == call.text("command_id"):
                return key, known
        raise ApiError(404, 10063, "Unknown application command")

    def _store(self, given: Json, before: dict[tuple[int, str], Json]) -> Json:
        key = (given.get("type") or SLASH, given["name"])
        permissions = given.get("default_member_permissions")
        stored = (
            DEFAULTS
            | {name: value for name, value in given.items() if value is not None}
            | {
                "id": before[key]["id"] if key in before else str(self._ids.next()),
                "application_id": str(self._application_id),
                "version": str(self._ids.next()),
                "type": key[0],
                "default_member_permissions": None if permissions is None else str(permissions),
            }
        )
        if "options" in stored:
            stored["options"] = [_option(option) for option in stored["options"]]
        self._known[key] = stored
        return stored


def _option(given: Json) -> Json:
    """Return an option as Discord lists it: without what is false or empty anyway."""
    option = {key: value for key, value in given.items() if value not in (None, False, [], {})}
    if "options" in option:
        option["options"] = [_option(inner) for inner in option["options"]]
    return option
