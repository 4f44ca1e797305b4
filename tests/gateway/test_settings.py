from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from pydantic import SecretStr, ValidationError

from bot.errors import SettingsError
from bot.factbase.folder import shipped_folder
from bot.factbase.problems import shown
from bot.gateway.settings import TOKEN, Settings, read_settings
from bot.settings import KNOWN, OTHERS, read_environment
from tests.conftest import ROOT

HIDDEN = "nobodys-token.for-tests_0123456789-abcdefghijklmnopqrstuvwxyz.0123456"
NEEDED = {TOKEN: HIDDEN}
CHANNEL, OTHER_CHANNEL = "123456789012345678", "12345678901234567890"
VARIABLES = [str(field.validation_alias) for field in Settings.model_fields.values()]
WHERE_TO_GET_ONE = "copy it from https://discord.com/developers/applications, your application, Bot, Reset Token"


def read(**given: str) -> Settings:
    return read_settings({**NEEDED, **given}, None)


def complaint(given: Mapping[str, str]) -> str:
    with pytest.raises(SettingsError) as raised:
        read_settings({**NEEDED, **given}, None)
    assert raised.value.exit_code == 78
    assert raised.value.__cause__ is None
    assert raised.value.__suppress_context__ or raised.value.__context__ is None
    return str(raised.value)


def test_a_token_is_enough() -> None:
    settings = read()
    assert settings.token.get_secret_value() == HIDDEN
    assert settings.model_dump(exclude={"token"}) == {
        "api_url": "https://discord.com/api/v10",
        "facts": shipped_folder(),
        "prefix": "!",
        "message_content": "auto",
        "allowed_channels": frozenset(),
        "denied_channels": frozenset(),
        "cooldown": 3.0,
        "max_waiting": 100,
        "reload": True,
        "log_level": "info",
        "log_format": "text",
        "shard_count": None,
        "shard_ids": (),
    }


def test_what_is_empty_or_blank_has_its_default() -> None:
    assert read(**{name: "  " for name in VARIABLES if name != TOKEN}) == read()


def test_all_can_be_set() -> None:
    settings = read(
        DISCORD_API_URL="http://127.0.0.1:8080/api/v10",
        FACTBOT_FACTS="somewhere",
        FACTBOT_PREFIX="fb!",
        FACTBOT_MESSAGE_CONTENT="required",
        FACTBOT_ALLOWED_CHANNELS=f"{CHANNEL},{OTHER_CHANNEL}",
        FACTBOT_DENIED_CHANNELS=CHANNEL,
        FACTBOT_COOLDOWN="0",
        FACTBOT_MAX_WAITING="1",
        FACTBOT_RELOAD="false",
        FACTBOT_LOG_LEVEL="debug",
        FACTBOT_LOG_FORMAT="json",
        SHARD_COUNT="4",
        SHARD_IDS="3,1",
    )
    assert settings.model_dump(exclude={"token"}) == {
        "api_url": "http://127.0.0.1:8080/api/v10",
        "facts": Path("somewhere"),
        "prefix": "fb!",
        "message_content": "required",
        "allowed_channels": frozenset({int(CHANNEL), int(OTHER_CHANNEL)}),
        "denied_channels": frozenset({int(CHANNEL)}),
        "cooldown": 0.0,
        "max_waiting": 1,
        "reload": False,
        "log_level": "debug",
        "log_format": "json",
        "shard_count": 4,
        "shard_ids": (1, 3),
    }


@pytest.mark.parametrize(
    ("name", "plain", "odd"),
    [
        (TOKEN, HIDDEN, f"  {HIDDEN}\t\n"),
        ("DISCORD_API_URL", "http://proxy.example/api/v10", " HTTP://Proxy.Example/api/V10/ "),
        ("FACTBOT_PREFIX", "?", " ? "),
        ("FACTBOT_MESSAGE_CONTENT", "off", " OFF"),
        ("FACTBOT_ALLOWED_CHANNELS", f"{CHANNEL},{OTHER_CHANNEL}", f" ,{CHANNEL} ,, {OTHER_CHANNEL},"),
        ("FACTBOT_COOLDOWN", "1.5", " 1.50 "),
        ("FACTBOT_RELOAD", "false", "No "),
        ("FACTBOT_LOG_LEVEL", "error", "Error"),
        ("FACTBOT_LOG_FORMAT", "json", " JSON"),
    ],
)
def test_capital_letters_and_spaces_never_matter(name: str, plain: str, odd: str) -> None:
    assert read(**{name: odd}) == read(**{name: plain})


