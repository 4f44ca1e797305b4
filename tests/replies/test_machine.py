from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.factbase.loader import load
from bot.matching.engine import Engine
from bot.replies.card import card_of
from bot.replies.machine import fact_json, reply_json
from bot.replies.plain import plain_text
from bot.replies.why import why_text
from tests.terminal.harbour import write_base

WORDS = st.sampled_from(["lamps", "1906", "1908", "ferry", "who", "owns", "lmaps", "vietnam", "not", "2000s"])


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    return Engine(load(write_base(tmp_path_factory.mktemp("harbour"))), date(2026, 11, 23))


@settings(deadline=None, max_examples=60)
@given(text=st.one_of(st.text(), st.lists(WORDS, max_size=6).map(" ".join)))
def test_whatever_is_asked_the_reply_is_plain_and_complete(engine: Engine, text: str) -> None:
    reply = engine.ask(text)
    plain = plain_text(card_of(reply, engine.base, "Type topics."))
    data = json.loads(json.dumps(reply_json(reply, text, plain, explain=True)))
    assert all(line.replace("\u200d", "").replace("\u200c", "").isprintable() for line in plain.split("\n"))
    assert all(line.isprintable() for line in why_text(reply).replace("\u200d", "").split("\n"))
    assert [fact["id"] for fact in data["facts"]] == [fact.id for fact in reply.facts]
    for fact in reply.facts:
        parts = [fact.answer, fact.text, *(citation.url for citation in fact.citations)]
        assert all(part in plain for part in parts)


def test_a_fact_with_all_its_fields(tmp_path: Path) -> None:
    base = load(write_base(tmp_path))
    assert fact_json(base.by_id["lamps-1906"]) == {
        "id": "lamps-1906",
        "topic": "lamps",
        "when": "1906",
        "answer": "51 lamps",
        "text": "The harbour had 51 lamps in 1906.",
        "citations": [{"source": "almanac", "section": "Harbour › Lamps", "url": "https://example.org/almanac#Lamps"}],
        "asks": [
            "how many lamps had the harbour in 1906",
            "number of harbour lamps in 1906",
            "lamps in 1906",
            "count of lamps in 1906",
        ],
        "figures": [{"value": 51, "unit": "lamps", "measures": "lamps of the harbour"}],
        "roles": {},
        "not": [],
    }
