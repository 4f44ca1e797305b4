"""Who does what to whom in a fact, and where, as its roles tell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.factbase.model import Roles
from bot.matching.question import Claim, Party, Relation
from bot.matching.reading.grammar import HAVING
from bot.matching.words.keys import joined
from bot.matching.words.lexicon import Lexicon
from bot.matching.words.units import all_keys


def claims_in_roles(roles: Roles, lexicon: Lexicon) -> tuple[Claim, ...]:
    """Return the claims that a fact's roles make, for each of its verbs."""
    return tuple(claim for verb in roles.action for claim in _claims(verb, roles, lexicon))


def places_in_roles(roles: Roles, lexicon: Lexicon) -> Party:
    """Return the subjects in which a fact's place is, as far as it is one of them or its capital."""
    units = (unit for text in roles.place for unit in lexicon.units_of(text))
    return frozenset(where for where in map(lexicon.subjects.around, units) if where)


def _claims(verb: str, roles: Roles, lexicon: Lexicon) -> Iterator[Claim]:
    actions, stem = lexicon.actions, lexicon.stems.of(verb.split(maxsplit=1)[0].lower())
    keys = all_keys(lexicon.units_of(verb))
    actor, recipient = _named(roles.actor, lexicon), _named(roles.recipient, lexicon)
    if stem in actions.giving:
        place = _named(roles.place, lexicon)
        yield Claim(Relation.HANDS_OVER, keys, actor, recipient or (place - actor))
    elif stem in actions.getting:
        yield Claim(Relation.HANDS_OVER, keys, _named(roles.source, lexicon), actor)
    elif verb in HAVING:
        for thing in (unit for text in roles.object for unit in lexicon.units_of(text)):
            if not lexicon.subjects.of(thing):
                yield Claim(Relation.OWNS, thing.all_keys, actor)
    else:
        yield Claim(Relation.DOES, keys, actor, recipient or _whole(roles.object, lexicon))


def _named(texts: Sequence[str], lexicon: Lexicon) -> Party:
    """Return all who are named in a slot."""
    return joined(lexicon.parties.named_by(unit) for text in texts for unit in lexicon.units_of(text))


def _whole(texts: Sequence[str], lexicon: Lexicon) -> Party:
    """Return those that a slot's texts are, where nothing else stands in them."""
    alone = (units[0] for units in map(lexicon.units_of, texts) if len(units) == 1)
    return joined(map(lexicon.parties.named_by, alone))
