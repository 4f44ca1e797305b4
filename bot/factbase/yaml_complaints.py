"""What the YAML parser complains of, in the words of someone who writes facts."""

from __future__ import annotations

from collections.abc import Sequence

import yaml

from bot.factbase.problems import Place, Problem, shown

_QUOTE = "put the whole text in quotes"
_INDENT = "indent keys that belong together alike, with blanks"
_BY_START = {
    "\t": ("a tab stands where YAML wants blanks", "indent with blanks instead of tabs"),
    "@": ("a text cannot start with `@`", _QUOTE),
    "`": ("a text cannot start with a backtick", _QUOTE),
    "%": ("a text cannot start with `%`", _QUOTE),
    "*": ("a text cannot start with `*`", _QUOTE),
    "&": ("a text cannot start with `&`", _QUOTE),
    "!": ("a text cannot start with `!`", _QUOTE),
}
_BY_COMPLAINT = (
    ("tab character", *_BY_START["\t"]),
    (
        "mapping values are not allowed",
        "a colon stands where no key can",
        f"{_INDENT}; a text with `: ` in it needs quotes, and the key above its own `: `",
    ),
    (
        "entries are not allowed",
        "an entry of a list stands where no list can",
        "start the list on the line below its key; a text that starts with `- ` needs quotes",
    ),
    (
        "mapping keys are not allowed",
        "a text cannot start with `? `",
        _QUOTE,
    ),
    ("unexpected end of stream", "the quote that opens here is never closed", "close it"),
    (
        "or ']'",
        "the list that opens here is never closed, or an entry in it needs quotes",
        "check its commas and quotes, and close it with `]`",
    ),
    (
        "or '}'",
        "the `{` that opens here is never closed, or a value in it needs quotes",
        "check its commas and quotes, and close it with `}`",
    ),
    (
        "find expected ':'",
        "a key without `: ` behind it",
        "write `key: value`; the further lines of a text are indented below its key",
    ),
    (
        "find expected key",
        "this fits neither the text before it nor the keys above it",
        f"{_INDENT}; a text that goes on behind a closing quote needs quotes around all of it",
    ),
    (
        "'-' indicator",
        "this stands beside a list but does not start with `- `",
        f"start each entry with `- `; {_INDENT}",
    ),
    (
        "<document start>",
        "this does not belong to what stands above it",
        f"{_INDENT}, the first of them without any",
    ),
    (
        "node content",
        "a value, or a closing `]` or `}`, is missing before this",
        "write what is missing; a text that starts with this character needs quotes",
    ),
    (
        "escape",
        "a backslash in double quotes stands before what YAML does not know",
        r"write `\\` for a backslash, or use single quotes",
    ),
    ("directive", "a line cannot start with `%`", "remove it, or put the text in quotes"),
    ("incompatible YAML document", "a line cannot start with `%`", "remove it"),
    (
        "comment or line break",
        "text stands behind the `|` or `>` that opens a block of text",
        "write the text on the lines below it, indented",
    ),
)
_FROM_OPENING = ("find expected ':'", "unexpected end of stream", "or ']'", "or '}'")


def complaint(error: yaml.MarkedYAMLError, file: str, lines: Sequence[str]) -> Problem:
    """Return a parser's error as a problem that shows the line it stands in."""
    said = error.problem or error.context or "this is not YAML"
    opened = error.context_mark if any(part in said for part in _FROM_OPENING) else None
    mark = opened or error.problem_mark or error.context_mark
    if mark is None:
        return Problem(Place(file), f"not YAML: {said}", "check quotes, colons and indentation")
    number, column = _within_text(mark.line, mark.column, lines)
    line = lines[number]
    cause, fix = _in_plain_words(said, line[column : column + 1])
    there = f" in {shown(line.strip())}" if line.strip() else ""
    return Problem(Place(file, number + 1, column + 1), f"not YAML: {cause}{there}", fix)


def _within_text(number: int, column: int, lines: Sequence[str]) -> tuple[int, int]:
    """Return a spot, or the end of the last text if the spot is behind it: there something is missing."""
    if any(line.strip() for line in lines[number:]):
        return number, column
    last = max((at for at, line in enumerate(lines) if line.strip()), default=0)
    return last, len(lines[last].rstrip())


def _in_plain_words(said: str, char: str) -> tuple[str, str]:
    for part, cause, fix in _BY_COMPLAINT:
        if part in said:
            return cause, fix
    return _BY_START.get(char, (said, "check quotes, colons and indentation; a text with `: ` needs quotes"))
