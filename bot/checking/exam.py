"""The base examined by itself: whether every way of asking finds its fact, and every `not` is kept.

Each way of asking is taken out of the index and asked. That another fact answers it, or that a fact answers
what its own `not` forbids, is a problem; that it is merely not found is a note, and so is a word that only a
single way of asking brings in, because it makes unanswerable questions look answered.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from bot.checking.finding import Finding
from bot.factbase.model import Fact
from bot.factbase.problems import Problem, shown
from bot.matching.engine import Engine
from bot.matching.reply import Outcome, Reply


def examine(engine: Engine, progress: Callable[[int, int], None] | None = None) -> Iterator[Finding]:
    """Yield what the base's own ways of asking bring to light; `progress` gets facts done and in all."""
    facts = engine.base.facts
    for done, fact in enumerate(facts, 1):
        yield from _asks(engine, fact)
        yield from _nevers(engine, fact)
        yield from _leaks(engine, fact)
        if progress is not None:
            progress(done, len(facts))


def _asks(engine: Engine, fact: Fact) -> Iterator[Finding]:
    for number, (ask, place) in enumerate(zip(fact.asks, fact.ask_places, strict=True)):
        reply = engine.without_ask(fact.id, number).ask(ask)
        answers = _answering(reply)
        if fact.id in answers or reply.outcome is Outcome.DIGEST:
            continue
        if answers:
            cause = f"another fact, {shown(answers[0])}, answers {shown(ask)} of {shown(fact.id)}"
            fix = "ask it in words that tell the two apart, or move it to the other fact"
            yield Finding(Problem(place, cause, fix), is_note=False)
        else:
            cause = f"{shown(ask)} does not find {shown(fact.id)} by the other ways of asking alone"
            yield Finding(Problem(place, cause, "ask for the fact in these words once more"), is_note=True)


def _nevers(engine: Engine, fact: Fact) -> Iterator[Finding]:
    for question, place in zip(fact.never, fact.never_places, strict=True):
        if fact.id in _answering(engine.ask(question)):
            cause = f"{shown(fact.id)} answers {shown(question)}, which its `not` forbids"
            fix = "find the way of asking that is too wide, or the word that lets it in"
            yield Finding(Problem(place, cause, fix), is_note=False)


def _leaks(engine: Engine, fact: Fact) -> Iterator[Finding]:
    words = engine.words_of_one_ask(fact.id)
    if words:
        place = fact.ask_places[words[0][1]]
        listed = ", ".join(shown(word) for word, _ in words)
        cause = f"only a single way of asking brings into {shown(fact.id)}: {listed}"
        fix = "fine where people would say so; else use the words in the text, in synonyms.yaml, or not at all"
        yield Finding(Problem(place, cause, fix), is_note=True)


def _answering(reply: Reply) -> list[str]:
    return [fact.id for fact in reply.facts] if reply.outcome is Outcome.ANSWER else []
