"""What is asked behind "how": how many of what, how much, how long."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from bot.matching.question import Asked, Count, Kind
from bot.matching.reading.grammar import AUXILIARIES
from bot.matching.words.keys import NUMBER
from bot.matching.words.lexicon import Lexicon
from bot.matching.words.units import Unit, all_keys, text_at, texts

Asking = tuple[Asked, Unit | None]
"""What is asked for, and the unit that names it, if one does."""

QUANTITIES = frozenset({
    "amount", "sum", "value", "number", "quantity", "count", "figure", "figures", "total",
})  # fmt: skip
"""Nouns that ask for a number as such."""
MONEY = frozenset({
    "dollar", "dollars", "usd", "million", "millions", "billion", "billions", "money", "cash", "euros",
})  # fmt: skip
"""What is counted where "how many" asks for a sum: "how many millions"."""
SIZES = frozenset({"large", "big", "great", "high", "sizeable"})
"""Behind "how" they ask how much."""
_SUBJECTS_TOGETHER = frozenset({"countries", "nations", "governments", "states", "sides", "parties"})
_NOUN_WITHIN = 4
"""What is counted is looked for in so many words behind "how many"."""


def read_how(units: Sequence[Unit], index: int, lexicon: Lexicon) -> Asking:
    """Read a "how" by the word behind it, which stands at an index."""
    following = text_at(units, index)
    if following == "come":
        return Asked(Kind.WHY), None
    if following == "many":
        return _how_many(units, index + 1, lexicon)
    if following == "much":
        return _how_much(units, index + 1, lexicon), None
    if following in SIZES:
        return Asked(Kind.HOW_MUCH), None
    if following in lexicon.english.measures:
        return Asked(Kind.MEASURE, lexicon.stems_of(lexicon.english.measures[following]), following), None
    return Asked(Kind.HOW), None


def counts_in(units: Sequence[Unit], lexicon: Lexicon) -> Iterator[Count]:
    """Yield how many of what is named; "the two countries" only means the subjects."""
    for index, unit in enumerate(units):
        number = next((key for key in unit.keys if key.startswith(NUMBER)), None)
        noun = _counted_noun(units, index + 1, lexicon) if number else None
        if number and noun is not None and units[noun].text not in _SUBJECTS_TOGETHER:
            counted = takewhile(lexicon.is_content, units[noun:])
            yield Count(number, all_keys(counted))


def _how_many(units: Sequence[Unit], start: int, lexicon: Lexicon) -> Asking:
    noun = _counted_noun(units, start, lexicon)
    if noun is None:
        return Asked(Kind.HOW_MANY), None
    if units[noun].text in MONEY:
        return Asked(Kind.HOW_MUCH), None
    counted = list(takewhile(lexicon.is_content, units[noun:]))
    return Asked(Kind.HOW_MANY, all_keys(counted), " ".join(texts(counted))), units[noun]


def _how_much(units: Sequence[Unit], index: int, lexicon: Lexicon) -> Asked:
    """Read "how much": of what, where a noun follows at once."""
    if index >= len(units):
        return Asked(Kind.HOW_MUCH)
    noun = units[index]
    if noun.text in MONEY or not lexicon.is_content(noun) or lexicon.subjects.of(noun):
        return Asked(Kind.HOW_MUCH)
    return Asked(Kind.HOW_MUCH, noun.all_keys, noun.text)


def _counted_noun(units: Sequence[Unit], start: int, lexicon: Lexicon) -> int | None:
    """Return the index of what is counted: the first word that is neither grammar nor a subject."""
    for index in range(start, min(start + _NOUN_WITHIN, len(units))):
        if units[index].text in AUXILIARIES:
            return None
        if not lexicon.is_stopword(units[index]) and not lexicon.subjects.of(units[index]):
            return index
    return None
