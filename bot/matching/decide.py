"""Scored facts → the reply. All thresholds of an answer live here.

A fact is an answer when nothing speaks against it, its score passes a floor, and it stands clear of the
next; or beside the next, when the two belong together. Otherwise the nearest years, the close ones, or none.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.matching.agreement import Ground
from bot.matching.nearest import nearest
from bot.matching.question import OPEN_KINDS, Kind, Order, Question
from bot.matching.reading.asking import FIRST, LATEST
from bot.matching.reply import Label, Outcome, Reply, Shown, explained
from bot.matching.score import Scored
from bot.matching.words.keys import is_of_country
from bot.matching.words.units import Unit

FLOOR = 48.0
"""An answer scores at least this much of 100."""
MARGIN = 4.0
"""An answer is this many points clear of the next fact that agrees."""
RIVAL_MARGIN = 8.0
"""A fact that something speaks against silences an answer that scores this many points less."""
CLOSE = 25.0
"""A suggestion scores at least this much, and accounts for `CLOSE_COVERAGE` of the question."""
CLOSE_COVERAGE = 0.2
CLOSE_POOLED = 0.03
"""Words that hardly any of a fact's ways of asking holds make it neither close nor an answer."""
CLOSEST_MARGIN = 8.0
"""The closest fact is named as such when it is this many points clear of the next."""
WHOLE = 0.97
"""From this likeness on, a question is one of a fact's own ways of asking."""
NEARLY_WHOLE = 0.8
"""From this likeness on, a topic's name with something more is a question for one fact."""
LONG = 14
"""A message of so many words holds talk: `TALK` words that the fact lacks are forgiven it."""
TALK = 2
SLIPS = 1
"""So many words that the fact lacks are forgiven a message with mended mistakes: they may be mistakes, too."""
_MOST_SUGGESTIONS = 5
_OPEN_KINDS = OPEN_KINDS | {Kind.HOW}
"""Kinds of question that do not say what the fact has to give."""
_ORDER_WORDS = FIRST | LATEST | {"last"}


@dataclass(frozen=True, slots=True)
class Verdict:
    """The facts to answer with and the reason in words; no facts when none may answer."""

    facts: tuple[Scored, ...]
    reason: str


def decide(question: Question, facts: Sequence[Scored]) -> Reply:
    """Return the reply to a question from its scored facts, best first."""
    verdict = _answer(question, facts)
    if verdict.facts and not _is_better_but_for_time(verdict.facts[0], facts):
        return _answered(question, facts, verdict)
    near = nearest(question, [fact for fact in facts if fact.agrees_but_for_time and fact.score >= FLOOR])
    if near:
        reason = "the facts on this are dated otherwise than asked"
        return Reply(Outcome.NEAREST, question, explained(reason, facts), near)
    return suggest(question, facts, verdict.reason)


def forgive(question: Question, facts: Sequence[Scored]) -> Reply | None:
    """Answer with the first fact all the same where it lacks no more words than are forgiven the message.

    It has to stand clear of all others, and no name, number or what is asked for is forgiven.
    """
    if not facts or facts[0].score < FLOOR or not _is_met(question, facts[0]):
        return None
    if len(facts) > 1 and facts[0].score - facts[1].score < RIVAL_MARGIN:
        return None
    lacking = facts[0].uncovered
    if len(lacking) < len(facts[0].objections) or len(lacking) > _forgiven(question):
        return None
    if not all(_is_common(question, term.unit) for term in question.musts if term.unit.text in lacking):
        return None
    words = ", ".join(f"“{word}”" for word in lacking)
    reason = f"it stands clear of the rest, and {words} may be talk or a mistake"
    return _answered(question, facts, Verdict((facts[0],), reason))


def is_whole(reply: Reply, facts: Sequence[Scored]) -> bool:
    """Tell whether a question is nearly one of the ways of asking for the one fact that answers it."""
    shown = reply.facts
    return len(shown) == 1 and any(f.phrasing >= NEARLY_WHOLE for f in facts if f.profile.fact is shown[0])


def suggest(question: Question, facts: Sequence[Scored], reason: str) -> Reply:
    """Return the close facts, the closest labelled where one stands clear; `none` when nothing is close."""
    close = [fact for fact in facts if _is_close(question, fact)]
    if not close:
        return Reply(Outcome.NONE, question, explained("no fact is close", facts), missing=_unknown(question, facts))
    shown = tuple(Shown(fact.profile.fact, fact.score, Label.ALSO) for fact in close[:_MOST_SUGGESTIONS])
    if len(close) == 1 or close[0].score - close[1].score >= CLOSEST_MARGIN:
        shown = (Shown(shown[0].fact, shown[0].score, Label.CLOSEST), *shown[1:])
    return Reply(Outcome.SUGGEST, question, explained(reason, facts), shown, missing=_unknown(question, close))


def _answered(question: Question, facts: Sequence[Scored], verdict: Verdict) -> Reply:
    shown = tuple(Shown(fact.profile.fact, fact.score) for fact in verdict.facts)
    return Reply(Outcome.ANSWER, question, explained(verdict.reason, facts), shown)


