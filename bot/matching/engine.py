"""The engine: all that an edge talks to.

Building one from a base costs some milliseconds per fact; asking changes nothing, so one engine serves all.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from functools import cached_property

from bot.factbase.base import FactBase
from bot.factbase.period import Period
from bot.matching.complete import Completions, completions_of, likely_choices
from bot.matching.decide import forgive
from bot.matching.english import English, load_english
from bot.matching.matcher import Matcher, matcher_of
from bot.matching.question import Question
from bot.matching.reply import Choice, Outcome, Reply, Shown, explained
from bot.matching.several import combined, parts_of
from bot.matching.text import MAX_CHARACTERS, clean


class Engine:
    """Answers questions from one fact base, as on the day `today`."""

    def __init__(
        self, base: FactBase, today: date, english: English | None = None, *, matcher: Matcher | None = None
    ) -> None:
        self.base = base
        self.today = today
        self._matcher = matcher or matcher_of(base, today, english or load_english())

    def ask(
        self, text: str, *, topic: str | None = None, year: int | None = None, context: Question | None = None
    ) -> Reply:
        """Return the reply to a question.

        `topic` (an id) and `year` narrow it; `context` is the question before, from which a follow-up takes
        what it leaves out. Raises KeyError for a topic that the base has not, ValueError for a year
        outside 1 to 9999.
        """
        self._check_topic(topic)
        whole = self._matcher.ask(text, topic, year, context)
        parts = parts_of(clean(text)[:MAX_CHARACTERS])
        if len(parts) > 1 and whole.outcome is not Outcome.ANSWER:
            whole = combined(whole, list(self._replies(parts, topic, year)))
        elif whole.outcome is Outcome.ANSWER:
            whole = combined(whole, self._matcher.at_each_time(whole, topic))
        if whole.outcome in {Outcome.SUGGEST, Outcome.NONE} and not whole.unanswered:
            narrowed = self._matcher.narrowed(whole.question, topic)
            return narrowed or forgive(whole.question, whole.explanation.considered) or whole
        return whole

    def show(self, fact_id: str) -> Reply:
        """Return one fact as an answer. Raises KeyError for an id that the base has not."""
        shown = Shown(self.base.by_id[fact_id], 100.0)
        return Reply(Outcome.ANSWER, Question(fact_id), explained("asked for by its id"), (shown,))

    def browse(
        self,
        topic: str | None = None,
        year: int | None = None,
        page: int = 0,
        *,
        periods: tuple[Period, ...] = (),
    ) -> Reply:
        """Return a page (from 0) of the facts of a topic, a year or other times, or both, in order of time.

        Raises KeyError for a topic that the base has not, ValueError for a year outside 1 to 9999.
        """
        self._check_topic(topic)
        if year is not None:
            periods = (Period.of_year(year),)
        return self._matcher.digest(Question("", periods=periods), topic, page)

    def complete(self, text: str, limit: int = 25) -> tuple[Choice, ...]:
        """Return up to `limit` questions that the text may be the beginning of."""
        choices = self._completions.of(text, limit)
        if len(choices) < limit and text.strip():
            known = {choice.fact_id for choice in choices}
            scored = self._matcher.scored(self._matcher.reader.read(text[:MAX_CHARACTERS]))
            facts = (each.profile.fact for each in scored if each.profile.fact.id not in known)
            choices += likely_choices(facts, text)
        return tuple(choices[:limit])

    @cached_property
    def _completions(self) -> Completions:
        """Made when somebody first types: a question in the terminal never needs them."""
        return completions_of(self.base)

    def without_ask(self, fact_id: str, number: int) -> Engine:
        """Return this engine as it would be without a fact's way of asking at an index from 0."""
        matcher = self._matcher.without_ask(self._number(fact_id), number)
        return Engine(self.base, self.today, matcher=matcher)

    def on(self, today: date) -> Engine:
        """Return this engine as on another day; all but the day is shared."""
        return Engine(self.base, today, matcher=self._matcher.on(today))

    def words_of_one_ask(self, fact_id: str) -> tuple[tuple[str, int], ...]:
        """Return the words that only one way of asking brings into a fact, each with the index of that way."""
        return tuple(self._matcher.words_of_one_ask(self._number(fact_id)))

    def _replies(self, parts: Iterable[str], topic: str | None, year: int | None) -> Iterator[tuple[str, Reply]]:
        """Yield the parts of a message with their replies; each may lean on the part before."""
        context: Question | None = None
        for part in parts:
            reply = self._matcher.ask(part, topic, year, context)
            yield part, reply
            context = reply.question

    def _check_topic(self, topic: str | None) -> None:
        if topic is not None and topic not in self.base.topic_by_id:
            raise KeyError(topic)

    def _number(self, fact_id: str) -> int:
        return self.base.facts.index(self.base.by_id[fact_id])
