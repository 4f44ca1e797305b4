"""Which words at the start of a sentence are ordinary, and which are names.

A capital tells nothing there. A word is ordinary when the source itself uses it in lower case, when it is
among the engine's everyday words, or when it is built from an English word (`perplexed`, `hosting`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from bot.checking.number_words import NUMBER_WORDS, ORDINAL_WORDS
from bot.checking.passages import Sentence
from bot.checking.sentences import Word, key, stem
from bot.matching.english import load_english

_ENDINGS = ("ing", "ed", "ly", "ful", "less", "able", "ible", "ment", "ic", "al", "ive")
_SURE_ENDING = re.compile(r"(?:[st]ion|ness|ity|itie)s?$")
_MIN_ROOT = 4


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What a source's text tells of its words: stems that it has in lower case, keys that it has as names."""

    ordinary: frozenset[str]
    names: frozenset[str]

    def is_name(self, word: Word) -> bool:
        """Whether a word with a capital at the start of a sentence is a name."""
        if any(char.isupper() or char.isdigit() for char in word.written[1:]):
            return True
        if word.written.lower() in _grammar() or stem(word.written) in self.ordinary:
            return False
        if word.key in self.names or word.key in _countries():
            return True
        return stem(word.written) not in _everyday() and not _is_derived(word.written.lower())


def vocabulary_of(sentences: Iterable[Sentence]) -> Vocabulary:
    """Return the vocabulary of a source from all its sentences."""
    told = [word for sentence in sentences for word in sentence.words]
    lower = frozenset(stem(word.written) for word in told if not word.is_capital)
    names = frozenset(word.key for word in told if word.is_capital and not word.opens)
    return Vocabulary(lower, names)


@cache
def _grammar() -> frozenset[str]:
    english = load_english()
    return english.stopwords | english.negations | NUMBER_WORDS.keys() | ORDINAL_WORDS.keys()


@cache
def _everyday() -> frozenset[str]:
    """Return the stems of the everyday words that the engine knows."""
    return frozenset(stem(word) for phrase in _phrases() for word in phrase.split())


def _phrases() -> Iterator[str]:
    english = load_english()
    yield from english.fillers
    yield from english.irregular
    yield from english.irregular.values()
    yield from english.spellings.values()
    yield from english.giving | english.getting
    yield from (member for group in english.groups for member in group)
    yield from (noun for nouns in english.kinds.values() for noun in nouns)
    yield from (member for pair in english.opposites for member in pair)


@cache
def _countries() -> frozenset[str]:
    """Return the single words that name a country, its people or its capital."""
    countries = load_english().countries
    names = (name for each in countries for name in (*each.names, *each.adjectives, *each.capitals))
    return frozenset(key(name) for name in names if name and " " not in name)


@cache
def _english_words() -> Mapping[str, int]:
    return load_english().frequencies


def _is_derived(word: str) -> bool:
    """Whether a word is an English word with one of the endings that names hardly ever have."""
    frequencies = _english_words()
    if word not in frequencies:
        return False
    if _SURE_ENDING.search(word) or (word.startswith("un") and word[2:] in frequencies):
        return True
    roots = (word.removesuffix(ending) for ending in _ENDINGS if word.endswith(ending))
    return any(
        len(root) >= _MIN_ROOT and not {root, f"{root}e", _undoubled(root)}.isdisjoint(frequencies) for root in roots
    )


def _undoubled(root: str) -> str:
    return root[:-1] if root[-1] == root[-2] else root
