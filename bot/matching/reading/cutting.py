"""Cutting a message into clauses."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from bot.matching.reading.grammar import ASKER, ASKING, AUXILIARIES, LEADING_ON, OPENERS
from bot.matching.text import Token

_SENTENCE_ENDS = frozenset({".", "!", "?", ";", "\n"})
_BEFORE_ASKING = frozenset({
    "in", "since", "until", "by", "for", "from", "with", "to", "at", "of", "on", "during",
})  # fmt: skip
"""Prepositions that a question may open with: "in which year"."""
_INDIRECT = frozenset({"know", "wonder", "wondering"})
"""Verbs before an indirect question, which may open with a preposition: "i wonder in which year"."""
_RELATIVE = frozenset({"who", "which", "whom", "whose", "when", "where"})
"""Question words that may also go on with the word before: "the man who"."""
_DOING = frozenset({"do", "does", "did"})
_BEFORE_DOING = ASKING | LEADING_ON | {
    "i", "you", "we", "they", "he", "she", "it", "u", "not", "much", "many", "thing", "all", "people", "to",
}  # fmt: skip
"""Words behind which "did" opens no question: "they did", "how much did"."""


@dataclass(frozen=True, slots=True)
class Clause:
    """Words without a break inside, and where they stand in the message."""

    words: tuple[str, ...]
    first: int
    """The position of its first token."""
    end: str
    """The punctuation behind it: "?" where it is a question mark; "" where there is none."""
    sentence: int
    """The number of its sentence."""

    @property
    def last(self) -> int:
        """The position of its last token."""
        return self.first + len(self.words) - 1


def clauses_of(line: Sequence[Token], empty: Collection[str]) -> Iterator[Clause]:
    """Cut at punctuation, before an asker's reasons, and before a question that follows other words.

    `empty` are the words that say nothing by themselves.
    """
    words = tuple(token.text for token in line)
    first, sentence = 0, 0
    for position, token in enumerate(line):
        if token.is_break:
            if position > first:
                yield Clause(words[first:position], first, _end(token.text), sentence)
            sentence += not _SENTENCE_ENDS.isdisjoint(token.text)
            first = position + 1
        elif position > first and _starts_clause(words, first, position, empty):
            yield Clause(words[first:position], first, "", sentence)
            first = position
    if first < len(line):
        yield Clause(words[first:], first, "", sentence)


def _end(text: str) -> str:
    return "?" if "?" in text else text[:1]


def _starts_clause(words: Sequence[str], first: int, position: int, empty: Collection[str]) -> bool:
    """Tell whether a new clause starts inside a stretch without punctuation."""
    word, previous = words[position], words[position - 1]
    following = words[position + 1 : position + 3]
    if word in OPENERS:
        return not ASKER.isdisjoint(following) and position - first > 1
    if word in ASKING:
        is_relative = word in _RELATIVE and previous not in empty
        return previous not in LEADING_ON and not is_relative and bool(following)
    if word in _BEFORE_ASKING and not ASKING.isdisjoint(following[:1]):
        return previous not in LEADING_ON or previous in _INDIRECT
    is_inverted = previous in OPENERS or (word in _DOING and previous not in _BEFORE_DOING)
    return word in AUXILIARIES and is_inverted and not ASKER.isdisjoint(words[first:position])
