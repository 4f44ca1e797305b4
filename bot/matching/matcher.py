"""One question at a time: from its text to the reply.

text ── read ──▶ Question ── score ──▶ scored facts ── decide ──▶ Reply
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from bot.factbase.base import FactBase
from bot.factbase.period import Period
from bot.matching.decide import decide, is_whole
from bot.matching.digest import digest
from bot.matching.english import English
from bot.matching.followup import completed
from bot.matching.index import index_of
from bot.matching.profile import profile_of, without_ask
from bot.matching.question import Order, Question
from bot.matching.reading.reader import Reader
from bot.matching.reply import Outcome, Reply, Shown, explained
from bot.matching.score import Scored, Scorer
from bot.matching.several import times_of
from bot.matching.topics import Topics, is_overview
from bot.matching.words.lexicon import Lexicon

_SURE = 100.0
"""The score of a fact that no other is compared with."""


@dataclass(frozen=True, slots=True)
class Matcher:
    """Finds the reply to a question; facts go by their numbers in the base."""

    reader: Reader
    scorer: Scorer
    topics: Topics

    def ask(self, text: str, topic: str | None, year: int | None, context: Question | None) -> Reply:
        """Return the reply to a text as one question, within a topic or a year, or after another question."""
        question = self.reader.read(text)
        if context is not None:
            question = completed(question, context)
        if year is not None:
            question = replace(question, periods=(Period.of_year(year),))
        if question.is_empty and topic is None:
            return Reply(Outcome.NONE, question, explained("there is nothing in it to look for"))
        if question.is_overview and question.order is not None and all(term.order for term in question.musts):
            return self._first_or_latest(question, topic)
        named = topic or self.topics.named_by(question)
        facts = self.scored(question, topic)
        if is_overview(question, named):
            return self._overview(question, named, facts)
        return decide(question, facts)

    def at_each_time(self, reply: Reply, topic: str | None) -> list[tuple[str, Reply]]:
        """Return the times, as written, that an answer is for, each with the reply for it alone.

        None where there is but one, or the answer holds for all.
        """
        shown = [fact.profile for fact in reply.explanation.considered if fact.profile.fact in reply.facts]
        alone = [replace(reply.question, periods=(time,)) for time in times_of(reply.question, shown)]
        return [(each.periods[0].written, decide(each, self.scored(each, topic))) for each in alone]

    def narrowed(self, question: Question, topic: str | None) -> Reply | None:
        """Return the answer to a clause of a question that asks by itself; None where there is none."""
        for alone in self.reader.narrowed(question):
            reply = decide(alone, self.scored(alone, topic))
            if reply.outcome is Outcome.ANSWER:
                return reply
        return None

    def scored(self, question: Question, topic: str | None = None) -> list[Scored]:
        """Return the facts, of a topic where one is given, with some evidence, best first."""
        facts = self.scorer.scored(question)
        return [fact for fact in facts if topic is None or fact.profile.fact.topic == topic]

    def digest(self, question: Question, topic: str | None, page: int = 0) -> Reply:
        """Return a page of what there is on a topic and the question's time."""
        return digest(question, topic, self.scorer.index.profiles, page=page)

    def on(self, today: date) -> Matcher:
        """Return this matcher as on another day."""
        return replace(self, reader=self.reader.on(today))

    def without_ask(self, fact: int, ask: int) -> Matcher:
        """Return this matcher as it would be without one way of asking for a fact."""
        index = self.scorer.index
        profile = without_ask(index.profiles[fact], ask)
        return replace(self, scorer=replace(self.scorer, index=index.replacing(fact, profile)))

    def words_of_one_ask(self, fact: int) -> Iterator[tuple[str, int]]:
        """Yield the words that only one way of asking brings into a fact, each with the index of that way."""
        profile = self.scorer.index.profiles[fact]
        once, held = 1 / len(profile.fact.asks), profile.own | profile.topic
        for number, ask in enumerate(profile.fact.asks):
            for unit in (term.unit for term in self.reader.read(ask).musts):
                is_rare = all(profile.share.get(key, 0.0) <= once for key in unit.keys)
                if is_rare and unit.all_keys.isdisjoint(held):
                    yield unit.text, number

    def _first_or_latest(self, question: Question, topic: str | None) -> Reply:
        """Answer "the latest event" with the latest of all dated facts, of a topic where one is given."""
        profiles = self.scorer.index.profiles
        dated = [one for one in profiles if one.is_begun and (topic is None or one.fact.topic == topic)]
        if not dated:
            return Reply(Outcome.NONE, question, explained("no fact is dated"))
        in_time = sorted(dated, key=lambda profile: profile.periods[0].sort_key)
        chosen = in_time[-1] if question.order is Order.LATEST else in_time[0]
        reason = f"it is the {question.order} of all {len(dated)} dated facts"
        return Reply(Outcome.ANSWER, question, explained(reason), (Shown(chosen.fact, _SURE),))

    def _overview(self, question: Question, topic: str | None, facts: list[Scored]) -> Reply:
        """Answer a topic, a time or both: one fact that is wholly meant, else what there is."""
        reply = decide(question, facts)
        is_more = bool(question.periods) or len(question.terms) > 1
        is_meant = question.order is not None or (is_more and is_whole(reply, facts))
        if reply.outcome is Outcome.ANSWER and is_meant:
            return reply
        return digest(question, topic, self.scorer.index.profiles, considered=facts)


def matcher_of(base: FactBase, today: date, english: English) -> Matcher:
    """Return the matcher of a base."""
    lexicon = Lexicon(base, english)
    reader = Reader(lexicon, today)
    topics = base.topic_by_id
    index = index_of(profile_of(fact, topics[fact.topic], lexicon, reader) for fact in base.facts)
    return Matcher(reader, Scorer(index, lexicon.subjects.keys, lexicon.subjects.theme), Topics(base, lexicon))
