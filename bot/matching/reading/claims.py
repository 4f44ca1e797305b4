"""Who does what to whom, whose things are, who and where: as the words of questions and facts tell."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bot.matching.question import Claim, Party
from bot.matching.reading.deeds import deed
from bot.matching.reading.grammar import PLACING
from bot.matching.reading.ownership import origins, possessions
from bot.matching.reading.sentence import Sentence, governor
from bot.matching.text import Token, clean, tokens
from bot.matching.words.keys import joined
from bot.matching.words.lexicon import Lexicon
from bot.matching.words.units import Unit


def claims_of(units: Sequence[Unit], lexicon: Lexicon, *, is_statement: bool = False) -> tuple[Claim, ...]:
    """Return the claims that units make: of each verb that relates those who act, and of each thing owned."""
    if not any(lexicon.parties.named_by(unit) or lexicon.kinds.named_by(unit) for unit in units):
        return ()
    sentence = Sentence(units, lexicon, is_statement=is_statement)
    found = [deed(sentence, verb) for verb in sentence.verbs]
    found += possessions(sentence, is_statement=is_statement)
    return tuple(claim for claim in found if claim.actor or claim.other)


def claims_in_text(text: str, lexicon: Lexicon) -> tuple[Claim, ...]:
    """Return who does what to whom in a statement, clause by clause."""
    lines = lines_of(text, lexicon)
    return tuple(claim for line in lines for claim in claims_of(line, lexicon, is_statement=True))


def lines_of(text: str, lexicon: Lexicon) -> list[list[Unit]]:
    """Return the units of a text from break to break."""
    lines: list[list[Token]] = [[]]
    for token in tokens(clean(text)):
        if token.is_break:
            lines.append([])
        else:
            lines[-1].append(token)
    return list(map(lexicon.units, lines))


def origins_in_text(text: str, lexicon: Lexicon) -> tuple[Claim, ...]:
    """Return where the things in a statement come from."""
    return tuple(origins(Sentence(lexicon.units_of(text), lexicon)))


def places_of(units: Sequence[Unit], lexicon: Lexicon) -> Party:
    """Return the subjects in which something is asked to be ("in peru", "in lima")."""
    found: set[str] = set()
    for index, unit in enumerate(units):
        where = lexicon.subjects.around(unit)
        is_owner = unit.is_possessive or lexicon.subjects.is_adjective(unit)
        if where and not is_owner and governor(units, index) in PLACING:
            found.add(where)
    return frozenset(found)


def subjects_in(units: Iterable[Unit], lexicon: Lexicon) -> Party:
    """Return the subjects that units name, of those that most facts name."""
    return joined(unit.keys for unit in units) & lexicon.subjects.theme


def persons_in(units: Iterable[Unit], lexicon: Lexicon) -> Party:
    """Return the persons of the base that units name."""
    return joined(map(lexicon.parties.person_named_by, units))
