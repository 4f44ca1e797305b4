"""Settings: environment variables, also read from `.env` in the current folder; the environment wins.

What the Discord bot needs of them is read in `bot.gateway.settings`; here stands what every command needs.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from dotenv.parser import Binding, parse_stream

from bot.errors import SettingsError
from bot.factbase.folder import shipped_folder
from bot.factbase.problems import did_you_mean, nearest, printable, shown

PREFIX = "FACTBOT_"
FACTS = "FACTBOT_FACTS"
KNOWN = (
    FACTS,
    "FACTBOT_PREFIX",
    "FACTBOT_MESSAGE_CONTENT",
    "FACTBOT_ALLOWED_CHANNELS",
    "FACTBOT_DENIED_CHANNELS",
    "FACTBOT_COOLDOWN",
    "FACTBOT_MAX_WAITING",
    "FACTBOT_RELOAD",
    "FACTBOT_LOG_LEVEL",
    "FACTBOT_LOG_FORMAT",
)
"""All settings with the project's own prefix; others in `.env` are none of ours."""
OTHERS = ("DISCORD_TOKEN", "DISCORD_API_URL", "SHARD_COUNT", "SHARD_IDS")
"""The settings whose names other programs share."""
_START = re.compile(r"(?:export\s+)?'?(?P<name>[A-Z][A-Z0-9_]{0,39})(?![\w.-])'?[ \t]*(?P<equals>=?)")


def read_environment(env_file: Path = Path(".env")) -> dict[str, str]:
    """Return `.env` overlaid by the environment.

    Raises SettingsError when `.env` is not readable text, or has lines that set nothing.
    """
    try:
        from_file = _bindings(env_file) if env_file.is_file() else []
    except UnicodeDecodeError:
        raise SettingsError(f"{env_file} is not UTF-8 text; save it as such") from None
    except OSError as error:
        raise SettingsError(f"{env_file} cannot be read: {error.strerror}; check its rights") from None
    malformed = [_malformed(env_file, binding) for binding in from_file if binding.error or _swallows_lines(binding)]
    if malformed:
        raise SettingsError("\n".join(malformed))
    return {**{found.key: found.value for found in from_file if found.key and found.value is not None}, **os.environ}


def facts_folder(given: Path | None, environment: Mapping[str, str]) -> Path:
    """Return the folder of facts: the one given, else the setting's, else the shipped one.

    Raises SettingsError for an unknown setting with our prefix.
    """
    unknown = "; ".join(unknown_settings(environment))
    if unknown:
        raise SettingsError(f"{unknown} (.env.example lists the settings)")
    return chosen_folder(given, environment)


def chosen_folder(given: Path | None, environment: Mapping[str, str]) -> Path:
    """Return the folder of facts as `facts_folder` does, whatever else is set."""
    if given is not None:
        return given
    chosen = environment.get(FACTS, "").strip()
    return _home_expanded(chosen) if chosen else shipped_folder()


def unknown_settings(environment: Mapping[str, str]) -> Iterator[str]:
    """Yield a sentence for each setting that has our prefix and is none of ours."""
    for key in sorted(environment):
        if key.upper().startswith(PREFIX) and key not in KNOWN:
            yield f"unknown setting {printable(key)}, {_likeliest(key.upper())}"


def _likeliest(key: str) -> str:
    """Compare what follows the prefix: with it, all of them would look alike."""
    endings = {name.removeprefix(PREFIX).removeprefix("DISCORD_"): name for name in (*KNOWN, *OTHERS)}
    ending = key.removeprefix(PREFIX)
    best = nearest(ending, endings)
    return did_you_mean(ending, KNOWN) if best is None else f"did you mean `{endings[best]}`?"


def _bindings(env_file: Path) -> list[Binding]:
    with env_file.open(encoding="utf-8-sig") as stream:
        return list(parse_stream(stream))


def _swallows_lines(binding: Binding) -> bool:
    """Tell whether one of our settings goes on over lines, as after a quote left open; others may."""
    return binding.key in (*KNOWN, *OTHERS) and len((binding.value or "").strip().splitlines()) > 1


def _malformed(env_file: Path, binding: Binding) -> str:
    """Say what is wrong with a line; never its value, and no name that might be one: it may be the token."""
    statement = binding.original.string.lstrip()
    line = binding.original.line + binding.original.string[: -len(statement)].count("\n")
    start = _START.match(statement)
    cause, fix = "this line is no setting", "write NAME=value, or # before a remark"
    if start and start["equals"]:
        cause, fix = f"the value of {start['name']} has quotes that do not fit", "close it on its line as it is opened"
    elif start:
        cause = f"there is no `=` after {start['name']}"
    return f"{env_file}:{line}: {cause}; {fix}"


def _home_expanded(folder: str) -> Path:
    try:
        return Path(folder).expanduser()
    except RuntimeError:
        raise SettingsError(f"{FACTS}: there is no home folder for {shown(folder)}; write the path out") from None
