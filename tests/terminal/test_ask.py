"""`ask` as a stranger meets it: the whole output of the program, by pipe and by command line."""

from __future__ import annotations

import json
import os
import signal
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.terminal.harbour import ROOT, command, environment, interruptible, run

ENTRY = """\
{count} lamps
The harbour had {count} lamps in {year}.
{dated}Source: Harbour almanac, “Harbour › Lamps”
https://example.org/almanac#Lamps
"""
FERRY = """\
[bold red]Ada Holm[/], *captain* of the `Skua`
The ferry belongs to [bold red]Ada Holm[/], **captain** of the Skua.
Source: Harbour almanac, “Introduction”
https://example.org/almanac
Source: Harbour almanac, “Harbour”
https://example.org/almanac#Harbour
"""
NONE = "No fact for that. “python -m bot facts” lists what there is.\n"


def entry(year: int, count: int, *, is_dated: bool = True) -> str:
    return ENTRY.format(count=count, year=year, dated=f"Dated {year}. " if is_dated else "")


ANSWER = entry(1906, 51)
NEAREST = (
    "No fact on this for 1908. What there is:\n\n"
    f"Nearest before, 1906:\n{entry(1906, 51, is_dated=False)}\n"
    f"Nearest after, 1910:\n{entry(1910, 60, is_dated=False)}"
)
DIGEST = (
    "Lamps: 1 to 6 of 7 facts\n\n"
    + "\n".join(entry(*lamps) for lamps in ((1901, 40), (1903, 44), (1906, 51), (1910, 60), (1911, 61), (1915, 66)))
    + "\n1 more. “python -m bot facts --topic lamps” lists them all.\n"
)
SUGGEST = f"No fact clearly answers that.\n\nClosest fact; nothing here about “paints”:\n{FERRY}"
ODD = [
    "",
    "\U0001f9d1\u200d\U0001f680 \U0001f1e8\U0001f1fa",
    "x" * 10_000,
    "\x00\x1b[31mlamps\x07 in\x9b 1906\x7f",
    "[bold]lamps[/bold] **in** `1906` <@123>",
    "\u202elamps 1906",
    "\ud7ff\ufffe\u2028",
    "   ",
]


def test_each_outcome_reads_so(harbour: Path) -> None:
    questions = "lamps in 1906\nlamps in 1908\r\nlamps\n\nwho paints the ferry\nvietnam pho"
    done = run("ask", "-", "--facts", str(harbour), given=questions.encode())
    assert done.stderr == b""
    assert done.returncode == 0
    assert done.stdout.decode() == "\n".join([ANSWER, NEAREST, DIGEST, NONE, SUGGEST, NONE])


def test_words_are_joined_and_options_may_follow(harbour: Path) -> None:
    done = run("ask", "lamps", "in", "1908", "--json", "--facts", str(harbour))
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.isascii()
    reply = json.loads(done.stdout)
    assert list(reply) == [
        "question", "outcome", "reply", "facts", "more", "corrections", "periods", "uncovered",
    ]  # fmt: skip
    assert reply["question"] == "lamps in 1908"
    assert reply["outcome"] == "nearest"
    assert reply["reply"] + "\n" == NEAREST
    assert [fact["id"] for fact in reply["facts"]] == ["lamps-1906", "lamps-1910"]
    assert list(reply["facts"][0]) == ["id", "topic", "when", "answer", "text", "citations", "score"]
    assert reply["facts"][0]["citations"] == [
        {"source": "almanac", "section": "Harbour › Lamps", "url": "https://example.org/almanac#Lamps"}
    ]
    assert reply["periods"] == ["1908"]


def test_not_found_is_one_and_a_dash_comes_after_two(harbour: Path) -> None:
    done = run("ask", "--facts", str(harbour), "--", "-vietnam", "pho")
    assert (done.returncode, done.stdout.decode(), done.stderr) == (1, NONE, b"")


