from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from bot.checking.citations import citation_problems
from bot.checking.source_text import SourceText, read_source
from bot.factbase.base import FactBase
from bot.factbase.loader import load
from bot.factbase.model import Fact
from bot.factbase.problems import Place, Problem
from tests.checking.mutants import MONTHS, Mutant, mutants, swaps, texts

SOURCES = """\
sources:
  - id: clubs
    title: Clubs
    publisher: Library
    url: https://example.org/clubs
    anchors: none
    licence: CC0
    sections: [Introduction, Grounds, Money, Money › Debts]
    subjects:
      - {name: Norwich, names: [Norwich City], adjectives: [Canaries]}
"""
SOURCE = """\
= Clubs =
Norwich was founded by Émile Duval on 17 June 1902 in Thorpe. Its ground had room for 12,000 spectators.
The club's third-largest rival is Ipswich Town Football Club, led by Ann Bell and Carl Dorn.

== Grounds ==
In mid-1908, the club bought 40 benches and 1,500 seats from Hart & Sons Co., Ltd. for £2.5 million. In
March 1935 it moved to Carrow Road; the old ground, the Nest, held twenty-one thousand. Norwich has an
office in Bergen.

== Money ==
Ticket sales were US$30 million in 2005. Ticket sales were US$45 million in 2014. Fees fell from $1.7
million in 2017 to $1.1 million in 2022. The Bank of Norwich owns 51 per cent. There are 53 sponsors. Since
the late 1980s the programme has grown.

=== Debts ===
Debts were paid in the 19th century to Latin American lenders.
"""
FILLER_ASKS = "[ask one, ask two, ask three, ask four]"


def problems(tmp_path: Path, fact: str, source: str = SOURCE) -> list[str]:
    """Check one fact, given as YAML lines without id and ways of asking; return what is printed."""
    lines = "\n".join(f"    {line}" for line in fact.splitlines())
    head = "source: clubs\ntopic: club\ntitle: The club\nfacts:\n  - id: it\n"
    (tmp_path / "sources.yaml").write_text(SOURCES, "utf-8")
    (tmp_path / "club.yaml").write_text(f"{head}{lines}\n    asks: {FILLER_ASKS}\n", "utf-8")
    (tmp_path / "clubs.txt").write_text(source, "utf-8")
    found = citation_problems(load(tmp_path), {"clubs": read_source(tmp_path / "clubs.txt")})
    return [str(problem).removeprefix(f"{tmp_path}/") for problem in found]


def fact(text: str, cite: str, when: str = "undated", more: str = "") -> str:
    return f'when: {when}\nanswer: As told\ntext: "{text}"\ncite: [{cite}]\n{more}'


@pytest.mark.parametrize(
    ("text", "cite"),
    [
        ("Emile Duval founded Norwich on June 17, 1902.", "Introduction"),
        ("In June 1902 the club came into being.", "Introduction"),
        ("Perplexed neighbours watched; 12 thousand spectators had room.", "Introduction"),
        ("Carl Dorn leads it, the third largest of the rivals of Norwich City.", "Introduction"),
        ("Ann Bell's Ipswich is a rival.", "Introduction"),
        ("The club bought 1500 seats.", "Grounds"),
        ("Hart and Sons Co. Ltd sold seats for 2.5 million pounds.", "Grounds"),
        ("“The Nest” had room for 21,000.", "Grounds"),
        ("The club has 1 office, which is in Bergen.", "Grounds"),
        ("Ticket sales came to $30m in 2005.", "Money"),
        ("Fees of $1.1 million in 2022 came after fees of $1.7 million in 2017.", "Money"),
        ("The Bank of Norwich has 51% of the club, and fifty-three sponsors pay.", "Money"),
        ("The Programme has grown since the late 1980s.", "Money"),
        ("Lenders in Latin America got their money in the nineteenth century.", "Money › Debts"),
        ("One of the Canaries' debts was paid, on a Monday.", "Money › Debts"),
        ("Sales were US$45 million. Debts were paid in the 19th century.", "Money, Money › Debts"),
    ],
)
def test_forms_are_evened_out(tmp_path: Path, text: str, cite: str) -> None:
    assert problems(tmp_path, fact(text, cite)) == []


