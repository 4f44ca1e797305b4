"""The English words that tell time in a question, and those that show a number to be no year."""

from __future__ import annotations

from enum import StrEnum
from types import MappingProxyType

from bot.factbase.period import Part


def row(text: str) -> tuple[str, ...]:
    """Split a text into its words, in the order written."""
    return tuple(text.split())


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_MONTH_NAMES = (
    ("january", "jan"),
    ("february", "feb"),
    ("march", "mar"),
    ("april", "apr"),
    ("may",),
    ("june", "jun"),
    ("july", "jul"),
    ("august", "aug"),
    ("september", "sept", "sep"),
    ("october", "oct"),
    ("november", "nov"),
    ("december", "dec"),
)
MONTHS = MappingProxyType({name: number for number, names in enumerate(_MONTH_NAMES, 1) for name in names})
"""Name or short form of a month → its number, counted from 1."""

_ONES = row("one two three four five six seven eight nine ten eleven twelve")
_TENS = row("ten twenty thirty forty fifty sixty seventy eighty ninety hundred")
NUMBERS = MappingProxyType(
    {word: number for number, word in enumerate(_ONES, 1)}
    | {word: number * 10 for number, word in enumerate(_TENS, 1)}
    | {"a": 1, "an": 1}
)
"""Numbers in words, as people count years back ("ten years ago")."""

_ORDINALS = row(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
)
ORDINALS = MappingProxyType({word: number for number, word in enumerate(_ORDINALS, 1)})
"""Places in words, for centuries."""

_DECADES = row("twenties thirties forties fifties sixties seventies eighties nineties")
DECADES = MappingProxyType({"noughties": 0} | {word: tens * 10 for tens, word in enumerate(_DECADES, 2)})
"""Decades in words → the last two digits of their first year."""

PARTS = MappingProxyType({"early": Part.EARLY, "mid": Part.MID, "late": Part.LATE})
"""Words that stand right before the time they narrow ("early 2006")."""

PARTS_WITH_OF = MappingProxyType({"beginning": Part.EARLY, "start": Part.EARLY, "middle": Part.MID, "end": Part.LATE})
"""Words that narrow a time only with "of" ("end of 2005")."""

UNITS = MappingProxyType(
    {
        "month": "month",
        "months": "month",
        "year": "year",
        "years": "year",
        "decade": "decade",
        "decades": "decade",
        "century": "century",
        "centuries": "century",
    }
)
"""Words for a stretch of the calendar → its name."""

PREFIXES = _words("in during on at of for from within throughout around circa ca ad the year years")
"""Words that belong to the time they stand before ("in the year 2005")."""

LEADS = _words("in during circa ca ad year years")
"""Those of them that make a year of any number from 1000 on ("in 1368")."""

GLUABLE = PREFIXES | _words("since before after until till by to between and pre post mid early late") | MONTHS.keys()
"""Words after which a missing blank does no harm ("in2005"); after others it makes an id ("S55")."""

SHORT_YEAR_LEADS = _words("in since before after until till by of")
"""Words after which two digits may be a year ("in 05")."""


class Opening(StrEnum):
    """How a word opens the period it stands before."""

    SINCE = "since"
    UNTIL = "until"
    AFTER = "after"
    BEFORE = "before"
    AS_OF = "as of"


OPENINGS = MappingProxyType(
    {
        ("since", ""): Opening.SINCE,
        ("until", ""): Opening.UNTIL,
        ("till", ""): Opening.UNTIL,
        ("til", ""): Opening.UNTIL,
        ("by", ""): Opening.UNTIL,
        ("up", "to"): Opening.UNTIL,
        ("up", "until"): Opening.UNTIL,
        ("after", ""): Opening.AFTER,
        ("post", ""): Opening.AFTER,
        ("later", "than"): Opening.AFTER,
        ("before", ""): Opening.BEFORE,
        ("pre", ""): Opening.BEFORE,
        ("prior", "to"): Opening.BEFORE,
        ("earlier", "than"): Opening.BEFORE,
        ("as", "of"): Opening.AS_OF,
    }
)
"""The word, or two words, that open a period."""

RANGE_WORDS = _words("to until till til through thru - – —  /")
"""What stands between the ends of an interval."""

PRESENT = _words("now present date")
"""Words for today where they end an interval ("2010 to the present")."""

CURRENCY = _words("$ € £ ¥ ₹ usd eur gbp rmb cny")
"""Marks and words of money, before or after its number."""

NUMBERED = _words("""
    # № number numbers nr num no article art section sect sec page pages pp chapter version ver room
    paragraph para clause resolution flight phone tel telephone fax zip postcode port call id pin
    """)
"""Words and marks after which a number is no year ("article 2005"; "no" only as "no.")."""

UNITS_OF_MEASURE = _words("""
    % percent pct per bc bce hundred thousand million millions billion billions trillion bn mn mio dollars
    euros yuan yen pesos rubles roubles pounds cents km kms kilometers kilometres miles mile meters metres
    feet inches mm cm ft kg kgs kilos kilograms grams ton tons tonne tonnes lb lbs barrels bpd litres liters
    gallons acres hectares ha kw mw gw kwh mwh gwh watts kilowatts megawatts volts degrees ° seconds secs
    minutes mins hours hrs days weeks months years decades centuries
    """)
"""What follows an amount, never a year."""

YEARLY = _words("""
    imports exports sales figures totals statistics stats elections olympics games relations events talks
    visits facts trades deals numbers results news series politics economics affairs ties credits
    investments protests
    """)
"""Plurals that commonly follow a year ("2000 imports"), so that a round number before them is one."""

IRREGULAR_PLURALS = _words("people persons men women children troops staff personnel police sheep cattle aircraft")
"""Plurals that do not show it by an s."""

FUNCTION_WORDS = _words("""
    a an and are as at but by did do does for from had has have how if in is it of on or so than that the
    then there they this to was were what when where which who whom whose why will with would you always
    perhaps versus vs its us his plus besides thus across afterwards towards
    """)
"""Words that are no nouns: a number before one of them counts nothing."""

STEPS = MappingProxyType({"this": 0, "current": 0, "last": -1, "next": 1, "coming": 1})
"""Words that count units of the calendar from the one of today ("last year")."""

SPELLED_HUNDREDS = MappingProxyType({"eighteen": 1800, "nineteen": 1900})
"""The hundreds of a year in words, before a decade ("nineteen-nineties")."""

ANCHORS = DECADES.keys() | UNITS.keys() | {"today", "c", "cent"}
"""A text with neither a number nor one of these names no period."""

STARTERS = frozenset(
    PREFIXES
    | {word for word, _ in OPENINGS}
    | PARTS.keys()
    | PARTS_WITH_OF.keys()
    | MONTHS.keys()
    | DECADES.keys()
    | ORDINALS.keys()
    | NUMBERS.keys()
    | STEPS.keys()
    | SPELLED_HUNDREDS.keys()
    | {"between", "past", "today", "'"}
)
"""The words that a period may begin with."""

POSSESSIVES = _words("his her their my your our")
"""Before "fifties" they make an age of it."""

ORDINAL_ENDINGS = _words("st nd rd th")

_SHORTEST_PLURAL = 4


def is_plural(word: str) -> bool:
    """Tell whether a lower-case word looks like a plural noun: "buses" and "people", not "was"."""
    if word in IRREGULAR_PLURALS:
        return True
    return len(word) >= _SHORTEST_PLURAL and word[-1] == "s" and word[-2] not in "siu" and word not in FUNCTION_WORDS