def _answer(question: Question, facts: Sequence[Scored]) -> Verdict:
    agreeing = [fact for fact in facts if fact.agrees and _is_enough(fact) and _is_met(question, fact)]
    rival = next((fact for fact in facts if _is_rival(fact)), None)
    is_beaten = not agreeing or (rival is not None and rival.score - agreeing[0].score >= RIVAL_MARGIN)
    if is_beaten and question.order is not None:
        return _extreme(question, facts)
    if not agreeing:
        return Verdict((), _first_objection(facts))
    best, rest = agreeing[0], agreeing[1:]
    if is_beaten and rival is not None:
        return Verdict((), f"{rival.profile.fact.id} is much closer, but {_objection(rival)}")
    contrary = next((fact for fact in facts if _is_contrary_to(fact, best)), None)
    if contrary is not None:
        return Verdict((), f"{contrary.profile.fact.id} is close, but {_objection(contrary)}")
    if not rest or best.score - rest[0].score >= MARGIN:
        return Verdict((best,), "it agrees with the question and stands clear of the next")
    if question.order is not None:
        return _extreme(question, facts)
    is_pair = len(rest) == 1 or best.score - rest[1].score >= MARGIN
    if is_pair and rest[0].profile.fact.topic == best.profile.fact.topic:
        return Verdict((best, rest[0]), "two facts of one topic agree alike with the question")
    return Verdict((), f"{best.profile.fact.id} and {rest[0].profile.fact.id} fit alike")


def _forgiven(question: Question) -> int:
    """Return how many words a fact may lack, by how the message is written."""
    if len(question.text.split()) >= LONG:
        return TALK
    return SLIPS if question.corrections else 0


def _is_common(question: Question, unit: Unit) -> bool:
    """Tell whether a unit is no name or number, and not what is asked for."""
    is_asked = unit.text in question.asked.head_text.split() or unit.text == question.asked.head_text
    return not (is_asked or unit.is_name or any(map(is_of_country, unit.all_keys)) or not unit.text[:1].isalpha())


def _is_better_but_for_time(best: Scored, facts: Sequence[Scored]) -> bool:
    """Tell whether a fact that fits clearly better is only dated otherwise: then no other fact answers for it."""
    first = next((fact for fact in facts if fact.agrees_but_for_time), best)
    return not first.agrees and first.score - best.score >= RIVAL_MARGIN


def _is_enough(fact: Scored) -> bool:
    return fact.score >= FLOOR and fact.pooled >= CLOSE_POOLED


def _is_close(question: Question, fact: Scored) -> bool:
    """Tell whether a fact shares enough with a question, a word that counts among it, to be suggested."""
    shares_a_must = any(term.unit.text in fact.matched for term in question.musts)
    is_like = fact.coverage >= CLOSE_COVERAGE and fact.pooled >= CLOSE_POOLED
    return shares_a_must and is_like and fact.score >= CLOSE


def _is_rival(fact: Scored) -> bool:
    """Tell whether a fact may be what is really asked about, though something in it speaks against it."""
    return any(objection.ground not in {Ground.KIND, Ground.COUNT, Ground.PERIOD} for objection in fact.objections)


def _is_contrary_to(fact: Scored, best: Scored) -> bool:
    """Tell whether a fact denies what is asked, lacks no other word of it, and the best is not clear of it."""
    is_near = best.score - fact.score < RIVAL_MARGIN and fact.profile.fact.topic == best.profile.fact.topic
    return is_near and fact.denies and len(fact.uncovered) <= 1


def _is_met(question: Question, fact: Scored) -> bool:
    """Tell whether enough was asked: a word that counts, and more than one unless it is a way of asking."""
    if fact.phrasing >= WHOLE and sum(not term.is_aside for term in question.terms) > 1:
        return True
    musts = [term.unit for term in question.musts]
    if not {unit.text for unit in musts}.intersection(fact.matched):
        return False
    if len(musts) == 1 and question.persons and question.asked.kind is Kind.WHO and not question.periods:
        return fact.phrasing >= NEARLY_WHOLE  # "who is …" wants more than a fact that names somebody
    is_bare = len(musts) == 1 and question.asked.kind in _OPEN_KINDS and not question.periods
    return not is_bare or fact.phrasing >= NEARLY_WHOLE or fact.is_named_by(musts[0])


def _extreme(question: Question, facts: Sequence[Scored]) -> Verdict:
    """Pick the first or the latest of the dated facts that agree but for the word that says so."""
    dated = [fact for fact in facts if _agrees_but_for_order(fact) and fact.profile.is_begun]
    if not dated or dated[0].score < FLOOR - MARGIN:
        return Verdict((), _first_objection(facts))
    series = [fact for fact in dated if fact.score >= dated[0].score - RIVAL_MARGIN]
    if len(series) == 1:
        return Verdict((), f"only {series[0].profile.fact.id} is dated, and one makes no {question.order}")
    in_time = sorted(series, key=lambda fact: fact.profile.periods[0].sort_key)
    chosen = in_time[-1] if question.order is Order.LATEST else in_time[0]
    return Verdict((chosen,), f"it is the {question.order} of {len(series)} dated facts that agree")


def _agrees_but_for_order(fact: Scored) -> bool:
    words = {objection.detail for objection in fact.objections}
    return words <= _ORDER_WORDS and all(o.ground is Ground.UNCOVERED for o in fact.objections)


def _first_objection(facts: Sequence[Scored]) -> str:
    if not facts:
        return "no fact shares a word with the question"
    if facts[0].agrees and facts[0].score >= FLOOR:
        return f"one word that is no way of asking for {facts[0].profile.fact.id} is too little to go by"
    if facts[0].agrees:
        return f"{facts[0].profile.fact.id} scores {facts[0].score:.0f}, below the floor of {FLOOR:.0f}"
    return f"{facts[0].profile.fact.id} is closest, but {_objection(facts[0])}"


def _objection(fact: Scored) -> str:
    objection = fact.objections[0]
    return f"{objection.ground}: {objection.detail}"


def _unknown(question: Question, facts: Sequence[Scored]) -> tuple[str, ...]:
    """Return the words that the closest fact lacks; all that had to be accounted for when there is none."""
    if facts:
        return facts[0].uncovered
    return tuple(term.unit.text for term in question.musts)
