"""What a question asks for: when, where, who, why, how many of what, how much, which thing."""

from __future__ import annotations

from collections.abc import Sequence

from bot.matching.question import Asked, Kind, Order
from bot.matching.reading.grammar import ASKING, AUXILIARIES
from bot.matching.reading.quantities import QUANTITIES, Asking, read_how
from bot.matching.words.keys import ACTORS, DATES, PERSONS, PLACES, is_of_country
from bot.matching.words.lexicon import Lexicon
from bot.matching.words.units import Unit, text_at, texts

LATEST = frozenset({"latest", "newest", "current", "recent"})
FIRST = frozenset({"earliest", "first", "oldest"})
_BEFORE_LAST = frozenset({"the", "its", "their", "is", "was", "were", "whats", "what", "which", "a"})
_BEHIND_TO_LAST = frozenset({"long", "until", "till", "for", "from", "to", "longer"})
REASONS = frozenset({"reason", "reasons", "purpose", "purposes"})
_QUESTION_WORDS = {
    "when": Kind.WHEN, "whens": Kind.WHEN, "where": Kind.WHERE, "wheres": Kind.WHERE, "who": Kind.WHO,
    "whos": Kind.WHO, "whom": Kind.WHO, "whose": Kind.WHO, "why": Kind.WHY, "what": Kind.WHAT,
    "whats": Kind.WHAT, "which": Kind.WHAT,
}  # fmt: skip
_KINDS_OF_NOUNS = {
    frozenset({DATES}): Kind.WHEN,
    frozenset({PLACES}): Kind.WHERE,
    frozenset({ACTORS}): Kind.WHO,
}
"""What nouns ask for that ask for one kind only ("which year", "which place")."""
_FINE_DATES = frozenset({"day", "month"})
"""Nouns that want a date as fine as that: "on which day"."""
_OFFICES = frozenset({
    "ambassador", "envoy", "consul", "president", "minister", "secretary", "head", "director", "chief",
    "leader", "chairman", "ceo", "manager", "founder", "author", "king", "queen", "mayor", "governor",
    "spokesman", "commander", "boss", "chairperson", "captain", "coach", "editor",
})  # fmt: skip
"""What persons are by their office: "who is the ambassador"."""
_OFFICE_WITHIN = 5
"""An office is looked for in so many words behind "name" or "who is the"."""
_NAMING = frozenset({"name", "names"})
_BEING = frozenset({"is", "was", "are", "were"})
_FUTURE = frozenset({"will", "shall", "wont"})
_JUDGING = frozenset({"should", "ought"})
_JUDGEMENTS = (["right", "to"], ["wrong", "to"])
_COUNTING = frozenset({"many", "much"})
_NO_COUNTING = frozenset({"so", "too", "very", "as", "that", "this", "not", "pretty", "thank", "thanks"})
"""Before "much" they ask nothing: "thanks so much"."""
_SMALL_NUMBERS = frozenset({"two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"})
_NO_NOUNS = frozenset({
    "stuff", "happened", "happen", "kind", "sort", "type", "else", "exactly", "one", "ones", "about", "thing",
    "things", "is", "are", "was", "were", "the", "did", "does", "do", "has", "have",
})  # fmt: skip
"""Words behind "what" that leave open what is asked for."""
_SPEAKERS = frozenset({"im", "i", "ive", "we", "people", "you"})
"""Behind "when" they tell when something is done, and ask nothing: "when i was reading"."""


def read_asked(units: Sequence[Unit], lexicon: Lexicon) -> Asking:
    """Return what is asked for, and the unit that names it, if one does."""
    special = _special(units, lexicon)
    if special is not None:
        return special, None
    by_word = _by_question_word(units, lexicon)
    if by_word is not None:
        return by_word
    if text_at(units, 0) in AUXILIARIES:
        return Asked(Kind.YES_NO), None
    return Asked(_kind_of_keywords(units, lexicon)), None


def read_order(units: Sequence[Unit]) -> Order | None:
    """Return which of several dated facts is meant, if the words say so."""
    return next((order for index in range(len(units)) if (order := order_at(units, index)) is not None), None)


def order_at(units: Sequence[Unit], index: int) -> Order | None:
    """Return which of several dated facts the word at an index chooses, as a year would.

    "Last" does so before a noun ("the last visit"), while the verb has its subject before it ("did it last");
    before a possessive it belongs to whose it is ("the last emperor's envoy").
    """
    text, previous, following = units[index].text, text_at(units, index - 1), text_at(units, index + 1)
    if text == "last":
        leads = not previous or previous in _BEFORE_LAST
        is_noun = following != "" and following not in _BEHIND_TO_LAST and not units[index + 1].is_possessive
        return Order.LATEST if leads and is_noun else None
    if text in LATEST:
        return Order.LATEST
    return Order.FIRST if text in FIRST else None


def _special(units: Sequence[Unit], lexicon: Lexicon) -> Asked | None:
    """Read what no question word tells: the future, an opinion, a name."""
    opens_a_question = any(unit.text in ASKING for unit in units)
    for index, unit in enumerate(units):
        if unit.text in _FUTURE and not opens_a_question:
            return Asked(Kind.FUTURE)
        if _is_opinion(units, index):
            return Asked(Kind.OPINION)
        if unit.text in _NAMING and _has_office(units, index + 1):
            return _a_person(units, lexicon)
    return Asked(Kind.NAME) if _is_name_asked(units) else None


