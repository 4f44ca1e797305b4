"""Who does what to whom, and where, as a fact's roles say it."""

from __future__ import annotations

from collections.abc import Sequence

from bot.factbase.model import Roles
from bot.matching.claims import POSSESSION
from bot.matching.lexicon import Lexicon
from bot.matching.question import Claim, Party, Relation


def claims_in(roles: Roles, lexicon: Lexicon) -> tuple[Claim, ...]:
    """Return the claims that a fact's roles make."""
    actor, recipient = _named(roles.actor, lexicon), _named(roles.recipient, lexicon)
    source, place = _named(roles.source, lexicon), _named(roles.place, lexicon)
    patient = recipient or _whole(roles.object, lexicon)
    found: list[Claim] = []
    for verb in roles.action:
        stem = lexicon.stem(verb.split()[0].lower())
        keys = frozenset().union(*(unit.all_keys for unit in lexicon.units_of(verb)))
        if stem in lexicon.actions.giving:
            found.append(Claim(Relation.HANDS_OVER, keys, actor, recipient or (place - actor)))
        elif stem in lexicon.actions.getting:
            found.append(Claim(Relation.HANDS_OVER, keys, source, actor))
        elif verb in POSSESSION:
            things = [unit for thing in roles.object for unit in lexicon.units_of(thing)]
            found += [Claim(Relation.OWNS, unit.all_keys, actor) for unit in things if not lexicon.subject_of(unit)]
        else:
            found.append(Claim(Relation.DOES, keys, actor, patient))
    return tuple(found)


def places_in(roles: Roles, lexicon: Lexicon) -> Party:
    """Return the subjects in which a fact's place is, as far as it is one of them or its capital."""
    units = [unit for text in roles.place for unit in lexicon.units_of(text)]
    return frozenset(where for unit in units if (where := lexicon.subject_of(unit) or lexicon.seat_of(unit)))


def _named(texts: Sequence[str], lexicon: Lexicon) -> Party:
    """Return all who are named in a slot."""
    return frozenset().union(*(lexicon.party(unit) for text in texts for unit in lexicon.units_of(text)))


def _whole(texts: Sequence[str], lexicon: Lexicon) -> Party:
    """Return those that a slot's texts are, where nothing else stands in them."""
    alone = [units[0] for text in texts if len(units := lexicon.units_of(text)) == 1]
    return frozenset().union(*(lexicon.party(unit) for unit in alone))
