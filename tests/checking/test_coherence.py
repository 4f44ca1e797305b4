from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from bot.checking.citations import citation_problems
from bot.checking.coherence import coherence_findings
from bot.checking.dates import dates_of_when
from bot.checking.source_text import read_source
from bot.factbase.base import FactBase
from bot.factbase.loader import load
from bot.factbase.model import Fact
from bot.factbase.period_reader import read_when
from bot.factbase.problems import Place
from tests.checking.test_citations import FILLER_ASKS, SOURCES


def findings(tmp_path: Path, when: str, answer: str, text: str, unit: str = "") -> list[str]:
    """Return what is found in one fact; notes start with `note`."""
    lines = f'  - {{id: it, when: "{when}", answer: "{answer}", text: "{text}", cite: [Grounds], asks: {FILLER_ASKS}'
    figures = f', figures: [{{value: 1200, unit: "{unit}", measures: power}}]' if unit else ""
    head = "source: clubs\ntopic: club\ntitle: The club\nfacts:\n"
    (tmp_path / "sources.yaml").write_text(SOURCES, "utf-8")
    (tmp_path / "club.yaml").write_text(f"{head}{lines}{figures}}}\n", "utf-8")
    found = coherence_findings(load(tmp_path))
    return [f"{'note: ' * each.is_note}{each.problem}".replace(f"{tmp_path}/", "") for each in found]


@pytest.mark.parametrize(
    ("answer", "cause"),
    [
        ("Tom Vale", "5:36: the name `Tom Vale` does not stand in the fact's text – take the answer from the text"),
        ("41 lamps", "the figure `41` does not"),
        ("In 1936", "the date `1936` does not"),
        ("Norwich", "the name `Norwich` does not"),
    ],
)
def test_an_answer_that_the_text_does_not_hold(tmp_path: Path, answer: str, cause: str) -> None:
    (found,) = findings(tmp_path, "1934", answer, "Ada Brink kept the light and its 40 lamps.")
    assert cause in found


@pytest.mark.parametrize("answer", ["Brink, Ada", "Forty lamps", "In 1934, by Ada Brink", "A keeper", "The Canaries"])
def test_an_answer_in_words_of_its_own(tmp_path: Path, answer: str) -> None:
    assert findings(tmp_path, "1934", answer, "Norwich let Ada Brink keep the light and its 40 lamps.") == []


@pytest.mark.parametrize(
    ("when", "text"),
    [
        ("1821", "In 1934 the lamp was lit."),
        ("1930/1933", "In 1934 the lamp was lit."),
        ("1940s", "In 1934 the lamp was lit."),
        ("since 1934", "In 1934 the lamp was lit."),
        ("until 1934", "In 1934 the lamp was lit."),
        ("1934-08", "In July 1934 the lamp was lit."),
        ("early 1930s", "The lamp was lit in the late 1930s."),
    ],
)
def test_a_when_that_the_text_contradicts(tmp_path: Path, when: str, text: str) -> None:
    (found,) = findings(tmp_path, when, "As told", text)
    assert f"5:20: the fact is dated `{when}`, but its text " in found


@pytest.mark.parametrize(
    ("when", "text"),
    [
        ("1821", "The lamp was lit."),
        ("1934", "In the 1930s the lamp was lit."),
        ("1930s", "In 1934 and 1936 the lamp was lit."),
        ("as of mid-1934", "Lit it was as of mid-1934."),
        ("1934/1940", "It was lit in 1934, and dark by 1940."),
        ("since 1934", "It has been lit since 1934."),
        ("until 1934", "It was lit until 1934."),
        ("1937", "Built in 1934, it was lit three years later."),
        ("1930", "It was dark before the fire of 1934."),
        ("1821", "It had room for 1500 people."),
        ("1935", "The 1934 lamps were sold."),
    ],
)
def test_a_when_that_the_text_bears_out(tmp_path: Path, when: str, text: str) -> None:
    assert findings(tmp_path, when, "As told", text) == []


def test_an_undated_fact_that_names_one_year_is_a_note(tmp_path: Path) -> None:
    (found,) = findings(tmp_path, "undated", "As told", "In 1934 the lamp was lit.")
    assert found.startswith("note: club.yaml:5:20: the text names one year, `1934`")
    assert findings(tmp_path, "undated", "As told", "Lit in 1934, it was dark in 1936.") == []


