"""The engine: all that an edge talks to.

    text ── read ──▶ Question ── candidates ──▶ scored facts ── decide ──▶ Reply

Building one from a base costs some milliseconds per fact; asking changes nothing, so one engine serves all.
"""

from __future__ import annotations

from collections.abc import Iterable
from copy import copy
from dataclasses import replace
from datetime import date

from bot.factbase.base import FactBase
from bot.factbase.period import Period
from bot.matching.complete import likely_choices, prefix_choices
from bot.matching.decide import decide, is_whole, suggest
from bot.matching.english import English, load_english
from bot.matching.followup import completed
from bot.matching.index import Index
from bot.matching.lexicon import Lexicon
from bot.matching.nearest import nearest, nearest_in_time
from bot.matching.overview import PAGE, Overview
from bot.matching.profile import profile_of, without_ask
from bot.matching.question import Question
from bot.matching.reading import Reader
from bot.matching.reply import Choice, Explanation, Label, Outcome, Reply, Shown
from bot.matching.score import Scored, scored, weighed
from bot.matching.several import parts_of
from bot.matching.text import MAX_CHARACTERS, clean


class Engine:
    """Answers questions from one fact base, as on the day `today`."""

    def __init__(self, base: FactBase, today: date, english: English | None = None) -> None:
        self.base = base
        self.today = today
        self._lexicon = Lexicon(base, english or load_english())
        self._reader = Reader(self._lexicon, today)
        topics = base.topic_by_id
        self._index = Index(profile_of(fact, topics[fact.topic], self._lexicon, self._reader) for fact in base.facts)
        self._overview = Overview(base, self._lexicon)

    def ask(
        self, text: str, *, topic: str | None = None, year: int | None = None, context: Question | None = None
    ) -> Reply:
        """Return the reply to a question.

        `topic` (an id) and `year` narrow it; `context` is the question before, from which a follow-up takes
        what it leaves out. Raises KeyError for a topic that the base has not, ValueError for a year
        outside 1 to 9999.
        """
        if topic is not None:
            topic = self.base.topic_by_id[topic].id
        whole = self._ask_one(text, topic, year, context)
        parts = parts_of(clean(text)[:MAX_CHARACTERS])
        if len(parts) > 1 and whole.outcome is not Outcome.ANSWER:
            whole = self._ask_parts(parts, topic, year, whole)
        if whole.outcome in {Outcome.SUGGEST, Outcome.NONE} and not whole.unanswered:
            return self._narrowed(text, whole.question, topic) or whole
        return whole

    def show(self, fact_id: str) -> Reply:
        """Return one fact as an answer. Raises KeyError for an id that the base has not."""
        fact = self.base.by_id[fact_id]
        return Reply(Outcome.ANSWER, Question(fact_id), Explanation("asked for by its id"), (Shown(fact, 100.0),))

    def browse(self, topic: str | None = None, year: int | None = None, page: int = 0) -> Reply:
        """Return a page (from 0) of the facts of a topic, a year or both, in order of time.

        Raises KeyError for a topic that the base has not, ValueError for a year outside 1 to 9999.
        """
        if topic is not None:
            topic = self.base.topic_by_id[topic].id
        periods = (Period.of_year(year),) if year is not None else ()
        return self._digest(Question("", periods=periods), topic, page)

    def complete(self, text: str, limit: int = 25) -> tuple[Choice, ...]:
        """Return up to `limit` questions that the text may be the beginning of."""
        choices = prefix_choices(self.base, text, limit)
        known = {choice.fact_id for choice in choices}
        if len(choices) < limit and text.strip():
            facts = [fact.profile.fact.id for fact in self._scored(self._reader.read(text), None)]
            choices += likely_choices(self.base, (fact for fact in facts if fact not in known), text)
        return tuple(choices[:limit])

    def without_ask(self, fact_id: str, number: int) -> Engine:
        """Return this engine as it would be without a fact's way of asking at an index from 0."""
        at = self.base.facts.index(self.base.by_id[fact_id])
        return self._over(self._index.replacing(at, without_ask(self._index.profiles[at], number)))

    def _over(self, index: Index) -> Engine:
        """Return this engine over another index of the same base."""
        other = copy(self)
        vars(other)["_index"] = index
        return other

    def words_of_one_ask(self, fact_id: str) -> tuple[tuple[str, int], ...]:
        """Return the words that a single way of asking brings into a fact, each with the index of that way."""
        profile = next(profile for profile in self._index.profiles if profile.fact.id == fact_id)
        once = 1 / len(profile.fact.asks) + 1e-9
        held = profile.own | profile.topic
        return tuple(
            (term.unit.text, number)
            for number, ask in enumerate(profile.fact.asks)
            for term in self._reader.read(ask).musts
            if not term.unit.all_keys & held and all(profile.share.get(key, 0) <= once for key in term.unit.keys)
        )

    def _ask_one(self, text: str, topic: str | None, year: int | None, context: Question | None) -> Reply:
        question = self._reader.read(text)
        if context is not None:
            question = completed(question, context)
        if year is not None:
            question = replace(question, periods=(Period.of_year(year),))
        if question.is_empty and topic is None:
            return Reply(Outcome.NONE, question, Explanation("there is nothing in it to look for"))
        named = topic or self._overview.topic_named(question)
        facts = self._scored(question, topic)
        if self._overview.is_asked(question, named):
            return self._overview_reply(question, named, facts)
        return decide(question, facts)

    def _narrowed(self, text: str, question: Question, topic: str | None) -> Reply | None:
        """Return the answer to the clause that asks, read by itself, where the whole message found none."""
        for alone in self._reader.narrowed(text, question):
            reply = decide(alone, self._scored(alone, topic))
            if reply.outcome is Outcome.ANSWER:
                return reply
        return None

    def _ask_parts(self, parts: Iterable[str], topic: str | None, year: int | None, whole: Reply) -> Reply:
        """Answer each part of a message; the parts after the first may lean on the one before."""
        replies: list[tuple[str, Reply]] = []
        context: Question | None = None
        for part in parts:
            reply = self._ask_one(part, topic, year, context)
            replies.append((part, reply))
            context = reply.question
        asking = [(part, reply) for part, reply in replies if reply.question.musts]
        answered = [reply for _, reply in asking if reply.outcome is Outcome.ANSWER]
        if len(asking) == 1 or not answered:
            return whole
        facts = {shown.fact.id: shown for reply in answered for shown in reply.shown}
        if len(answered) == len(asking):
            reason = Explanation("each part of the message is answered by a fact of its own")
            return Reply(Outcome.ANSWER, whole.question, reason, tuple(facts.values()))
        shown = tuple(replace(entry, label=Label.PART) for entry in facts.values())
        left = tuple(part for part, reply in asking if reply.outcome is not Outcome.ANSWER)
        reason = Explanation("only a part of the message is answered", whole.explanation.considered)
        return Reply(Outcome.SUGGEST, whole.question, reason, shown, unanswered=left)

    def _scored(self, question: Question, topic: str | None) -> list[Scored]:
        subjects = self._lexicon.subject_keys
        facts = scored(question, weighed(question, self._index, subjects), self._index, subjects)
        return [fact for fact in facts if topic is None or fact.profile.fact.topic == topic]

    def _overview_reply(self, question: Question, topic: str | None, facts: list[Scored]) -> Reply:
        """Answer a topic, a time or both: one fact that is wholly meant, else a digest, else the nearest."""
        reply = decide(question, facts)
        is_more = bool(question.periods) or len(question.terms) > 1
        if reply.outcome is Outcome.ANSWER and (question.order or (is_more and is_whole(reply, facts))):
            return reply
        return self._digest(question, topic, 0, facts)

    def _digest(self, question: Question, topic: str | None, page: int, facts: Iterable[Scored] = ()) -> Reply:
        found = self._overview.facts(question, topic, self._index)
        considered = tuple(facts)
        if not any(shown.label is None for shown in found):
            return self._nearest_overview(question, topic, found, considered)
        reason = Explanation(f"so many facts fit the topic and the time asked for: {len(found)}", considered[:6])
        if len(found) == 1:
            return Reply(Outcome.ANSWER, question, reason, tuple(found), topic=topic)
        first = page * PAGE
        shown = tuple(found[first : first + PAGE])
        return Reply(Outcome.DIGEST, question, reason, shown, max(0, len(found) - first - PAGE), topic)

    def _nearest_overview(
        self, question: Question, topic: str | None, loose: list[Shown], facts: tuple[Scored, ...]
    ) -> Reply:
        """Answer an overview that has no fact of its time: the nearest before and after."""
        near = nearest(question, [fact for fact in facts if fact.agrees_but_for_time]) if question.musts else ()
        if not near and question.periods:
            profiles = [p for p in self._index.profiles if topic is None or p.fact.topic == topic]
            near = (*nearest_in_time(question.periods[0], profiles), *loose)[:PAGE]
        if not near:
            return suggest(question, facts, "no fact fits the topic and the time asked for")
        reason = Explanation("no fact is dated in the time asked for", facts[:6])
        return Reply(Outcome.NEAREST, question, reason, near, topic=topic)