def test_shards_are_a_list_like_the_others() -> None:
    assert read(SHARD_COUNT=" 3 ", SHARD_IDS=" 2,, 0 ,2,").shard_ids == (0, 2)
    assert read(SHARD_COUNT="3", SHARD_IDS=" , ").shard_ids == ()


def test_only_what_is_given_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".env").write_text(f"{TOKEN}=from-file\nFACTBOT_PREFIX=?\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    for name in (*VARIABLES, "TOKEN", "PREFIX", "COOLDOWN"):
        monkeypatch.setenv(name, "5")
    assert read() == read_settings(NEEDED, None)
    assert read().prefix == "!"
    assert f"{TOKEN} is missing" in complaint({TOKEN: ""})


def test_keys_of_others_are_ignored() -> None:
    assert read(POSTGRES_URL="x", FACTBOTS="1", token="y", prefix="?", discord_token="z") == read()  # noqa: S106


def test_the_folder_given_wins(tmp_path: Path) -> None:
    assert read_settings({**NEEDED, "FACTBOT_FACTS": "~nobody-here/facts"}, tmp_path).facts == tmp_path


def test_nothing_changes_after_reading() -> None:
    with pytest.raises(ValidationError):
        read().prefix = "?"  # type: ignore[misc]
    assert hash(read()) == hash(read())


@pytest.mark.parametrize(
    ("token", "said"),
    [
        ("", f"{TOKEN} is missing; {WHERE_TO_GET_ONE}, and write it into .env as {TOKEN}=…"),
        (f"Bot {HIDDEN}", f"{TOKEN} starts with the word Bot; leave the word out, only the token is wanted"),
        (f"bot: {HIDDEN}", f"{TOKEN} starts with the word Bot; leave the word out, only the token is wanted"),
        *[
            (odd, f"{TOKEN} holds a space, a quote or another character that no token has; {WHERE_TO_GET_ONE}")
            for odd in (f'"{HIDDEN}"', f"'{HIDDEN}", "MTIz NDU2.x", "MTIz\u200b.x", "MTIz\n.x", "MTIz….x", "a\\b")
        ],
    ],
)
def test_a_token_that_cannot_be_one(token: str, said: str) -> None:
    assert complaint({TOKEN: token}) == said


ADDRESS = "write an address that ends in /v10, such as https://discord.com/api/v10, or leave it empty"
MARK = "write 1 to 5 characters without spaces that start with none of / @ <@ and no quote, such as !"
SECONDS = "write seconds as a number such as 3 or 0.5; 0 turns the cooldown off"
WAITING = "write how many questions may wait, a whole number from 1"
LEVEL = "write debug, info, warning or error"
CHANNELS = "write channel ids, 17 to 20 digits each, with commas"
SHARDS = "write how many shards all processes have together, a whole number from 1, or leave it empty"


@pytest.mark.parametrize(
    ("name", "right", "values"),
    [
        (
            "DISCORD_API_URL",
            ADDRESS,
            [
                *("discord.com/api/v10", "ftp://discord.com/api/v10", "https:///v10", "https://discord.com/api/v9"),
                *("https://discord.com/api", "https://discord.com/api/v10?x=1", "https://discord.com/api/v10#x"),
                *("https://me:secret@discord.com/v10", "https://discord.com:99999/v10", "https://[::1/v10"),
                *("https://discord.com/a b/v10", "https://discord.com/api/xv10x", "wss://discord.com/v10"),
            ],
        ),
        ("FACTBOT_PREFIX", MARK, ["!!!!!!", "a b", "/", "/fb", "@", "<@", "<@1>", "a\u200bb", "!\t!"]),
        ("FACTBOT_MESSAGE_CONTENT", "write auto, required or off", ["on", "true", "requires"]),
        ("FACTBOT_COOLDOWN", SECONDS, ["-1", "nan", "inf", "3s", "2,5", "-0.001"]),
        ("FACTBOT_MAX_WAITING", WAITING, ["0", "-5", "2.5", "many", "9" * 5000]),
        ("FACTBOT_RELOAD", "write true or false", ["maybe", "2"]),
        ("FACTBOT_LOG_LEVEL", LEVEL, ["loud", "critical", "10"]),
        ("FACTBOT_LOG_FORMAT", "write text or json", ["xml", "jsonl"]),
        ("SHARD_COUNT", SHARDS, ["0", "-1", "two", "1.5"]),
        ("SHARD_IDS", "write numbers from 0, with commas, or leave it empty", ["a", "0;1", "0,x,1,y", "1.5"]),
    ],
)
def test_a_value_that_does_not_fit_is_shown_with_what_would(name: str, right: str, values: list[str]) -> None:
    for value in values:
        assert complaint({name: value}) == f"{name} is {shown(value)}; {right}"


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"FACTBOT_ALLOWED_CHANNELS": "general"}, f"FACTBOT_ALLOWED_CHANNELS has `general`; {CHANNELS}"),
        ({"FACTBOT_DENIED_CHANNELS": f"{CHANNEL}, 12"}, f"FACTBOT_DENIED_CHANNELS has `12`; {CHANNELS}"),
        (
            {"FACTBOT_DENIED_CHANNELS": f"a,{CHANNEL}0000,{CHANNEL}"},
            f"FACTBOT_DENIED_CHANNELS has `a` and 1 more like it; {CHANNELS}",
        ),
        ({"FACTBOT_ALLOWED_CHANNELS": "١" * 18}, f"FACTBOT_ALLOWED_CHANNELS has `{'١' * 18}`; {CHANNELS}"),
        ({"SHARD_IDS": "0"}, "SHARD_IDS needs SHARD_COUNT; set it to how many shards all processes have together"),
        ({"SHARD_COUNT": "2", "SHARD_IDS": "0,2"}, "SHARD_IDS has `2`; with SHARD_COUNT 2 the shards are 0 to 1"),
        ({"SHARD_COUNT": "1", "SHARD_IDS": "-1"}, "SHARD_IDS has `-1`; with SHARD_COUNT 1 the shards are 0 alone"),
        (
            {"FACTBOT_FACTS": "~nobody-here/facts"},
            "FACTBOT_FACTS: there is no home folder for `~nobody-here/facts`; write the path out",
        ),
        ({"FACTBOT_PREFX": "?"}, "unknown setting FACTBOT_PREFX, did you mean `FACTBOT_PREFIX`?"),
        ({"FACTBOT_TOKEN": HIDDEN}, "unknown setting FACTBOT_TOKEN, did you mean `DISCORD_TOKEN`?"),
    ],
)
def test_what_else_can_be_wrong(given: dict[str, str], said: str) -> None:
    assert complaint(given) == said