@pytest.mark.parametrize(
    ("unit", "text"),
    [("volts", "1,200 watts"), ("US$", "€1,200"), ("percent", "1,200 lamps"), ("km", "1,200 miles")],
)
def test_a_unit_that_the_text_does_not_hold(tmp_path: Path, unit: str, text: str) -> None:
    (found,) = findings(tmp_path, "1934", "As told", f"The light has {text}.", unit)
    assert f"the unit `{unit}` stands neither in the fact's text nor in its answer – " in found


@pytest.mark.parametrize(
    ("unit", "text"),
    [
        *[("watts", "a 1,200-watt lamp"), ("W", "1,200 watts"), ("US$", "1,200 dollars"), ("£", "1,200 pounds")],
        *[("%", "1,200 percent"), ("percent", "1,200 per cent"), ("km", "1,200 kilometres"), ("m²", "1,200 m²")],
        *[("joint ventures", "1,200 joint ventures"), ("men", "one man"), ("tonnes of oil", "1,200 tons")],
        *[("rank", "the second-largest lamp"), ("barrels per day", "1,200 barrels daily")],
    ],
)
def test_a_unit_written_otherwise(tmp_path: Path, unit: str, text: str) -> None:
    assert findings(tmp_path, "1934", "As told", f"The light has {text}.", unit) == []


def test_the_shipped_facts_agree_with_themselves(base: FactBase) -> None:
    assert [str(each.problem) for each in coherence_findings(base) if not each.is_note] == []


def test_facts_put_together_wrongly_are_found(base: FactBase, shared_source: Path) -> None:
    """Nearly every dated fact turns red when its answer, `when` or a unit is another's.

    Left out: answers that hold neither figure, date nor name but common words alone, or besides only the
    source's subjects, which all facts tell of (what words mean is not read);
    answers of which all figures, dates and names stand in the fact's text too (they may be right).
    """
    dated = [fact for fact in base.facts if fact.period is not None]
    made = [*_other_answers(dated), *_other_whens(dated), *_other_units(dated)]
    numbered = [replace(fact, place=Place("", number), part_places={}) for number, fact in enumerate(made)]
    changed = replace(base, facts=tuple(numbered))
    problems = [each.problem for each in coherence_findings(changed) if not each.is_note]
    problems += citation_problems(changed, {base.sources[0].id: read_source(shared_source)})
    found = {problem.place.line for problem in problems}
    missed = [f"{fact.id}: {fact.when}: {fact.answer}" for number, fact in enumerate(made) if number not in found]
    assert len(made) > 1000
    assert len(missed) < len(made) / 100, missed


def _other_answers(facts: list[Fact]) -> list[Fact]:
    telling = {fact.answer: {word for word in fact.answer.split()[1:] if _tells(word)} for fact in facts}
    return [
        replace(fact, answer=answer)
        for fact in facts
        for answer, words in telling.items()
        if any(word not in fact.text for word in words)
    ]


def _tells(word: str) -> bool:
    """Whether a word behind the first is a figure or a name, other than the subjects' that all facts share."""
    return (word[0].isdigit() or word[0].isupper()) and not word.startswith(("Chin", "Cuba"))


def _other_whens(facts: list[Fact]) -> list[Fact]:
    made = []
    for fact in facts:
        for year in {date.year for date in dates_of_when(fact.when) if date.year is not None}:
            for step in (-30, -10, -3, -1, 1, 3, 10):
                when = fact.when.replace(str(year), str(year + step))
                try:
                    made.append(replace(fact, when=when, period=read_when(when)))
                except ValueError:  # what cannot be read the loader refuses
                    continue
    return made


def _other_units(facts: list[Fact]) -> list[Fact]:
    return [
        replace(fact, figures=(*fact.figures[:number], replace(figure, unit=unit), *fact.figures[number + 1 :]))
        for fact in facts
        for number, figure in enumerate(fact.figures)
        for unit in ("volts", "£", "%", "horses", "litres", "rank")
        if unit not in figure.unit and (unit, figure.unit) != ("%", "percent")
    ]
