"""Settings: environment variables, also read from `.env` in the current folder; the environment wins."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from dotenv import dotenv_values

from bot.errors import SettingsError
from bot.factbase.folder import shipped_folder
from bot.factbase.problems import did_you_mean

PREFIX = "FACTBOT_"
FACTS = "FACTBOT_FACTS"
KNOWN = (FACTS,)
"""All settings with the project's own prefix; others in `.env` are none of ours."""


def read_environment(env_file: Path = Path(".env")) -> dict[str, str]:
    """Return `.env` overlaid by the environment.

    Raises SettingsError when `.env` is not readable text.
    """
    try:
        from_file = dotenv_values(env_file, interpolate=False) if env_file.is_file() else {}
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"{env_file} cannot be read ({type(error).__name__}): save it as UTF-8 text") from None
    return {**{key: value for key, value in from_file.items() if value is not None}, **os.environ}


def facts_folder(given: Path | None, environment: Mapping[str, str]) -> Path:
    """Return the folder of facts: the one given, else the setting's, else the shipped one.

    Raises SettingsError for an unknown setting with our prefix.
    """
    for key in environment:
        if key.startswith(PREFIX) and key not in KNOWN:
            raise SettingsError(f"unknown setting {key}: {did_you_mean(key, KNOWN)} Settings are listed in .env.example.")
    if given is not None:
        return given
    chosen = environment.get(FACTS, "").strip()
    return Path(chosen).expanduser() if chosen else shipped_folder()
