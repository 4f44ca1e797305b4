"""The proper names in a fact, and whether they stand in the sections that it cites."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from bot.checking.passages import Passage, Sentence
from bot.checking.sentences import Word, key, plain, words
from bot.checking.vocabulary import Vocabulary

_LINKS = frozenset(
    tuple(link.split(" "))
    for link in ("of", "of the", "for", "for the", "de", "de la", "del", "di", "da", "van", "von", "y")
)
_LINK_WORDS = frozenset(word for link in _LINKS for word in link)
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_EXEMPT = frozenset(map(key, ("I", *_WEEKDAYS)))
_DEMONYM = re.compile(r"(?<=[a-z]{4})(?:ian|ean|an|ese|n|a|e)$")
Run = tuple[Word, ...]


@dataclass(frozen=True)
class Names:
    """Looks for names in a passage; the subjects of the source need not stand there."""

    passage: Passage
    vocabulary: Vocabulary
    subjects: frozenset[tuple[str, ...]]
    in_any_order: bool = False
    """Whether a name stands when all its words do: an answer may put the names of its text together."""

    def missing(self, sentence: Sentence, *, is_prose: bool) -> Iterator[tuple[str, bool]]:
        """Yield the names of a fact's sentence that do not stand, and whether one may be no name after all.

        That is so of a single word that starts a sentence of prose.
        """
        for run in _runs(sentence.words):
            if not self._stands(run, is_prose=is_prose):
                first = 1 if self._may_be_ordinary(run[0], is_prose=is_prose) else 0
                name = " ".join(word.written for word in _without_links(run[first:]))
                yield name, is_prose and len(run) == 1 and run[0].opens

    def _stands(self, run: Run, *, is_prose: bool, ends: bool = False) -> bool:
        """Whether a run of names stands as it is, or in parts where it may be parted."""
        if not run or self._is_exempt(run) or self._is_told(run, ends=ends):
            return True
        if self.in_any_order and all(self._stands_alone(word) for word in run if word.is_capital):
            return True
        if self._may_be_ordinary(run[0], is_prose=is_prose):
            return self._stands(_without_links(run[1:]), is_prose=False, ends=ends)
        for place, word in enumerate(run[:-1], 1):
            if word.is_possessive:
                owner, owned = run[:place], run[place:]
                is_owner = self._stands(owner, is_prose=is_prose, ends=True)
                return is_owner and self._stands(owned, is_prose=False, ends=ends)
        return any(self._is_told(rest, begins=True, ends=True) for rest in self._beside_subjects(run))

    def _stands_alone(self, word: Word) -> bool:
        return self._is_exempt((word,)) or self._is_told((word,))

    def _may_be_ordinary(self, word: Word, *, is_prose: bool) -> bool:
        return is_prose and word.opens and not self.vocabulary.is_name(word)

    def _is_exempt(self, run: Run) -> bool:
        keys = tuple(word.key for word in run)
        is_subjects = keys in self.subjects or all((each,) in self.subjects for each in keys)
        return is_subjects or (len(keys) == 1 and keys[0] in _EXEMPT)

    def _beside_subjects(self, run: Run) -> Iterator[Run]:
        """Yield what is left of a run without a subject's name at either end ("Chinese Minmetals")."""
        for place in range(1, len(run)):
            if self._is_exempt(_without_links(run[:place])):
                yield _without_links(run[place:])
            if self._is_exempt(_without_links(run[place:])):
                yield _without_links(run[:place])

    def _is_told(self, run: Run, *, begins: bool = False, ends: bool = False) -> bool:
        """Whether a run stands in the passage; `begins` and `ends`, not as a part of a longer name there."""
        size = len(run)
        return any(
            _are_alike(run, told[place : place + size])
            and not (begins and _is_continued(told, place))
            and not (ends and _continues(told, place + size))
            for told in self._told_words
            for place in self._places(told, run[0], size)
        )

    def _places(self, told: Sequence[Word], first: Word, size: int) -> Iterable[int]:
        return (place for place in range(len(told) - size + 1) if _is_alike(first, told[place]))

    @cached_property
    def _told_words(self) -> tuple[tuple[Word, ...], ...]:
        return tuple(sentence.words for sentence in self.passage.sentences)


def subject_keys(names: Iterable[str]) -> frozenset[tuple[str, ...]]:
    """Return the names of a source's subjects as they are compared, word by word."""
    return frozenset(tuple(word.key for word in words(plain(name))) for name in names)


def _runs(told: Sequence[Word]) -> Iterator[Run]:
    """Yield the longest runs of words with capitals; small words of names ("of the", "del") may link two."""
    run: list[Word] = []
    links: list[Word] = []
    for word in told:
        if word.after_mark or word.opens:
            yield from _closed(run)
            run, links = [], []
        if word.is_capital:
            run += [*links, word]
            links = []
        elif run and (*(link.key for link in links), word.key) in _LINKS:
            links.append(word)
        else:
            yield from _closed(run)
            run, links = [], []
    yield from _closed(run)


def _closed(run: list[Word]) -> Iterator[Run]:
    if run:
        yield tuple(run)


def _without_links(run: Run) -> Run:
    """Return a run without the small words at its ends."""
    start, end = 0, len(run)
    while start < end and not run[start].is_capital:
        start += 1
    while end > start and not run[end - 1].is_capital:
        end -= 1
    return run[start:end]


def _are_alike(run: Run, told: Sequence[Word]) -> bool:
    """Whether two rows of words are one name; no comma or other mark may stand within."""
    return all(_is_alike(mine, other) for mine, other in zip(run, told, strict=True)) and not any(
        word.after_mark for word in told[1:]
    )


def _is_alike(mine: Word, told: Word) -> bool:
    if mine.key == told.key:
        return True
    return mine.is_capital and told.is_capital and _root(mine.key) == _root(told.key)


@cache
def _root(name: str) -> str:
    """Return what a place and its people share: `america` and `american`, `vietnam` and `vietnamese`."""
    return _DEMONYM.sub("", name)


def _is_continued(told: Sequence[Word], place: int) -> bool:
    """Whether what stands at a place is no name, or the rest of one that begins before it."""
    before = told[place - 1 : place] if not told[place].after_mark else ()
    return not told[place].is_capital or any(word.is_capital and not word.is_possessive for word in before)


def _continues(told: Sequence[Word], place: int) -> bool:
    """Whether a name goes on at a place, be it behind a small word ("Santiago | de Cuba")."""
    while place < len(told) and not told[place].after_mark and told[place].key in _LINK_WORDS:
        place += 1
    return any(word.is_capital and not word.after_mark for word in told[place : place + 1])
