from __future__ import annotations

import asyncio
import gc
import io
import json
import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import aiohttp
import discord
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import SecretStr

from bot.errors import SettingsError
from bot.gateway.logs import set_up_logging

HIDDEN = "nobodys-token.for-tests_0123456789-abcdefghijklmnopqrstuvwxyz.0123456"
TIME = r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ"
NOON = 1795435200.5
OURS = logging.getLogger("bot.gateway.client")
LOGGERS = ("", "bot", "discord")


@contextmanager
def logged(level: str = "info", form: str = "text", token: str = HIDDEN) -> Iterator[io.StringIO]:
    """Log to a text, and leave logging as it was."""
    root = logging.getLogger()
    handlers, levels = root.handlers, {name: logging.getLogger(name).level for name in LOGGERS}
    stream = io.StringIO()
    set_up_logging(level, form, stream, SecretStr(token))
    try:
        yield stream
    finally:
        root.handlers = handlers
        for name, before in levels.items():
            logging.getLogger(name).setLevel(before)


def fields(**given: object) -> dict[str, Any]:
    return {"fields": given}


def raised(error: Exception, cause: Exception | None = None) -> Exception:
    """Return an error as it is after it was raised here."""
    with pytest.raises(type(error)) as caught:
        raise error from cause
    return caught.value


def at_noon(logger: str, message: str, **given: object) -> logging.LogRecord:
    level = {"levelno": logging.INFO, "levelname": "INFO"}
    return logging.makeLogRecord({"name": logger, "msg": message, "created": NOON, "fields": given, **level})


def test_an_event_is_one_line_of_words() -> None:
    with logged() as stream:
        OURS.handle(at_noon("bot.gateway.client", "ready", guilds=3, shards=1))
    assert stream.getvalue() == "2026-11-23T12:00:00Z INFO factbot.gateway.client ready guilds=3 shards=1\n"


def test_an_event_is_one_object_a_line() -> None:
    with logged(form="json") as stream:
        OURS.handle(at_noon("bot", "ready", guilds=3, late=None, first=True, name="é"))
    assert stream.getvalue().isascii()
    assert json.loads(stream.getvalue()) == {
        "time": "2026-11-23T12:00:00Z",
        "level": "info",
        "logger": "factbot",
        "event": "ready",
        "guilds": 3,
        "late": None,
        "first": True,
        "name": "é",
    }


def test_values_that_are_no_single_word_are_quoted_and_stay_on_the_line() -> None:
    with logged() as stream:
        OURS.warning("odd", extra=fields(empty="", words="a b", lines="a\nFAKE", quote='"', pair="a=b", esc="\x1b[1m"))
    assert stream.getvalue().count("\n") == 1
    assert stream.getvalue().endswith(
        r'odd empty="" words="a b" lines="a\nFAKE" quote="\"" pair="a=b" esc="\u001b[1m"' + "\n"
    )


def test_a_field_never_hides_what_the_line_itself_says() -> None:
    with logged(form="json") as stream:
        OURS.info("ready", extra=fields(level=1, level_=2, event="x"))
    line = json.loads(stream.getvalue())
    assert (line["level"], line["event"], line["level_"], line["level__"], line["event_"]) == (
        "info",
        "ready",
        1,
        2,
        "x",
    )


def test_numbers_that_json_does_not_have_are_text() -> None:
    with logged(form="json") as stream:
        OURS.info("latency", extra=fields(now=float("nan"), worst=float("inf")))
    line = json.loads(stream.getvalue(), parse_constant=pytest.fail)
    assert (line["now"], line["worst"]) == ("nan", "inf")


@pytest.mark.parametrize(
    ("level", "seen"),
    [
        ("debug", ["bot:debug", "bot:info", "bot:warning", "bot:error", "others:warning", "others:error"]),
        ("info", ["bot:info", "bot:warning", "bot:error", "others:warning", "others:error"]),
        ("warning", ["bot:warning", "bot:error", "others:warning", "others:error"]),
        ("error", ["bot:error", "others:error"]),
    ],
)
def test_of_libraries_only_warnings_and_worse_are_logged(level: str, seen: list[str]) -> None:
    for other in ("discord.gateway", "watchfiles.main", "asyncio"):
        with logged(level) as stream:
            for name, shown in ((OURS.name, "bot"), (other, "others")):
                for each in ("debug", "info", "warning", "error"):
                    getattr(logging.getLogger(name), each)(f"{shown}:{each}")
        assert [line.split()[-1] for line in stream.getvalue().splitlines()] == seen


def test_a_traceback_is_indented_below_its_line() -> None:
    with logged() as stream:
        OURS.error("failed", exc_info=raised(SettingsError("no such folder"), KeyError("question")))
    first, *below = stream.getvalue().splitlines()
    assert re.fullmatch(rf"{TIME} ERROR factbot\.gateway\.client failed", first)
    assert below[0] == "  builtins.KeyError"
    assert all(line.startswith("  ") for line in below)
    assert re.fullmatch(r'    File ".+test_logs\.py", line \d+, in raised', below[1])
    assert below[-1] == "  bot.errors.SettingsError: no such folder"


