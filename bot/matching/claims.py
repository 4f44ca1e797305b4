"""Who does what to whom: read from a question's words, and from a fact's roles.

Prepositions decide where they stand ("from China", "to Cuba", "by China"), then the place before or behind
the verb, with passives turned round. Those who can act are the source's subjects and the base's names.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from bot.matching.clauses import ASKING, AUXILIARIES
from bot.matching.lexicon import Lexicon
from bot.matching.question import Claim, Party, Relation
from bot.matching.units import Unit

_NOBODY: Party = frozenset()
_BE = frozenset("is are was were be been being get got gets".split())
POSSESSION = frozenset("have own possess hold maintain keep has had owns holds".split())
_BARRIERS = frozenset("to from by in with of for at on against into between and or than".split())
_RULING = frozenset({"government", "state", "leadership", "authorities", "leaders", "side"})
_CAUSING = frozenset("help helped helps helping let lets letting make makes made making".split())
_NOUN_ENDINGS = (
    "ment",
    "ments",
    "tion",
    "tions",
    "sion",
    "sions",
    "ance",
    "ence",
    "ship",
    "ity",
    "ness",
    "er",
    "ers",
    "or",
    "ors",
)
_PLACING = frozenset({"in", "inside", "within", "at", "near"})
_TO = frozenset({"to", "into", "for"})


def claims_of(units: Sequence[Unit], lexicon: Lexicon, *, statement: bool = False) -> tuple[Claim, ...]:
    """Return the claims that units make, one for each verb that relates those who act.

    Mere keywords ("castro mao insult") tell nothing of the kind, unless they are known to be a statement.
    """
    parties = [lexicon.party(unit) for unit in units]
    if not any(parties) and not any(lexicon.kinds_named(unit) for unit in units):
        return ()
    is_sentence = any(unit.text in AUXILIARIES or unit.text in ASKING or unit.text in _BE for unit in units)
    verbs = [index for index, unit in enumerate(units) if _is_action(unit, lexicon)]
    if not is_sentence and not statement:  # keywords say as much only by "to", "from" and whose exports they are
        verbs = [index for index in verbs if _hands_over(units[index], lexicon)]
    found = [_verb_claim(units, parties, index, verbs, lexicon) for index in verbs]
    found += _possessions(units, parties, lexicon, statement=statement)
    return tuple(claim for claim in found if claim.actor or claim.other)


def places_of(units: Sequence[Unit], lexicon: Lexicon) -> Party:
    """Return the subjects in which something is asked to be ("in china", "in havana")."""
    found: set[str] = set()
    for index, unit in enumerate(units):
        where = lexicon.subject_of(unit) or lexicon.seat_of(unit)
        is_owner = unit.is_possessive or lexicon.is_adjective(unit)
        if where and not is_owner and _governor(units, index, 0) in _PLACING:
            found.add(where)
    return frozenset(found)


def persons_in(units: Iterable[Unit], lexicon: Lexicon) -> Party:
    """Return the persons of the base that units name."""
    named = [unit.keys & lexicon.person_keys for unit in units]
    return frozenset().union(*named)


def _is_action(unit: Unit, lexicon: Lexicon) -> bool:
    """Tell whether a unit says that somebody does something; nouns do only where English lists them."""
    if unit.text in POSSESSION or unit.parts or lexicon.party(unit):
        return False
    actions, stem = lexicon.actions, lexicon.stem(unit.text)
    if unit.text.endswith(_NOUN_ENDINGS):
        return unit.text in actions.nouns
    return any(stem in stems for stems in (actions.giving, actions.getting, actions.own, actions.opposites))


def _hands_over(unit: Unit, lexicon: Lexicon) -> bool:
    stem = lexicon.stem(unit.text)
    return stem in lexicon.actions.giving or stem in lexicon.actions.getting


def _verb_claim(
    units: Sequence[Unit], parties: Sequence[Party], verb: int, verbs: Sequence[int], lexicon: Lexicon
) -> Claim:
    """Return the claim of the verb (or its noun) at an index."""
    stem, actions = lexicon.stem(units[verb].text), lexicon.actions
    if _is_mutual(units, verb) and stem not in actions.giving | actions.getting:
        return Claim(Relation.DOES, units[verb].all_keys)  # what is done with somebody has no direction
    passive = _is_passive(units, verb, lexicon)
    before = _before(units, parties, verb, verbs, lexicon if passive else None)
    if passive and _is_owner_before(units, parties, verb, before):
        before = _NOBODY
    if _is_noun(units, verb) and not any(parties[i] for i in (verb - 1, verb - 2) if i >= 0):
        before = _NOBODY  # "did cuba pay interest on the loan" does not say who lends
    behind = dict(_behind(units, parties, verb, verbs, lexicon))
    doer = behind.get("by", _NOBODY) if passive else (behind.get("by") or before)
    done_to = before if passive else behind.get("", _NOBODY)
    keys = units[verb].all_keys
    if stem in actions.giving:
        taker = behind.get("to") or behind.get("in") or (_NOBODY if passive else done_to)
        return Claim(Relation.HANDS_OVER, keys, doer or behind.get("from", _NOBODY), taker)
    if stem in actions.getting:
        giver = behind.get("from") or behind.get("of", _NOBODY)
        return Claim(Relation.HANDS_OVER, keys, giver, doer)
    if stem in actions.opposites and stem not in actions.own:
        other_verb = lexicon.units_of(actions.opposites[stem])[0].all_keys
        return Claim(Relation.DOES, other_verb, done_to, doer)
    return Claim(Relation.DOES, keys, doer, done_to or behind.get("to") or behind.get("of", _NOBODY))


def _is_noun(units: Sequence[Unit], index: int) -> bool:
    """Tell whether a word that may be a verb stands as a noun: an article or a preposition is close before it."""
    before = [unit.text for unit in units[max(0, index - 2) : index]]
    return any(text in {"the", "a", "an", "this", "that", "on", "of", "for", "in", "with"} for text in before)


def _is_mutual(units: Sequence[Unit], verb: int) -> bool:
    """Tell whether something is done with somebody ("allied with", "with whom was cuba allied")."""
    return units[0].text == "with" or any(unit.text == "with" for unit in units[verb + 1 : verb + 3])


def _is_passive(units: Sequence[Unit], verb: int, lexicon: Lexicon) -> bool:
    text = units[verb].text
    if text.endswith("ing") or (not text.endswith("ed") and text not in lexicon.english.irregular):
        return False
    if units[0].text == "by" or any(unit.text in _BE for unit in units[max(0, verb - 2) : verb]):
        return True
    has_perfect = any(unit.text in {"has", "have", "had"} for unit in units[:verb])
    return bool(units) and units[0].text in _BE and not has_perfect


def _before(
    units: Sequence[Unit],
    parties: Sequence[Party],
    verb: int,
    verbs: Sequence[int],
    owner_of: Lexicon | None = None,
) -> Party:
    """Return the nearest one before the verb that no preposition governs; with `owner_of`, no adjective."""
    previous = max((other for other in verbs if other < verb), default=None)
    start = 0 if previous is None else previous + 3  # the object of the verb before is not our subject
    for index in range(verb - 1, start - 1, -1):
        if parties[index] and index > 1 and units[index - 1].text == "and" and parties[index - 2]:
            return parties[index] | parties[index - 2]
        is_adjective = owner_of is not None and owner_of.is_adjective(units[index])
        is_adjective = is_adjective and units[index + 1].text not in _RULING  # "the cuban government" is Cuba
        if parties[index] and not is_adjective and _governor(units, index, 0) not in _BARRIERS:
            is_pair = index > 0 and bool(parties[index - 1] - parties[index])  # "castro mao insult"
            is_told = units[index + 1].text == "to" or (index > 0 and units[index - 1].text in _CAUSING)
            return _NOBODY if is_pair or is_told else parties[index]
    return _NOBODY


def _is_owner_before(units: Sequence[Unit], parties: Sequence[Party], verb: int, party: Party) -> bool:
    """Tell whether somebody before the verb only owns what it is about ("cuba's relations were set up")."""
    return any(units[i].is_possessive and parties[i] == party for i in range(verb))


def _behind(
    units: Sequence[Unit], parties: Sequence[Party], verb: int, verbs: Sequence[int], lexicon: Lexicon
) -> Iterator[tuple[str, Party]]:
    """Yield (preposition, party) for those behind the verb; "" is the bare object."""
    end = min((other for other in verbs if other > verb), default=len(units))
    for index in range(verb + 1, end):
        if not parties[index]:
            continue
        governor = _governor(units, index, verb + 1)
        if governor in _TO:
            yield "to", parties[index]
        elif governor in {"from", "by", "of", "in"}:
            yield governor, parties[index]
        elif index <= verb + 2 and not governor and not _acts_itself(units, index, lexicon):
            is_modifier = lexicon.is_adjective(units[index]) and index + 1 < len(units)
            yield ("of" if is_modifier else ""), parties[index]


def _acts_itself(units: Sequence[Unit], index: int, lexicon: Lexicon) -> bool:
    """Tell whether a verb follows a name at once: "the contract cuba had signed" does nothing to Cuba."""
    if index + 1 >= len(units):
        return False
    following = units[index + 1]
    return following.text in AUXILIARIES or _is_action(following, lexicon)


def _governor(units: Sequence[Unit], index: int, start: int) -> str:
    """Return the word before a name, articles aside; "" at the start."""
    at = index - 1
    if at > start and units[at].text in {"the", "a", "an"}:
        at -= 1
    if at < start:
        return ""
    text = units[at].text
    return "" if text in {"the", "a", "an"} else text


def _possessions(
    units: Sequence[Unit], parties: Sequence[Party], lexicon: Lexicon, *, statement: bool
) -> Iterator[Claim]:
    """Yield whose a thing is: "cuba's embassy", "the cuban embassy", "embassy of cuba", "cuba has an embassy".

    In a statement an adjective may only tell where a thing comes from ("chinese buses"): see `origins_of`.
    """
    for index, unit in enumerate(units):
        owner, thing = _NOBODY, None
        if unit.text in POSSESSION and index and not _is_perfect(units, index, lexicon):
            first = next((i for i in range(index + 1, len(units)) if _is_had(units, parties, i, lexicon)), None)
            owner, thing = _before(units, parties, index, (), lexicon), first
        elif (
            (unit.is_possessive or (not statement and lexicon.is_adjective(unit)))
            and index + 1 < len(units)
            and _is_thing(units, parties, index + 1, lexicon)
        ):
            owner, thing = parties[index], index + 1
        elif unit.text == "of" and 0 < index < len(units) - 1 and _is_thing(units, parties, index - 1, lexicon):
            yield Claim(Relation.OWNS, units[index - 1].all_keys, parties[index + 1] & lexicon.subject_keys)
        owner &= lexicon.subject_keys
        if thing is not None and owner:
            last = thing if statement else _last_of_run(units, parties, thing, lexicon)
            keys = frozenset().union(*(word.all_keys for word in units[thing : last + 1]))
            yield Claim(Relation.OWNS, keys, owner)
    for unit in units:  # "China Development Bank" is a Chinese bank
        owners = frozenset().union(*(part.keys for part in unit.parts)) & lexicon.subject_keys
        if owners and lexicon.kinds_named(unit) and lexicon.kinds_asked(unit.parts[-1]):
            yield Claim(Relation.OWNS, unit.parts[-1].keys, owners)
        for noun, owner in lexicon.owned(unit):
            yield Claim(Relation.OWNS, noun, owner)


def _is_perfect(units: Sequence[Unit], index: int, lexicon: Lexicon) -> bool:
    """Tell whether a "have" only forms a tense ("had purchased 100 locomotives")."""
    behind = [unit.text for unit in units[index + 1 : index + 4]]
    return behind[:1] == ["to"] or any(
        text.endswith("ed") or text in lexicon.english.irregular or text == "been" for text in behind
    )


def origins_of(units: Sequence[Unit], lexicon: Lexicon) -> Iterator[Claim]:
    """Yield where things come from, as adjectives tell ("chinese buses")."""
    parties = [lexicon.party(unit) for unit in units]
    for index, unit in enumerate(units[:-1]):
        if lexicon.is_adjective(unit) and _is_thing(units, parties, index + 1, lexicon):
            last = _last_of_run(units, parties, index + 1, lexicon)
            yield Claim(Relation.HANDS_OVER, units[last].all_keys, parties[index] & lexicon.subject_keys)


def _last_of_run(units: Sequence[Unit], parties: Sequence[Party], first: int, lexicon: Lexicon) -> int:
    """Return the index of the last word of a run that names one thing ("oil development agreement")."""
    last = first
    while last + 1 < len(units) and _is_thing(units, parties, last + 1, lexicon):
        last += 1
    return last


def _is_had(units: Sequence[Unit], parties: Sequence[Party], index: int, lexicon: Lexicon) -> bool:
    """Tell whether a unit may be what somebody has: a thing, or a company and the like by its name."""
    is_named = bool(parties[index]) and lexicon.subject_of(units[index]) is None
    return is_named or _is_thing(units, parties, index, lexicon)


def _is_thing(units: Sequence[Unit], parties: Sequence[Party], index: int, lexicon: Lexicon) -> bool:
    """Tell whether a unit may be owned: no name, no grammar, and nothing that is done rather than had."""
    unit = units[index]
    if parties[index] or lexicon.is_stopword(unit) or lexicon.is_filler(unit):
        return False
    return not _is_action(unit, lexicon) and not unit.text.endswith(("tion", "tions"))
