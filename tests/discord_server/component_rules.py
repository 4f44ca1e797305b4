"""The rules for buttons, selects and the rows they stand in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from tests.discord_server.records import Json, walk

ROW, BUTTON, STRING_SELECT = 1, 2, 3
SELECTS = (3, 5, 6, 7, 8)
LINK, PREMIUM = 5, 6
MOST_ROWS, MOST_BUTTONS, MOST_COMPONENTS, MOST_OPTIONS = 5, 5, 40, 25
MOST_CUSTOM_ID, MOST_LABEL = 100, 80


def component_faults(components: list[Json], *, version_2: bool) -> Iterator[str]:
    parts = walk(components)
    if version_2 and len(parts) > MOST_COMPONENTS:
        yield f"components: {len(parts)} of at most {MOST_COMPONENTS}"
    if not version_2:
        yield from _layout_faults(components)
    for row in (part for part in parts if part["type"] == ROW):
        yield from _row_faults(row.get("components") or [])
    for part in parts:
        yield from _part_faults(part)
    ids = Counter(part["custom_id"] for part in parts if part.get("custom_id") is not None)
    yield from (f"custom_id {one!r}: {times} times" for one, times in ids.items() if times > 1)


def _layout_faults(components: list[Json]) -> Iterator[str]:
    if len(components) > MOST_ROWS:
        yield f"components: {len(components)} of at most {MOST_ROWS} rows"
    if any(part["type"] != ROW for part in components):
        yield "components: only rows without the flag for version 2"


def _row_faults(parts: list[Json]) -> Iterator[str]:
    if not 1 <= len(parts) <= MOST_BUTTONS:
        yield f"row: {len(parts)} of 1 to {MOST_BUTTONS} buttons"
    if any(part["type"] in SELECTS for part in parts) and len(parts) > 1:
        yield "row: a select stands alone"


def _part_faults(part: Json) -> Iterator[str]:
    custom_id = part.get("custom_id")
    if custom_id is not None and not 1 <= len(custom_id) <= MOST_CUSTOM_ID:
        yield f"custom_id: {len(custom_id)} of 1 to {MOST_CUSTOM_ID} characters"
    if part["type"] == BUTTON:
        yield from _button_faults(part)
    if part["type"] in SELECTS and custom_id is None:
        yield "select: custom_id required"
    if part["type"] == STRING_SELECT and not 1 <= len(part.get("options") or ()) <= MOST_OPTIONS:
        yield f"select: {len(part.get('options') or ())} of 1 to {MOST_OPTIONS} options"


def _button_faults(button: Json) -> Iterator[str]:
    if len(button.get("label") or "") > MOST_LABEL:
        yield f"button label: {len(button['label'])} of at most {MOST_LABEL} characters"
    if button["style"] == PREMIUM:
        return
    if not button.get("label") and not button.get("emoji"):
        yield "button: label or emoji required"
    if button["style"] == LINK:
        if not button.get("url") or button.get("custom_id") is not None:
            yield "link button: a url and no custom_id"
    elif not button.get("custom_id") or button.get("url"):
        yield "button: a custom_id and no url"
