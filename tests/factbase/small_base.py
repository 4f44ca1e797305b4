"""A small fact base to break in every way, and what the loader says about it."""

from __future__ import annotations

from pathlib import Path

from bot.errors import FactBaseError
from bot.factbase.loader import load

SOURCES = """\
sources:
  - id: handbook
    title: The handbook
    publisher: Example
    url: https://example.org/handbook
    anchors: hyphens
    licence: CC0
    sections: [Introduction, Trade, Trade › Rice]
"""

TRADE = """\
source: handbook
topic: trade
title: Trade
aliases: [commerce]
facts:
  - id: trade-2005
    when: 2005
    answer: US$777 million
    text: Trade came to US$777 million in 2005.
    cite: [Trade]
    asks:
      - trade in 2005
      - how much trade was there
      - value of all trade
      - what did trade come to
    figures:
      - {value: 777 million, unit: US$, measures: trade}
    roles: {actor: China, action: [trade, deal]}
"""

OIL = """\
source: handbook
topic: oil
title: Oil
facts:
  - id: oil-2006
    when: 2006
    answer: 10 wells
    text: Ten wells were drilled in 2006.
    cite: [Introduction]
    asks: [oil in 2006, how many wells, number of wells, wells drilled]
"""


def write(folder: Path, **files: str | bytes | None) -> Path:
    """Write the small base with some files (by stem) replaced, added, or left out (None)."""
    for stem, content in {"sources": SOURCES, "trade": TRADE, **files}.items():
        if content is not None:
            data = content.encode() if isinstance(content, str) else content
            (folder / f"{stem}.yaml").write_bytes(data)
    return folder


def edited(old: str, new: str, text: str = TRADE) -> str:
    """Return a file's text with one part replaced, which must be in it."""
    assert old in text
    return text.replace(old, new, 1)


def problems(folder: Path) -> list[str]:
    """Return what the loader says about a folder, line by line, without the folder's own path."""
    try:
        load(folder)
    except FactBaseError as error:
        return [str(problem).replace(f"{folder}/", "") for problem in error.problems]
    return []


def problems_of(folder: Path, **files: str | bytes | None) -> list[str]:
    """Return what the loader says about the small base with some files replaced."""
    return problems(write(folder, **files))


def only_problem(folder: Path, **files: str) -> tuple[str, str]:
    """Return the one problem that some files of the small base have: what was found where, and the fix."""
    said = problems_of(folder, **files)
    assert len(said) == 1, said
    found, _, fix = said[0].partition(" – ")
    return found, fix
