"""The words of the command line: what is wrong with them, and by which exit code it is told."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.cli import main
from tests.terminal.harbour import write_base

Run = Callable[..., int]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """Run a command in this process, in an empty folder and without settings."""
    for key in [key for key in os.environ if key.startswith("FACTBOT_")]:
        monkeypatch.delenv(key)
    monkeypatch.chdir(tmp_path)

    def run(*words: str) -> int:
        monkeypatch.setattr("sys.argv", ["factbot", *words])
        return main()

    return run


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["aks", "trade"], "factbot: no command `aks`, did you mean `ask`?\n"),
        (["when", "did"], "factbot: no command `when`, known here: ask, chat, check, facts, run\n"),
        (["ask"], "factbot: Missing argument 'QUESTION'.\nTry: factbot ask --help\n"),
        (["ask", "--json"], "factbot: Missing argument 'QUESTION'.\nTry: factbot ask --help\n"),
        (
            ["ask", "-40", "degrees"],
            (
                "factbot: `-40` is none of the options --explain, --facts, --help, --json; "
                "a question that starts with - comes after --, as in: factbot ask -- -40 degrees\n"
            ),
        ),
        (
            ["facts", "--year", "abc"],
            "factbot: --year `abc` is not a year; write it in digits, as in --year 2005\n",
        ),
        (
            ["facts", "--year", "0"],
            "factbot: --year `0` is not a year; write it in digits, as in --year 2005\n",
        ),
        (
            ["facts", "--year", "12345"],
            "factbot: --year `12345` is not a year; write it in digits, as in --year 2005\n",
        ),
        (
            ["facts", "--year", "²"],
            "factbot: --year `²` is not a year; write it in digits, as in --year 2005\n",
        ),
        (["facts", "--topic", "trad"], "factbot: unknown topic `trad`: did you mean `trade`?\n"),
    ],
)
def test_words_that_do_not_fit_are_told_on_standard_error(
    run: Run, capsys: pytest.CaptureFixture[str], words: list[str], message: str
) -> None:
    assert run(*words) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err == message


@pytest.mark.parametrize(
    ("words", "start", "end"),
    [
        (["facts", "oil"], "factbot: Got unexpected extra argument", "(oil)\nTry: factbot facts --help\n"),
        (["facts", "--topic"], "factbot: Option '--topic' requires an argument.", "\n"),
        (["check", "--source", "/nowhere"], "factbot: --source: there is no file `/nowhere`", "\n"),
    ],
)
def test_what_typer_or_another_part_finds_wrong_is_told_alike(
    run: Run, capsys: pytest.CaptureFixture[str], words: list[str], start: str, end: str
) -> None:
    assert run(*words) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.startswith(start)
    assert printed.err.endswith(end)


def test_no_command_at_all_shows_the_help_as_an_error(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    assert run() == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.startswith("Usage: factbot ")
    assert all(f"\n  {command} " in printed.err for command in ("ask", "chat", "check", "facts"))


@pytest.mark.parametrize("words", [["--help"], ["ask", "--help"], ["check", "--help"]])
def test_help_that_is_asked_for_is_no_error(run: Run, capsys: pytest.CaptureFixture[str], words: list[str]) -> None:
    assert run(*words) == 0
    printed = capsys.readouterr()
    assert printed.out.startswith("Usage: factbot ")
    assert printed.err == ""


def test_control_characters_of_an_argument_are_not_printed(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("facts", "\x1b[31mred\x9b0m") == 2
    assert run("ask", "--\x1b[31m") == 2
    assert "\x1b" not in (printed := capsys.readouterr().err)
    assert "\x9b" not in printed


BROKEN = """\
source: nowhere
topic: lamps
titel: Lamps
facts: []
"""


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    folder = tmp_path / "facts"
    folder.mkdir()
    write_base(folder)
    (folder / "lamps.yaml").write_text(BROKEN, "utf-8")
    (folder / "ferry.yaml").write_text("source: [", "utf-8")
    return folder


@pytest.mark.parametrize(("words", "code"), [(["ask", "lamps"], 65), (["chat"], 65), (["facts"], 65), (["check"], 1)])
def test_a_broken_base_names_every_problem_at_once(
    run: Run, capsys: pytest.CaptureFixture[str], broken: Path, words: list[str], code: int
) -> None:
    assert run(*words, "--facts", str(broken)) == code
    printed = capsys.readouterr()
    told, other = (printed.out, printed.err) if words == ["check"] else (printed.err, printed.out)
    assert other == ""
    assert "facts/lamps.yaml:3:1: unknown key `titel` – did you mean `title`?" in told
    assert "facts/ferry.yaml:" in told
    assert "problems" in told.splitlines()[-1]


def test_an_unknown_setting_ends_with_its_own_code(
    run: Run, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FACTBOT_FACT", "x")
    assert run("facts") == 78
    assert capsys.readouterr().err == (
        "factbot: unknown setting FACTBOT_FACT, did you mean `FACTBOT_FACTS`? (.env.example lists the settings)\n"
    )


def test_the_facts_of_a_topic_and_a_year(run: Run, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    write_base(tmp_path)
    assert run("facts", "--facts", str(tmp_path)) == 0
    assert capsys.readouterr().out == (
        "Lamps (lamps)\n"
        "lamps-1901 (1901): 40 lamps\n"
        "lamps-1903 (1903): 44 lamps\n"
        "lamps-1906 (1906): 51 lamps\n"
        "lamps-1910 (1910): 60 lamps\n"
        "lamps-1911 (1911): 61 lamps\n"
        "lamps-1915 (1915): 66 lamps\n"
        "lamps-1920 (1920): 80 lamps\n"
        "\n"
        "The ferry (ferry)\n"
        "ferry-owner: [bold red]Ada Holm[/], *captain* of the `Skua`\n"
    )
    assert run("facts", "--facts", str(tmp_path), "--topic", "LAMPS", "--year", "1906") == 0
    assert capsys.readouterr().out == "Lamps (lamps)\nlamps-1906 (1906): 51 lamps\n"
    assert run("facts", "--facts", str(tmp_path), "--topic", "ferry", "--year", "1906") == 0
    assert capsys.readouterr().out == "No facts for ferry in 1906.\n"


def test_the_shipped_facts_are_found_from_any_folder(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("facts", "--json") == 0
    facts = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert len(facts) == len({fact["id"] for fact in facts}) > 1
    for fact in facts:
        assert list(fact) == [
            "id", "topic", "when", "answer", "text", "citations", "asks", "figures", "roles", "not",
        ]  # fmt: skip
        assert fact["asks"]
        assert fact["citations"]


def test_the_facts_come_from_the_setting_and_the_option_wins(
    run: Run, capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "mine").mkdir()
    write_base(tmp_path / "mine")
    (tmp_path / ".env").write_text("FACTBOT_FACTS=mine\nOTHER_PROGRAM=1\n", "utf-8")
    assert run("facts", "--year", "1906") == 0
    assert "lamps-1906" in capsys.readouterr().out
    monkeypatch.setenv("FACTBOT_FACTS", "nowhere")
    assert run("facts") == 65
    assert "there is no folder" in (told := capsys.readouterr().err) or "cannot be opened" in told
    assert run("facts", "--facts", "mine", "--year", "1906") == 0
