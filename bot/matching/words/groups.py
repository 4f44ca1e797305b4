"""Which words mean the same: like words, the names of countries and subjects, names of several words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from bot.factbase.base import FactBase
from bot.matching.english import Country, English
from bot.matching.words.keys import ENGLISH_LIKE, NAME, OWN_LIKE, SUBJECT, Keys
from bot.matching.words.phrases import PhraseTable
from bot.matching.words.stems import Stems
from bot.matching.words.subjects import Subjects

_MAX_PHRASE = 6
_NO_KEYS: Keys = frozenset()


class Groups:
    """The keys of words and phrases by their stems."""

    def __init__(self, base: FactBase, english: English, stems: Stems, subjects: Subjects) -> None:
        self._stems = stems
        self._keys: dict[tuple[str, ...], Keys] = {}
        for key, members in _groups(base, english, subjects):
            for member in members:
                self._add(key, stems.of_text(member))
        for _, names in base.synonyms.kinds:
            for name in map(stems.of_text, names):
                if len(name) > 1:
                    self._add(NAME + " ".join(name), name)
        self._phrases = PhraseTable(phrase for phrase in self._keys if 1 < len(phrase) <= _MAX_PHRASE)

    def keys_of(self, word: str) -> Keys:
        """Return the keys of a single word; "largest" is not "large"."""
        stem = self._stems.of(word)
        keys = self.of_phrase((stem,)) | {stem}
        return frozenset(f"most {key}" for key in keys) if self._stems.is_superlative(word) else keys

    def of_phrase(self, stems: tuple[str, ...]) -> Keys:
        """Return the keys that the base or English give to a phrase as a whole; none to an unknown one."""
        return self._keys.get(stems, _NO_KEYS)

    def length_at(self, stems: Sequence[str], position: int) -> int:
        """Return how many words the longest phrase from here has; 0 when none starts here."""
        return self._phrases.length_at(stems, position)

    def _add(self, key: str, stems: tuple[str, ...]) -> None:
        if stems:
            self._keys[stems] = self.of_phrase(stems) | {key}


def _groups(base: FactBase, english: English, subjects: Subjects) -> Iterator[tuple[str, Iterable[str]]]:
    """Yield each group's key and members; countries that are subjects are called by the base's own words."""
    for number, group in enumerate(english.groups):
        yield f"{ENGLISH_LIKE}{number}", group
    seats = {capital for country in subjects.countries for capital in country.capitals}
    for country in english.countries:
        if country not in subjects.countries:
            yield ENGLISH_LIKE + country.names[0], [word for word in _words_for(country) if word not in seats]
    for number, group in enumerate(base.synonyms.groups):
        yield f"{OWN_LIKE}{number}", group
    for subject in subjects.all:
        yield SUBJECT + subject.name, subject.words


def _words_for(country: Country) -> tuple[str, ...]:
    return (*country.names, *country.adjectives, *country.capitals)
