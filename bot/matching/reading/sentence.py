"""A line of units and who is in it: what stands before and behind each word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.matching.question import Party
from bot.matching.reading.grammar import ARTICLES, ASKING, AUXILIARIES, BEING, HAVING
from bot.matching.words.lexicon import Lexicon
from bot.matching.words.units import Unit, text_at, texts

NOBODY: Party = frozenset()
_BARRIERS = frozenset({
    "to", "from", "by", "in", "with", "of", "for", "at", "on", "against", "into", "between", "and", "or",
    "than",
})  # fmt: skip
"""Whoever stands behind one of these is not the one who does what the verb behind says."""
_CAUSING = frozenset({
    "help", "helped", "helps", "helping", "let", "lets", "letting", "make", "makes", "made", "making",
})  # fmt: skip
"""Whoever stands behind one of these does what the next verb says, but not by himself."""
_RULING = frozenset({"government", "state", "leadership", "authorities", "leaders", "side"})
_TO = frozenset({"to", "into", "for"})
_SOURCES = frozenset({"from", "by", "of", "in"})
_NOUN_ENDINGS = (
    "ment", "ments", "tion", "tions", "sion", "sions", "ance", "ence", "ship", "ity", "ness", "er", "ers",
    "or", "ors",
)  # fmt: skip
_DEED_ENDINGS = ("tion", "tions")
"""Nouns for what is done rather than had ("the recognition of Peru")."""
_SENTENCE_WORDS = AUXILIARIES | ASKING | BEING
_OBJECT = 2
"""Of the verb before: so many words behind it are its object, and not the subject of the next."""


class Sentence:
    """A line of units with the parties and the verbs in it.

    Mere keywords ("peru france visit") do not say who does what; they do only of giving and getting.
    """

    def __init__(self, units: Sequence[Unit], lexicon: Lexicon, *, is_statement: bool = False) -> None:
        self.units = units
        self.lexicon = lexicon
        self.parties = [lexicon.parties.named_by(unit) for unit in units]
        self.verbs = [index for index in range(len(units)) if self.is_action(index)]
        if not is_statement and _SENTENCE_WORDS.isdisjoint(texts(units)):
            self.verbs = [index for index in self.verbs if lexicon.actions.hands_over(self.stem(index))]

    def stem(self, index: int) -> str:
        """Return the stem of a unit."""
        return self.lexicon.stems.of(self.units[index].text)

    def is_action(self, index: int) -> bool:
        """Tell whether a unit says that somebody does something; nouns do only where English lists them."""
        unit, actions = self.units[index], self.lexicon.actions
        if unit.text in HAVING or unit.parts or self.parties[index]:
            return False
        if unit.text.endswith(_NOUN_ENDINGS):
            return unit.text in actions.nouns
        return actions.includes(self.stem(index))

    def is_thing(self, index: int) -> bool:
        """Tell whether a unit may be owned: no name, no grammar, and nothing that is done rather than had."""
        if not 0 <= index < len(self.units):
            return False
        unit = self.units[index]
        is_noun = not self.parties[index] and self.lexicon.is_content(unit)
        return is_noun and not self.is_action(index) and not unit.text.endswith(_DEED_ENDINGS)

    def end_of_thing(self, first: int) -> int:
        """Return the index behind a run of words that names one thing ("oil development agreement")."""
        end = first + 1
        while self.is_thing(end):
            end += 1
        return end

    def subject_of(self, verb: int, *, adjectives: bool) -> Party:
        """Return the one before a verb and behind the verb before with its object: see `nearest_before`."""
        previous = max((other for other in self.verbs if other < verb), default=None)
        start = 0 if previous is None else previous + 1 + _OBJECT
        return self.nearest_before(verb, start, adjectives=adjectives)

    def nearest_before(self, index: int, start: int = 0, *, adjectives: bool) -> Party:
        """Return the nearest one before a unit, from `start` on, that no preposition governs.

        Whoever is named by an adjective ("french") counts only on demand.
        """
        for at in range(index - 1, start - 1, -1):
            if not self.parties[at]:
                continue
            if at > 1 and self.units[at - 1].text == "and" and self.parties[at - 2]:
                return self.parties[at] | self.parties[at - 2]
            is_noun = adjectives or not self._is_mere_adjective(at)
            if is_noun and governor(self.units, at) not in _BARRIERS:
                return self.parties[at] if self._may_act(at) else NOBODY
        return NOBODY

    def behind(self, verb: int) -> Iterator[tuple[str, Party]]:
        """Yield (preposition, party) for those between a verb and the next; "" is the bare object."""
        end = min((other for other in self.verbs if other > verb), default=len(self.units))
        for index in range(verb + 1, end):
            if not self.parties[index]:
                continue
            preposition = governor(self.units, index, verb + 1)
            if preposition in _TO:
                yield "to", self.parties[index]
            elif preposition in _SOURCES:
                yield preposition, self.parties[index]
            elif index <= verb + _OBJECT and not preposition and not self._acts_itself(index):
                yield ("of" if self._is_modifier(index) else ""), self.parties[index]

    def _may_act(self, index: int) -> bool:
        """Tell whether a party before a verb is its subject: no pair of names, and not told to do it."""
        previous = self.parties[index - 1] if index else NOBODY
        is_pair = bool(previous - self.parties[index])  # "peru france visit"
        is_told = self.units[index + 1].text == "to" or text_at(self.units, index - 1) in _CAUSING
        return not is_pair and not is_told

    def _acts_itself(self, index: int) -> bool:
        """Tell whether a verb follows a name at once: "the contract peru had signed" does nothing to Peru."""
        if index + 1 >= len(self.units):
            return False
        return self.units[index + 1].text in AUXILIARIES or self.is_action(index + 1)

    def _is_mere_adjective(self, index: int) -> bool:
        """Tell whether a subject's adjective does not stand for the subject ("the peruvian government" is Peru)."""
        is_adjective = self.lexicon.subjects.is_adjective(self.units[index])
        return is_adjective and text_at(self.units, index + 1) not in _RULING

    def _is_modifier(self, index: int) -> bool:
        """Tell whether a subject's adjective stands before something else."""
        return self.lexicon.subjects.is_adjective(self.units[index]) and index + 1 < len(self.units)


def governor(units: Sequence[Unit], index: int, start: int = 0) -> str:
    """Return the word before a name, an article aside, from `start` on; "" where there is none."""
    at = index - 1
    if at > start and units[at].text in ARTICLES:
        at -= 1
    text = text_at(units, at) if at >= start else ""
    return "" if text in ARTICLES else text
