"""Whatever a reply holds, its form keeps to Discord's limits and says nothing that Discord would obey."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.gateway.bodies import body_of
from bot.gateway.embeds import CONTENT, DESCRIPTION, TITLE, embed_of, text_of
from bot.gateway.forms import form_of
from bot.gateway.markup import echo
from bot.matching.engine import Engine
from bot.matching.reply import Outcome
from bot.replies.card import Card, Cited, Entry

ALTOGETHER = 6000
TEXTS = st.text(min_size=1, max_size=3000)
URLS = st.text(alphabet="abc()[]<> é/#", max_size=600).map(lambda rest: f"https://example.org/{rest}")
CITED = st.builds(Cited, source=st.text(max_size=400), section=st.text(max_size=400), url=URLS)
ENTRIES = st.builds(
    Entry,
    fact_id=st.from_regex(r"[a-z0-9-]{1,40}", fullmatch=True),
    topic=st.text(min_size=1, max_size=200),
    heading=st.text(max_size=100),
    label=st.text(max_size=300),
    answer=TEXTS,
    text=TEXTS,
    when=st.text(max_size=100),
    sources=st.lists(CITED, min_size=1, max_size=6).map(tuple),
)
CARDS = st.builds(
    Card,
    outcome=st.sampled_from(Outcome),
    lead=st.text(max_size=1000),
    entries=st.lists(ENTRIES, max_size=6).map(tuple),
    tail=st.lists(st.text(max_size=400), max_size=3).map(tuple),
)
PING = re.compile(r"<@[!&]?\d+>|@everyone|@here")


@given(CARDS)
@settings(max_examples=300, deadline=None)
def test_any_card_fits(card: Card) -> None:
    embed = embed_of(card)
    assert len(embed.title or "") <= TITLE
    assert len(embed.description or "") <= DESCRIPTION
    assert len(embed) <= ALTOGETHER
    assert embed.title
    text = text_of(card)
    assert 0 < len(text) <= CONTENT
    assert not PING.search(text)


def test_every_fact_fits_and_names_its_citation(engine: Engine) -> None:
    for fact in engine.base.facts:
        card = form_of(engine.show(fact.id), engine.base).card
        embed = embed_of(card)
        assert len(embed) <= ALTOGETHER
        assert embed.footer.text is not None
        assert fact.id in embed.footer.text
        for body in (embed.description or "", text_of(card)):
            assert all(citation.url.replace("(", "%28").replace(")", "%29") in body for citation in fact.citations)


def test_one_answer_has_the_short_answer_as_its_title(engine: Engine) -> None:
    embed = embed_of(form_of(engine.ask("when did cuba recognize prc"), engine.base).card)
    assert embed.title == "September 1960"
    assert "Dated September 1960" in (embed.description or "")


@pytest.mark.parametrize("question", ["2004", "oil", "trade 2009", "who was fidel", "nickel company money"])
def test_several_facts_stand_one_under_another(engine: Engine, question: str) -> None:
    reply = engine.ask(question)
    form = form_of(reply, engine.base)
    assert len(embed_of(form.card)) <= ALTOGETHER
    assert len(form.keys) <= 5
    assert all(len(key.label) <= 80 for key in form.keys)


@pytest.mark.parametrize("question", ["what happened in 2004", "oil", "trade 2009"])
def test_a_long_line_above_plain_text_takes_nothing_from_its_end(engine: Engine, question: str) -> None:
    reply, above = engine.ask(question), echo(f"{question} " * 40)
    content = body_of(form_of(reply, engine.base), 1, can_embed=False, above=above)["content"] or ""
    assert content.startswith(f"{above}\n")
    assert len(content) <= CONTENT
    assert content.count("Source: ") == len(reply.shown)
    assert content.endswith("The buttons turn the pages." if reply.more else ">")


def test_a_private_answer_has_no_button_but_why(engine: Engine) -> None:
    keys = form_of(engine.ask("oil"), engine.base, private=True).keys
    assert [key.press.value for key in keys] == ["why"]
