"""What a question asks for: when, where, who, why, how many of what, how much, which thing."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from bot.matching.clauses import ASKING, AUXILIARIES
from bot.matching.lexicon import Lexicon
from bot.matching.question import Asked, Kind, Order
from bot.matching.units import Unit

_QUESTION_WORDS = {
    "when": Kind.WHEN, "whens": Kind.WHEN, "where": Kind.WHERE, "wheres": Kind.WHERE, "who": Kind.WHO,
    "whos": Kind.WHO, "whom": Kind.WHO, "whose": Kind.WHO, "why": Kind.WHY, "what": Kind.WHAT, "whats": Kind.WHAT,
    "which": Kind.WHAT,
}  # fmt: skip
_QUANTITIES = frozenset("amount sum value number quantity count figure figures total".split())
_COUNTED_MONEY = frozenset("dollar dollars usd million millions billion billions money cash euros".split())
_REASONS = frozenset({"reason", "reasons", "purpose", "purposes"})
_OFFICES = frozenset(
    "ambassador envoy consul president minister secretary head director chief leader chairman ceo manager founder "
    "author king queen mayor governor spokesman commander boss chairperson captain coach editor".split()
)
_FUTURE = frozenset({"will", "shall", "wont"})
_A_PERSON = Asked(Kind.WHO, frozenset({"?person"}), "a person")
_IS = frozenset("is was are were".split())
_SMALL = frozenset("two three four five six seven eight nine ten".split())
_SIZES = frozenset("large big great high sizeable".split())
_MEASURED = frozenset("long old far tall deep heavy fast often wide hot cold expensive small late early soon".split())
_ANY_THING = frozenset(
    "stuff happened happen kind sort type else exactly one ones about thing things "
    "is are was were the did does do has have".split()
)
_LATEST = frozenset({"latest", "newest", "current", "recent"})
_FIRST = frozenset({"earliest", "first", "oldest"})
_OVERVIEW = frozenset(
    "happened happen events event facts fact anything everything history overview timeline news summary "
    "list going".split()
)


def asked(units: Sequence[Unit], lexicon: Lexicon) -> tuple[Asked, int | None]:
    """Return what is asked for, and the index of the unit that names it, if one does."""
    special = _special(units)
    if special is not None:
        return special, None
    for index, unit in enumerate(units):
        kind = _QUESTION_WORDS.get(unit.text)
        following = units[index + 1].text if index + 1 < len(units) else ""
        if unit.text == "how" or following in {"many", "much"}:
            return _how(units, index, lexicon)
        if kind is Kind.WHAT:
            return _what(units, index, lexicon)
        if kind is Kind.WHO and following in _IS and _names_an_office(units[index + 2 : index + 8]):
            return _A_PERSON, None
        if kind is Kind.WHEN and _is_conjunction(units, index, lexicon):
            continue
        if kind is not None:
            return Asked(kind), None
    if units and units[0].text in AUXILIARIES:
        return Asked(Kind.YES_NO), None
    return _keyword(units, lexicon)


def _special(units: Sequence[Unit]) -> Asked | None:
    """Read what no question word tells: what will be, what should be, whose name or its name is wanted."""
    asks_outright = any(unit.text in ASKING for unit in units)
    for index, unit in enumerate(units):
        if unit.text in _FUTURE and not asks_outright:
            return Asked(Kind.FUTURE)
        if _is_opinion(units, index):
            return Asked(Kind.OPINION)
        if unit.text in {"name", "names"} and _names_an_office(units[index + 1 : index + 6]):
            return _A_PERSON
    return Asked(Kind.NAME) if _is_name_asked(units) else None


def _is_opinion(units: Sequence[Unit], index: int) -> bool:
    """Tell whether a judgement is wanted ("should cuba …", "is china right to …")."""
    texts = [unit.text for unit in units[index : index + 2]]
    return (not index and texts[0] in {"should", "ought"}) or texts in (["right", "to"], ["wrong", "to"])


def _is_name_asked(units: Sequence[Unit]) -> bool:
    """Tell whether something's name is wanted ("what is the plant called")."""
    texts = [unit.text for unit in units]
    opens = texts[:1] in (["what"], ["whats"], ["how"])
    return opens and (texts[-1] in {"called", "named"} or texts[1:4] == ["is", "the", "name"])


def _names_an_office(units: Sequence[Unit]) -> bool:
    """Tell whether the first noun that is no name is somebody's office ("the first consul", "its ambassador")."""
    return any(unit.text in _OFFICES for unit in units)


def _is_conjunction(units: Sequence[Unit], index: int, lexicon: Lexicon) -> bool:
    """Tell whether a "when" only joins clauses ("did X … when Y happened", "when i was reading")."""
    following = units[index + 1].text if index + 1 < len(units) else ""
    if following in {"im", "i", "ive", "we", "people", "you"}:
        return True
    if not following or following in AUXILIARIES:
        return False
    return any(not lexicon.is_stopword(unit) and not lexicon.is_filler(unit) for unit in units[:index])