def test_a_traceback_is_one_line_in_json() -> None:
    with logged(form="json") as stream:
        OURS.error("failed", exc_info=raised(OSError(28, "No space left on device")))
    assert stream.getvalue().count("\n") == 1
    assert json.loads(stream.getvalue())["traceback"].endswith(
        "\nbuiltins.OSError: [Errno 28] No space left on device\n"
    )


ASKED = "when did my neighbour recognise china"


@pytest.mark.parametrize(
    "error",
    [
        ValueError(ASKED),
        KeyError(ASKED),
        ExceptionGroup(ASKED, [ValueError(ASKED), KeyError(ASKED)]),
        raised(RuntimeError(), ValueError(ASKED)),
        discord.app_commands.TransformerError(
            ASKED, discord.AppCommandOptionType.string, discord.app_commands.Transformer()
        ),
    ],
)
def test_the_words_of_errors_that_may_quote_people_are_not_logged(error: Exception) -> None:
    for form in ("text", "json"):
        with logged(form=form) as stream:
            logging.getLogger("discord.client").error("Ignoring exception in %s", "on_message", exc_info=raised(error))
        assert "Ignoring exception in on_message" in stream.getvalue()
        assert type(error).__name__ in stream.getvalue()
        assert "neighbour" not in stream.getvalue()


def test_errors_within_errors_end() -> None:
    first, second = ValueError(), KeyError()
    first.__context__, second.__context__ = second, first
    with logged() as stream:
        OURS.error("failed", exc_info=first)
    assert stream.getvalue().splitlines()[1:] == ["  builtins.KeyError", "  builtins.ValueError"]


def test_what_asyncio_says_of_a_lost_task_does_not_show_its_error() -> None:
    async def lose_one() -> None:
        task = asyncio.ensure_future(fail())
        await asyncio.sleep(0)
        del task
        gc.collect()

    async def fail() -> None:
        raise ValueError(ASKED)

    with logged() as stream:
        asyncio.run(lose_one())
    assert "Task exception was never retrieved" in stream.getvalue()
    assert "neighbour" not in stream.getvalue()


@pytest.mark.parametrize("form", ["text", "json"])
def test_the_token_of_an_interaction_is_hidden_too(form: str) -> None:
    address = "https://discord.com/api/v10/{}/123/aW50ZXJhY3Rpb246/{}"
    with logged(form=form) as stream:
        for kind, rest in (("webhooks", "messages/@original"), ("interactions", "callback")):
            logging.getLogger("discord.http").warning("rate limited. POST %s", address.format(kind, rest))
    assert "aW50" not in stream.getvalue()
    assert "/webhooks/123/[token]/messages/@original" in stream.getvalue()
    assert "/interactions/123/[token]/callback" in stream.getvalue()


def test_a_message_that_does_not_fit_its_arguments_is_still_logged(capsys: pytest.CaptureFixture[str]) -> None:
    with logged() as stream:
        OURS.warning("%d questions", HIDDEN)
        OURS.warning("100% %s", extra=fields(of=1))
    assert [line.split(" ", 3)[3] for line in stream.getvalue().splitlines()] == ["%d questions", "100% %s of=1"]
    assert capsys.readouterr() == ("", "")


def test_a_stream_that_is_gone_is_no_error(capsys: pytest.CaptureFixture[str]) -> None:
    with logged() as stream:
        stream.close()
        OURS.warning("token %s", HIDDEN)
    assert capsys.readouterr() == ("", "")


def test_without_a_token_nothing_is_hidden() -> None:
    with logged(token="") as stream:
        OURS.info("ready")
    assert stream.getvalue().endswith(" ready\n")


tokens = st.text(st.characters(codec="ascii", min_codepoint=33, exclude_characters="\\\"'[]"), min_size=12)
texts = st.text(max_size=12)


@given(token=tokens, before=texts, after=texts, form=st.sampled_from(["text", "json"]))
def test_the_token_is_hidden_wherever_it_stands(token: str, before: str, after: str, form: str) -> None:
    text = before + token + after
    errors = [
        SettingsError(text),
        OSError(5, text),
        aiohttp.ClientError(text),
        raised(ValueError(text), ExceptionGroup(text, [SettingsError(text)])),
    ]
    with logged("debug", form, token) as stream:
        for name in ("bot.gateway.run", "discord.http", "asyncio"):
            logger = logging.getLogger(name)
            logger.error(text)
            logger.error("sent %s", text)
            logger.error("sent %r to %s", {"Authorization": f"Bot {text}"}, [text])
            logger.error("failed", extra=fields(header=text, error=SettingsError(text)), stack_info=True)
            logger.error("failed", extra={"fields": {text: 1}})
            for error in errors:
                logger.error("failed", exc_info=error)
    assert token not in stream.getvalue()
    assert stream.getvalue().count("[token]") >= 3 * 5
    if form == "json":
        assert all(token not in str(json.loads(line)) for line in stream.getvalue().splitlines())


@given(st.text(), st.dictionaries(st.text(), st.none() | st.booleans() | st.integers() | st.floats() | st.text()))
def test_any_event_is_one_line(event: str, given_fields: dict[str, Any]) -> None:
    for form in ("text", "json"):
        with logged(form=form) as stream:
            OURS.info(event, extra={"fields": given_fields})
        line = stream.getvalue().removesuffix("\n")
        assert line.isprintable()
        if form == "json":
            assert json.loads(line)["event"] == event
            assert len(json.loads(line)) == 4 + len(given_fields)
