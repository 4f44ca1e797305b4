"""The environment and `.env` → one frozen Settings; everything that is wrong with them at once."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import urlsplit, urlunsplit

from pydantic import BeforeValidator, Field, SecretStr, ValidationError, ValidationInfo, field_validator
from pydantic_core import ErrorDetails
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict

from bot.errors import SettingsError
from bot.factbase.problems import MisfitError, shown
from bot.gateway.markup import STRAY
from bot.settings import FACTS, chosen_folder, unknown_settings

TOKEN = "DISCORD_TOKEN"  # noqa: S105 - its name
API_URL = "https://discord.com/api/v10"
_VERSION = "/v10"
_NEW_TOKEN = "copy it from https://discord.com/developers/applications, your application, Bot, Reset Token"  # noqa: S105
_TOKEN = re.compile(r"[!#-&(-\[\]-~]+")
"""What can be seen of ASCII, without quotes and the backslash."""
_CHANNEL = re.compile(r"[0-9]{17,20}")


def _small(value: object) -> object:
    return value.lower() if isinstance(value, str) else value


def _items(value: object) -> object:
    """Part a list at its commas; two commas in a row and one at the end are no items."""
    return [item.strip() for item in value.split(",") if item.strip()] if isinstance(value, str) else value


def _channels(value: object) -> object:
    items = _items(value)
    misfits = [item for item in items if not _CHANNEL.fullmatch(str(item))] if isinstance(items, list) else []
    if misfits:
        more = f" and {len(misfits) - 1} more like it" if len(misfits) > 1 else ""
        raise MisfitError(f"has {shown(misfits[0])}{more}", "write channel ids, 17 to 20 digits each, with commas")
    return items


Channels = Annotated[frozenset[int], BeforeValidator(_channels)]


class Settings(BaseSettings):
    """What an operator has set. Each field knows its variable; its description is what would be right."""

    model_config = SettingsConfigDict(frozen=True, extra="ignore", hide_input_in_errors=True, validate_default=False)

    token: SecretStr = Field(validation_alias=TOKEN, description=_NEW_TOKEN)
    api_url: str = Field(
        default=API_URL,
        validation_alias="DISCORD_API_URL",
        description=f"write an address that ends in {_VERSION}, such as {API_URL}, or leave it empty",
    )
    facts: Path = Field(validation_alias=FACTS)
    prefix: str = Field(
        default="!",
        validation_alias="FACTBOT_PREFIX",
        description="write 1 to 5 characters without spaces that start with none of / @ <@ and no quote, such as !",
    )
    message_content: Annotated[Literal["auto", "required", "off"], BeforeValidator(_small)] = Field(
        default="auto", validation_alias="FACTBOT_MESSAGE_CONTENT", description="write auto, required or off"
    )
    allowed_channels: Channels = Field(default=frozenset(), validation_alias="FACTBOT_ALLOWED_CHANNELS")
    denied_channels: Channels = Field(default=frozenset(), validation_alias="FACTBOT_DENIED_CHANNELS")
    cooldown: float = Field(
        default=3.0,
        validation_alias="FACTBOT_COOLDOWN",
        ge=0,
        allow_inf_nan=False,
        description="write seconds as a number such as 3 or 0.5; 0 turns the cooldown off",
    )
    max_waiting: int = Field(
        default=100,
        validation_alias="FACTBOT_MAX_WAITING",
        ge=1,
        description="write how many questions may wait, a whole number from 1",
    )
    reload: bool = Field(default=True, validation_alias="FACTBOT_RELOAD", description="write true or false")
    log_level: Annotated[Literal["debug", "info", "warning", "error"], BeforeValidator(_small)] = Field(
        default="info", validation_alias="FACTBOT_LOG_LEVEL", description="write debug, info, warning or error"
    )
    log_format: Annotated[Literal["text", "json"], BeforeValidator(_small)] = Field(
        default="text", validation_alias="FACTBOT_LOG_FORMAT", description="write text or json"
    )
    shard_count: int | None = Field(
        default=None,
        validation_alias="SHARD_COUNT",
        ge=1,
        description="write how many shards all processes have together, a whole number from 1, or leave it empty",
    )
    shard_ids: Annotated[tuple[int, ...], BeforeValidator(_items)] = Field(
        default=(), validation_alias="SHARD_IDS", description="write numbers from 0, with commas, or leave it empty"
    )

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],  # noqa: ARG003
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,  # noqa: ARG003
        dotenv_settings: PydanticBaseSettingsSource,  # noqa: ARG003
        file_secret_settings: PydanticBaseSettingsSource,  # noqa: ARG003
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Take what is given and nothing else: `.env` has been read, by the rules that all commands share."""
        return (init_settings,)

    @field_validator("token")
    @classmethod
    def _usable_token(cls, token: SecretStr) -> SecretStr:
        value = token.get_secret_value()
        if re.match(r"bot[\s:]", value, re.IGNORECASE):
            raise MisfitError("starts with the word Bot", "leave the word out, only the token is wanted")
        if not _TOKEN.fullmatch(value):
            raise MisfitError("holds a space, a quote or another character that no token has", _NEW_TOKEN)
        return token

    @field_validator("api_url")
    @classmethod
    def _tidy_address(cls, address: str) -> str:
        parts = urlsplit(address)
        path = parts.path.removesuffix("/")
        is_plain = not (parts.query or parts.fragment or parts.username) and _is_one_word(address)
        if parts.scheme not in {"http", "https"} or not parts.hostname or parts.port == 0 or not is_plain:
            raise ValueError
        if not path.lower().endswith(_VERSION):
            raise ValueError
        return urlunsplit((parts.scheme, parts.netloc.lower(), path[: -len(_VERSION)] + _VERSION, "", ""))

    @field_validator("prefix")
    @classmethod
    def _typeable_prefix(cls, prefix: str) -> str:
        is_plain = _is_one_word(prefix) and not prefix.startswith(("/", "@", "<@")) and prefix[0] not in STRAY
        if len(prefix) > 5 or not is_plain:  # noqa: PLR2004
            raise ValueError
        return prefix

    @field_validator("shard_ids", mode="after")
    @classmethod
    def _shards_that_there_are(cls, shards: tuple[int, ...], info: ValidationInfo) -> tuple[int, ...]:
        if not shards or "shard_count" not in info.data:
            return shards
        count = info.data["shard_count"]
        if count is None:
            raise MisfitError("needs SHARD_COUNT", "set it to how many shards all processes have together")
        beyond = next((shard for shard in shards if not 0 <= shard < count), None)
        if beyond is not None:
            last = f"0 to {count - 1}" if count > 1 else "0 alone"
            raise MisfitError(f"has {shown(beyond)}", f"with SHARD_COUNT {count} the shards are {last}")
        return tuple(sorted(set(shards)))