def _by_question_word(units: Sequence[Unit], lexicon: Lexicon) -> Asking | None:
    for index, unit in enumerate(units):
        kind = _QUESTION_WORDS.get(unit.text)
        following = text_at(units, index + 1)
        if unit.text == "how" or (following in _COUNTING and unit.text not in _NO_COUNTING):
            return read_how(units, index + 1, lexicon)
        if kind is Kind.WHAT:
            return _what(units, index + 1, lexicon)
        if kind is Kind.WHO and _asks_who_is(units, index) and _has_office(units, index + 1, _OFFICE_WITHIN + 2):
            return _a_person(units, lexicon), None
        if kind is not None and not (kind is Kind.WHEN and _is_conjunction(units, index, lexicon)):
            return Asked(kind), None
    return None


def _is_opinion(units: Sequence[Unit], index: int) -> bool:
    """Tell whether a judgement is wanted ("should peru …", "is france right to …")."""
    opens = index == 0 and units[index].text in _JUDGING
    return opens or texts(units[index : index + 2]) in _JUDGEMENTS


def _is_name_asked(units: Sequence[Unit]) -> bool:
    """Tell whether something's name is wanted ("what is the plant called")."""
    words = texts(units)
    opens = words[:1] in (["what"], ["whats"], ["how"])
    return opens and (words[-1] in {"called", "named"} or words[1:4] == ["is", "the", "name"])


def _asks_who_is(units: Sequence[Unit], index: int) -> bool:
    """Tell whether a "who" goes on with "is", written in full or not ("who's", "whos")."""
    unit = units[index]
    return unit.is_possessive or unit.text == "whos" or text_at(units, index + 1) in _BEING


def _a_person(units: Sequence[Unit], lexicon: Lexicon) -> Asked:
    """Ask for a person; for the holder of an office where nothing is said but whose office it is."""
    told = [unit for unit in units if lexicon.is_content(unit) and not _is_place(unit, lexicon)]
    told = [unit for unit in told if unit.text not in _NAMING]
    office = told[0].all_keys if len(told) == 1 and told[0].text in _OFFICES else frozenset()
    return Asked(Kind.WHO, frozenset({PERSONS}), "a person", office)


def _is_place(unit: Unit, lexicon: Lexicon) -> bool:
    """Tell whether a unit names a country or a subject of the sources."""
    return lexicon.subjects.of(unit) is not None or any(map(is_of_country, unit.keys))


def _has_office(units: Sequence[Unit], start: int, length: int = _OFFICE_WITHIN) -> bool:
    """Tell whether somebody's office is named from here on ("the first consul", "its ambassador")."""
    return any(unit.text in _OFFICES for unit in units[start : start + length])


def _is_conjunction(units: Sequence[Unit], index: int, lexicon: Lexicon) -> bool:
    """Tell whether a "when" only joins clauses ("did X … when Y happened", "when i was reading")."""
    following = text_at(units, index + 1)
    if following in _SPEAKERS:
        return True
    if not following or following in AUXILIARIES:
        return False
    return any(map(lexicon.is_content, units[:index]))


def _what(units: Sequence[Unit], index: int, lexicon: Lexicon) -> Asking:
    """Read what follows what or which: the noun right behind says what is asked for."""
    if text_at(units, index) in REASONS:
        return Asked(Kind.WHY), None
    if text_at(units, index) in QUANTITIES or _is_quantity(units, index):
        return Asked(Kind.HOW_MUCH), None
    if text_at(units, index) in _SMALL_NUMBERS and index + 1 < len(units):
        index += 1
    if index >= len(units) or _is_no_noun(units[index], lexicon):
        return Asked(Kind.WHAT), None
    noun = units[index]
    kinds = lexicon.kinds.asked_by(noun)
    kind = _KINDS_OF_NOUNS.get(kinds)
    if kind is Kind.WHEN:
        return Asked(kind, head_text=noun.text if noun.text in _FINE_DATES else ""), None
    if kind is not None:
        return Asked(kind), noun
    return Asked(Kind.WHAT, noun.all_keys | kinds, noun.text), noun


def _is_quantity(units: Sequence[Unit], index: int) -> bool:
    """Tell whether a number is wanted as such behind "what": "is the amount of"."""
    words = texts(units[index : index + 4])
    return words[:1] != [] and words[0] in _BEING and words[1:2] == ["the"] and not QUANTITIES.isdisjoint(words[2:])


def _is_no_noun(unit: Unit, lexicon: Lexicon) -> bool:
    """Tell whether the word behind "what" names nothing: grammar, a filler, a verb in the past."""
    if unit.text in _NO_NOUNS or not lexicon.is_content(unit):
        return True
    return not unit.parts and lexicon.stems.is_past_form(unit.text)


def _kind_of_keywords(units: Sequence[Unit], lexicon: Lexicon) -> Kind:
    """Read keywords: "date", "number of buses" and the like."""
    for unit in units:
        if DATES in lexicon.kinds.asked_by(unit):
            return Kind.WHEN
        if unit.text in REASONS:
            return Kind.WHY
        if unit.text in QUANTITIES:
            return Kind.HOW_MUCH
    return Kind.ANY
