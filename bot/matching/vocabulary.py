"""The words of a fact base and of English, as the speller and the lexicon need them."""

from __future__ import annotations

from collections.abc import Iterator

from bot.factbase.base import FactBase
from bot.factbase.model import Fact
from bot.matching.english import English
from bot.matching.text import clean, tokens

_SHORT = 3
"""Short forms of so many letters are left to their own list: too many words are near them."""


def fact_words(fact: Fact) -> Iterator[str]:
    """Yield the words of a fact and of its ways of asking."""
    for text in (fact.text, fact.answer, *fact.asks):
        yield from words_of(text)


def named_words(base: FactBase) -> Iterator[str]:
    """Yield the words of topics, synonyms, names and subjects."""
    texts = [text for topic in base.topics for text in (topic.id, topic.title, *topic.aliases)]
    texts += [member for group in base.synonyms.groups for member in group]
    texts += [name for _, names in base.synonyms.kinds for name in names]
    texts += [word for source in base.sources for subject in source.subjects for word in subject.words]
    for text in texts:
        yield from words_of(text)


def protected_words(english: English) -> Iterator[str]:
    """Yield words that no list of frequencies may lack: grammar, chat, countries."""
    yield from english.stopwords
    yield from english.fillers
    yield from english.negations
    yield from (short for short in english.abbreviations if len(short) > _SHORT)
    yield from english.irregular
    for country in english.countries:
        for text in (*country.names, *country.adjectives, *country.capitals):
            yield from text.split()


def words_of(text: str) -> Iterator[str]:
    """Yield the words of a text, without numbers and punctuation."""
    for token in tokens(clean(text)):
        if not token.is_break and token.number is None:
            yield token.text
