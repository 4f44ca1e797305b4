"""What a fact offers a question: its words as keys, its ways of asking, its numbers, dates and claims."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from bot.factbase.model import Fact, Figure, Topic
from bot.factbase.period import Period
from bot.matching.claims import origins_of, persons_in
from bot.matching.lexicon import Lexicon
from bot.matching.question import Claim, Kind, Party, Question
from bot.matching.reading import Reader
from bot.matching.roles import claims_in, places_in
from bot.matching.text import number_text
from bot.matching.units import Unit

_SHARES = frozenset({"percent", "per cent", "%"})
_FUTURE = frozenset("will plan plans planned planning expected intends".split())
_DURATIONS = frozenset("day days week weeks month months year years hour hours minute minutes".split())


@dataclass(frozen=True, slots=True)
class Phrasing:
    """One way of asking, or the fact's own text: the keys of its units, its periods, its words in order."""

    units: tuple[frozenset[str], ...]
    years: frozenset[str]
    line: str
    kind: Kind
    is_ask: bool


@dataclass(frozen=True, slots=True)
class Profile:
    """A fact as the matcher sees it."""

    fact: Fact
    own: frozenset[str]
    """Keys of its text, answer, roles and figures, and of the kinds of thing it names."""
    asked: frozenset[str]
    """Keys that stand in its ways of asking."""
    topic: frozenset[str]
    """Keys of its topic's title and aliases."""
    share: dict[str, float]
    """In how large a part of its ways of asking a key stands, 0 to 1."""
    phrasings: tuple[Phrasing, ...]
    nevers: tuple[Phrasing, ...]
    """Questions that it must never answer."""
    counted: frozenset[str]
    """Keys of what its figures count."""
    measured: frozenset[str]
    """Keys of what its figures measure, and of their units."""
    because: frozenset[str]
    """Keys of the reason or purpose it states."""
    places: Party
    """Subjects in which it takes place."""
    gives: frozenset[Kind]
    periods: tuple[Period, ...]
    ends: tuple[Period, ...]
    """The dates of its figures where they differ: what lies between them is not known."""
    claims: tuple[Claim, ...]
    origins: tuple[Claim, ...]
    """Where things in it come from ("Chinese buses")."""
    answer: frozenset[str]
    """Keys of its short answer."""
    subjects: Party
    """Subjects of the source that it or its ways of asking name."""
    persons: Party
    """Persons who do what it says, or to whom it is done."""
    names: frozenset[str]
    """Keys of the names in it."""
    is_negated: bool
    """Whether something in it is denied."""
    denies: bool
    """Whether its short answer is a denial, so that it has no date, place or number to give."""


def profile_of(fact: Fact, topic: Topic, lexicon: Lexicon, reader: Reader) -> Profile:
    """Return the profile of a fact."""
    own_units = [unit for text in _own_texts(fact) for unit in lexicon.units_of(text)]
    questions = [reader.read(ask) for ask in fact.asks]
    asks = tuple(_phrasing(question, is_ask=True) for question in questions)
    statement = _phrasing(reader.read(f"{fact.answer}. {fact.text}"), is_ask=False)
    ends = _ends(fact)
    return Profile(
        fact=fact,
        own=_keys(own_units, lexicon) | frozenset(f"#{number_text(figure.value)}" for figure in fact.figures),
        asked=_asked(asks),
        topic=_keys([u for text in (topic.title, *topic.aliases) for u in lexicon.units_of(text)], lexicon),
        share=_shares(asks),
        phrasings=(*asks, statement),
        nevers=tuple(_phrasing(reader.read(question), is_ask=False) for question in fact.never),
        counted=_keys([u for f in fact.figures for u in lexicon.units_of(f.unit)], lexicon).union(
            *(question.asked.head for question in questions if question.asked.kind is Kind.HOW_MANY)
        ),
        measured=_keys([u for f in fact.figures for u in lexicon.units_of(_measure(f))], lexicon),
        because=_keys([u for t in (*fact.roles.reason, *fact.roles.purpose) for u in lexicon.units_of(t)], lexicon),
        places=places_in(fact.roles, lexicon),
        gives=frozenset(_given(fact)),
        periods=ends or ((fact.period,) if fact.period else ()),
        ends=ends,
        claims=(*claims_in(fact.roles, lexicon), *reader.claims(fact.text)),
        origins=tuple(origins_of(lexicon.units_of(fact.text), lexicon)),
        answer=_keys(lexicon.units_of(fact.answer), lexicon),
        subjects=_keys(own_units, lexicon).union(*(q.subjects for q in questions)) & lexicon.subject_keys,
        persons=persons_in((unit for text in _doing_texts(fact) for unit in lexicon.units_of(text)), lexicon),
        names=frozenset(key for unit in own_units if _is_name(unit, lexicon) for key in unit.all_keys),
        is_negated=any(unit.text in lexicon.english.negations for unit in own_units),
        denies=any(unit.text in lexicon.english.negations for unit in lexicon.units_of(fact.answer)),
    )


