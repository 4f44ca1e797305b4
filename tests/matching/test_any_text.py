"""What holds for every text: a reply, always the same one, within its bounds."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from bot.factbase.base import FactBase, in_order_of_time
from bot.factbase.folder import shipped_folder
from bot.factbase.loader import load
from bot.matching.engine import Engine
from bot.matching.reply import Label, Outcome, Reply
from tests.conftest import ROOT
from tests.matching.club import SUBJECTS, SYNONYMS, TOPICS
from tests.matching.small import (
    answered,
    engine_of,
    engine_over,
    fact,
    ids,
    labelled,
    seen,
    topic_file,
    write_base,
)
from tests.terminal.harbour import environment

PAGE = 6
SUGGESTIONS = 5
LABELS: Mapping[Outcome, set[Label | None]] = {
    Outcome.ANSWER: {None},
    Outcome.DIGEST: {None, Label.LOOSE},
    Outcome.NEAREST: {Label.BEFORE, Label.AFTER, Label.ENDS, Label.LOOSE},
    Outcome.SUGGEST: {Label.CLOSEST, Label.ALSO, Label.PART},
    Outcome.NONE: set(),
}
"""How facts may be labelled in each outcome."""
ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=600)
"""Any characters at all: surrogates, control characters, unassigned ones."""
LONG_TEXTS = (
    *(
        "a" * 10_000,
        "1" * 10_000,
        "(" * 10_000,
        "?" * 10_000,
        "\n" * 10_000,
        "\u0301" * 10_000,
        "\ud800" * 10_000,
    ),
    *("who founded orrin? " * 600, "and when " * 1_200, "in 2005 " * 1_250, "since " * 1_700, "no " * 3_400),
    *("a b " * 2_500, "2001/" * 2_000, "'s " * 3_400, "1,000" * 2_000, "U.S." * 2_500, "how many " * 1_200),
)
AS_QUICK_AS_IT_IS = settings(
    max_examples=100,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@pytest.fixture(scope="module")
def words(club: Engine) -> list[str]:
    """The words that somebody may put together for the club's base, and some that mean nothing to it."""
    own = {word for entry in club.base.facts for ask in entry.asks for word in ask.split()}
    return [
        *sorted(own),
        "not",
        "never",
        "2005",
        "1960s",
        "last year",
        "since 1990",
        "latest",
        "zorvik",
        "?",
        "and",
    ]


def check(reply: Reply, base: FactBase) -> None:
    """Assert what every reply keeps to."""
    assert reply.outcome in set(Outcome)
    assert len(set(ids(reply))) == len(reply.shown)
    assert all(base.by_id[fact.id] is fact for fact in reply.facts)
    assert all(0 <= entry.score <= 100 for entry in reply.shown)
    assert all(0 <= entry.score <= 100 for entry in reply.explanation.considered)
    assert reply.explanation.reason
    assert (reply.outcome is Outcome.NONE) == (not reply.shown)
    assert reply.more == 0 or reply.outcome is Outcome.DIGEST
    assert {entry.label for entry in reply.shown} <= LABELS[reply.outcome]
    if reply.outcome is Outcome.DIGEST:
        check_digest(reply)
    if reply.outcome is Outcome.SUGGEST:
        assert len(reply.shown) <= SUGGESTIONS
        assert Label.CLOSEST not in [entry.label for entry in reply.shown[1:]]


def check_digest(reply: Reply) -> None:
    assert 1 <= len(reply.shown) <= PAGE
    exact = [entry.fact for entry in reply.shown if entry.label is None]
    loose = [entry.fact for entry in reply.shown if entry.label is Label.LOOSE]
    assert list(reply.facts) == exact + loose
    assert tuple(exact) == in_order_of_time(exact)
    assert tuple(loose) == in_order_of_time(loose)


