"""Facts with one figure, date or name changed; made without any of the code that checks them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, fields, replace
from functools import partial

from bot.factbase.model import Fact, Figure
from bot.factbase.period_reader import read_when
from bot.matching.text import fold

MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
NUMBERS = ("two", "three", "four", "five", "six", "seven")
ORDINALS = ("first", "second", "third", "fourth", "fifth")
YEARS = (
    *(1879, 1898, 1902, 1960, 1966, 1979, 1989, 1999, 2004),
    *(2005, 2006, 2008, 2010, 2014, 2017, 2020, 2022, 2023),
)
INVENTED = ("Zorvik", "Quenlo Badrim", "Madrid", "Li Peng", "Angola", "Petersen")
SUBJECTS = {"China": "Cuba", "Chinese": "Cuban", "Cuba": "China"}

Change = tuple[str, str, int, int]
"""Old and new text, and from where to where the old one stands."""


@dataclass(frozen=True, slots=True)
class Mutant:
    """A fact in which `new` stands where `old` stood."""

    fact: Fact
    field: str
    old: str
    new: str

    def __str__(self) -> str:
        return f"{self.fact.id}.{self.field}: {self.old} → {self.new}"


def mutants(fact: Fact, names: Sequence[str], cited: str) -> Iterator[Mutant]:
    """Yield every mutant of a fact whose change the cited text does not hold."""
    for field, text, rebuild in texts(fact):
        for old, new, start, end in _changes(text, names):
            if not _holds(cited, new):
                yield Mutant(rebuild(text[:start] + new + text[end:]), field, old, new)
    yield from _other_whens(fact, cited)
    for number, figure in enumerate(fact.figures):
        for value in (figure.value + 1, figure.value * 3, figure.value * 1000):
            if not _holds(cited, _spoken(int(value), figure)):
                changed = _with_figure(fact, number, replace(figure, value=value))
                yield Mutant(changed, "figures", str(figure.value), str(value))


def swaps(fact: Fact, others: Sequence[Fact]) -> Iterator[Mutant]:
    """Yield the fact with figures that other facts take from its sections, for another year or thing."""
    own = {figure.value for figure in fact.figures}
    for other in others:
        for theirs in other.figures:
            for number, figure in enumerate(fact.figures):
                if theirs.value not in own:
                    changed = _with_figure(fact, number, replace(figure, value=theirs.value))
                    yield Mutant(changed, "figures", str(figure.value), str(theirs.value))


def texts(fact: Fact) -> Iterator[tuple[str, str, Callable[[str], Fact]]]:
    """Yield each text that is checked: its field, the text, and how to make the fact with another one."""
    yield "answer", fact.answer, lambda text: replace(fact, answer=text)
    yield "text", fact.text, lambda text: replace(fact, text=text)
    for slot in fields(fact.roles):
        for number, text in enumerate(getattr(fact.roles, slot.name)):
            yield slot.name, text, partial(_with_role, fact, slot.name, number)
    for number, figure in enumerate(fact.figures):
        yield "measures", figure.measures, partial(_with_measure, fact, number)


def _with_role(fact: Fact, slot: str, number: int, text: str) -> Fact:
    told = getattr(fact.roles, slot)
    return replace(fact, roles=replace(fact.roles, **{slot: (*told[:number], text, *told[number + 1 :])}))


def _with_measure(fact: Fact, number: int, text: str) -> Fact:
    return _with_figure(fact, number, replace(fact.figures[number], measures=text))


def _with_figure(fact: Fact, number: int, figure: Figure) -> Fact:
    return replace(fact, figures=(*fact.figures[:number], figure, *fact.figures[number + 1 :]))


def _spoken(value: int, figure: Figure) -> str:
    words = ORDINALS if figure.unit == "rank" else ("one", *NUMBERS)
    return words[value - 1] if 0 < value <= len(words) else f"{value:,}"


def _changes(text: str, names: Sequence[str]) -> Iterator[Change]:
    for match in re.finditer(r"(?<![\d,.])(\d{4})(s?)(?!\d|,\d)", text):
        steps = (-20, -10, 10, 20) if match[2] else (-10, -1, 1, 10)
        years = [int(match[1]) + step for step in steps] + ([] if match[2] else list(YEARS))
        yield from ((match[0], f"{year}{match[2]}", *match.span()) for year in years if str(year) != match[1])
    for match in re.finditer(r"(?<![\d.,])(?!\d{4}s?\b)\d+(?:,\d{3})*(?:\.\d+)?", text):
        value = match[0].replace(",", "")
        more = f"{float(value) + 1:g}" if "." in value else f"{int(value) + 1:,}"
        yield from ((match[0], new, *match.span()) for new in (more, f"9{value}", "77"))
    for match in re.finditer(r"\b(early|mid|late)([- ]\d{4}s?)", text):
        for part in {"early", "mid", "late"} - {match[1]}:
            yield match[0], part + match[2], *match.span()
    yield from _other_words(text)
    yield from _renamed(text, names)


def _other_words(text: str) -> Iterator[Change]:
    for words in (MONTHS, NUMBERS, ORDINALS):
        for match in re.finditer(rf"(?i)\b(?:{'|'.join(words)})\b", text):
            for new in words:
                word = new.capitalize() if match[0][0].isupper() else new
                if word != match[0]:
                    yield match[0], word, *match.span()


def _renamed(text: str, names: Sequence[str]) -> Iterator[Change]:
    for name in names:
        for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text):
            for new in (*INVENTED, *names):
                if fold(new) not in fold(name) and fold(name) not in fold(new):
                    yield name, new, *match.span()
            for word in re.finditer(r"[A-Z]\w+", name) if " " in name else ():
                for new in ("Zorvik", "Madrid", *filter(None, [SUBJECTS.get(word[0])])):
                    yield name, name[: word.start()] + new + name[word.end() :], *match.span()


def _other_whens(fact: Fact, cited: str) -> Iterator[Mutant]:
    for old, new, start, end in _changes(fact.when, ()):
        if re.fullmatch(r"(?:[a-z]+[- ])?\d{4}s?", new) and not _holds(cited, new):
            yield from _dated(fact, old, new, fact.when[:start] + new + fact.when[end:])
    point = re.fullmatch(r"(\d{4})-(\d\d)((?:-\d\d)?)", fact.when)
    if point is None:
        return
    for month, name in enumerate(MONTHS, 1):
        if not _holds(cited, name):
            yield from _dated(fact, point[2], name, f"{point[1]}-{month:02}{point[3]}")
    if point[3]:
        yield from _dated(fact, point[3], "-17", f"{point[1]}-{point[2]}-17")


def _dated(fact: Fact, old: str, new: str, when: str) -> Iterator[Mutant]:
    try:
        yield Mutant(replace(fact, when=when, period=read_when(when)), "when", old, new)
    except ValueError:  # "until 2019/2010" and the like are the loader's to refuse
        return


def _holds(cited: str, new: str) -> bool:
    """Whether a text has these very words; hyphens, and `America` for `American`, make no difference."""
    text, words = (fold(each).replace("-", " ") for each in (cited, new))
    return re.search(rf"(?<![\w.,]){re.escape(words)}n?(?!\w)", text) is not None
