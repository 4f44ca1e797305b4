"""A small fact base whose texts try to be markup, and ways to run the program on it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

SOURCES = """\
sources:
  - id: almanac
    title: Harbour almanac
    publisher: The town
    url: https://example.org/almanac
    anchors: wikipedia
    licence: CC0
    sections: [Introduction, Harbour, Harbour › Lamps]
"""
LAMPS = """\
source: almanac
topic: lamps
title: Lamps
aliases: [lights]
facts:
"""
LAMP = """\
  - id: lamps-{year}
    when: {year}
    answer: {count} lamps
    text: The harbour had {count} lamps in {year}.
    cite: [Harbour › Lamps]
    asks:
      - how many lamps had the harbour in {year}
      - number of harbour lamps in {year}
      - lamps in {year}
      - count of lamps in {year}
    figures:
      - {{value: {count}, unit: lamps, measures: lamps of the harbour}}
"""
FERRY = """\
source: almanac
topic: ferry
title: The ferry
facts:
  - id: ferry-owner
    when: undated
    answer: "[bold red]Ada Holm[/], *captain* of the `Skua`"
    text: "The ferry belongs to [bold red]Ada Holm[/], **captain** of the Skua."
    cite: [Introduction, Harbour]
    asks: [who owns the ferry, to whom does the ferry belong, owner of the ferry, whose is the ferry]
"""
COUNTS = {1901: 40, 1903: 44, 1906: 51, 1910: 60, 1911: 61, 1915: 66, 1920: 80}


def write_base(folder: Path) -> Path:
    """Write the base into a folder; return the folder."""
    lamps = LAMPS + "".join(LAMP.format(year=year, count=count) for year, count in COUNTS.items())
    for name, text in (("sources", SOURCES), ("lamps", lamps), ("ferry", FERRY)):
        (folder / f"{name}.yaml").write_text(text, "utf-8")
    return folder


def run(
    *arguments: str | bytes, given: bytes = b"", cwd: Path = ROOT, env: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    """Run the program to its end, away from a terminal."""
    return subprocess.run(  # noqa: S603 - our own program
        command(arguments),
        input=given,
        capture_output=True,
        cwd=cwd,
        env=environment(env),
        timeout=60,
        check=False,
    )


def command(arguments: Sequence[str | bytes]) -> list[str | bytes]:
    """Return the words that start the program."""
    return [sys.executable, "-m", "bot", *arguments]


def environment(changes: Mapping[str, str] | None = None) -> dict[str, str]:
    """Return an environment without the settings of whoever runs the tests, so that only `changes` count."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("FACTBOT_", "NO_COLOR"))}
    return {**kept, "PYTHONPATH": str(ROOT), **(changes or {})}


def interruptible() -> None:
    """Let a child be interrupted, also where these tests run in the background, which ignores interrupts."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
