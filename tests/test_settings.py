from __future__ import annotations

import re
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import SettingsError
from bot.factbase.folder import shipped_folder
from bot.settings import KNOWN, facts_folder, read_environment
from tests.conftest import ROOT


@pytest.fixture
def env_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv("FACTBOT_FACTS", raising=False)
    return tmp_path / ".env"


def test_the_environment_wins_over_the_file(env_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    env_file.write_text("FACTBOT_FACTS='from file'\n", "utf-8")
    assert facts_folder(None, read_environment(env_file)) == Path("from file")
    monkeypatch.setenv("FACTBOT_FACTS", "from environment")
    assert facts_folder(None, read_environment(env_file)) == Path("from environment")


@pytest.mark.parametrize("text", ["", "FACTBOT_FACTS=\n", "FACTBOT_FACTS\n", "OTHER=1\nFACTBOTANY=2\n"])
def test_without_a_folder_the_shipped_one_serves(env_file: Path, text: str) -> None:
    env_file.write_text(text, "utf-8")
    assert facts_folder(None, read_environment(env_file)) == shipped_folder()


def test_no_file_and_a_folder_in_its_place_are_no_error(tmp_path: Path) -> None:
    assert "PATH" in read_environment(tmp_path / "missing")
    assert "PATH" in read_environment(tmp_path)


def test_a_byte_order_mark_does_not_hide_the_first_setting(env_file: Path) -> None:
    env_file.write_text("\ufeffFACTBOT_FACTS=here\r\n", "utf-8")
    assert facts_folder(None, read_environment(env_file)) == Path("here")


def test_values_are_taken_as_they_stand(env_file: Path) -> None:
    env_file.write_text("FACTBOT_FACTS='a ${HOME} b'\n", "utf-8")
    assert facts_folder(None, read_environment(env_file)) == Path("a ${HOME} b")


def test_a_file_that_is_not_text_is_named(env_file: Path) -> None:
    env_file.write_bytes(b"FACTBOT_FACTS=\xff\n")
    with pytest.raises(SettingsError, match=rf"^{re.escape(str(env_file))} is not UTF-8 text; save it as such$"):
        read_environment(env_file)


HIDDEN = "nobodys-token.for-tests_0123456789-abcdefghijklmnopqrstuvwxyz.0123456"
NOT_SET = "write NAME=value, or # before a remark"
UNFIT = "close it on its line as it is opened"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (f"DISCORD_TOKEN {HIDDEN}\n", f"1: there is no `=` after DISCORD_TOKEN; {NOT_SET}"),
        (f"A=1\r\n\r\n  export DISCORD_TOKEN: {HIDDEN}\r\n", f"3: there is no `=` after DISCORD_TOKEN; {NOT_SET}"),
        (f"DISCORD_TOKEN='{HIDDEN}\nB=2\n", f"1: the value of DISCORD_TOKEN has quotes that do not fit; {UNFIT}"),
        (f'\n\nA="1" {HIDDEN}\n', f"3: the value of A has quotes that do not fit; {UNFIT}"),
        (f"A='1\nDISCORD_TOKEN={HIDDEN}\nB='2'\n", f"1: the value of A has quotes that do not fit; {UNFIT}"),
        (f"# A\n={HIDDEN}\n", f"2: this line is no setting; {NOT_SET}"),
        (f"{HIDDEN} is it\n", f"1: this line is no setting; {NOT_SET}"),
        (f"'{HIDDEN}\n", f"1: this line is no setting; {NOT_SET}"),
        ("some words = 1\n", f"1: this line is no setting; {NOT_SET}"),
        (
            f"FACTBOT_FACTS='here\nDISCORD_TOKEN={HIDDEN}\n'\n",
            f"1: the value of FACTBOT_FACTS has quotes that do not fit; {UNFIT}",
        ),
    ],
)
def test_a_line_that_sets_nothing_is_named_without_its_value(env_file: Path, text: str, said: str) -> None:
    env_file.write_text(text, "utf-8", newline="")
    with pytest.raises(SettingsError) as raised:
        read_environment(env_file)
    assert str(raised.value) == f"{env_file}:{said}"


def test_every_line_that_sets_nothing_is_named(env_file: Path) -> None:
    env_file.write_text("A b\nC=1\nD e\n", "utf-8")
    with pytest.raises(SettingsError) as raised:
        read_environment(env_file)
    assert [line.split(": ")[0] for line in str(raised.value).splitlines()] == [f"{env_file}:1", f"{env_file}:3"]


def test_what_others_write_over_lines_is_theirs(env_file: Path) -> None:
    env_file.write_text("KEY='one\ntwo'\nFACTBOT_FACTS=here # a remark\n", "utf-8")
    found = read_environment(env_file)
    assert (found["KEY"], found["FACTBOT_FACTS"]) == ("one\ntwo", "here")


@given(st.text(st.sampled_from("AB='\"# \n\t\\:$é") | st.characters(codec="utf-8"), max_size=40))
def test_any_text_of_a_file_gives_settings_or_sentences(text: str) -> None:
    with TemporaryDirectory() as folder:
        env_file = Path(folder) / ".env"
        env_file.write_text(text, "utf-8", newline="")
        try:
            read_environment(env_file)
            said = []
        except SettingsError as error:
            said = str(error).splitlines()
        assert all(re.fullmatch(rf"{re.escape(str(env_file))}:\d+: [^;]+; [^;]+", line) for line in said)


def test_every_unknown_setting_is_named_with_the_likeliest() -> None:
    with pytest.raises(SettingsError) as raised:
        facts_folder(Path("given"), {"FACTBOT_FACT": "", "factbot_facts": "", "FACTBOT_TOKEN": "", "OTHER": ""})
    assert str(raised.value) == (
        "unknown setting FACTBOT_FACT, did you mean `FACTBOT_FACTS`?; "
        "unknown setting FACTBOT_TOKEN, did you mean `DISCORD_TOKEN`?; "
        "unknown setting factbot_facts, did you mean `FACTBOT_FACTS`? (.env.example lists the settings)"
    )


def test_an_unknown_setting_like_no_other_gets_the_list() -> None:
    with pytest.raises(
        SettingsError, match=r"^unknown setting FACTBOT_XYZZY, known here: FACTBOT_FACTS, FACTBOT_PREFIX"
    ):
        facts_folder(None, {"FACTBOT_XYZZY": ""})


def test_a_home_that_does_not_exist_is_named() -> None:
    with pytest.raises(SettingsError, match="no home folder for `~nobody-here/facts`"):
        facts_folder(None, {"FACTBOT_FACTS": "~nobody-here/facts"})


def test_the_example_file_lists_every_setting_and_no_other() -> None:
    text = (ROOT / ".env.example").read_text("utf-8")
    listed = re.findall(r"^#? ?([A-Z][A-Z_]+)=", text, re.MULTILINE)
    assert [key for key in listed if key.startswith("FACTBOT_")] == list(KNOWN)
