"""The rules that hold for every message, whether or not Discord's description is at hand."""

from __future__ import annotations

import pytest

from tests.discord_server.description import with_text_ids
from tests.discord_server.records import Json
from tests.discord_server.rules import callback_faults, message_faults


def _button(custom_id: str, label: str = "label") -> Json:
    return {"type": 2, "style": 2, "custom_id": custom_id, "label": label}


def _rows(*rows: list[Json]) -> Json:
    return {"content": "text", "components": [{"type": 1, "components": row} for row in rows]}


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (_rows([_button("a")], [_button("a")]), "custom_id 'a': 2 times"),
        (_rows([_button("x" * 101)]), "custom_id: 101 of 1 to 100"),
        (_rows([_button("a", "x" * 81)]), "button label: 81 of at most 80"),
        (_rows([_button(str(n)) for n in range(6)]), "row: 6 of 1 to 5"),
        (_rows(*[[_button(str(n))] for n in range(6)]), "components: 6 of at most 5 rows"),
        (_rows([{"type": 2, "style": 5, "label": "link"}]), "link button: a url"),
        ({"content": "@everyone"}, "allowed_mentions: required"),
        ({"content": "<@&7>", "allowed_mentions": {"roles": ["7"]}}, "<@&7> would ping"),
        ({"content": "yes", "message_reference": {"message_id": "1"}}, "the reply would ping"),
        ({"embeds": [{"title": "t", "fields": [{"name": "n", "value": ""}]}]}, "embed field"),
        ({"embeds": [{"color": 1}]}, "embed: empty"),
        ({"embeds": [{"title": "t"}] * 11}, "embeds: 11 of at most 10"),
        ({}, "an empty message"),
    ],
)
def test_faults_are_named(body: Json, reason: str) -> None:
    assert [found for found in message_faults(body, whole=True) if reason in found]


@pytest.mark.parametrize(
    "body",
    [
        _rows([_button("a"), _button("b")], [_button("c")]),
        {"content": "<@1> @everyone", "allowed_mentions": {"parse": [], "replied_user": False}},
        {"embeds": [{"title": "t", "description": "x" * 4096}]},
    ],
)
def test_what_is_in_order_is_not_faulted(body: Json) -> None:
    assert list(message_faults(body, whole=True)) == []


def test_choices_are_at_most_25_and_of_at_most_100_characters() -> None:
    many = {"type": 8, "data": {"choices": [{"name": "x", "value": "x"}] * 26}}
    long = {"type": 8, "data": {"choices": [{"name": "x" * 101, "value": "x"}]}}
    assert list(callback_faults(many)) == ["choices: 26 of at most 25"]
    assert list(callback_faults(long)) == ["choice name: 101 of 1 to 100 characters"]


def test_only_ids_are_read_as_text() -> None:
    body = {"message_id": 1 << 60, "users": [1 << 60], "components": [{"id": 5}], "color": 1 << 23}
    text = str(1 << 60)
    assert with_text_ids(body) == body | {"message_id": text, "users": [text]}
