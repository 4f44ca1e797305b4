"""Which of the periods that a message names are asked for, and which only stand beside the question."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from bot.factbase.period import Period
from bot.factbase.period_reader import PeriodMention
from bot.matching.question import Asked, Kind
from bot.matching.reading.clauses import Role
from bot.matching.reading.denial import sets_aside
from bot.matching.reading.grammar import ASKER
from bot.matching.text import Token, tokens

_SENTENCE_ENDS = frozenset({"?", "!", "."})


def tokens_outside(text: str, mentions: Sequence[PeriodMention]) -> Iterator[Token]:
    """Return the tokens of a text outside the periods read."""
    blanked = text
    for mention in mentions:
        gap = " " * (mention.end - mention.start)
        blanked = blanked[: mention.start] + gap + blanked[mention.end :]
    return tokens(blanked)


def times_set_aside(mentions: Sequence[PeriodMention], line: Sequence[Token]) -> list[PeriodMention]:
    """Return the times right behind a "not" that denies nothing, or an "except" ("trade, not 2005")."""
    return [mention for mention in mentions if sets_aside([t.text for t in line if t.end <= mention.start])]


def asked_periods(
    text: str, mentions: Sequence[PeriodMention], line: Sequence[Token], roles: Sequence[Role], asked: Asked
) -> tuple[tuple[Period, ...], tuple[Period, ...]]:
    """Return the periods that are keys, and those that only hint: asides of what asks for no time."""
    if asked.kind is Kind.WHEN:
        mentions = [mention for mention in mentions if not _is_guess_behind(mention, line, roles)]
    placed = [(mention.period, _role_of(mention, text, line, roles)) for mention in mentions]
    periods = tuple(period for period, role in placed if role is Role.ASKED)
    if periods or asked.kind is Kind.WHEN:
        return periods, ()
    return (), tuple(period for period, role in placed if role is Role.ASIDE)


def _is_guess_behind(mention: PeriodMention, line: Sequence[Token], roles: Sequence[Role]) -> bool:
    """Tell whether a time only follows the question when something was ("… open? i think 1847", "…, 1847? 1848?")."""
    spoken = list(zip(line, roles, strict=True))
    before = [(token, role) for token, role in spoken if token.end <= mention.start]
    behind = [(token, role) for token, role in spoken if token.start >= mention.end]
    chatter = takewhile(lambda placed: placed[1] is Role.CHATTER, reversed(before))
    is_said = any(token.text in ASKER for token, _ in chatter)
    is_apart = bool(before) and (before[-1][0].is_break or is_said)
    return is_apart and any(map(_is_asked, before)) and not any(map(_is_asked, behind))


def _is_asked(placed: tuple[Token, Role]) -> bool:
    return placed[1] is Role.ASKED and not placed[0].is_break


def _role_of(mention: PeriodMention, text: str, line: Sequence[Token], roles: Sequence[Role]) -> Role:
    """Return the role of the words around a period: of the word before it, else of the one behind.

    A period by itself behind a sentence is a guess ("in which year did it open? 1847?").
    """
    spoken = [(token, role) for token, role in zip(line, roles, strict=True) if not token.is_break]
    before = [(token, role) for token, role in spoken if token.end <= mention.start]
    behind = [role for token, role in spoken if token.start >= mention.end]
    if before and _stands_apart(mention, text, max(token.end for token, _ in before)):
        return Role.GUESS
    role = before[-1][1] if before else next(iter(behind), Role.ASKED)
    return Role.ASKED if role is Role.CHATTER else role


def _stands_apart(mention: PeriodMention, text: str, last: int) -> bool:
    """Tell whether a period is all that stands behind a sentence of which the last word ends at `last`."""
    follows_sentence = not _SENTENCE_ENDS.isdisjoint(text[last : mention.start])
    return follows_sentence and not text[mention.end :].strip(" ?!.")[:1].isalnum()
