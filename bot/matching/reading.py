"""Text → Question: periods, words with their mistakes mended, what is asked for, who does what to whom."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from bot.factbase.period_reader import PeriodMention, read_periods
from bot.matching import asking
from bot.matching.asked_time import asked_periods
from bot.matching.asking import asked as read_asked
from bot.matching.claims import claims_of, persons_in, places_of
from bot.matching.clauses import AUXILIARIES, Clauses, Role
from bot.matching.lexicon import Lexicon
from bot.matching.mending import Mender
from bot.matching.question import Claim, Question, Term
from bot.matching.text import MAX_CHARACTERS, Token, clean, tokens
from bot.matching.units import Unit

_NOISE = 2
"""Unknown words of so few letters are noise."""
_POINTING = frozenset({"it", "that", "this", "i"})
"""Before "wasn't" these open a remark of the asker's ("it wasn't china, right")."""
_SETTING_ASIDE = frozenset(
    {"besides", "beside", "except", "excluding", "apart from", "aside from", "other than", "except for"}
)
_SPELLED_NUMBERS = frozenset("two three four five six seven eight nine ten both hundred thousand".split())
_PARTIES = frozenset("countries nations governments sides".split())
"""What people call the subjects together: "the two countries", "both sides"."""
_CAUSAL = frozenset(
    {
        "part of",
        "used for",
        "meant for",
        "led to",
        "lead to",
        "leads to",
        "leading to",
        "result in",
        "resulted in",
        "brought about",
    }
)
_ASPECT = frozenset(
    "start started starting begin began begun beginning continue continued want wanted wants try tried ended "
    "led lead leads used use help helped agree agreed plan planned seem seemed".split()
)
"""Verbs that say little where another follows ("started to fray")."""
_PLACING = frozenset({"in", "at", "near", "inside", "within"})


class Reader:
    """Reads questions against one lexicon; `today` is what "last year" counts from."""

    def __init__(self, lexicon: Lexicon, today: date) -> None:
        self._lexicon = lexicon
        self._today = today
        self._mender = Mender(lexicon)
        self._clauses = Clauses(lexicon.english, lexicon.own_words)

    def read(self, text: str) -> Question:
        """Return the question that a text asks; any text can be read."""
        plain = clean(text)[:MAX_CHARACTERS]
        mentions = read_periods(plain, self._today)
        line, corrections = self._mender.mended(list(_without_periods(plain, mentions)))
        roles = self._clauses.roles(line)
        units = self._lexicon.units(line)
        excluded = frozenset(_excluded(units, self._lexicon))
        spoken = [unit for unit in units if _role(unit, roles) in {Role.ASKED, Role.CHATTER}]
        asked, head = read_asked(spoken, self._lexicon)
        asked_units = [unit for unit in spoken if _role(unit, roles) == Role.ASKED]
        periods, hints = asked_periods(plain, mentions, line, roles, asked)
        terms = self._terms(units, roles, spoken[head] if head is not None else None)
        return Question(
            text=text,
            terms=tuple(replace(t, must=False) if t.unit.first in excluded else t for t in terms),
            excluded=frozenset(key for unit in units if unit.first in excluded for key in unit.all_keys),
            periods=periods,
            hints=hints,
            asked=asked,
            order=asking.order(spoken),
            claims=claims_of(spoken, self._lexicon),
            persons=persons_in(asked_units, self._lexicon),
            places=places_of(asked_units, self._lexicon),
            is_negated=_is_negated(asked_units, self._lexicon),
            corrections=tuple(corrections),
            subjects=frozenset(s for unit in units if (s := self._lexicon.subject_of(unit))),
            is_clipped=len(clean(text)) > MAX_CHARACTERS,
            is_overview=any(asking.is_overview_word(unit) for unit in spoken),
        )

    def narrowed(self, text: str, question: Question) -> Iterator[Question]:
        """Yield the question read from each clause that asks by itself, the last first.

        Clauses are left out only where nothing goes with them that a fact has to agree with: no time, and no
        country but the subjects.
        """
        plain = clean(text)[:MAX_CHARACTERS]
        line = [] if question.excluded else list(tokens(plain))
        for first, last in self._clauses.asking_alone(line):
            alone = self.read(plain[line[first].start : line[last].end])
            if alone.musts and len(alone.periods) == len(question.periods):
                yield alone

    def claims(self, text: str) -> tuple[Claim, ...]:
        """Return who does what to whom in a statement, sentence by sentence."""
        lines: list[list[Token]] = [[]]
        for token in tokens(clean(text)):
            if token.is_break:
                lines.append([])
            else:
                lines[-1].append(token)
        return tuple(
            claim for line in lines for claim in claims_of(self._lexicon.units(line), self._lexicon, statement=True)
        )

    def _terms(self, units: Sequence[Unit], roles: Sequence[Role], head: Unit | None) -> list[Term]:
        """Return what says something; what has to be accounted for is asked, and neither filler nor subject."""
        lexicon, terms = self._lexicon, []
        for index, unit in enumerate(units):
            role = _role(unit, roles)
            if role < Role.ASIDE or lexicon.is_stopword(unit) or unit.text in lexicon.english.negations:
                continue
            named = self._as_head(unit) if unit is head else self._as_kind(unit)
            slip = lexicon.speller.slip(unit.text)
            if slip is not None:
                named = replace(named, keys=named.keys | lexicon.keys_of(slip))
            previous = units[index - 1].text if index else ""
            following = units[index + 1].text if index + 1 < len(units) else ""
            must = role == Role.ASKED and (unit is head or not self._says_little(unit, previous, following))
            must = must and (slip is None or slip not in lexicon.english.stopwords)
            terms.append(Term(named, must, role == Role.ASIDE))
            precise = frozenset(key for key in unit.keys if key.startswith("≈"))
            if precise and lexicon.subject_of(unit):  # "prc" says more than "china"
                terms.append(Term(replace(unit, keys=precise, parts=()), must=False, is_aside=role == Role.ASIDE))
        return terms

    def _as_head(self, unit: Unit) -> Unit:
        """Return what is asked for by name ("which company"): that kind of thing, where the base names any."""
        kinds = self._lexicon.kinds_asked(unit)
        if unit.parts and not unit.is_proper:
            return replace(unit, parts=(*unit.parts[:-1], self._as_head(unit.parts[-1])))
        return replace(unit, keys=kinds if kinds & self._lexicon.base_kinds else unit.keys | kinds)

    def _as_kind(self, unit: Unit) -> Unit:
        """Return a word that may call for a kind of thing ("consulates cities") with that kind among its keys."""
        kinds = self._lexicon.kinds_asked(unit) & self._lexicon.base_kinds
        if unit.parts and not unit.is_proper:
            return replace(unit, parts=tuple(self._as_kind(part) for part in unit.parts))
        return replace(unit, keys=unit.keys | kinds) if kinds else unit

    def _says_little(self, unit: Unit, previous: str, following: str) -> bool:
        """Tell whether a unit need not be accounted for: fillers, subjects, words of the source's title."""
        lexicon = self._lexicon
        if lexicon.is_filler(unit) or lexicon.subject_of(unit) or asking.is_overview_word(unit):
            return True
        if unit.text in _ASPECT and (following == "to" or following.endswith("ing")):
            return True
        if len(unit.text) == 1:
            return True
        if (
            len(unit.text) <= _NOISE
            and unit.keys == {self._lexicon.stem(unit.text)}
            and unit.text not in lexicon.own_words
        ):
            return True
        if asking.is_quantity_word(unit) or "?when" in lexicon.kinds_asked(unit) or unit.text in _SPELLED_NUMBERS:
            return True
        if lexicon.seat_of(unit):
            return previous not in _PLACING
        if unit.parts and all(lexicon.subject_of(part) for part in unit.parts):
            return True
        if unit.text in {"country", "nation", "state", "party", "states", "parties"} and previous in {
            "two",
            "both",
            "each",
        }:
            return True
        return unit.text in _PARTIES or unit.text in _CAUSAL or bool(unit.keys & lexicon.title_keys)