def without_ask(profile: Profile, number: int) -> Profile:
    """Return the profile as it would be without one of its ways of asking."""
    asks = tuple(phrasing for phrasing in profile.phrasings if phrasing.is_ask)
    left = asks[:number] + asks[number + 1 :]
    statement = profile.phrasings[len(asks) :]
    return replace(profile, asked=_asked(left), share=_shares(left), phrasings=(*left, *statement))


def _asked(asks: tuple[Phrasing, ...]) -> frozenset[str]:
    return frozenset(key for ask in asks for unit in ask.units for key in unit if key[0] != "?")


def _own_texts(fact: Fact) -> Iterator[str]:
    yield fact.answer
    yield fact.text
    roles = fact.roles
    slots = (
        roles.actor,
        roles.action,
        roles.object,
        roles.recipient,
        roles.source,
        roles.partner,
        roles.place,
    )
    for slot in (*slots, roles.means, roles.reason, roles.purpose):
        yield from slot
    for figure in fact.figures:
        yield figure.unit
        yield figure.measures


def _doing_texts(fact: Fact) -> Iterator[str]:
    roles = fact.roles
    for slot in (roles.actor, roles.object, roles.recipient, roles.partner, roles.source):
        yield from slot


def _is_name(unit: Unit, lexicon: Lexicon) -> bool:
    return bool(lexicon.kinds_named(unit)) and lexicon.subject_of(unit) is None


def _measure(figure: Figure) -> str:
    """Return what a figure measures; a share of something says nothing of how much there is of it."""
    return figure.unit if figure.unit in _SHARES else f"{figure.unit} {figure.measures}"


def _keys(units: list[Unit], lexicon: Lexicon) -> frozenset[str]:
    """Return the keys of units, with the kinds of the names among them; grammatical words have none."""
    telling = [unit for unit in units if not lexicon.is_stopword(unit)]
    keys = [part.keys for unit in telling for part in unit.parts]
    return frozenset().union(*keys, *(unit.keys | lexicon.kinds_named(unit) for unit in telling))


def _phrasing(question: Question, *, is_ask: bool) -> Phrasing:
    units = tuple(term.unit.all_keys for term in question.terms)
    years = frozenset(str(period.years()) for period in question.periods)
    return Phrasing(units, years, " ".join(term.unit.text for term in question.terms), question.asked.kind, is_ask)


def _shares(asks: tuple[Phrasing, ...]) -> dict[str, float]:
    counts = Counter(key for ask in asks for key in frozenset().union(*ask.units))
    return {key: count / len(asks) for key, count in counts.items()}


def _ends(fact: Fact) -> tuple[Period, ...]:
    dated = tuple(figure.period for figure in fact.figures if figure.period is not None)
    return dated if len(dated) > 1 and len(dated) == len(fact.figures) else ()


def _given(fact: Fact) -> Iterator[Kind]:
    """Yield the kinds of thing a fact can answer with."""
    roles = fact.roles
    if fact.period is not None:
        yield Kind.WHEN
    if roles.place:
        yield Kind.WHERE
    if roles.actor or roles.recipient or roles.partner or roles.source:
        yield Kind.WHO
    if roles.reason or roles.purpose:
        yield Kind.WHY
    if fact.figures:
        yield Kind.HOW_MANY
        yield Kind.HOW_MUCH
    if _FUTURE.intersection(fact.text.lower().split()):
        yield Kind.FUTURE
    if _DURATIONS.intersection(figure.unit.lower() for figure in fact.figures) or (
        fact.period is not None and not fact.period.is_single_year
    ):
        yield Kind.MEASURE
