"""The measured hazards of fuzzy matching, each on a base made for it: HAZARDS' table, row by row."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.matching.engine import Engine
from bot.matching.reply import Label, Outcome
from tests.matching.small import answered, engine_of, fact, ids, labelled, topic_file

CHINA_AND_CUBA = (
    {"name": "China", "names": ["PRC", "People's Republic of China"], "adjectives": ["Chinese"]},
    {"name": "Cuba", "adjectives": ["Cuban"]},
)
PRC_1960 = fact(
    "prc-1960",
    "1960-09",
    "September 1960",
    "Cuba recognised the People's Republic of China in September 1960.",
    [
        "when did cuba recognize prc",
        "recognition of the prc by cuba",
        "did cuba recognize prc",
        "date of cuba's recognition of the people's republic",
    ],
    roles={"actor": "Cuba", "action": "recognise", "object": "People's Republic of China"},
)
ROC_1913 = fact(
    "roc-1913",
    1913,
    "1913",
    "Cuba recognised the ROC in 1913.",
    [
        "when did cuba recognize roc",
        "recognition of the roc by cuba",
        "did cuba recognize roc",
        "date of cuba's recognition of the roc",
    ],
    roles={"actor": "Cuba", "action": "recognise", "object": "ROC"},
)
DERECOGNISED = fact(
    "derecognized-1971",
    1971,
    "1971",
    "Cuba derecognized the PRC in 1971.",
    [
        "when did cuba derecognize prc",
        "derecognition of the prc by cuba",
        "did cuba derecognize prc",
        "date on which cuba derecognized the prc",
    ],
    roles={"actor": "Cuba", "action": "derecognize", "object": "PRC"},
)
CHAD_2006 = fact(
    "chad-2006",
    2006,
    "2006",
    "Chad recognised the PRC in 2006.",
    [
        "when did chad recognize prc",
        "recognition of the prc by chad",
        "did chad recognize prc",
        "date of chad's recognition of the prc",
    ],
    roles={"actor": "Chad", "action": "recognise", "object": "PRC"},
)


TOPIC_ACCOUNTS = pytest.mark.xfail(
    strict=True,
    reason="the topic's name, recognition, accounts for recognize where the fact says derecognize",
)


def engine_with(folder: Path, *facts: dict[str, object], topic: str = "relations") -> Engine:
    return engine_of(folder, topic_file(topic, topic.capitalize(), facts), subjects=CHINA_AND_CUBA)


@pytest.fixture(scope="module")
def recognised(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    return engine_with(tmp_path_factory.mktemp("recognised"), PRC_1960)


OWN = (
    (ROC_1913, "when did cuba recognize roc"),
    (DERECOGNISED, "when did cuba derecognize prc"),
    (CHAD_2006, "when did chad recognize prc"),
)
"""Facts, each with the way of asking for it that reads 93 to 96 percent like the question below."""


@pytest.mark.parametrize(("stored", "own"), OWN, ids=["roc", "derecognize", "chad"])
def test_what_reads_nearly_alike_answers_its_own_question_and_no_other(
    tmp_path: Path, stored: dict[str, object], own: str
) -> None:
    engine = engine_with(tmp_path, stored)
    assert answered(engine.ask(own)) == [stored["id"]]
    assert answered(engine.ask("when did cuba recognize prc")) == []


@pytest.mark.parametrize("stored", [ROC_1913, DERECOGNISED, CHAD_2006], ids=["roc", "derecognize", "chad"])
def test_nor_does_it_where_a_source_has_no_subjects(tmp_path: Path, stored: dict[str, object]) -> None:
    engine = engine_of(tmp_path, topic_file("relations", "Relations", [stored]))
    assert answered(engine.ask("when did cuba recognize prc")) == []


@TOPIC_ACCOUNTS
def test_nor_does_it_where_only_the_topic_s_name_says_so(tmp_path: Path) -> None:
    engine = engine_with(tmp_path, DERECOGNISED, topic="recognition")
    assert answered(engine.ask("when did cuba recognize prc")) == []


def test_among_all_that_reads_alike_the_right_fact_answers(tmp_path: Path) -> None:
    engine = engine_with(tmp_path, ROC_1913, DERECOGNISED, CHAD_2006, PRC_1960)
    assert answered(engine.ask("when did cuba recognize prc")) == ["prc-1960"]
    for stored, own in OWN:
        assert answered(engine.ask(own)) == [stored["id"]]


@pytest.mark.parametrize(
    "question",
    [
        "did cuba not recognize prc",
        "did cuba never recognize prc",
        "cuba didn't recognize prc?",
        "why didn’t cuba recognize prc",
        "cuba never recognized prc",
    ],
)
def test_a_denial_is_not_answered_by_what_it_denies(recognised: Engine, question: str) -> None:
    assert answered(recognised.ask(question)) == []


@pytest.mark.parametrize(
    ("asked", "stored", "measure"),
    [
        ("austria", "australia", "trade"),
        ("iran", "iraq", "trade"),
        ("niger", "nigeria", "gdp"),
    ],
)
def test_a_country_is_not_a_mistyped_other_country(tmp_path: Path, asked: str, stored: str, measure: str) -> None:
    name = stored.capitalize()
    asks = [f"{stored} {measure}", f"{measure} of {stored}", f"how large is the {measure} of {stored}"]
    asks.append(f"what does the {measure} of {stored} come to")
    entry = fact("only", "undated", "7 million", f"The {measure} of {name} is 7 million.", asks)
    engine = engine_of(tmp_path, topic_file("economy", "Economy", [entry]))
    assert answered(engine.ask(f"{asked} {measure}")) == []
    assert answered(engine.ask(f"{measure} of {asked}")) == []
    assert asked in engine.ask(f"{asked} {measure}").missing
    assert answered(engine.ask(f"{stored} {measure}")) == ["only"]


def trade(year: int) -> dict[str, object]:
    return fact(
        f"trade-{year}",
        year,
        f"{year - 1900} million",
        f"Trade with Cuba came to {year - 1900} million in {year}.",
        [
            f"trade with cuba in {year}",
            f"how much was traded with cuba in {year}",
            f"value of trade with cuba in {year}",
            f"trade {year}",
        ],
        figures=[{"value": f"{year - 1900} million", "unit": "US$", "measures": "trade with Cuba"}],
    )


@pytest.mark.parametrize("topic", ["trade", "economy"])
def test_another_year_is_labelled_as_such(tmp_path: Path, topic: str) -> None:
    reply = engine_of(tmp_path, topic_file(topic, topic.capitalize(), [trade(2006)])).ask("trade 2005")
    assert reply.outcome is Outcome.NEAREST
    assert labelled(reply) == [(Label.AFTER, "trade-2006")]


def test_stop_words_alone_are_no_question(tmp_path: Path) -> None:
    entry = fact(
        "population",
        "undated",
        "11 million",
        "The population of Cuba is 11 million.",
        [
            "the population of cuba",
            "the population",
            "how many people live in the country",
            "the number of cubans",
        ],
    )
    engine = engine_of(tmp_path, topic_file("people", "People", [entry]))
    for question in ("the", "THE", "the the", "of in the", "the?"):
        assert engine.ask(question).outcome is Outcome.NONE


@pytest.mark.parametrize("topic", ["trade", "economy"])
def test_a_series_without_a_year_asks_which_year(tmp_path: Path, topic: str) -> None:
    years = (2003, 2005, 2006, 2007)
    reply = engine_of(tmp_path, topic_file(topic, topic.capitalize(), map(trade, years))).ask("trade")
    assert reply.outcome in {Outcome.DIGEST, Outcome.SUGGEST}
    assert ids(reply) == [f"trade-{year}" for year in years]


@pytest.mark.parametrize(
    "question",
    [
        "when did cuba recogni{}e the prc",
        "when has cuba recogni{}ed prc",
        "Recogni{}ing the PRC: when did Cuba?",
    ],
)
@pytest.mark.parametrize("letter", "sz")
def test_british_and_american_spelling_are_one(recognised: Engine, question: str, letter: str) -> None:
    reply = recognised.ask(question.format(letter))
    assert answered(reply) == ["prc-1960"]
    assert not reply.question.corrections


@pytest.mark.parametrize("stored", ["Mexico", "México", "Me\u0301xico"])
def test_accents_make_no_difference(tmp_path: Path, stored: str) -> None:
    asks = [
        f"{stored} trade",
        f"trade of {stored}",
        f"how much does {stored} trade",
        f"size of {stored}'s trade",
    ]
    entry = fact("only", "undated", "7 million", f"The trade of {stored} is 7 million.", asks)
    engine = engine_of(tmp_path, topic_file("economy", "Economy", [entry]))
    for question in ("méxico trade", "mexico trade", "MÉXICO trade", "me\u0301xico trade"):
        reply = engine.ask(question)
        assert answered(reply) == ["only"]
        assert not reply.question.corrections


def test_case_makes_no_difference(tmp_path: Path) -> None:
    engine = engine_of(tmp_path, topic_file("economy", "Economy", [trade(2005), trade(2006)]))
    for question in ("Trade 2005", "TRADE 2005", "tRaDe 2005", "ＴＲＡＤＥ ２００５"):
        assert answered(engine.ask(question)) == ["trade-2005"]
