"""When what a question claims and what a fact claims cannot both be."""

from __future__ import annotations

from collections.abc import Iterable

from bot.matching.question import Claim, Course, Party, Relation
from bot.matching.words.keys import AGENT, Keys, principals


def contradiction(asked: Claim, stated: Iterable[Claim], subjects: Keys) -> str | None:
    """Say how a question's claim disagrees with a fact's.

    None when it agrees with one of them, or none compares.
    """
    comparable = [claim for claim in stated if claim.relation is asked.relation]
    if asked.relation is not Relation.HANDS_OVER:
        comparable = [claim for claim in comparable if claim.verb & asked.verb]
    verdicts = [_disagreement(asked, claim, subjects) for claim in comparable]
    return verdicts[0] if verdicts and all(verdicts) else None


def is_turned_round(asked: Course, stated: Iterable[Course]) -> bool:
    """Tell whether what the question has before a verb stands behind it in the fact, and the other way round."""
    comparable = [course for course in stated if course.verb & asked.verb]
    return bool(comparable) and all(
        course.before & asked.behind
        and course.behind & asked.before
        and not course.before & asked.before
        and not course.behind & asked.behind
        for course in comparable
    )


def _disagreement(asked: Claim, stated: Claim, subjects: Keys) -> str | None:
    if _clashes(asked.actor, stated.actor, stated.other, subjects):
        return "another one does it"
    if _clashes(asked.other, stated.other, stated.actor, subjects):
        return "it is done to another one"
    return None


def _clashes(asked: Party, same: Party, opposite: Party, subjects: Keys) -> bool:
    """Tell whether somebody stands on the other side, or where somebody else is named.

    A subject stands for those who act for it (a country for its company), and clashes with another subject or
    whoever acts for that.
    """
    if not asked or _meet(asked, same):
        return False
    if _meet(asked, opposite):
        return True
    return bool(same & subjects or principals(same)) if asked & subjects else bool(same)


def _meet(one: Party, other: Party) -> bool:
    """Tell whether one of some is among the others, or acts for one of them, or is acted for."""
    shared = any(not key.startswith(AGENT) for key in one & other)
    return shared or bool(principals(one) & other or principals(other) & one)
