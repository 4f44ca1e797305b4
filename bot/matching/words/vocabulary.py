"""The words that a base uses, and how common words are in English."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from bot.factbase.base import FactBase
from bot.factbase.model import Fact
from bot.matching.english import English
from bot.matching.text import words_of

_PROTECTED = 2_500
"""Rank given to words of grammar, chat and geography that lists of frequency put low or lack."""
_SHORTEST_ABBREVIATION = 4
"""Shorter abbreviations are too near to other words to be held for words themselves."""


def counted_words(base: FactBase) -> Mapping[str, int]:
    """Return the words of a base, each with the number of facts that use it."""
    counts = Counter(word for fact in base.facts for word in set(_words_of_fact(fact)))
    counts.update(set(_words_around(base)))
    return counts


def ranked_words(english: English) -> Mapping[str, int]:
    """Return English words with their rank from 0, the most frequent first."""
    ranks = {word: rank for rank, word in enumerate(english.frequencies)}
    for word in _protected_words(english):
        ranks[word] = min(ranks.get(word, _PROTECTED), _PROTECTED)
    return ranks


def country_words(english: English) -> frozenset[str]:
    """Return the words of countries' names and adjectives."""
    return frozenset(word for c in english.countries for text in (*c.names, *c.adjectives) for word in text.split())


def _words_of_fact(fact: Fact) -> Iterator[str]:
    for text in (fact.text, fact.answer, *fact.asks):
        yield from words_of(text)


def _words_around(base: FactBase) -> Iterator[str]:
    """Yield the words of topics, synonyms, names and subjects."""
    texts = [text for topic in base.topics for text in (topic.id, topic.title, *topic.aliases)]
    texts += [member for group in base.synonyms.groups for member in group]
    texts += [name for _, names in base.synonyms.kinds for name in names]
    texts += [word for source in base.sources for subject in source.subjects for word in subject.words]
    for text in texts:
        yield from words_of(text)


def _protected_words(english: English) -> Iterator[str]:
    """Yield words that no list of frequencies may lack: grammar, chat, countries."""
    yield from english.stopwords
    yield from english.fillers
    yield from english.negations
    yield from (short for short in english.abbreviations if len(short) >= _SHORTEST_ABBREVIATION)
    yield from english.irregular
    yield from country_words(english)
    for country in english.countries:
        for capital in country.capitals:
            yield from capital.split()
