"""What is logged: events with fields, one a line; no message texts, no token.

Code logs an event's name with its fields: `log.info("ready", extra={"fields": {"guilds": 3}})`.
"""

from __future__ import annotations

import json
import logging
import math
import re
import traceback
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import TextIO

import aiohttp
import discord
from pydantic import SecretStr

from bot.errors import FactbotError
from bot.factbase.problems import printable

_OURS, _NAME = "bot", "factbot"
_HIDDEN = "[token]"
_INTERACTION = re.compile(r"(/(?:webhooks|interactions)/\d+/)[^/\s'\"?]+")
"""The addresses by which an interaction is answered hold a token of their own."""
_NO_VOICE = "voice will NOT be supported"
"""discord.py says so at each start, of a bot that never speaks."""
_PLAIN = re.compile(r"[^\s\"=]+")
_SAFE = (FactbotError, OSError, aiohttp.ClientError, discord.HTTPException, discord.ConnectionClosed)
"""Errors whose words are about the wire or the settings; those of others may quote what a person typed."""


def set_up_logging(level: str, form: str, stream: TextIO, token: SecretStr) -> None:
    """Send all logging of this process to a stream: `form` is text or json, `level` holds for our own events.

    Of the libraries only what is a warning or worse is logged.
    """
    handler = _Quiet(stream)
    handler.addFilter(Cleaner(token.get_secret_value()))
    handler.setFormatter(JsonLines() if form == "json" else TextLines())
    ours = logging.getLevelNamesMapping()[level.upper()]
    libraries = max(ours, logging.WARNING)
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(libraries)
    logging.getLogger("discord").setLevel(libraries)
    logging.getLogger(_OURS).setLevel(ours)


class Cleaner(logging.Filter):
    """Takes out of a record what must not be seen, before any form is given to it.

    The token goes wherever it stands. Of what libraries log the first line stays: asyncio's next ones show
    errors with their words.
    """

    def __init__(self, token: str) -> None:
        super().__init__()
        self._token = token

    def filter(self, record: logging.LogRecord) -> bool:
        """Clean a record; let it pass unless it says nothing to an operator."""
        message = _message(record)
        if not _is_ours(record) and message.endswith(_NO_VOICE):
            return False
        record.msg = self._clean(message if _is_ours(record) else message.partition("\n")[0])
        record.args = None
        fields = fields_of(record)
        record.fields = {self._clean(key): self._value(value) for key, value in fields.items()}
        error = record.exc_info[1] if record.exc_info else None
        record.exc_text = self._clean("".join(_told(error, set()))) if error else None
        record.stack_info = None
        return True

    def _value(self, value: object) -> object:
        is_number = isinstance(value, bool | int) or (isinstance(value, float) and math.isfinite(value))
        return value if value is None or is_number else self._clean(str(value))

    def _clean(self, text: str) -> str:
        hidden = text.replace(self._token, _HIDDEN) if self._token else text
        return _INTERACTION.sub(rf"\1{_HIDDEN}", hidden)


class TextLines(logging.Formatter):
    """`2026-11-23T12:00:00Z INFO factbot.gateway ready guilds=3`, and a traceback indented below it."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line of a cleaned record."""
        fields = "".join(f" {printable(key)}={_plain(value)}" for key, value in fields_of(record).items())
        line = f"{_time(record)} {record.levelname} {_name(record)} {printable(record.getMessage())}{fields}"
        below = (record.exc_text or "").splitlines()
        return "\n".join([line, *(f"  {printable(text)}" for text in below)])


class JsonLines(logging.Formatter):
    """One object a line; a field named as one of the line's own keys gets `_` behind it."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line of a cleaned record."""
        line: dict[str, object] = {
            "time": _time(record),
            "level": record.levelname.lower(),
            "logger": _name(record),
            "event": record.getMessage(),
        }
        if record.exc_text:
            line["traceback"] = record.exc_text
        for key, value in fields_of(record).items():
            line[_free(key, line)] = value
        return json.dumps(line)


class _Quiet(logging.StreamHandler[TextIO]):
    """Where even logging fails nobody can be told; logging's own complaint would show the record uncleaned."""

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - logging's name
        """Let it go."""


def fields_of(record: logging.LogRecord) -> Mapping[str, object]:
    """Return the fields that an event was logged with."""
    fields = getattr(record, "fields", None)
    return {str(key): value for key, value in fields.items()} if isinstance(fields, Mapping) else {}


def _message(record: logging.LogRecord) -> str:
    try:
        return record.getMessage()
    except Exception:  # noqa: BLE001 - arguments that do not fit, or cannot be shown, must not lose the event
        return str(record.msg)


def _told(error: BaseException, seen: set[int]) -> Iterator[str]:
    """Yield a traceback, what caused the error first; only the words of safe errors."""
    seen.add(id(error))
    before = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if before is not None and id(before) not in seen:
        yield from _told(before, seen)
    yield from traceback.format_tb(error.__traceback__)
    words = f": {error}" if isinstance(error, _SAFE) else ""
    yield f"{type(error).__module__}.{type(error).__qualname__}{words}\n"
    if isinstance(error, BaseExceptionGroup):
        for one in error.exceptions:
            yield from _told(one, seen)


def _is_ours(record: logging.LogRecord) -> bool:
    return record.name == _OURS or record.name.startswith(f"{_OURS}.")


def _name(record: logging.LogRecord) -> str:
    return _NAME + record.name.removeprefix(_OURS) if _is_ours(record) else record.name


def _time(record: logging.LogRecord) -> str:
    return datetime.fromtimestamp(record.created, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _free(key: str, line: Mapping[str, object]) -> str:
    return key if key not in line else _free(f"{key}_", line)


def _plain(value: object) -> str:
    """Return a field's value as one word, in quotes where it is none."""
    text = str(value)
    return text if _PLAIN.fullmatch(text) and text.isprintable() else json.dumps(text)
