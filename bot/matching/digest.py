"""What there is on a topic, a time, or both: a page of facts in order of time."""

from __future__ import annotations

from collections.abc import Sequence

from bot.factbase.base import in_order_of_time
from bot.matching.decide import suggest
from bot.matching.fit import Fit, is_set_aside, period_fit
from bot.matching.nearest import nearest, nearest_in_time
from bot.matching.profile import Profile
from bot.matching.question import Question
from bot.matching.reply import Label, Outcome, Reply, Shown, explained
from bot.matching.score import Scored

_PAGE = 6
"""So many facts stand on one page."""
_FITTING, _LOOSE = 100.0, 50.0
"""The scores of facts that are not compared with a question."""


def digest(
    question: Question,
    topic: str | None,
    profiles: Sequence[Profile],
    *,
    page: int = 0,
    considered: Sequence[Scored] = (),
) -> Reply:
    """Return a page (from 0) of the facts of a topic and the question's time; the nearest if there is none.

    `profiles` are those of the whole base, `considered` the facts scored for the question.
    """
    of_topic = [profile for profile in profiles if topic is None or profile.fact.topic == topic]
    of_topic = [profile for profile in of_topic if not is_set_aside(question, profile)]
    found = _fitting(question, of_topic)
    loose = _dated_loosely(question, of_topic)
    if not found:
        return _nearest(question, topic, of_topic, loose, considered)
    found += loose
    explanation = explained(f"so many facts fit the topic and the time asked for: {len(found)}", considered)
    if len(found) == 1:
        return Reply(Outcome.ANSWER, question, explanation, tuple(found), topic=topic)
    first, last = page * _PAGE, (page + 1) * _PAGE
    return Reply(Outcome.DIGEST, question, explanation, tuple(found[first:last]), max(0, len(found) - last), topic)


def _fitting(question: Question, profiles: Sequence[Profile]) -> list[Shown]:
    """Return the facts of the question's time: those that begin in it, then those that hold throughout."""
    fitting = [profile for profile in profiles if period_fit(question.periods, profile).agrees]
    begun = [profile.fact for profile in fitting if _begins_in(question, profile)]
    held = [profile.fact for profile in fitting if profile.fact not in begun]
    return [Shown(fact, _FITTING) for fact in (*in_order_of_time(begun), *in_order_of_time(held))]


def _begins_in(question: Question, profile: Profile) -> bool:
    """Tell whether a fact's time does not go back before the one asked for."""
    starts = [period.start for period in question.periods if period.start is not None]
    edges = [period.start or period.end for period in profile.periods]
    return not starts or any(edge is not None and edge >= min(starts) for edge in edges)


def _dated_loosely(question: Question, profiles: Sequence[Profile]) -> list[Shown]:
    facts = (profile.fact for profile in profiles if period_fit(question.periods, profile) is Fit.LOOSE)
    return [Shown(fact, _LOOSE, Label.LOOSE) for fact in in_order_of_time(facts)]


def _nearest(
    question: Question,
    topic: str | None,
    profiles: Sequence[Profile],
    loose: Sequence[Shown],
    considered: Sequence[Scored],
) -> Reply:
    """Answer where no fact is of the time: those dated loosely, else the nearest before and after."""
    agreeing = [fact for fact in considered if fact.agrees_but_for_time]
    near = nearest(question, agreeing) if question.musts else ()
    if not near and question.periods:
        beside = nearest_in_time(question.periods[0], profiles)
        named = {shown.fact.id for shown in beside}
        near = (*beside, *(shown for shown in loose if shown.fact.id not in named))[:_PAGE]
    if not near:
        return suggest(question, considered, "no fact fits the topic and the time asked for")
    reason = "no fact is dated in the time asked for"
    return Reply(Outcome.NEAREST, question, explained(reason, considered), near, topic=topic)