@pytest.mark.parametrize(
    ("text", "cite", "missing"),
    [
        ("Carl Bell leads a rival.", "Introduction", "name `Carl Bell`"),
        ("Dorn Carl leads a rival.", "Introduction", "name `Dorn Carl`"),
        ("Petersen leads a rival.", "Introduction", "name `Petersen`"),
        ("Bergen is the seat of the club.", "Introduction", "name `Bergen`"),
        ("Portugal is the seat of the club.", "Introduction", "name `Portugal`"),
        ("The club belongs to UEFA.", "Introduction", "name `UEFA`"),
        ("The Bank of Ipswich owns much.", "Money", "name `Bank of Ipswich`"),
        ("It was founded in July 1902.", "Introduction", "date `July 1902`"),
        ("It was founded on 18 June 1902.", "Introduction", "date `18 June 1902`"),
        ("It bought seats in late 1908.", "Grounds", "date `late 1908`"),
        ("It has grown since the 1990s.", "Money", "date `1990s`"),
        ("It has 51 sponsors.", "Money", "figure `51`"),
        ("The bank owns 53 percent.", "Money", "figure `53 percent`"),
        ("Sales were €30 million.", "Money", "figure `€30 million`"),
        ("It is the second-largest rival.", "Introduction", "figure `second`"),
        ("It bought 1,500 benches.", "Grounds", "figure `1,500`"),
        ("Ticket sales were US$45 million in 2005.", "Money", "figure `US$45 million`"),
        ("Fees were $1.7 million in 2022.", "Money", "figure `$1.7 million`"),
    ],
)
def test_what_the_section_does_not_hold_is_named(tmp_path: Path, text: str, cite: str, missing: str) -> None:
    found = problems(tmp_path, fact(text, cite))
    assert len(found) == 1
    assert f"the {missing} does not" in found[0]


def test_a_problem_says_where_what_and_what_to_do(tmp_path: Path) -> None:
    figures = "figures:\n  - {value: 777 million, unit: US$, measures: ticket sales}"
    (found,) = problems(tmp_path, fact("Ticket sales are told.", "Money", more=figures))
    cause, fix = found.split(" – ")
    assert cause == "club.yaml:11:9: the figure `777,000,000 US$` does not stand in section “Money”"
    assert fix == "check it against the source, or cite the section that has it"


@pytest.mark.parametrize(
    ("when", "figure", "cause"),
    [
        ("2005", "{value: 45 million, unit: US$, measures: sales}", "does not stand with `2005`"),
        ("2014", "{value: 30 million, unit: US$, measures: sales}", "does not stand with `2014`"),
        ("undated", "{value: 1.1 million, unit: US$, measures: fees, when: 2017}", "stand with `2017`"),
        ("undated", "{value: 53, unit: seats, measures: places}", "does not count `seat`"),
        ("undated", "{value: 30 million, unit: US$, measures: gifts of Petersen}", "name `Petersen`"),
        ("2006", "{value: 30 million, unit: US$, measures: sales}", "date `2006` does not stand"),
    ],
)
def test_figures_stand_with_their_year_and_unit(tmp_path: Path, when: str, figure: str, cause: str) -> None:
    found = problems(tmp_path, fact("It is told.", "Grounds, Money", when, f"figures: [{figure}]"))
    assert len(found) == 1
    assert cause in found[0]


def test_a_when_below_1000_is_a_year_too(tmp_path: Path) -> None:
    source = "== Grounds ==\nRomans came in 476 and left before 500."
    assert problems(tmp_path, fact("It is told.", "Grounds", '"0476"'), source) == []
    assert "date `477`" in problems(tmp_path, fact("It is told.", "Grounds", '"0477"'), source)[0]


def test_names_in_roles_are_names_at_their_start_too(tmp_path: Path) -> None:
    roles = "roles: {actor: Hope, object: Ann Bell}"
    (found,) = problems(tmp_path, fact("It is told.", "Introduction", more=roles))
    assert "the name `Hope` does not" in found