@AS_QUICK_AS_IT_IS
@example("")
@example("\x00")
@example("\ud800")
@example("0")
@example("９９９９")
@example("²⁰⁰⁵ ½ Ⅷ ①")
@example("'s")
@example("1" * 400)
@example("$1.0.0.0")
@example("1,000,000.5 million billion")
@example("31 february 2005")
@example("0000 to 0000")
@example("99/99/9999")
@example("١٩٦٠")
@given(text=ANY_TEXT)
def test_any_text_gets_a_reply_and_the_same_one_each_time(club: Engine, text: str) -> None:
    reply = club.ask(text)
    check(reply, club.base)
    assert seen(reply) == seen(club.ask(text))


@settings(AS_QUICK_AS_IT_IS, max_examples=40)
@given(text=ANY_TEXT)
def test_any_text_gets_a_reply_on_the_shipped_base(engine: Engine, text: str) -> None:
    check(engine.ask(text), engine.base)


@settings(AS_QUICK_AS_IT_IS, max_examples=150)
@given(data=st.data())
def test_any_words_get_a_reply_within_its_bounds(club: Engine, words: list[str], data: st.DataObject) -> None:
    text = " ".join(data.draw(st.lists(st.sampled_from(words), max_size=9)))
    before = " ".join(data.draw(st.lists(st.sampled_from(words), max_size=5)))
    topic = data.draw(st.none() | st.sampled_from([topic.id for topic in club.base.topics]))
    year = data.draw(st.none() | st.integers(1, 9999))
    context = data.draw(st.none() | st.just(club.ask(before).question))
    reply = club.ask(text, topic=topic, year=year, context=context)
    check(reply, club.base)
    assert seen(reply) == seen(club.ask(text, topic=topic, year=year, context=context))


@pytest.mark.parametrize("text", LONG_TEXTS, ids=lambda text: repr(text[:10]))
def test_ten_thousand_characters_get_a_reply(club: Engine, text: str) -> None:
    check(club.ask(text), club.base)


def test_a_text_is_read_to_500_characters_and_the_reply_says_so(club: Engine) -> None:
    short, long = "who founded orrin".ljust(400), "who founded orrin" + " " * 500
    assert not club.ask(short).question.is_clipped
    assert answered(club.ask(long)) == ["founder-1887"]
    talk = "we sat in the harbour bar and talked about it for hours " * 9
    reply = club.ask(f"who founded orrin? {talk} what did maldon pay for the dinghies?")
    assert reply.question.is_clipped
    assert "dinghies-2012" not in ids(reply)


def test_a_shipped_way_of_asking_gets_a_reply_within_its_bounds(engine: Engine) -> None:
    for entry in engine.base.facts:
        for ask in entry.asks[1::6]:
            check(engine.ask(ask), engine.base)
        for word in entry.answer.split():
            check(engine.ask(word), engine.base)


def reordered(topics: Iterator[dict[str, object]]) -> Iterator[dict[str, object]]:
    for topic in topics:
        facts = topic["facts"]
        assert isinstance(facts, list)
        yield {**topic, "facts": [*reversed(facts)]}


def test_the_order_of_files_and_facts_makes_no_difference(tmp_path: Path, club: Engine) -> None:
    other = engine_of(tmp_path, *reversed(list(reordered(iter(TOPICS)))), subjects=SUBJECTS, synonyms=SYNONYMS)
    for text in questions(club.base):
        assert seen(other.ask(text)) == seen(club.ask(text)), text
        assert other.complete(text[:9]) == club.complete(text[:9]), text


def questions(base: FactBase) -> Iterator[str]:
    for entry in base.facts:
        yield from entry.asks
        yield entry.answer
        yield f"{entry.asks[0]} not"
        yield f"{entry.topic} {entry.when}"
    yield from ("2012", "latest membership", "cup", "boats of orrin", "club", "when", "the 1960s")


HASHED = """
from dataclasses import replace
from bot.factbase.folder import shipped_folder
from bot.factbase.loader import load
from tests.matching.small import engine_over, seen
base = load(shipped_folder())
engine = engine_over(replace(base, facts=base.facts[::3]))
for number, fact in enumerate(engine.base.facts):
    for text in (fact.asks[0], fact.text, " ".join(fact.asks[1].split()[:2])):
        print(text, seen(engine.ask(text)), engine.ask(text).explanation.reason)
    if number % 10 == 0:
        print(engine.complete(fact.answer[:5]))
"""


