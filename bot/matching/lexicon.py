"""What words mean to a fact base: stems, like words, names, subjects, numbers.

Every word or phrase is turned into *keys*; a question's word is accounted for by a fact that shares a key:

    export      the stem itself
    ≈3          a group of like words from the base's synonyms.yaml
    ~214        a group of like English words, or the names of one country
    @China      a subject of the source
    #1700000    a number
    =las camarioca  a name of several words
    ?company    a kind of thing: a question asks for it, a fact names one
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import lru_cache

import Stemmer

from bot.factbase.base import FactBase
from bot.matching.english import English
from bot.matching.spelling import Speller
from bot.matching.text import Token, clean, fold, number_text, tokens
from bot.matching.units import Actions, Unit, is_ranked_superlative
from bot.matching.vocabulary import fact_words, named_words, protected_words, words_of

_MAX_PHRASE = 6
_CACHE = 1 << 16
_PROTECTED = 2_500
"""Rank given to words of grammar, chat and geography that lists of frequency put low or lack."""


class Lexicon:
    """The words of one fact base and of English, and how they hang together. Immutable after building."""

    def __init__(self, base: FactBase, english: English) -> None:
        self.english = english
        self._stemmer = Stemmer.Stemmer("english", 0)
        self.stem = lru_cache(maxsize=_CACHE)(self._stem)
        self._groups: dict[tuple[str, ...], frozenset[str]] = {}
        self._phrase_lengths: dict[str, tuple[int, ...]] = {}
        self._kinds: dict[tuple[str, ...], frozenset[str]] = {}
        self.kind_nouns = self._kind_nouns(base)
        subjects = [subject for source in base.sources for subject in source.subjects]
        self.subject_keys = frozenset(f"@{subject.name}" for subject in subjects)
        self.subject_names = frozenset(fold(name) for s in subjects for name in (s.name, *s.names)) - frozenset(
            fold(word) for s in subjects for word in s.adjectives
        )
        self.subject_words = frozenset(fold(word) for s in subjects for word in s.words if word.isalpha())
        self._adjectives = frozenset(self.stem(fold(word)) for subject in subjects for word in subject.adjectives)
        self.actions = self._actions(base)
        self.base_kinds = frozenset(f"?{kind}" for kind, _ in base.synonyms.kinds)
        self._add_all_groups(base)
        self._party_keys = self.subject_keys | frozenset(self._identities(base, self.english.actors))
        self.person_keys = frozenset(self._identities(base, {"person"}))
        titles = [word for source in base.sources for word in words_of(source.title)]
        self._owned = dict(self._owned_names(base))
        self.country_words = frozenset(
            word for c in english.countries for text in (*c.names, *c.adjectives) for word in text.split()
        )
        self.title_keys = frozenset(key for word in titles for key in self.keys_of(word))
        self._seats = dict(self._seats_of(base))
        vocabulary = Counter(word for fact in base.facts for word in set(fact_words(fact)))
        vocabulary.update(set(named_words(base)))
        ranks = {word: rank for rank, word in enumerate(english.frequencies)}
        for word in protected_words(english):
            ranks[word] = min(ranks.get(word, _PROTECTED), _PROTECTED)
        self.own_words = frozenset(vocabulary)
        self.speller = Speller(vocabulary, ranks, english.stopwords)

    # ── words → keys ──────────────────────────────────────────────────────────────────────────────────

    def units(self, line: Sequence[Token]) -> list[Unit]:
        """Return the units of a line of tokens, longest phrases first; breaks end phrases and yield none."""
        found: list[Unit] = []
        position = 0
        while position < len(line):
            if line[position].is_break:
                position += 1
                continue
            length = self._phrase_length(line, position)
            found.append(self._unit(line[position : position + length], position))
            position += length
        return found

    def units_of(self, text: str) -> list[Unit]:
        """Return the units of a text of the base."""
        return self.units(list(tokens(clean(text))))

    def keys_of(self, word: str) -> frozenset[str]:
        """Return the keys of a single word; "largest" is not "large"."""
        stem = self.stem(word)
        keys = self._groups.get((stem,), frozenset()) | {stem}
        if word.endswith("est") and word in self.english.irregular:
            return frozenset(f"most {key}" for key in keys)
        return keys

    def kinds_named(self, unit: Unit) -> frozenset[str]:
        """Return the kinds of thing that a name stands for (`SINOPEC` → `?company`); empty for other words."""
        return self._kinds.get(tuple(self.stem(word) for word in unit.text.split()), frozenset())

    def kinds_asked(self, unit: Unit) -> frozenset[str]:
        """Return the kinds of thing that a noun asks for (`firm` → `?company`); empty for other words."""
        return self.kind_nouns.get(self.stem(unit.text), frozenset())

    def subject_of(self, unit: Unit) -> str | None:
        """Return the source's subject that a unit names, as its key (`@China`)."""
        return min(unit.keys & self.subject_keys, default=None)

    def party(self, unit: Unit) -> frozenset[str]:
        """Return the keys of somebody who can act: a subject of the source, or a name of the base; else nothing."""
        return unit.keys & self._party_keys

    def seat_of(self, unit: Unit) -> str | None:
        """Return the key of the subject whose capital a unit names (`Beijing` for what China does)."""
        return self._seats.get(self.stem(unit.text))

    def owned(self, unit: Unit) -> Iterator[tuple[frozenset[str], frozenset[str]]]:
        """Yield (keys of a thing, its owner) for names that another name gives away ("chinese army" for the PLA)."""
        for key in unit.keys & self._owned.keys():
            yield self._owned[key]

    def is_adjective(self, unit: Unit) -> bool:
        """Tell whether a unit names a subject by its adjective (`Chinese`)."""
        return self.stem(unit.text) in self._adjectives

    def subject_meant(self, word: str) -> str | None:
        """Return the subject's name or adjective that a word is one slip away from (`cubs`), if it is no country."""
        if word in self.country_words or word in self.english.stopwords:
            return None
        return self.speller.near_one_of(word, self.subject_words)

    def is_stopword(self, unit: Unit) -> bool:
        """Tell whether a unit is a single grammatical word."""
        return not unit.parts and unit.text in self.english.stopwords and not unit.keys & self.subject_keys

    def is_filler(self, unit: Unit) -> bool:
        """Tell whether a unit is a single word that says nothing about which fact is meant."""
        return not unit.parts and unit.text in self.english.fillers

    def _unit(self, line: Sequence[Token], position: int) -> Unit:
        if len(line) == 1:
            return self._word(line[0], position)
        parts = tuple(
            self._word(token, position + i) for i, token in enumerate(line) if token.text not in self.english.stopwords
        )
        stems = tuple(self.stem(token.text) for token in line)
        text = " ".join(token.text for token in line)
        last = position + len(line) - 1
        if is_ranked_superlative(line):  # "second-largest" is another thing than "largest"
            keys = frozenset(f"{line[0].text} {key}" for key in self.keys_of(line[1].text))
            return Unit(text, keys, (), position, last)
        keys = self._groups[stems]
        proper = line[-1].text in _NUMERALS or any(
            key[0] == "=" or (key[:1] == "~" and key[1:2].isalpha()) for key in keys
        )
        possessive = line[-1].is_possessive
        return Unit(text, keys, parts, position, last, is_name=True, is_proper=proper, is_possessive=possessive)

    def _word(self, token: Token, position: int) -> Unit:
        is_name = token.number is None and not self.speller.is_english(token.text)
        keys = self._keys(token)
        return Unit(token.text, keys, (), position, position, is_name=is_name, is_possessive=token.is_possessive)

    def _keys(self, token: Token) -> frozenset[str]:
        if token.number is not None:
            return frozenset({f"#{number_text(token.number)}"})
        return self.keys_of(token.text)

    def _phrase_length(self, line: Sequence[Token], position: int) -> int:
        """Return how many tokens from here on form the longest known phrase; 1 when none does."""
        if is_ranked_superlative(line[position : position + 2]):
            return 2
        for length in self._phrase_lengths.get(self.stem(line[position].text), ()):
            window = line[position : position + length]
            is_whole = len(window) == length and not any(token.is_break for token in window)
            if is_whole and tuple(self.stem(token.text) for token in window) in self._groups:
                return length
        return 1

    def _stem(self, word: str) -> str:
        """Return the key of a word: its British or irregular form evened out, then stemmed."""
        plain = self.english.irregular.get(word, word)
        plain = self.english.spellings.get(plain, plain)
        kept = self.english.unstemmed.get(plain)
        return f"{kept}." if kept else str(self._stemmer.stemWord(plain))

    # ── building ──────────────────────────────────────────────────────────────────────────────────────

    def _add_all_groups(self, base: FactBase) -> None:
        for number, group in enumerate(self.english.groups):
            self._add_group(f"~{number}", group)
        subjects = [subject for source in base.sources for subject in source.subjects]
        subject_words = {word.casefold() for subject in subjects for word in subject.words}
        others = [c for c in self.english.countries if subject_words.isdisjoint((*c.names, *c.adjectives))]
        seats = {capital for c in self.english.countries if c not in others for capital in c.capitals}
        for country in others:
            words = (*country.names, *country.adjectives, *country.capitals)
            self._add_group(f"~{country.names[0]}", [word for word in words if word not in seats])
        for number, group in enumerate(base.synonyms.groups):
            self._add_group(f"≈{number}", group)
        for subject in subjects:
            self._add_group(f"@{subject.name}", subject.words)
        for kind, names in base.synonyms.kinds:
            for name in names:
                self._add_name(f"?{kind}", name)

    def _add_name(self, kind: str, name: str) -> None:
        stems = self._stems(name)
        self._kinds[stems] = self._kinds.get(stems, frozenset()) | {kind}
        if len(stems) > 1:
            self._add_group(f"={' '.join(stems)}", (name,))

    def _add_group(self, key: str, members: Iterable[str]) -> None:
        for member in members:
            stems = self._stems(member)
            if not stems:
                continue
            self._groups[stems] = self._groups.get(stems, frozenset()) | {key}
            if 1 < len(stems) <= _MAX_PHRASE:
                lengths = {*self._phrase_lengths.get(stems[0], ()), len(stems)}
                self._phrase_lengths[stems[0]] = tuple(sorted(lengths, reverse=True))

    def _stems(self, text: str) -> tuple[str, ...]:
        return tuple(self.stem(token.text) for token in tokens(clean(text)) if not token.is_break)

    def _actions(self, base: FactBase) -> Actions:
        """Return the stems of verbs that tell who does something to whom."""
        english = self.english
        return Actions(
            giving=frozenset(map(self.stem, english.giving)),
            getting=frozenset(map(self.stem, english.getting)),
            opposites={
                self.stem(word): self.stem(other) for pair in english.opposites for word, other in (pair, pair[::-1])
            },
            own=frozenset(self.stem(fold(verb)) for fact in base.facts for verb in fact.roles.action),
            nouns=english.giving | english.getting,
        )

    def _identities(self, base: FactBase, kinds: Collection[str]) -> Iterator[str]:
        """Yield the keys that tell the names of some kinds from one another."""
        for kind, names in base.synonyms.kinds:
            if kind in kinds:
                for stems in map(self._stems, names):
                    keys = self._groups.get(stems, frozenset()) | (frozenset(stems) if len(stems) == 1 else frozenset())
                    yield from (key for key in keys if not key.startswith("~"))

    def _seats_of(self, base: FactBase) -> Iterator[tuple[str, str]]:
        """Yield the stem of a subject's capital with the subject's key, for countries among the subjects."""
        for source in base.sources:
            for subject in source.subjects:
                words = {word.casefold() for word in subject.words}
                for country in self.english.countries:
                    if not words.isdisjoint(country.names):
                        yield from ((self.stem(capital), f"@{subject.name}") for capital in country.capitals)

    def _owned_names(self, base: FactBase) -> Iterator[tuple[str, tuple[frozenset[str], frozenset[str]]]]:
        """Yield the key of each group of the base with the thing and the owner that one of its names says."""
        for number, group in enumerate(base.synonyms.groups):
            for member in group:
                words = words_of(member)
                first = next(words, "")
                noun = next(words, "")
                owner = self.keys_of(first) & self.subject_keys
                if owner and noun and next(words, None) is None:
                    yield f"≈{number}", (self.keys_of(noun), owner)

    def _kind_nouns(self, base: FactBase) -> dict[str, frozenset[str]]:
        """Return stem of a noun → the kinds it asks for (`firm` → `?company`)."""
        nouns: dict[str, set[str]] = {}
        for kind, words in self.english.kinds.items():
            for word in words:
                nouns.setdefault(self.stem(word), set()).add(f"?{kind}")
        for kind, _ in base.synonyms.kinds:
            nouns.setdefault(self.stem(kind), set()).add(f"?{kind}")
        return {noun: frozenset(kinds) for noun, kinds in nouns.items()}


_NUMERALS = frozenset("i ii iii iv v one two three 1 2 3 4".split())