def _without_periods(text: str, mentions: Sequence[PeriodMention]) -> list[Token]:
    """Return the tokens outside the periods read."""
    blanked = list(text)
    for mention in mentions:
        blanked[mention.start : mention.end] = " " * (mention.end - mention.start)
    return [_shouted_us(token, text) for token in tokens("".join(blanked))]


def _shouted_us(token: Token, text: str) -> Token:
    """Read `US` in capitals as the country unless everything is in capitals."""
    if token.text == "us" and text[token.start : token.end] == "US" and not text.isupper():
        return replace(token, text="usa")
    return token


def _role(unit: Unit, roles: Sequence[Role]) -> Role:
    return max(roles[unit.first : unit.last + 1])


def _excluded(units: Sequence[Unit], lexicon: Lexicon) -> Iterator[int]:
    """Yield where the units stand that the question sets aside: the first to tell something behind "besides"."""
    for index, unit in enumerate(units):
        following = units[index + 1].text if index + 1 < len(units) else ""
        if unit.text in _SETTING_ASIDE or (unit.text in {"apart", "aside", "other"} and following in {"from", "than"}):
            behind = [other for other in units[index + 1 :] if not lexicon.is_stopword(other)]
            yield from (other.first for other in behind[:1])


def _is_negated(units: Sequence[Unit], lexicon: Lexicon) -> bool:
    """Tell whether the question denies; "didn't china sell rice" opens with a no but asks for a yes."""
    for index, unit in enumerate(units):
        if unit.text not in lexicon.english.negations or unit.text in {"no", "none", "nothing"}:
            continue
        before = [earlier.text for earlier in units[max(0, index - 3) : index]]
        if unit.text == "never" and before[-1:] != ["i"]:
            return True
        if unit.text.endswith("nt") and before and before[-1] not in _POINTING:
            return True
        if not unit.text.endswith("nt") and not AUXILIARIES.isdisjoint(before):
            return True
    return False
