"""A conversation fed line by line; the whole of what is printed is compared."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from bot.matching.engine import Engine
from bot.terminal.chat import HELP, Chat
from bot.terminal.screen import Screen
from tests.terminal.harbour import run

WELCOME = """\
Harbour almanac: 8 facts in 2 topics.
Ask a question. Type help for help, quit (or Ctrl-D) to leave.
"""
TOPICS = "Lamps: 7 facts\nThe ferry (ferry): 1 fact\n"
IN_1906 = """\
51 lamps
The harbour had 51 lamps in 1906.
Dated 1906. Source: Harbour almanac, “Harbour › Lamps”
https://example.org/almanac#Lamps
"""
IN_1911 = IN_1906.replace("1906", "1911").replace("51", "61")
IN_1920 = IN_1906.replace("1906", "1920").replace("51", "80")


def talk(engine: Engine, *lines: str, end: type[BaseException] = EOFError) -> tuple[int, str]:
    """Return the exit code of a conversation and what was printed between welcome and goodbye."""
    left = list(lines)

    def prompt() -> str:
        if not left:
            raise end
        return left.pop(0)

    printed = io.StringIO()
    code = Chat(engine, Screen(printed)).run(prompt)
    return code, printed.getvalue().removeprefix(f"{WELCOME}\n").removesuffix("Goodbye.\n")


def test_a_conversation_by_pipe(harbour: Path) -> None:
    given = b"lamps in 1906\n\nand in 1911?\nlamps \xff\x1b[31m\nhistory\nQuit.\nlamps\n"
    done = run("chat", "--facts", str(harbour), given=given)
    assert (done.returncode, done.stderr) == (0, b"")
    printed = done.stdout.decode().split("\n\n")
    assert printed[0] + "\n" == WELCOME
    assert printed[1] + "\n" == IN_1906
    assert printed[2] + "\n" == IN_1911
    assert printed[-2:] == ["1. lamps in 1906\n2. and in 1911?\n3. lamps \ufffd [31m", "Goodbye.\n"]


@pytest.mark.parametrize("word", ["quit", "exit", "QUIT", "Bye!", "/quit"])
def test_leaving_by_a_word(harbour_engine: Engine, word: str) -> None:
    assert talk(harbour_engine, word, "lamps") == (0, "")


def test_leaving_by_a_key(harbour_engine: Engine) -> None:
    assert talk(harbour_engine) == (0, "\n")
    assert talk(harbour_engine, end=KeyboardInterrupt) == (130, "\n")


def test_commands_before_anything_is_asked(harbour_engine: Engine) -> None:
    _, printed = talk(harbour_engine, "help", "Topics?", "!history", "why", "more", "quit")
    nothing = "Nothing asked yet."
    expected = [HELP, TOPICS.removesuffix("\n"), nothing, nothing, "There is no more to show."]
    assert printed == "".join(f"{part}\n\n" for part in expected)


def test_the_rest_of_a_digest_and_a_fact_by_its_number(harbour_engine: Engine) -> None:
    _, printed = talk(harbour_engine, "lamps", "more", "1", "more", "quit")
    first, _, rest = printed.partition("1 more. Type more to see them.\n\n")
    assert first.startswith("Lamps: 1 to 6 of 7 facts\n\n1. 40 lamps\n")
    assert "\n3. 51 lamps\n" in first
    assert rest == f"Lamps: 7 of 7 facts\n\n{IN_1920}\n{IN_1920}\nThere is no more to show.\n\n"


def test_a_number_chooses_only_what_is_shown(harbour_engine: Engine) -> None:
    _, printed = talk(harbour_engine, "lamps in 1908", "2.", "quit")
    assert printed.endswith("\n60 lamps\nThe harbour had 60 lamps in 1910.\n" + _cited("1910"))
    for other in ("3", "0", "1906", "²", "١", "-1"):
        _, printed = talk(harbour_engine, "lamps in 1908", other, "history", "quit")
        assert printed.endswith(f"1. lamps in 1908\n2. {other}\n\n")


def _cited(year: str) -> str:
    return f"Dated {year}. Source: Harbour almanac, “Harbour › Lamps”\nhttps://example.org/almanac#Lamps\n\n"


def test_why_names_the_fact_shown_and_what_speaks_against_the_others(harbour_engine: Engine) -> None:
    _, printed = talk(harbour_engine, "lamps in 1906", "why", "quit")
    why = printed.removeprefix(f"{IN_1906}\n").split("\n\n")
    assert "Time asked for: 1906" in why[0].split("\n")
    assert why[1].split("\n")[0].endswith(" lamps-1906 (shown)")
    assert all("  against it: " in part for part in why[2:-1])


def test_a_very_long_line_is_cut_in_the_history(harbour_engine: Engine) -> None:
    _, printed = talk(harbour_engine, "x" * 100_000, "history", "quit")
    assert printed.endswith(f"\n\n1. {'x' * 500}…\n\n")
    assert "Only the first 500 characters of the question were read." in printed
