"""Which of the times in a message are keys of the question, and which only stand beside it."""

from __future__ import annotations

from collections.abc import Sequence

from bot.factbase.period import Period
from bot.factbase.period_reader import PeriodMention
from bot.matching.clauses import Role
from bot.matching.question import Asked, Kind
from bot.matching.text import Token

_SENTENCE_ENDS = frozenset("?!.")


def asked_periods(
    text: str, mentions: Sequence[PeriodMention], line: Sequence[Token], roles: Sequence[Role], asked: Asked
) -> tuple[tuple[Period, ...], tuple[Period, ...]]:
    """Return the periods that are keys, and those that only hint: asides, where the question is not "when"."""
    by_role: dict[Role, list[Period]] = {role: [] for role in Role}
    for mention in mentions:
        by_role[_role_at(text, mention, line, roles)].append(mention.period)
    hints = [] if by_role[Role.ASKED] or asked.kind is Kind.WHEN else by_role[Role.ASIDE]
    return tuple(by_role[Role.ASKED]), tuple(hints)


def _role_at(text: str, mention: PeriodMention, line: Sequence[Token], roles: Sequence[Role]) -> Role:
    """Return the role of the words around a period: of the word before it, else of the one behind.

    A period by itself behind a sentence is a guess ("in which year did it open? 1847?").
    """
    spoken = [(token, role) for token, role in zip(line, roles, strict=True) if not token.is_break]
    before = [role for token, role in spoken if token.end <= mention.start]
    behind = [role for token, role in spoken if token.start >= mention.end]
    last = max((token.end for token, _ in spoken if token.end <= mention.start), default=0)
    is_apart = not _SENTENCE_ENDS.isdisjoint(text[last : mention.start])
    if last and is_apart and not text[mention.end :].strip(" ?!.")[:1].isalnum():
        return Role.GUESS
    role = (before[-1:] or behind[:1] or [Role.ASKED])[0]
    return Role.ASKED if role == Role.CHATTER else role
