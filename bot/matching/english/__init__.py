"""English, written once for all fact bases: stop words, fillers, like words, countries, verbs.

Each `.txt` file beside this one says in its first lines what it is for; `load_english` reads them all.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from itertools import product
from pathlib import Path

_FREQUENCIES = "frequency_dictionary_en_82_765.txt"


@dataclass(frozen=True, slots=True)
class Country:
    """A country: its names (the plain one first), its adjectives and demonyms, and its capital's names."""

    names: tuple[str, ...]
    adjectives: tuple[str, ...]
    capitals: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class English:
    """The word data; all words lower case, without accents and apostrophes."""

    stopwords: frozenset[str]
    negations: frozenset[str]
    fillers: frozenset[str]
    chatter: tuple[str, ...]
    hedges: tuple[str, ...]
    abbreviations: Mapping[str, str]
    irregular: Mapping[str, str]
    spellings: Mapping[str, str]
    groups: tuple[tuple[str, ...], ...]
    countries: tuple[Country, ...]
    giving: frozenset[str]
    getting: frozenset[str]
    opposites: tuple[tuple[str, str], ...]
    reverses: tuple[tuple[str, str], ...]
    """Verbs that say the contrary of each other."""
    actors: frozenset[str]
    """Kinds of names that stand for somebody who can act."""
    unstemmed: Mapping[str, str]
    kinds: Mapping[str, tuple[str, ...]]
    measures: Mapping[str, tuple[str, ...]]
    """What "how old" and the like ask for: the adjective, and the units that measure it."""
    refusals: tuple[str, ...]
    """Words that say that something is not done, wanted or possible."""
    frequencies: Mapping[str, int]


def load_english() -> English:
    """Read the word data beside this file, and the word frequencies that symspellpy carries."""
    directions = list(_pairs("directions", ":"))
    return English(
        stopwords=frozenset(_lines("stopwords")),
        negations=frozenset(_lines("negations")),
        fillers=frozenset(_lines("fillers")),
        chatter=tuple(_lines("chatter")),
        hedges=tuple(_lines("hedges")),
        abbreviations=dict(_pairs("abbreviations", "=")),
        irregular=dict(_pairs("irregular", "=")),
        spellings=dict(_pairs("spellings", "=")),
        groups=tuple(_members(line) for line in _lines("likewords")),
        countries=tuple(_country(line) for line in _lines("countries")),
        giving=_listed("gives", directions),
        getting=_listed("gets", directions),
        opposites=tuple(_opposites(words) for key, words in directions if key == "opposite"),
        reverses=tuple(pair for key, words in directions if key == "reverse" for pair in _reverses(words)),
        actors=_listed("actors", directions),
        unstemmed={form: forms[0] for forms in map(_members, _lines("unstemmed")) for form in forms},
        kinds={kind: _members(nouns) for kind, nouns in _pairs("answerkinds", ":")},
        measures={word: _members(units) for word, units in _pairs("measures", ":")},
        refusals=tuple(word for line in _lines("refusals") for word in _members(line)),
        frequencies=dict(_frequencies()),
    )


def _lines(name: str) -> Iterator[str]:
    path = Path(__file__).with_name(f"{name}.txt")
    for line in path.read_text("utf-8").splitlines():
        entry = line.split("#", 1)[0].strip()
        if entry:
            yield entry


def _pairs(name: str, separator: str) -> Iterator[tuple[str, str]]:
    for line in _lines(name):
        left, _, right = line.partition(separator)
        yield left.strip(), right.strip()


def _members(text: str, separator: str = ",") -> tuple[str, ...]:
    return tuple(member for part in text.split(separator) if (member := part.strip()))


def _listed(wanted: str, pairs: Iterable[tuple[str, str]]) -> frozenset[str]:
    """Return all that is listed behind a key."""
    return frozenset(member for key, text in pairs if key == wanted for member in _members(text))


def _opposites(text: str) -> tuple[str, str]:
    left, right = _members(text, "|")
    return left, right


def _reverses(text: str) -> Iterator[tuple[str, str]]:
    left, right = text.split("|")
    yield from product(_members(left), _members(right))


def _country(line: str) -> Country:
    name, others, adjectives, capital = (part.strip() for part in line.split("|"))
    return Country((name, *_members(others)), _members(adjectives), _members(capital))


def _frequencies() -> Iterator[tuple[str, int]]:
    """Yield English words with their counts, most frequent first, without importing the package."""
    spec = find_spec("symspellpy")
    if spec is None or spec.submodule_search_locations is None:
        raise ModuleNotFoundError("symspellpy is not installed; run `python -m pip install .` again")
    path = Path(spec.submodule_search_locations[0]) / _FREQUENCIES
    for line in path.read_text("utf-8-sig").splitlines():
        word, _, count = line.partition(" ")
        yield word.replace("'", ""), int(count)