def test_a_section_that_the_text_lacks_is_a_problem(tmp_path: Path) -> None:
    found = problems(tmp_path, fact("It is told.", "Grounds"), source="== Money ==\nText.")
    assert len(found) == 1
    assert "has no section “Grounds”" in found[0]


def test_facts_of_a_source_without_a_text_are_skipped(base: FactBase) -> None:
    assert list(citation_problems(base, {})) == []


@pytest.fixture(scope="module")
def article(shared_source: Path) -> SourceText:
    return read_source(shared_source)


def test_the_shipped_facts_hold(base: FactBase, article: SourceText) -> None:
    assert [str(problem) for problem in _problems(base, base.facts, article)] == []


def test_every_changed_figure_date_or_name_is_found(base: FactBase, article: SourceText) -> None:
    names = _names(base)
    made = [m for each in base.facts for m in mutants(each, names, _cited(each, article))]
    assert len(made) > 15_000
    # The names of the source's subjects need not stand in a section, not even one in place of another.
    excused = {f"roc-ties.{field}: Republic of China → Republic of Cuba" for field in ("text", "partner")}
    assert set(_survivors(base, made, article)) <= excused


def test_a_figure_of_the_same_section_does_not_pass_for_another(base: FactBase, article: SourceText) -> None:
    made = [
        mutant
        for each in base.facts
        for mutant in swaps(each, [other for other in base.facts if other.citations == each.citations])
    ]
    # "(CIGB) had two joint ventures … and its Center (CIM) has three": whose a figure is, is not read.
    excused = {"cigb-joint-ventures.figures: 2 → 3", "cim-joint-ventures.figures: 3 → 2"}
    assert set(_survivors(base, made, article)) <= excused


def test_the_mutants_leave_out_no_name(base: FactBase) -> None:
    subjects = [word for source in base.sources for subject in source.subjects for word in subject.words]
    known = sorted([*_names(base), *subjects, *MONTHS, "US"], key=len, reverse=True)
    pattern = re.compile("|".join(rf"(?<!\w){re.escape(name)}(?!\w)" for name in known))
    told = [pattern.sub("~", text) for each in base.facts for _, text, _ in texts(each)]
    assert {word for text in told for word in re.findall(r"(?<!^)(?<![.:] )\b[A-Z]\w+", text)} == set()


def _names(base: FactBase) -> list[str]:
    """Return the base's proper names, longest first; its subjects need not stand in a section."""
    subjects = {word for source in base.sources for subject in source.subjects for word in subject.words}
    listed = {name for _, names in base.synonyms.kinds for name in names} - subjects - {"Republic of China"}
    more = (
        *("Energy Revolution", "General Secretary", "Latin American", "Latin America", "Radio Martí"),
        *("Sino-Soviet Split", "Sino-Soviet split", "Soviet", "Sino-Vietnamese War", "Captaincy General"),
        *("Tiananmen Square protests and massacre", "Tiananmen Square", "Third Department"),
        *("Joint Staff Department", "Qing", "Beiyang", "Nationalist", "Republic of China"),
    )
    return sorted(listed.union(more), key=len, reverse=True)


def _cited(fact: Fact, article: SourceText) -> str:
    return " ".join(sentence for cited in fact.citations for sentence in article.sections[cited.section])


def _problems(base: FactBase, facts: Iterable[Fact], article: SourceText) -> Iterable[Problem]:
    return citation_problems(replace(base, facts=tuple(facts)), {base.sources[0].id: article})


def _survivors(base: FactBase, made: list[Mutant], article: SourceText) -> list[str]:
    """Check all mutants in one go; each has its number for a line, so that its problems are known."""
    numbered = [replace(mutant.fact, place=Place("", number), part_places={}) for number, mutant in enumerate(made)]
    found = {problem.place.line for problem in _problems(base, numbered, article)}
    return [str(mutant) for number, mutant in enumerate(made) if number not in found]