def order(units: Sequence[Unit]) -> Order | None:
    """Return which of several dated facts is meant, if the words say so."""
    for unit in units:
        if unit.text in _LATEST:
            return Order.LATEST
        if unit.text in _FIRST:
            return Order.FIRST
    return None


def is_overview_word(unit: Unit) -> bool:
    """Tell whether a word asks for whatever there is ("what happened", "everything")."""
    return unit.text in _OVERVIEW


def is_quantity_word(unit: Unit) -> bool:
    """Tell whether a word asks for a number as such ("amount", "total")."""
    return (
        unit.text in _QUANTITIES
        or unit.text in _COUNTED_MONEY
        or unit.text in _REASONS
        or unit.text in _SIZES | _MEASURED
    )


def is_order_word(unit: Unit) -> bool:
    """Tell whether a word picks one of several dated facts ("latest", "first")."""
    return unit.text in _LATEST or unit.text in _FIRST


def _how(units: Sequence[Unit], index: int, lexicon: Lexicon) -> tuple[Asked, int | None]:
    following = units[index + 1].text if index + 1 < len(units) else ""
    if following == "come":
        return Asked(Kind.WHY), None
    if following == "many":
        head = _next_content(units, index + 2, lexicon)
        if head is None:
            return Asked(Kind.HOW_MANY), None
        if units[head].text in _COUNTED_MONEY:
            return Asked(Kind.HOW_MUCH), None
        counted = list(takewhile(lambda unit: not lexicon.is_stopword(unit), units[head:]))
        keys = frozenset().union(*(unit.all_keys for unit in counted))
        return Asked(Kind.HOW_MANY, keys, " ".join(unit.text for unit in counted)), head
    if following == "much":
        return _how_much(units, index + 2, lexicon), None
    if following in _SIZES:
        return Asked(Kind.HOW_MUCH), None
    if following in _MEASURED:
        return Asked(Kind.MEASURE, units[index + 1].keys, following), None
    return Asked(Kind.HOW), None


def _how_much(units: Sequence[Unit], start: int, lexicon: Lexicon) -> Asked:
    """Read "how much": of what, where a noun follows at once."""
    if start >= len(units) or lexicon.is_stopword(units[start]) or units[start].text in _COUNTED_MONEY:
        return Asked(Kind.HOW_MUCH)
    noun = units[start]
    if lexicon.is_filler(noun) or lexicon.subject_of(noun):
        return Asked(Kind.HOW_MUCH)
    return Asked(Kind.HOW_MUCH, noun.all_keys, noun.text)


def _what(units: Sequence[Unit], index: int, lexicon: Lexicon) -> tuple[Asked, int | None]:
    """Read what/which: the noun right behind it says what is asked for."""
    head = index + 1
    if head < len(units) and units[head].text in _REASONS:
        return Asked(Kind.WHY), None
    if head < len(units) and units[head].text in _QUANTITIES:
        return Asked(Kind.HOW_MUCH), None
    if head < len(units) and units[head].text in _SMALL and head + 1 < len(units):
        head += 1
    if head >= len(units) or _is_no_noun(units[head], lexicon):
        return Asked(Kind.WHAT), None
    kinds = lexicon.kinds_asked(units[head])
    for noun, kind in (("?when", Kind.WHEN), ("?where", Kind.WHERE), ("?who", Kind.WHO)):
        if kinds == {noun}:
            return Asked(kind), head if kind is not Kind.WHEN else None
    return Asked(Kind.WHAT, units[head].all_keys | kinds, units[head].text), head


def _is_no_noun(unit: Unit, lexicon: Lexicon) -> bool:
    """Tell whether the word behind "what" names nothing: grammar, a filler, a verb in the past."""
    if unit.text in _ANY_THING or lexicon.is_stopword(unit) or lexicon.is_filler(unit):
        return True
    return not unit.parts and (unit.text.endswith("ed") or unit.text in lexicon.english.irregular)


def _keyword(units: Sequence[Unit], lexicon: Lexicon) -> tuple[Asked, int | None]:
    """Read keywords: "date", "number of buses" and the like."""
    for unit in units:
        if "?when" in lexicon.kinds_asked(unit):
            return Asked(Kind.WHEN), None
        if unit.text in _REASONS:
            return Asked(Kind.WHY), None
        if unit.text in _QUANTITIES:
            return Asked(Kind.HOW_MUCH), None
    return Asked(Kind.ANY), None


def _next_content(units: Sequence[Unit], start: int, lexicon: Lexicon) -> int | None:
    for index in range(start, min(start + 4, len(units))):
        unit = units[index]
        if unit.text in AUXILIARIES:
            return None
        if not lexicon.is_stopword(unit) and not unit.keys & lexicon.subject_keys:
            return index
    return None
