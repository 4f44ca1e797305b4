"""Settings: environment variables, also read from `.env` in the current folder; the environment wins."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from dotenv import dotenv_values

from bot.errors import SettingsError
from bot.factbase.folder import shipped_folder
from bot.factbase.problems import did_you_mean, shown

PREFIX = "FACTBOT_"
FACTS = "FACTBOT_FACTS"
KNOWN = (FACTS,)
"""All settings with the project's own prefix; others in `.env` are none of ours."""


def read_environment(env_file: Path = Path(".env")) -> dict[str, str]:
    """Return `.env` overlaid by the environment.

    Raises SettingsError when `.env` is not readable text.
    """
    try:
        is_there = env_file.is_file()
        from_file = dotenv_values(env_file, interpolate=False, encoding="utf-8-sig") if is_there else {}
    except UnicodeDecodeError:
        raise SettingsError(f"{env_file} is not UTF-8 text; save it as such") from None
    except OSError as error:
        raise SettingsError(f"{env_file} cannot be read: {error.strerror}; check its rights") from None
    return {**{key: value for key, value in from_file.items() if value is not None}, **os.environ}


def facts_folder(given: Path | None, environment: Mapping[str, str]) -> Path:
    """Return the folder of facts: the one given, else the setting's, else the shipped one.

    Raises SettingsError for an unknown setting with our prefix.
    """
    unknown = sorted(key for key in environment if key.upper().startswith(PREFIX) and key not in KNOWN)
    if unknown:
        named = "; ".join(f"unknown setting {key}, {did_you_mean(key.upper(), KNOWN)}" for key in unknown)
        raise SettingsError(f"{named} (.env.example lists the settings)")
    if given is not None:
        return given
    chosen = environment.get(FACTS, "").strip()
    return _home_expanded(chosen) if chosen else shipped_folder()


def _home_expanded(folder: str) -> Path:
    try:
        return Path(folder).expanduser()
    except RuntimeError:
        raise SettingsError(f"{FACTS}: there is no home folder for {shown(folder)}; write the path out") from None
