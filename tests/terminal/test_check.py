from __future__ import annotations

import os
import re
import subprocess
from datetime import date
from pathlib import Path

import pytest

from bot.terminal.check import run_check
from tests.terminal.harbour import ROOT, command, environment, write_base

TODAY = date(2026, 11, 23)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "facts").mkdir()
    return write_base(tmp_path / "facts")


def test_a_sound_base(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_check(folder, [], TODAY, with_notes=False) == 0
    assert capsys.readouterr().out == (
        "8 facts in 2 topics, 32 ways of asking; no --source to check them by.\nNo problems.\n"
    )


def test_problems_come_first_and_each_on_one_line(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ferry = folder / "ferry.yaml"
    asks = "asks: [who owns the ferry, zebra, yacht club, whose is the quay]"
    text = re.sub(r"asks: .*", asks, ferry.read_text("utf-8"))
    ferry.write_text(text, "utf-8")
    code = run_check(folder, [], TODAY)
    lines = capsys.readouterr().out.splitlines()
    kinds = ["note" if line.startswith("note: ") else "problem" for line in lines[:-2]]
    assert kinds == sorted(kinds, reverse=True)
    assert "note" in kinds
    notes = kinds.count("note")
    count = len(kinds) - notes
    said = f"{count} problem{'' if count == 1 else 's'}" if count else "No problems"
    plural = "" if notes == 1 else "s"
    assert lines[-1] == f"{said}, {notes} note{plural} (leave them out by --no-notes)."
    assert code == (1 if count else 0)
    assert all(line.removeprefix("note: ").startswith("facts/") for line in lines[:-2])


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("Introduction, Harbour]", "Introduction, Harbor]", 1),
        ("who owns the ferry", "lamps in 1906?", 1),
        ("x", "x", 0),
    ],
)
def test_a_reader_that_leaves_early_turns_no_problem_green(folder: Path, old: str, new: str, code: int) -> None:
    ferry = folder / "ferry.yaml"
    ferry.write_text(ferry.read_text("utf-8").replace(old, new), "utf-8")
    reader, writer = os.pipe()
    os.close(reader)  # as `head` does when it has its lines
    done = subprocess.run(  # noqa: S603 - our own program
        command(["check", "--facts", str(folder)]),
        stdout=writer, stderr=subprocess.PIPE, env=environment(), cwd=ROOT, timeout=60, check=False,
    )  # fmt: skip
    os.close(writer)
    assert (done.returncode, done.stderr) == (code, b"")


def test_a_base_that_does_not_load(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "ferry.yaml").write_text("topik: x\n", "utf-8")
    assert run_check(folder, [], TODAY) == 1
    lines = capsys.readouterr().out.splitlines()
    assert "facts/ferry.yaml:1:1: unknown key `topik` – did you mean `topic`?" in lines
    assert lines[-1] == f"{len(lines) - 1} problems."
