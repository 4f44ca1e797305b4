"""What a fact offers a question: its words as keys, its ways of asking, its numbers, dates and claims."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from bot.factbase.model import Fact, Figure, Topic
from bot.factbase.period import Period
from bot.matching.given import is_long, kinds_given
from bot.matching.phrasing import Phrasing, keys_asked, keys_by_kind, keys_of, phrasing_of, shares
from bot.matching.question import Claim, Count, Course, Kind, Party
from bot.matching.reading.claims import claims_in_text, lines_of, origins_in_text, persons_in
from bot.matching.reading.courses import courses_of
from bot.matching.reading.denial import without_in
from bot.matching.reading.reader import Reader
from bot.matching.role_claims import claims_in_roles, places_in_roles
from bot.matching.text import fold, number_text, words_of
from bot.matching.words.keys import NUMBER, Keys, joined
from bot.matching.words.lexicon import Lexicon
from bot.matching.words.units import Unit, all_keys, precise_keys

_DURATIONS = ("day", "month", "year", "decade")
_SHARES = frozenset({"percent", "per cent", "%"})


@dataclass(frozen=True, slots=True)
class Profile:
    """A fact as the matcher sees it."""

    fact: Fact
    own: Keys
    """Keys of its text, answer, roles and figures, and of the kinds of thing it names."""
    asked: Keys
    """Keys that stand in its ways of asking."""
    asked_for: Mapping[Kind, Keys]
    """Keys that stand in its ways of asking, by the kind of thing that they ask for; none where they are few."""
    known: Keys
    """Keys that stand in any of its phrasings."""
    topic: Keys
    """Keys of its topic's title and aliases."""
    share: Mapping[str, float]
    """In how large a part of its ways of asking a key stands, 0 to 1."""
    phrasings: tuple[Phrasing, ...]
    """Its ways of asking, and its own text."""
    nevers: tuple[Phrasing, ...]
    """Questions that it must never answer."""
    counted: Keys
    """Keys of what its figures count."""
    counts: tuple[Count, ...]
    """How many of what its figures count."""
    measured: Keys
    """Keys of what its figures measure, and of their units."""
    units: Keys
    """Stems of the units of its figures; those of durations, too, where its date is of several years."""
    because: Keys
    """Keys of the reason or purpose it states."""
    places: Party
    """Subjects in which it takes place."""
    gives: frozenset[Kind]
    """Kinds of thing that it can answer with."""
    periods: tuple[Period, ...]
    """When it holds: its date, or those of its figures where they differ."""
    ends: tuple[Period, ...]
    """The dates of its figures where they differ: what lies between them is not known."""
    verbs: frozenset[str]
    """Stems of what is done in it."""
    courses: tuple[Course, ...]
    """Its verbs with what is before and behind them, in its text."""
    without: Keys
    """Keys of what its text says there is none of."""
    claims: tuple[Claim, ...]
    origins: tuple[Claim, ...]
    """Where things in it come from ("French buses")."""
    answer: Keys
    """Keys of its short answer."""
    told: tuple[Keys, ...]
    """The words of its short answer, each by its keys."""
    doers: tuple[Keys, ...]
    """Those who take part in what it says, each by the keys of the words that name him."""
    sites: tuple[Keys, ...]
    """Where it takes place, word by word."""
    subjects: Party
    """Subjects that it or its ways of asking name, of those that most facts do."""
    persons: Party
    """Persons who do what it says, or to whom it is done."""
    names: Keys
    """Keys of the names in it."""
    is_negated: bool
    """Whether something in it is denied."""
    refuses: bool
    """Whether something in it is not done, wanted or possible."""
    denies: bool
    """Whether its short answer is a denial, so that it has no date, place or number to give."""

    @property
    def is_begun(self) -> bool:
        """Whether it has a date whose beginning is known: only such ones stand in an order."""
        return bool(self.periods) and self.periods[0].start is not None