def test_everything_wrong_is_said_at_once() -> None:
    said = complaint(
        {
            TOKEN: "Bot x",
            "FACTBOT_FACTS": "~nobody-here/facts",
            "FACTBOT_PREFX": "?",
            "FACTBOT_COOLDOWN": "slow",
            "FACTBOT_DENIED_CHANNELS": "a",
            "SHARD_COUNT": "none",
            "SHARD_IDS": "0",
        }
    ).splitlines()
    assert sorted(re.findall(r"[A-Z]{2,}_[A-Z_]+", line)[0] for line in said) == [
        *("DISCORD_TOKEN", "FACTBOT_COOLDOWN", "FACTBOT_DENIED_CHANNELS"),
        *("FACTBOT_FACTS", "FACTBOT_PREFX", "SHARD_COUNT"),
    ]


@pytest.mark.parametrize("name", [name for name in VARIABLES if name not in {TOKEN, "FACTBOT_FACTS"}])
def test_a_token_in_the_wrong_place_is_not_shown(name: str) -> None:
    for value in (HIDDEN, f"x{HIDDEN}", f"1,{HIDDEN}", "y" * 40 + HIDDEN):
        said = complaint({name: value})
        assert said == f"{name} holds the token, which belongs into {TOKEN} alone"


def test_a_token_for_a_home_is_not_shown() -> None:
    assert HIDDEN not in complaint({"FACTBOT_FACTS": f"~{HIDDEN}/facts"})