def test_the_order_of_sets_makes_no_difference() -> None:
    runs = [
        subprocess.Popen(  # noqa: S603 - our own program
            [sys.executable, "-c", HASHED],
            stdout=subprocess.PIPE,
            cwd=ROOT,
            env=environment({"PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"}),
        )
        for seed in ("1", "2")
    ]
    said = [run.communicate(timeout=120)[0].decode().splitlines() for run in runs]
    assert [run.returncode for run in runs] == [0, 0]
    assert len(said[0]) > 90
    assert [pair for pair in zip(*said, strict=True) if pair[0] != pair[1]] == []


UNRELATED = (
    fact(
        "hail-1990",
        1990,
        "Hail",
        "Hail as large as plums fell on the vineyards in 1990.",
        ["hail of 1990", "when did hail fall on the vineyards", "size of the hail", "how large was the hail"],
    ),
    fact(
        "organ",
        "undated",
        "Three manuals",
        "The organ of the abbey has three manuals.",
        ["how many manuals has the organ", "abbey organ", "manuals of the organ", "the organ in the abbey"],
        figures=[{"value": 3, "unit": "manuals", "measures": "manuals of the organ"}],
    ),
    fact(
        "bees-2008",
        2008,
        "40 hives",
        "The monks kept bees in 40 hives in 2008.",
        ["who kept bees", "how many hives", "bees of the monks", "hives of bees in 2008"],
        figures=[{"value": 40, "unit": "hives", "measures": "hives of the monks"}],
        roles={"actor": "monks", "action": "keep", "object": "bees"},
    ),
)


def test_an_unrelated_fact_changes_no_answer(tmp_path: Path, club: Engine) -> None:
    more = topic_file("abbey", "The abbey", UNRELATED)
    other = engine_of(tmp_path, *TOPICS, more, subjects=SUBJECTS, synonyms=SYNONYMS)
    for entry in club.base.facts:
        for ask in entry.asks:
            if answered(club.ask(ask)):
                assert labelled(other.ask(ask)) == labelled(club.ask(ask)), ask


def test_an_unrelated_fact_changes_no_answer_of_the_shipped_base(tmp_path: Path, base: FactBase) -> None:
    some = replace(base, facts=base.facts[:30])
    more = load(write_base(tmp_path, topic_file("abbey", "The abbey", UNRELATED)))
    facts = tuple(sorted((*some.facts, *more.facts), key=lambda entry: entry.id))
    topics = tuple(sorted((*some.topics, *more.topics), key=lambda topic: topic.title))
    without = engine_over(some)
    engine = engine_over(replace(some, facts=facts, topics=topics, sources=(*some.sources, *more.sources)))
    for entry in some.facts:
        for ask in entry.asks[::3]:
            if answered(without.ask(ask)):
                assert labelled(engine.ask(ask)) == labelled(without.ask(ask)), ask


def test_ties_are_broken_by_id(tmp_path: Path) -> None:
    def kite(colour: str) -> dict[str, object]:
        asks = [f"the {colour} kite", f"{colour} kite", f"{colour} kites", f"a kite that is {colour}"]
        return fact(f"kite-{colour}", "undated", colour, f"One kite is {colour}.", asks)

    colours = ("mauve", "ochre", "beige", "khaki", "olive", "ivory")
    files = [topic_file(f"t{number}", f"Box {9 - number}", [kite(name)]) for number, name in enumerate(colours)]
    reply = engine_of(tmp_path, *files).ask("kites")
    assert len({entry.score for entry in reply.shown}) == 1
    assert ids(reply) == [f"kite-{colour}" for colour in sorted(colours)[:SUGGESTIONS]]


def test_asking_changes_nothing(club: Engine) -> None:
    before = [seen(club.ask(text)) for text in questions(club.base)]
    for text in ("zorvik", "bought by maldon in 1999", "\ud800", "and in 2005?"):
        club.ask(text, context=club.ask("membership 2008").question)
    assert [seen(club.ask(text)) for text in questions(club.base)] == before


def test_the_shipped_base_loads_the_same_twice() -> None:
    assert load(shipped_folder()) == load(shipped_folder())