def read_settings(environment: Mapping[str, str], given_facts: Path | None) -> Settings:
    """Return what is set in an environment; `given_facts` wins over its folder of facts.

    Raises SettingsError with a line for each setting that is wrong; none shows the token.
    """
    given = {name: text for name in _variables() if (text := environment.get(name, "").strip())}
    values: dict[str, object] = {**given, FACTS: given_facts or Path()}
    token = given.get(TOKEN, "")
    if token:
        values[TOKEN] = SecretStr(token)
    wrong: dict[str, str] = {}
    try:
        values[FACTS] = chosen_folder(given_facts, environment)
    except SettingsError as error:
        wrong[FACTS] = str(error)
    settings = None
    try:
        settings = Settings.model_validate(values)
    except ValidationError as error:
        wrong.update(_sentences(error.errors(), given))
    for name in wrong:
        if token and name != TOKEN and token in given.get(name, ""):
            wrong[name] = f"{name} holds the token, which belongs into {TOKEN} alone"
    problems = [*unknown_settings(environment), *wrong.values()]
    if problems or settings is None:
        raise SettingsError("\n".join(problems))
    return settings


def _variables() -> dict[str, str]:
    """Return the variable of each field with what would be right for it."""
    fields = Settings.model_fields.values()
    return {str(field.validation_alias): field.description or "" for field in fields}


def _sentences(errors: list[ErrorDetails], given: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield the name of each wrong setting with what to do about it."""
    right = _variables()
    for error in errors:
        name = str(error["loc"][0])
        misfit = error.get("ctx", {}).get("error")
        if isinstance(misfit, MisfitError):
            yield name, f"{name} {misfit.cause}; {misfit.fix}"
        elif name in given:
            yield name, f"{name} is {shown(given[name])}; {right[name]}"
        else:
            yield name, f"{name} is missing; {right[name]}, and write it into .env as {name}=…"


def _is_one_word(text: str) -> bool:
    return text.isprintable() and len(text.split()) == 1