tokens = st.text(st.characters(exclude_characters="\x00", codec="utf-8"), min_size=8).map(str.strip)


@given(token=tokens, others=st.dictionaries(st.sampled_from(VARIABLES), st.text(max_size=8)))
def test_no_error_and_no_form_of_the_settings_shows_the_token(token: str, others: dict[str, str]) -> None:
    assume(len(token) > 7 and not any(token in text for text in (WHERE_TO_GET_ONE, ADDRESS, MARK, TOKEN)))
    environment = {**others, TOKEN: token}
    try:
        settings = read_settings(environment, Path("facts"))
        shown_forms = f"{settings} {settings!r} {settings.model_dump()} {settings.model_dump_json()}"
    except SettingsError as error:
        shown_forms = f"{error} {error!r}"
    assert token not in shown_forms


def test_not_even_the_validation_error_shows_the_token() -> None:
    with pytest.raises(ValidationError) as raised:
        Settings.model_validate({TOKEN: SecretStr(f"Bot {HIDDEN}")})
    assert HIDDEN not in f"{raised.value} {raised.value!r} {raised.value.errors()}"


@given(st.lists(st.integers(10**16, 10**20 - 1)), st.sampled_from([",", " , ", ",,", ",\t"]))
def test_any_channels_are_read_as_they_are_written(channels: list[int], comma: str) -> None:
    assert read(FACTBOT_ALLOWED_CHANNELS=comma.join(map(str, channels))).allowed_channels == frozenset(channels)


@given(st.integers(1, 500).flatmap(lambda count: st.tuples(st.just(count), st.sets(st.integers(0, count - 1)))))
def test_any_shards_that_there_are_can_be_had(case: tuple[int, set[int]]) -> None:
    count, shards = case
    settings = read(SHARD_COUNT=str(count), SHARD_IDS=",".join(map(str, shards)))
    assert (settings.shard_count, settings.shard_ids) == (count, tuple(sorted(shards)))


@given(st.dictionaries(st.sampled_from(VARIABLES), st.text(max_size=30)))
def test_any_text_gives_settings_or_sentences(given_texts: dict[str, str]) -> None:
    try:
        read_settings({**NEEDED, **given_texts}, None)
    except SettingsError as error:
        for line in str(error).splitlines():
            assert line.split(" ")[0].rstrip(":") in VARIABLES
            assert line.isprintable()


def test_the_example_file_is_all_defaults_but_for_the_token(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)
    text = (ROOT / ".env.example").read_text("utf-8")
    assert sorted(re.findall(r"^([A-Z_]+)=$", text, re.MULTILINE)) == sorted(VARIABLES)
    (tmp_path / ".env").write_text(text.replace(f"{TOKEN}=", f"{TOKEN}={HIDDEN}"), "utf-8")
    found = {name: value for name, value in read_environment(tmp_path / ".env").items() if name in VARIABLES}
    assert read_settings(found, None) == read()


def test_every_setting_is_known_to_all_commands_and_in_the_readme() -> None:
    assert {*KNOWN, *OTHERS} == set(VARIABLES)
    readme = (ROOT / "README.md").read_text("utf-8").partition("## For operators")[2].partition("\n## ")[0]
    table = [line for line in readme.splitlines() if line.startswith("| `")]
    assert {name for line in table for name in re.findall(r"`([A-Z]+_[A-Z_]+)`", line)} == set(VARIABLES)
