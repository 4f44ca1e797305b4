"""What a question says, once read: the parsed form that everything after it works on."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from bot.factbase.period import Period
from bot.matching.words.keys import Keys
from bot.matching.words.units import Unit


class Kind(StrEnum):
    """The kind of thing a question asks for."""

    WHEN = "when"
    WHERE = "where"
    WHO = "who"
    WHY = "why"
    HOW_MANY = "how many"
    HOW_MUCH = "how much"
    MEASURE = "how long, far, old …"
    HOW = "how"
    NAME = "its name"
    FUTURE = "what will be"
    OPINION = "what should be"
    WHAT = "what or which"
    YES_NO = "yes or no"
    ANY = "anything"


OPEN_KINDS = frozenset({Kind.ANY, Kind.WHAT, Kind.YES_NO})
"""They do not say what kind of thing is wanted."""


ALIKE_KINDS = {
    **{kind: (kind,) for kind in (Kind.WHEN, Kind.WHERE, Kind.WHO, Kind.WHY, Kind.MEASURE)},
    Kind.HOW_MANY: (Kind.HOW_MANY, Kind.HOW_MUCH),
    Kind.HOW_MUCH: (Kind.HOW_MANY, Kind.HOW_MUCH),
}
"""Kinds that say what is wanted, each with those that want the same."""


class Order(StrEnum):
    """Which of several dated facts is meant."""

    FIRST = "first"
    LATEST = "latest"


@dataclass(frozen=True, slots=True)
class Term:
    """A unit that says something; `must` means that a fact has to account for it."""

    unit: Unit
    must: bool
    is_aside: bool = False
    """Whether it stands beside the question."""
    order: Order | None = None
    """Which of several dated facts it chooses."""
    is_light: bool = False
    """Whether it says how a fact is asked for or which of several, so that it weighs little whoever holds it."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked for: its kind, and the keys of what is counted or named (`how many *buses*`)."""

    kind: Kind
    head: Keys = frozenset()
    head_text: str = ""
    office: Keys = frozenset()
    """The keys of the office whose holder is asked for, where nothing but its country is said of it."""

    @property
    def is_open(self) -> bool:
        """Whether anything may be wanted: neither a kind of thing nor a noun is named."""
        return self.kind in OPEN_KINDS and not self.head_text


Party = Keys
"""The keys of those who act: subjects of the source, persons, companies … Empty when unsaid."""


class Relation(StrEnum):
    """What a claim says of its parties; only claims of one relation can contradict each other."""

    HANDS_OVER = "one gives what the other gets"
    DOES = "one does it to the other"
    OWNS = "one has it"


@dataclass(frozen=True, slots=True)
class Claim:
    """Who does something to whom, as far as words or roles show it.

    `verb` holds the keys of what is done or had; `actor` gives, does or has, `other` gets or suffers.
    """

    relation: Relation
    verb: Keys
    actor: Party = frozenset()
    other: Party = frozenset()


@dataclass(frozen=True, slots=True)
class Course:
    """A verb with what stands before and behind it in an active clause, each by the keys of all its words."""

    verb: Keys
    before: Keys
    behind: Keys


@dataclass(frozen=True, slots=True)
class Reversal:
    """A verb of a question: its keys, and the stems of the verbs that say the contrary."""

    said: Keys
    contrary: frozenset[str]


@dataclass(frozen=True, slots=True)
class Count:
    """How many of what: the key of the number, and those of what is counted."""

    number: str
    of: Keys


@dataclass(frozen=True, slots=True)
class Correction:
    """A mistyped word and the word it was read as."""

    typed: str
    meant: str


@dataclass(frozen=True, slots=True)
class Question:
    """A question as read."""

    text: str
    terms: tuple[Term, ...] = ()
    periods: tuple[Period, ...] = ()
    hints: tuple[Period, ...] = ()
    """Times named beside the question: they prefer a fact, and speak against none."""
    asked: Asked = Asked(Kind.ANY)
    order: Order | None = None
    claims: tuple[Claim, ...] = ()
    courses: tuple[Course, ...] = ()
    """Its verbs with what is before and behind them."""
    without: Keys = frozenset()
    """Keys of what it says there is none of."""
    reversals: tuple[Reversal, ...] = ()
    """Its verbs that have a contrary."""
    persons: Party = frozenset()
    """Persons that it names."""
    excluded: Keys = frozenset()
    """Keys of what is set aside ("besides Lima"): it is not what is asked for."""
    times_aside: tuple[Period, ...] = ()
    """Times that it sets aside ("not 2005")."""
    counts: tuple[Count, ...] = ()
    """Numbers of things that it names ("three consulates")."""
    places: Party = frozenset()
    """Subjects in which something is asked to be ("in Peru")."""
    is_negated: bool = False
    corrections: tuple[Correction, ...] = ()
    subjects: Party = frozenset()
    """Subjects of the sources that it names, of those that most facts name."""
    is_overview: bool = False
    """Whether it asks for whatever there is ("what happened in", "tell me everything about")."""
    is_clipped: bool = False
    """Whether it was too long to be read to its end."""

    @property
    def musts(self) -> tuple[Term, ...]:
        """The terms that a fact has to account for."""
        return tuple(term for term in self.terms if term.must)

    @property
    def asks_nothing(self) -> bool:
        """True for a greeting, thanks and the like: nothing in it that a fact would have to account for."""
        return not (self.musts or self.periods or self.order)

    @property
    def is_empty(self) -> bool:
        """True when nothing is left that could be looked for."""
        return not self.terms and not self.periods and not self.order