def test_odd_lines_get_one_object_each_in_order(harbour: Path) -> None:
    given = "\n".join(ODD).encode() + b"\r\nlamps \xff\xfe 1906\n"
    done = run("ask", "-", "--json", "--explain", "--facts", str(harbour), given=given)
    assert (done.returncode, done.stderr) == (0, b"")
    replies = [json.loads(line) for line in done.stdout.split(b"\n")[:-1]]
    assert [reply["question"] for reply in replies] == [*ODD, "lamps \ufffd\ufffd 1906"]
    for reply in replies:
        check_types(reply)
    assert replies[0]["outcome"] == replies[-2]["outcome"] == "none"
    assert "Only the first 500 characters of the question were read." in replies[2]["reply"]


def check_types(reply: dict[str, Any]) -> None:
    assert reply["outcome"] in {"answer", "digest", "nearest", "suggest", "none"}
    assert "explanation" in reply
    assert all(char == "\n" or char.isprintable() for char in reply["reply"])
    for fact in reply["facts"]:
        assert isinstance(fact["score"], float)
        assert 0 <= fact["score"] <= 100
        assert all(citation["url"] in reply["reply"] for citation in fact["citations"])


def test_bytes_that_are_no_text_and_a_bare_locale_do_no_harm(harbour: Path) -> None:
    question = [b"lamps in 1906 \xff", "– é".encode()]
    locale = {"PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "LC_ALL": "C"}
    done = run("ask", "--json", "--facts", str(harbour), *question, env=locale)
    assert done.stderr == b""
    reply = json.loads(done.stdout)
    assert reply["question"] == "lamps in 1906 \ufffd – é"
    assert "“Harbour › Lamps”" in reply["reply"]
    plain = run("ask", "lamps in 1906", "--facts", str(harbour), env={"PYTHONIOENCODING": "ascii"})
    assert (plain.returncode, plain.stdout.decode(), plain.stderr) == (0, ANSWER, b"")


def test_replies_come_while_the_pipe_is_open_and_an_interrupt_ends_quietly(harbour: Path) -> None:
    with start("ask", "-", "--json", "--facts", str(harbour)) as program:
        assert program.stdin is not None
        assert program.stdout is not None
        for question in ("lamps in 1906", "", "vietnam"):
            program.stdin.write(f"{question}\n".encode())
            program.stdin.flush()
            assert json.loads(program.stdout.readline())["question"] == question
        program.send_signal(signal.SIGINT)
        rest, told = program.communicate(timeout=60)
    assert (rest, told, program.returncode) == (b"", b"", 130)


def test_a_reader_that_has_seen_enough_is_no_error(harbour: Path) -> None:
    with start("ask", "-", "--facts", str(harbour)) as program:
        assert program.stdin is not None
        assert program.stdout is not None
        program.stdin.write(b"lamps in 1906\n")
        program.stdin.flush()
        assert program.stdout.readline() == b"51 lamps\n"
        program.stdout.close()
        program.stdin.write(b"lamps\n" * 3)
        program.stdin.close()
        assert program.stderr is not None
        assert program.stderr.read() == b""
        assert program.wait(60) == 0


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="this system has no full device")  # noqa: PTH110
def test_a_full_disk_is_one_sentence(harbour: Path) -> None:
    with open("/dev/full", "wb") as full:  # noqa: PTH123
        done = subprocess.run(  # noqa: S603 - our own program
            command(["facts", "--facts", str(harbour)]),
            stdout=full, stderr=subprocess.PIPE, env=environment(), cwd=ROOT, timeout=60, check=False,
        )  # fmt: skip
    assert (done.returncode, done.stderr) == (70, b"factbot: No space left on device\n")


def start(*arguments: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(  # noqa: S603 - our own program, on one thread
        command(arguments),
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment(), cwd=ROOT,
        preexec_fn=interruptible,  # noqa: PLW1509 - there is one thread
    )  # fmt: skip
