"""Discord's list of our commands: written anew only when it differs."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from typing import Any

from discord import app_commands

_log = logging.getLogger(__name__)
_OPTION = (
    "type",
    "name",
    "description",
    "required",
    "autocomplete",
    "min_value",
    "max_value",
    "max_length",
    "min_length",
)


async def sync_if_changed(tree: app_commands.CommandTree[Any], application_id: int) -> None:
    """List the commands with Discord, unless it lists just these already.

    They are compared as Discord sends them: discord.py 2.7 reads the contexts [0, 1, 2] of a listed command as
    the bits of one number, and gives back [0, 1].
    """
    ours = {_key(command.to_dict(tree)): _plain(command.to_dict(tree)) for command in tree.get_commands()}
    listed = await tree.client.http.get_global_commands(application_id)
    theirs = {_key(command): _plain(command) for command in listed}
    if ours != theirs:
        await tree.sync()
        _log.info("commands_synced", extra={"fields": {"count": len(ours)}})


def _key(command: Mapping[str, Any]) -> tuple[int, str]:
    return int(str(_value(command.get("type", 1)))), str(command["name"])


def _plain(command: Mapping[str, Any]) -> dict[str, object]:
    """Return what of a command tells it from another one, in one form for ours and theirs."""
    plain: dict[str, object] = {name: _value(command.get(name)) for name in ("type", "name")}
    plain["description"] = command.get("description") or ""
    options = command.get("options") or []
    plain["options"] = [{name: _value(option[name]) for name in _OPTION if option.get(name)} for option in options]
    for name in ("contexts", "integration_types"):
        plain[name] = sorted(int(str(_value(each))) for each in command.get(name) or [])
    return plain


def _value(value: object) -> object:
    """Return the number of an enumeration of discord.py's, anything else as it is."""
    return getattr(value, "value", value)
