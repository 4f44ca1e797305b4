"""The text of a source as sections of sentences, for checking facts against it.

The format: UTF-8; headings are `= Title =`, `== Section ==`, `=== Subsection ===`; what stands before the
first section is the Introduction; every line that starts with a dash is a sentence of its own. A block that
starts with the line `Infobox` is the caption of a picture and states nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from bot.checking.sentences import sentences
from bot.errors import UsageError
from bot.factbase.problems import shown

INTRODUCTION = "Introduction"
_PARENT = " › "
_CAPTION = "Infobox"
_HEADING = re.compile(r"(={1,6})\s*([^=].*?)\s*\1\s*")
_LIST_ITEM = re.compile(r"\s*[-*•]\s+")


@dataclass(frozen=True, slots=True)
class SourceText:
    """The sections of a source by their full names ("Investments › Oil"), each with its own sentences."""

    sections: Mapping[str, tuple[str, ...]]


def read_source(path: Path) -> SourceText:
    """Return the text in a file.

    Raises UsageError, naming the file, when it cannot be read, is not UTF-8, or has no headings or no text.
    """
    lines = _decoded(path).splitlines()
    if not any(_HEADING.fullmatch(line) for line in lines):
        raise UsageError(f"--source {shown(path)} has no sections; write each heading as `== Section ==`")
    sections: dict[str, tuple[str, ...]] = {}
    for name, paragraph in _paragraphs(lines):
        sections[name] = (*sections.get(name, ()), *sentences(paragraph))
    if not any(sections.values()):
        raise UsageError(f"--source {shown(path)} has headings but no text; add the text of the sections")
    return SourceText(sections)


def _decoded(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        cause = f"cannot be read: {error.strerror or error}"
        raise UsageError(f"--source {shown(path)} {cause}; check its name and rights") from None
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        byte = f"0x{error.object[error.start]:02x}"
        cause = f"line {line} holds the byte {shown(byte)}, which is not UTF-8"
        raise UsageError(f"--source {shown(path)}: {cause}; save the file as UTF-8") from None


def _paragraphs(lines: list[str]) -> Iterator[tuple[str, str]]:
    """Yield (section, paragraph); each section once with an empty paragraph, for it may have no text."""
    parents: list[tuple[int, str]] = []
    section, block = INTRODUCTION, list[str]()
    for line in [*lines, ""]:
        heading = _HEADING.fullmatch(line)
        if heading is None and line.strip() and not _LIST_ITEM.match(line):
            block.append(line.strip())
            continue
        is_caption = block[:1] == [_CAPTION]
        if block and not is_caption:
            yield section, " ".join(block)
        if heading is not None:
            section = _entered(parents, len(heading[1]), heading[2])
            yield section, ""
        keeps_caption = is_caption and heading is None and bool(line.strip())
        item = _LIST_ITEM.sub("", line, count=1) if heading is None else ""
        block = [_CAPTION] if keeps_caption else [item.strip()] if item.strip() else []


def _entered(parents: list[tuple[int, str]], level: int, title: str) -> str:
    """Return the full name of a section, and keep the line of its parents up to date."""
    while parents and parents[-1][0] >= level:
        parents.pop()
    if level == 1:
        return INTRODUCTION
    parents.append((level, title))
    return _PARENT.join(name for _, name in parents)
