from __future__ import annotations

import re
from pathlib import Path

import pytest

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


def test_every_unknown_setting_is_named_with_the_likeliest() -> None:
    with pytest.raises(SettingsError) as raised:
        facts_folder(Path("given"), {"FACTBOT_FACT": "", "factbot_facts": "", "FACTBOT_XYZZY": "", "OTHER": ""})
    assert str(raised.value) == (
        "unknown setting FACTBOT_FACT, did you mean `FACTBOT_FACTS`?; "
        "unknown setting FACTBOT_XYZZY, did you mean `FACTBOT_FACTS`?; "
        "unknown setting factbot_facts, did you mean `FACTBOT_FACTS`? (.env.example lists the settings)"
    )


def test_a_home_that_does_not_exist_is_named() -> None:
    with pytest.raises(SettingsError, match="no home folder for `~nobody-here/facts`"):
        facts_folder(None, {"FACTBOT_FACTS": "~nobody-here/facts"})


def test_the_example_file_lists_every_setting_and_no_other() -> None:
    text = (ROOT / ".env.example").read_text("utf-8")
    listed = re.findall(r"^#? ?([A-Z][A-Z_]+)=", text, re.MULTILINE)
    assert [key for key in listed if key.startswith("FACTBOT_")] == list(KNOWN)