def profile_of(fact: Fact, topic: Topic, lexicon: Lexicon, reader: Reader) -> Profile:
    """Return the profile of a fact."""
    roles, figures = fact.roles, fact.figures
    own = list(_units(_own_texts(fact), lexicon))
    own_keys = _keys(own, lexicon)
    questions = [reader.read(ask) for ask in fact.asks]
    asks = tuple(phrasing_of(question, is_ask=True) for question in questions)
    statement = phrasing_of(reader.read(f"{fact.answer}. {fact.text}"), is_ask=False)
    heads = (question.asked.head for question in questions if question.asked.kind is Kind.HOW_MANY)
    ends = _ends(fact)
    return Profile(
        fact=fact,
        own=own_keys.union(NUMBER + number_text(figure.value) for figure in figures),
        asked=keys_asked(asks),
        asked_for=keys_by_kind(asks),
        known=keys_of((*asks, statement)),
        topic=_keys_of_texts((topic.title, *topic.aliases), lexicon),
        share=shares(asks),
        phrasings=(*asks, statement),
        nevers=tuple(phrasing_of(reader.read(question), is_ask=False) for question in fact.never),
        counted=_keys_of_texts((figure.unit for figure in figures), lexicon).union(*heads),
        counts=tuple(
            Count(NUMBER + number_text(figure.value), _keys_of_texts((figure.unit,), lexicon)) for figure in figures
        ),
        measured=_keys_of_texts(map(_measure, figures), lexicon),
        units=lexicon.stems_of(word for figure in figures for word in words_of(figure.unit))
        | lexicon.stems_of(_DURATIONS if is_long(fact) else ()),
        because=_keys_of_texts((*roles.reason, *roles.purpose), lexicon),
        places=places_in_roles(roles, lexicon),
        gives=frozenset(kinds_given(fact)),
        periods=ends or ((fact.period,) if fact.period else ()),
        ends=ends,
        verbs=frozenset(lexicon.stems.of(fold(verb)) for verb in roles.action),
        courses=tuple(course for line in lines_of(fact.text, lexicon) for course in courses_of(line, lexicon)),
        without=without_in(lexicon.units_of(fact.text), lexicon),
        claims=(*claims_in_roles(roles, lexicon), *claims_in_text(fact.text, lexicon)),
        origins=origins_in_text(fact.text, lexicon),
        answer=_keys_of_texts((fact.answer,), lexicon),
        told=_word_by_word((fact.answer, fact.text), lexicon),
        doers=(
            *_word_by_word((*roles.actor, *roles.recipient, *roles.partner, *roles.source), lexicon),
            *(precise_keys(unit) for unit in own if _is_name(unit, lexicon) and lexicon.parties.named_by(unit)),
            *(precise_keys(unit) for unit in _units(roles.object, lexicon) if lexicon.subjects.of(unit)),
        ),
        sites=_word_by_word(roles.place, lexicon),
        subjects=own_keys.union(*(question.subjects for question in questions)) & lexicon.subjects.theme,
        persons=persons_in(_units(_doing_texts(fact), lexicon), lexicon),
        names=all_keys(unit for unit in own if _is_name(unit, lexicon)),
        is_negated=any(map(lexicon.is_negation, own)),
        refuses=not lexicon.refusals.isdisjoint(own_keys),
        denies=any(map(lexicon.is_negation, lexicon.units_of(fact.answer))),
    )


def without_ask(profile: Profile, number: int) -> Profile:
    """Return the profile as it would be without one of its ways of asking."""
    left = profile.phrasings[:number] + profile.phrasings[number + 1 :]
    asks = tuple(phrasing for phrasing in left if phrasing.is_ask)
    return replace(
        profile,
        asked=keys_asked(asks),
        asked_for=keys_by_kind(asks),
        known=keys_of(left),
        share=shares(asks),
        phrasings=left,
    )


def _own_texts(fact: Fact) -> Iterator[str]:
    yield fact.answer
    yield fact.text
    yield from _doing_texts(fact)
    for slot in (
        fact.roles.action,
        fact.roles.place,
        fact.roles.means,
        fact.roles.reason,
        fact.roles.purpose,
    ):
        yield from slot
    for figure in fact.figures:
        yield figure.unit
        yield figure.measures


def _doing_texts(fact: Fact) -> Iterator[str]:
    """Yield who and what takes part in what the fact says."""
    roles = fact.roles
    for slot in (roles.actor, roles.object, roles.recipient, roles.partner, roles.source):
        yield from slot


def _is_name(unit: Unit, lexicon: Lexicon) -> bool:
    return bool(lexicon.kinds.named_by(unit)) and lexicon.subjects.of(unit) is None


def _measure(figure: Figure) -> str:
    """Return what a figure measures; a share of something says nothing of how much there is of it."""
    return figure.unit if figure.unit in _SHARES else f"{figure.unit} {figure.measures}"


def _units(texts: Iterable[str], lexicon: Lexicon) -> Iterator[Unit]:
    for text in texts:
        yield from lexicon.units_of(text)


def _word_by_word(texts: Iterable[str], lexicon: Lexicon) -> tuple[Keys, ...]:
    """Return the keys of each word that says something; of a phrase of the base's own, those of the phrase."""
    telling = [unit for unit in _units(texts, lexicon) if lexicon.is_content(unit)]
    return tuple(keys for unit in telling for keys in _apart(unit))


def _apart(unit: Unit) -> Iterator[Keys]:
    """Yield the keys of a unit's words, or of the whole where only that means something."""
    precise = precise_keys(unit)
    if precise != unit.keys or not unit.parts:
        yield precise
    else:
        yield from (part.keys | unit.keys for part in unit.parts)


def _keys_of_texts(texts: Iterable[str], lexicon: Lexicon) -> Keys:
    return _keys(_units(texts, lexicon), lexicon)


def _keys(units: Iterable[Unit], lexicon: Lexicon) -> Keys:
    """Return the keys of units and their parts, with the kinds of the names; grammatical words have none."""
    telling = [unit for unit in units if not lexicon.is_stopword(unit)]
    parts = joined(part.keys for unit in telling for part in unit.parts)
    return parts.union(*(unit.keys | lexicon.kinds.named_by(unit) for unit in telling))


def _ends(fact: Fact) -> tuple[Period, ...]:
    dated = tuple(figure.period for figure in fact.figures if figure.period is not None)
    return dated if len(dated) > 1 and len(dated) == len(fact.figures) else ()
