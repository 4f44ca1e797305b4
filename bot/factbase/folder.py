"""Where the shipped fact base is."""

from __future__ import annotations

from pathlib import Path

SOURCES = "sources.yaml"
SYNONYMS = "synonyms.yaml"


def shipped_folder() -> Path:
    """Return the shipped fact base: the copy inside the wheel, else `facts/` beside the checkout's `bot/`."""
    package = Path(__file__).resolve().parent.parent
    inside_wheel = package / "shipped_facts"
    return inside_wheel if (inside_wheel / SOURCES).is_file() else package.parent / "facts"
