"""What a terminal of 80 columns shows; the terminal is a real one, a pty."""

from __future__ import annotations

import os
import re
import select
import signal
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from bot.terminal.screen import fitted
from tests.terminal.harbour import ROOT, command, environment, interruptible

pty = pytest.importorskip("pty", reason="this system has no pseudo-terminals")

CODE = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")
COLOUR = re.compile(r"\x1b\[[0-9;]*m")
LONG = "The harbour keeps its lamps in [order](x), " * 8


def on_terminal(
    *arguments: str, typed: bytes = b"", env: Mapping[str, str] | None = None, interrupt_at: bytes = b""
) -> tuple[int, str]:
    """Run the program on a terminal of 80 columns; return its exit code and all that was shown."""
    ours, theirs = pty.openpty()
    program = subprocess.Popen(  # noqa: S603 - our own program, on one thread
        command(arguments),
        stdin=theirs, stdout=theirs, stderr=theirs, cwd=ROOT,
        env=environment({"COLUMNS": "80", "TERM": "xterm", **(env or {})}), preexec_fn=interruptible,  # noqa: PLW1509 - there is one thread
    )  # fmt: skip
    os.close(theirs)
    os.write(ours, typed)
    shown = b""
    while piece := read(ours):
        shown += piece
        if interrupt_at and interrupt_at in shown:
            program.send_signal(signal.SIGINT)
            interrupt_at = b""
    os.close(ours)
    return program.wait(60), shown.decode().replace("\r\n", "\n")


def read(terminal: int) -> bytes:
    ready, _, _ = select.select([terminal], [], [], 120)
    if not ready:
        pytest.fail("the program says nothing more and does not end")
    try:
        return os.read(terminal, 65_536)
    except OSError:  # Linux: the other end is closed
        return b""


def rows(shown: str) -> list[str]:
    return [CODE.sub("", line).rpartition("\r")[2] for line in shown.split("\n")]


@pytest.fixture(scope="module")
def wordy(harbour: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A base like the harbour's, its texts long, wide and with a link that no line holds."""
    folder = tmp_path_factory.mktemp("wordy")
    for path in harbour.iterdir():
        text = path.read_text("utf-8").replace("https://example.org/almanac", f"https://example.org/{'a' * 90}")
        text = text.replace("The harbour had", f"港の灯台 {LONG} The harbour had")
        (folder / path.name).write_text(text, "utf-8")
    return folder


def test_a_reply_keeps_to_eighty_columns_and_leaves_links_whole(wordy: Path) -> None:
    code, shown = on_terminal("ask", "--explain", "lamps in 1908", "--facts", str(wordy))
    assert code == 0
    assert COLOUR.search(shown)
    link = f"https://example.org/{'a' * 90}#Lamps"
    assert rows(shown).count(link) == 2
    assert all(cell_len(row) <= 80 for row in rows(shown) if row != link)
    assert "[order](x)" in shown
    assert not [row for row in rows(shown) if len(row) < 40 and row.endswith(" the")]


@pytest.mark.parametrize("env", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_no_colour_where_none_is_wanted(harbour: Path, env: dict[str, str]) -> None:
    code, shown = on_terminal("ask", "who owns the ferry", "--facts", str(harbour), env=env)
    assert code == 0
    assert not COLOUR.search(shown)
    assert "[bold red]Ada Holm[/], *captain* of the `Skua`" in rows(shown)


def test_chat_recalls_a_question_and_an_interrupt_leaves(harbour: Path) -> None:
    arrow_up = b"\x1b[A"
    typed = b"lamps in 1906\nhelp\n" + arrow_up * 2 + b"\nhistory\n"
    code, shown = on_terminal(
        "chat", "--facts", str(harbour), typed=typed, env={"NO_COLOR": "1"}, interrupt_at=b"2. lamps in 1906"
    )
    assert code == 130
    assert "Traceback" not in shown
    assert rows(shown)[-2:] == ["Goodbye.", ""]
    assert "2. lamps in 1906" in rows(shown)


def test_check_is_interrupted_quietly() -> None:
    code, shown = on_terminal("check", interrupt_at=b"Examining")
    if "Examining" not in shown:
        pytest.skip("this machine is done before it shows progress")
    assert code == 130
    assert "Traceback" not in shown


@given(st.text(), st.integers(min_value=10, max_value=90))
def test_folding_loses_no_word_and_keeps_the_width(text: str, width: int) -> None:
    line = " ".join(text.split())
    pieces = list(fitted(line, width, 2))
    assert "".join("".join(pieces).split()) == "".join(line.split())
    assert all(cell_len(piece) <= width for piece in pieces if "://" not in piece)


def test_a_line_goes_on_below_itself() -> None:
    assert list(fitted("one two three four", 9, 2)) == ["one two", "  three", "  four"]
    assert list(fitted("  topics  the topics", 16, 10)) == ["  topics  the", "          topics"]
    assert list(fitted("", 9, 2)) == [""]
    assert list(fitted("abcdefghijkl", 5, 0)) == ["abcde", "fghij", "kl"]
