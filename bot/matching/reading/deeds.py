"""Who does what to whom, as a verb and the words around it tell.

Prepositions decide where they stand ("from France", "to Peru", "by France"), then the place before or behind
the verb, with passives turned round.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bot.matching.question import Claim, Party, Relation
from bot.matching.reading.grammar import BEING
from bot.matching.reading.sentence import NOBODY, Sentence
from bot.matching.words.units import all_keys, text_at, texts

_BEFORE_NOUNS = frozenset({"the", "a", "an", "this", "that", "on", "of", "for", "in", "with"})
_PERFECT = frozenset({"has", "have", "had"})
_CLOSE = 2
"""So many words before or behind a verb belong to it."""


@dataclass(frozen=True, slots=True)
class _Sides:
    """Who does what a verb says, to whom it is done, and those behind the verb by their prepositions."""

    doer: Party
    done_to: Party
    behind: Mapping[str, Party]

    def first(self, *prepositions: str) -> Party:
        """Return the one behind the first of some prepositions that stands there."""
        return next((self.behind[each] for each in prepositions if each in self.behind), NOBODY)


def deed(sentence: Sentence, verb: int) -> Claim:
    """Return the claim of the verb, or its noun, at an index."""
    actions, stem, keys = sentence.lexicon.actions, sentence.stem(verb), sentence.units[verb].all_keys
    if _is_mutual(sentence, verb) and not actions.hands_over(stem):
        return Claim(Relation.DOES, keys)  # what is done with somebody has no direction
    is_passive = _is_passive(sentence, verb)
    sides = _sides(sentence, verb, is_passive=is_passive)
    if stem in actions.giving:
        taker = sides.first("to", "in") or (NOBODY if is_passive else sides.done_to)
        return Claim(Relation.HANDS_OVER, keys, sides.doer or sides.first("from"), taker)
    if stem in actions.getting:
        return Claim(Relation.HANDS_OVER, keys, sides.first("from", "of"), sides.doer)
    if stem in actions.opposites and stem not in actions.own:
        opposite = all_keys(sentence.lexicon.units_of(actions.opposites[stem])[:1])
        return Claim(Relation.DOES, opposite, sides.done_to, sides.doer)
    return Claim(Relation.DOES, keys, sides.doer, sides.done_to or sides.first("to", "of"))


def _sides(sentence: Sentence, verb: int, *, is_passive: bool) -> _Sides:
    before = sentence.subject_of(verb, adjectives=not is_passive)
    if _is_only_owner(sentence, verb, before, is_passive=is_passive):
        before = NOBODY
    behind = dict(sentence.behind(verb))
    by = behind.get("by", NOBODY)
    if is_passive:
        return _Sides(by, before, behind)
    return _Sides(by or before, behind.get("", NOBODY), behind)


def _is_only_owner(sentence: Sentence, verb: int, party: Party, *, is_passive: bool) -> bool:
    """Tell whether the one before a verb neither does nor suffers what it says.

    "Peru's relations were set up" says nothing of Peru, "did peru pay interest on the loan" not who lends.
    """
    units, parties = sentence.units, sentence.parties
    if is_passive and any(units[i].is_possessive and parties[i] == party for i in range(verb)):
        return True
    start = max(0, verb - _CLOSE)
    is_noun = not _BEFORE_NOUNS.isdisjoint(texts(units[start:verb]))
    return is_noun and not any(parties[start:verb])


def _is_mutual(sentence: Sentence, verb: int) -> bool:
    """Tell whether something is done with somebody ("allied with", "with whom was peru allied")."""
    behind = texts(sentence.units[verb + 1 : verb + 1 + _CLOSE])
    return text_at(sentence.units, 0) == "with" or "with" in behind


def _is_passive(sentence: Sentence, verb: int) -> bool:
    words = texts(sentence.units)
    if words[verb].endswith("ing") or not sentence.lexicon.stems.is_past_form(words[verb]):
        return False
    if words[0] == "by" or not BEING.isdisjoint(words[max(0, verb - _CLOSE) : verb]):
        return True
    return words[0] in BEING and _PERFECT.isdisjoint(words[:verb])
