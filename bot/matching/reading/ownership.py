"""Whose a thing is, and where it comes from."""

from __future__ import annotations

from collections.abc import Iterator

from bot.matching.question import Claim, Party, Relation
from bot.matching.reading.grammar import HAVING
from bot.matching.reading.sentence import NOBODY, Sentence
from bot.matching.words.keys import joined
from bot.matching.words.units import Unit, all_keys, texts

_PERFECT_WITHIN = 3
"""A "have" forms a tense where a participle is among so many words behind it."""


def possessions(sentence: Sentence, *, is_statement: bool) -> Iterator[Claim]:
    """Yield whose a thing is: "peru's embassy", "the peruvian embassy", "embassy of peru", "peru has one".

    In a statement an adjective may only tell where a thing comes from ("french buses"): see `origins`.
    """
    for index in range(len(sentence.units)):
        party, thing = _owner_and_thing(sentence, index, is_statement=is_statement)
        owner = party & sentence.lexicon.subjects.keys
        if thing is not None and owner:
            end = thing + 1 if is_statement else sentence.end_of_thing(thing)
            yield Claim(Relation.OWNS, all_keys(sentence.units[thing:end]), owner)
    for unit in sentence.units:
        yield from _told_by_name(unit, sentence)


def origins(sentence: Sentence) -> Iterator[Claim]:
    """Yield where things come from, as adjectives tell ("french buses")."""
    lexicon = sentence.lexicon
    for index, unit in enumerate(sentence.units):
        if lexicon.subjects.is_adjective(unit) and sentence.is_thing(index + 1):
            thing = sentence.units[sentence.end_of_thing(index + 1) - 1]
            yield Claim(Relation.HANDS_OVER, thing.all_keys, sentence.parties[index] & lexicon.subjects.keys)


def _owner_and_thing(sentence: Sentence, index: int, *, is_statement: bool) -> tuple[Party, int | None]:
    """Return the owner that a unit tells of, and where the thing stands."""
    unit, parties = sentence.units[index], sentence.parties
    if unit.text in HAVING and index and not _forms_tense(sentence, index):
        things = (i for i in range(index + 1, len(sentence.units)) if _is_had(sentence, i))
        return sentence.nearest_before(index, adjectives=False), next(things, None)
    is_owner = unit.is_possessive or (not is_statement and sentence.lexicon.subjects.is_adjective(unit))
    if is_owner and sentence.is_thing(index + 1):
        return parties[index], index + 1
    if unit.text == "of" and sentence.is_thing(index - 1) and index + 1 < len(parties):
        return parties[index + 1], index - 1
    return NOBODY, None


def _is_had(sentence: Sentence, index: int) -> bool:
    """Tell whether a unit may be what somebody has: a thing, or a company and the like by its name."""
    is_named = bool(sentence.parties[index]) and sentence.lexicon.subjects.of(sentence.units[index]) is None
    return is_named or sentence.is_thing(index)


def _told_by_name(unit: Unit, sentence: Sentence) -> Iterator[Claim]:
    """Yield what a name tells by itself: "France Development Bank" is a French bank."""
    lexicon = sentence.lexicon
    owner = joined(part.keys for part in unit.parts) & lexicon.subjects.keys
    if owner and lexicon.kinds.named_by(unit) and lexicon.kinds.asked_by(unit.parts[-1]):
        yield Claim(Relation.OWNS, unit.parts[-1].keys, owner)
    for belonging in lexicon.parties.belongings(unit):
        yield Claim(Relation.OWNS, belonging.thing, belonging.owner)


def _forms_tense(sentence: Sentence, index: int) -> bool:
    """Tell whether a "have" only forms a tense ("had purchased 100 locomotives")."""
    behind = texts(sentence.units[index + 1 : index + 1 + _PERFECT_WITHIN])
    is_past_form = sentence.lexicon.stems.is_past_form
    return behind[:1] == ["to"] or any(is_past_form(word) or word == "been" for word in behind)
