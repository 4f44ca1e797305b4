"""Text → Question: periods, words with their mistakes mended, what is asked for, who does what to whom."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import copy
from dataclasses import replace
from datetime import date

from bot.factbase.period_reader import read_periods
from bot.matching.question import Question
from bot.matching.reading.asking import read_asked, read_order
from bot.matching.reading.claims import claims_of, persons_in, places_of, subjects_in
from bot.matching.reading.clauses import Clauses, Role
from bot.matching.reading.courses import courses_of
from bot.matching.reading.denial import is_negated, reversals_in, set_aside, without_in
from bot.matching.reading.mending import Mender
from bot.matching.reading.quantities import counts_in
from bot.matching.reading.terms import OVERVIEW, Terms
from bot.matching.reading.times import asked_periods, times_set_aside, tokens_outside
from bot.matching.text import MAX_CHARACTERS, Token, clean, tokens
from bot.matching.words.lexicon import Lexicon
from bot.matching.words.units import all_keys


class Reader:
    """Reads questions against one lexicon; `today` is what "last year" counts from."""

    def __init__(self, lexicon: Lexicon, today: date) -> None:
        self._lexicon = lexicon
        self._today = today
        self._mender = Mender(lexicon)
        self._clauses = Clauses(lexicon)
        self._terms = Terms(lexicon)

    def read(self, text: str) -> Question:
        """Return the question that a text asks; any text can be read."""
        whole = clean(text)
        plain = whole[:MAX_CHARACTERS]
        mentions = read_periods(plain, self._today)
        outside = tokens_outside(plain, mentions)
        line, corrections = self._mender.mended(_shouted_us(token, plain) for token in outside)
        roles = self._clauses.roles(line)
        timeless = self._timeless(text, line, roles)
        aside = times_set_aside(mentions, line)
        wanted = [mention for mention in mentions if mention not in aside]
        periods, hints = asked_periods(plain, wanted, line, roles, timeless.asked)
        return replace(
            timeless,
            periods=periods,
            hints=hints,
            times_aside=tuple(mention.period for mention in aside),
            corrections=tuple(corrections),
            is_clipped=len(whole) > MAX_CHARACTERS,
        )

    def on(self, today: date) -> Reader:
        """Return this reader as on another day."""
        other = copy(self)
        other._today = today  # noqa: SLF001 - its own copy
        return other

    def narrowed(self, question: Question) -> Iterator[Question]:
        """Yield the question as read from each clause that asks by itself, the last first.

        Clauses are left out only where nothing goes with them that a fact has to agree with: no time, and no
        country but the subjects; and nothing that the question sets aside.
        """
        plain = clean(question.text)[:MAX_CHARACTERS]
        line = [] if question.excluded or question.times_aside else list(tokens(plain))
        for first, last in self._clauses.asking_alone(line):
            alone = self.read(plain[line[first].start : line[last].end])
            if alone.musts and len(alone.periods) == len(question.periods):
                yield alone

    def _timeless(self, text: str, line: Sequence[Token], roles: Sequence[Role]) -> Question:
        """Return the question that a mended line asks, its times aside."""
        lexicon, units = self._lexicon, self._lexicon.units(line)
        roles_of_units = [max(roles[unit.first : unit.last + 1]) for unit in units]
        placed = list(zip(units, roles_of_units, strict=True))
        spoken = [unit for unit, role in placed if role in {Role.ASKED, Role.CHATTER}]
        asking = [unit for unit, role in placed if role is Role.ASKED]
        asked, head = read_asked(spoken, lexicon)
        excluded = list(set_aside(units, lexicon))
        positions = {unit.first for unit in excluded}
        terms = self._terms.of(units, roles_of_units, head)
        return Question(
            text=text,
            terms=tuple(replace(t, must=False) if t.unit.first in positions else t for t in terms),
            asked=asked,
            order=read_order(spoken),
            claims=claims_of(spoken, lexicon),
            courses=tuple(courses_of(spoken, lexicon)),
            without=without_in(spoken, lexicon),
            reversals=tuple(reversals_in(asking, lexicon)),
            persons=persons_in(asking, lexicon),
            excluded=all_keys(excluded),
            counts=tuple(counts_in(asking, lexicon)),
            places=places_of(asking, lexicon),
            is_negated=is_negated(asking, lexicon),
            subjects=subjects_in(units, lexicon),
            is_overview=any(unit.text in OVERVIEW for unit in spoken),
        )


def _shouted_us(token: Token, text: str) -> Token:
    """Read `US` in capitals as the country unless everything is in capitals."""
    if token.text == "us" and text[token.start : token.end] == "US" and not text.isupper():
        return replace(token, text="usa")
    return token
