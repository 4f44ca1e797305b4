from __future__ import annotations

import sys

import pytest

from bot.factbase.problems import Place, Problem
from bot.terminal.failure import problem_line, report
from tests.conftest import ROOT


def test_the_unexpected_is_one_line_without_what_people_typed(capsys: pytest.CaptureFixture[str]) -> None:
    assert report(ZeroDivisionError("a secret of the asker")) == 70
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err == (
        "factbot: unexpected ZeroDivisionError; the fault is ours, please report it with what you typed\n"
    )


def test_the_unexpected_names_the_place_in_our_own_files(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(AttributeError) as raised:
        problem_line(None)  # type: ignore[arg-type]
    assert report(raised.value) == 70
    assert " unexpected AttributeError at bot/terminal/failure.py:" in capsys.readouterr().err


def test_a_file_is_named_as_seen_from_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    inside = Problem(Place(str(ROOT / "facts" / "trade.yaml"), 3, 7), "cause", "fix")
    assert problem_line(inside) == "facts/trade.yaml:3:7: cause – fix"
    outside = Problem(Place("/elsewhere/trade.yaml", 3, 7), "cause", "fix")
    assert problem_line(outside) == "/elsewhere/trade.yaml:3:7: cause – fix"


def test_telling_works_without_standard_error(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stderr", None)
    assert report(OSError(13, "Permission denied", "facts")) == 70
    assert capsys.readouterr().out == "factbot: Permission denied: facts\n"
