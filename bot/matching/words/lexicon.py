"""What words mean to one fact base: everything that stands in this folder, brought together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bot.factbase.base import FactBase
from bot.matching.english import English
from bot.matching.text import Token, clean, number_text, tokens, words_of
from bot.matching.words.actions import actions_of
from bot.matching.words.groups import Groups
from bot.matching.words.keys import NAME, NUMBER, Keys, is_of_country, joined
from bot.matching.words.kinds import Kinds
from bot.matching.words.parties import Parties
from bot.matching.words.spelling import Speller
from bot.matching.words.stems import Stems
from bot.matching.words.subjects import Subjects
from bot.matching.words.units import Unit
from bot.matching.words.vocabulary import counted_words, country_words, ranked_words

_NUMERALS = frozenset({"i", "ii", "iii", "iv", "v", "one", "two", "three", "1", "2", "3", "4"})
"""Behind a name they make another one of it: "world war ii"."""
_RANKS = frozenset({
    "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
})  # fmt: skip
_SUPERLATIVES = frozenset({"most", "least", "best", "worst"})
_NO_SUPERLATIVES = frozenset({
    "interest", "test", "guest", "forest", "request", "west", "rest", "quest", "harvest", "protest",
})  # fmt: skip
"""Nouns that end in -est by themselves."""
_RANKED = 2
"""A ranked superlative has two words: "second largest"."""


class Lexicon:
    """The words of one fact base and of English, and how they hang together. Immutable after building."""

    def __init__(self, base: FactBase, english: English) -> None:
        self.english = english
        self.stems = Stems(english)
        self.subjects = Subjects(base, english, self.stems)
        self.groups = Groups(base, english, self.stems, self.subjects)
        self.kinds = Kinds(base, english, self.stems)
        self.parties = Parties(base, english, self.stems, self.groups, self.subjects)
        self.actions = actions_of(base, english, self.stems)
        vocabulary = counted_words(base)
        self.own_words = frozenset(vocabulary)
        self.refusals = self.stems_of(english.refusals)
        self.country_words = country_words(english)
        self.speller = Speller(vocabulary, ranked_words(english), english.stopwords)
        titles = (source.title for source in base.sources)
        self.title_keys = joined(self.groups.keys_of(word) for title in titles for word in words_of(title))

    def stems_of(self, words: Iterable[str]) -> Keys:
        """Return the stems of words, as keys."""
        return frozenset(map(self.stems.of, words))

    def units(self, line: Sequence[Token]) -> list[Unit]:
        """Return the units of a line of tokens, longest phrases first; breaks end phrases and yield none."""
        stems = [self.stems.of(token.text) for token in line]
        found: list[Unit] = []
        position = 0
        while position < len(line):
            length = 1
            if not line[position].is_break:
                is_ranked = _is_ranked_superlative(line[position : position + _RANKED])
                length = _RANKED if is_ranked else self.groups.length_at(stems, position) or 1
                found.append(self._unit(line[position : position + length], position))
            position += length
        return found

    def units_of(self, text: str) -> list[Unit]:
        """Return the units of a text of the base."""
        return self.units(list(tokens(clean(text))))

    def is_stopword(self, unit: Unit) -> bool:
        """Tell whether a unit is a single grammatical word."""
        return not unit.parts and unit.text in self.english.stopwords and not unit.keys & self.subjects.keys

    def is_filler(self, unit: Unit) -> bool:
        """Tell whether a unit is a single word that says nothing about which fact is meant."""
        return not unit.parts and unit.text in self.english.fillers

    def is_negation(self, unit: Unit) -> bool:
        """Tell whether a unit is a word that denies."""
        return unit.text in self.english.negations

    def is_content(self, unit: Unit) -> bool:
        """Tell whether a unit says something: neither grammar nor filler."""
        return not self.is_stopword(unit) and not self.is_filler(unit)

    def _unit(self, line: Sequence[Token], position: int) -> Unit:
        if len(line) == 1:
            return self._word(line[0], position)
        text = " ".join(token.text for token in line)
        last = position + len(line) - 1
        if _is_ranked_superlative(line):  # "second-largest" is another thing than "largest"
            keys = frozenset(f"{line[0].text} {key}" for key in self.groups.keys_of(line[1].text))
            return Unit(text, keys, first=position, last=last)
        keys = self.groups.of_phrase(tuple(self.stems.of(token.text) for token in line))
        return Unit(
            text,
            keys,
            parts=tuple(
                self._word(token, position + i)
                for i, token in enumerate(line)
                if token.text not in self.english.stopwords
            ),
            first=position,
            last=last,
            is_name=True,
            is_proper=line[-1].text in _NUMERALS or any(_is_proper(key) for key in keys),
            is_possessive=line[-1].is_possessive,
        )

    def _word(self, token: Token, position: int) -> Unit:
        return Unit(
            token.text,
            self._keys(token),
            first=position,
            last=position,
            is_name=token.number is None and not self.speller.is_english(token.text),
            is_possessive=token.is_possessive,
        )

    def _keys(self, token: Token) -> Keys:
        if token.number is not None:
            return frozenset({NUMBER + number_text(token.number)})
        return self.groups.keys_of(token.text)


def _is_proper(key: str) -> bool:
    return key.startswith(NAME) or is_of_country(key)


def _is_ranked_superlative(line: Sequence[Token]) -> bool:
    """Tell whether two words rank: `second largest`, `third most`."""
    if len(line) != _RANKED or line[0].text not in _RANKS:
        return False
    word = line[1].text
    return word in _SUPERLATIVES or (word.endswith("est") and word not in _NO_SUPERLATIVES)
