"""The values of the file format: texts, ids, periods, quantities and addresses, each with its own check."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field, WithJsonSchema

from bot.factbase.period_reader import UnreadablePeriod, read_when
from bot.factbase.problems import MisfitError, shown

_ID = r"[a-z0-9]+(-[a-z0-9]+)*"
_MAX_ID = 40
_ADDRESS = r"https?://\S+"
_SCALES = {"": 1, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_QUANTITY = rf"(-?[0-9]{{1,15}}(?:\.[0-9]{{1,9}})?)(?: ({'|'.join(filter(None, _SCALES))}))?"


def read_quantity(text: str) -> Decimal:
    """Return the number that a figure's `value` says, such as `777 million`.

    Raises MisfitError, naming the value and a right form.
    """
    match = re.fullmatch(_QUANTITY, text)
    if match is None:
        fix = "write 1234, 0.5 or 1.7 billion, without commas; what it counts goes into `unit`"
        raise MisfitError(f"{shown(text)} is not a number", fix)
    return Decimal(match[1]) * _SCALES[match[2] or ""]


def is_id(text: str) -> bool:
    """Tell whether a text can be the id of a fact, a topic or a source."""
    return len(text) <= _MAX_ID and re.fullmatch(_ID, text) is not None


def as_id(text: str) -> str:
    """Return the id that comes closest to a text; empty when nothing of it can stand in one."""
    return re.sub("[^a-z0-9]+", "-", text.lower()).strip("-")[:_MAX_ID].strip("-")


def _readable_id(text: str) -> str:
    if len(text) > _MAX_ID:
        raise MisfitError(f"{shown(text)} has {len(text)} characters", f"use {_MAX_ID} at most")
    if not is_id(text):
        example = f", such as {shown(as_id(text))}" if as_id(text) else ""
        raise MisfitError(f"{shown(text)} is not an id", f"use only a-z, 0-9 and - between them{example}")
    return text


def _readable_when(text: str) -> str:
    try:
        read_when(text)
    except UnreadablePeriod as error:
        raise MisfitError(f"cannot read the period {shown(error.text)}: {error.reason}", error.fix) from None
    return text


def _readable_quantity(text: str) -> str:
    read_quantity(text)
    return text


def _readable_address(text: str) -> str:
    if not re.fullmatch(_ADDRESS, text):
        raise MisfitError(f"{shown(text)} is not an address", "write it in full, starting with https://")
    return text


def _one_line(limit: int) -> Callable[[str], str]:
    """Return a validator that puts a text on one line of at most so many characters."""

    def put_on_one_line(text: str) -> str:
        line = " ".join(text.split())
        if not line:
            raise MisfitError("the text is empty", "write the text, or remove what is empty")
        if len(line) > limit:
            raise MisfitError(f"{shown(line)} has {len(line)} characters", f"use {limit} at most")
        return line

    return put_on_one_line


def _wordy(text: str) -> str:
    if not any(char.isalnum() for char in text):
        raise MisfitError(f"{shown(text)} holds no word", "write the question as people would type it")
    return text


def _text_schema(limit: int, **more: Any) -> WithJsonSchema:  # noqa: ANN401 - JSON
    """Say to editors what is a text here: numbers are, since the loader reads them as they are written."""
    return WithJsonSchema({"type": ["string", "number"], "pattern": r"\S", "maxLength": limit, **more})


def _listed(value: object) -> object:
    return [value] if isinstance(value, str) else value


Sentence = Annotated[str, AfterValidator(_one_line(600)), _text_schema(600)]
ShortText = Annotated[str, AfterValidator(_one_line(200)), _text_schema(200)]
ShortAnswer = Annotated[str, AfterValidator(_one_line(120)), _text_schema(120)]
Ask = Annotated[ShortText, AfterValidator(_wordy), _text_schema(200)]
"""A question as people type it."""
Id = Annotated[
    str,
    AfterValidator(_readable_id),
    WithJsonSchema({"type": ["string", "integer"], "pattern": f"^{_ID}$", "maxLength": _MAX_ID, "minimum": 0}),
]
When = Annotated[
    ShortText,
    AfterValidator(_readable_when),
    _text_schema(200, examples=["2005", "2005-11", "1902-09-16", "2017/2022", "1990s", "since 1999", "undated"]),
]
Quantity = Annotated[ShortText, AfterValidator(_readable_quantity), _text_schema(200, pattern=f"^{_QUANTITY}$")]
Address = Annotated[
    ShortText,
    AfterValidator(_readable_address),
    WithJsonSchema({"type": "string", "pattern": f"^{_ADDRESS}$", "maxLength": 200}),
]
Texts = Annotated[
    list[ShortText],
    BeforeValidator(_listed),
    Field(min_length=1),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": ["string", "number"], "pattern": r"\S", "maxLength": 200},
                {"type": "array", "items": {"type": ["string", "number"], "maxLength": 200}, "minItems": 1},
            ]
        }
    ),
]
"""One text, or a list of them."""
