"""What of a question has to be accounted for by a fact, and what only helps."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.matching.question import Term
from bot.matching.reading.asking import REASONS, order_at
from bot.matching.reading.clauses import Role
from bot.matching.reading.grammar import PLACING
from bot.matching.reading.quantities import MONEY, QUANTITIES, SIZES
from bot.matching.words.keys import DATES, ENGLISH_LIKE, OWN_LIKE
from bot.matching.words.lexicon import Lexicon
from bot.matching.words.units import Unit, text_at

OVERVIEW = frozenset({
    "happened", "happen", "events", "event", "facts", "fact", "anything", "everything", "history", "overview",
    "timeline", "news", "summary", "list", "going",
})  # fmt: skip
"""Words that ask for whatever there is."""
_SPELLED_NUMBERS = frozenset({
    "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "both", "hundred", "thousand",
})  # fmt: skip
_CAUSAL = frozenset({
    "part of", "used for", "meant for", "led to", "lead to", "leads to", "leading to", "result in",
    "resulted in", "brought about",
})  # fmt: skip
_LIGHT = OVERVIEW | _SPELLED_NUMBERS | _CAUSAL | QUANTITIES | MONEY | REASONS | SIZES
"""Words that say how a fact is asked for, and not which."""
_ASPECT = frozenset({
    "start", "started", "starting", "begin", "began", "begun", "beginning", "continue", "continued", "want",
    "wanted", "wants", "try", "tried", "ended", "led", "lead", "leads", "used", "use", "help", "helped",
    "agree", "agreed", "plan", "planned", "seem", "seemed",
})  # fmt: skip
"""Verbs that say little where another follows ("started to fray")."""
_ALL_SUBJECTS = frozenset({"countries", "nations", "governments", "sides"})
"""What people call the subjects together: "the two countries", "both sides"."""
_EACH_SUBJECT = frozenset({"country", "nation", "state", "party", "states", "parties"})
_BOTH = frozenset({"two", "both", "each"})
_TINY = 2
"""Words of so few letters that the base does not know are noise."""


class Terms:
    """Makes terms of units with one lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon

    def of(self, units: Sequence[Unit], roles: Sequence[Role], head: Unit | None) -> Iterator[Term]:
        """Yield what says something; what has to be accounted for is asked, and not light.

        `roles` are those of the units; `head` is the unit that names what is asked for.
        """
        lexicon = self._lexicon
        for index, (unit, role) in enumerate(zip(units, roles, strict=True)):
            if role < Role.ASIDE or lexicon.is_stopword(unit) or lexicon.is_negation(unit):
                continue
            slip = lexicon.speller.slip(unit.text)
            may_need = role is Role.ASKED and slip not in lexicon.english.stopwords
            must = may_need and (unit is head or not self._says_little(units, index))
            named = self._as_head(unit) if unit is head else self._as_kind(unit)
            order = order_at(units, index)
            if order is not None:
                named = replace(named, keys=frozenset(key for key in named.keys if not key.startswith(ENGLISH_LIKE)))
            if slip is not None:
                named = replace(named, keys=named.keys | lexicon.groups.keys_of(slip))
            is_light = order is not None or (not must and unit.text in QUANTITIES)
            yield Term(named, must, is_aside=role is Role.ASIDE, order=order, is_light=is_light)
            precise = frozenset(key for key in unit.keys if key.startswith(OWN_LIKE))
            if precise and lexicon.subjects.of(unit):  # the name of a state may say more than that of the country
                yield Term(replace(unit, keys=precise, parts=()), must=False, is_aside=role is Role.ASIDE)

    def _as_head(self, unit: Unit) -> Unit:
        """Return what is asked for ("which company") as that kind of thing, where the base names any."""
        kinds = self._lexicon.kinds.asked_by(unit)
        if unit.parts and not unit.is_proper:
            return replace(unit, parts=(*unit.parts[:-1], self._as_head(unit.parts[-1])))
        is_known = not kinds.isdisjoint(self._lexicon.kinds.in_base)
        return replace(unit, keys=kinds if is_known else unit.keys | kinds)

    def _as_kind(self, unit: Unit) -> Unit:
        """Return a word that may ask for a kind of thing ("consulates cities") with that kind as a key."""
        if unit.parts and not unit.is_proper:
            return replace(unit, parts=tuple(map(self._as_kind, unit.parts)))
        kinds = self._lexicon.kinds.asked_by(unit) & self._lexicon.kinds.in_base
        return replace(unit, keys=unit.keys | kinds) if kinds else unit

    def _says_little(self, units: Sequence[Unit], index: int) -> bool:
        """Tell whether a unit need not be accounted for: fillers, subjects, words of the source's title."""
        unit, previous, following = units[index], text_at(units, index - 1), text_at(units, index + 1)
        subjects = self._lexicon.subjects
        if unit.text in _ASPECT and (following == "to" or following.endswith("ing")):
            return True
        if self._is_light(unit) or subjects.is_theme(unit):
            return True
        if subjects.seat_of(unit):
            return previous not in PLACING
        if unit.parts and all(map(subjects.is_theme, unit.parts)):
            return True
        is_each = unit.text in _EACH_SUBJECT and previous in _BOTH
        return is_each or unit.text in _ALL_SUBJECTS or not unit.keys.isdisjoint(self._lexicon.title_keys)

    def _is_light(self, unit: Unit) -> bool:
        lexicon = self._lexicon
        if (
            unit.text in _LIGHT
            or unit.text in lexicon.english.measures
            or lexicon.is_filler(unit)
            or DATES in lexicon.kinds.asked_by(unit)
        ):
            return True
        is_plain = unit.keys == {lexicon.stems.of(unit.text)} and unit.text not in lexicon.own_words
        return len(unit.text) == 1 or (len(unit.text) <= _TINY and is_plain)
