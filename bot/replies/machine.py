"""Replies and facts as data for other programs: the JSON of `ask --json` and `facts --json`."""

from __future__ import annotations

from typing import Any

from bot.factbase.model import Fact, Figure
from bot.matching.reply import Reply
from bot.matching.score import Scored
from bot.replies.dates import spoken_period

Json = dict[str, Any]


def reply_json(reply: Reply, text: str, plain: str, *, explain: bool) -> Json:
    """Return a reply to `text` as data; `plain` is all the text that a person would read."""
    question = reply.question
    data: Json = {
        "question": text,
        "outcome": reply.outcome.value,
        "reply": plain,
        "facts": [{**_shown_json(shown.fact), "score": round(shown.score, 2)} for shown in reply.shown],
        "more": reply.more,
        "corrections": [{"from": c.typed, "to": c.meant} for c in question.corrections],
        "periods": [spoken_period(period) for period in question.periods],
        "uncovered": list(reply.missing),
    }
    if explain:
        data["explanation"] = explanation_json(reply)
    return data


def explanation_json(reply: Reply) -> Json:
    """Return why the reply is what it is."""
    question = reply.question
    return {
        "reason": reply.explanation.reason,
        "asks_for": question.asked.kind.value,
        "words": [{"text": term.unit.text, "must": term.must} for term in question.terms],
        "considered": [_considered_json(scored) for scored in reply.explanation.considered],
    }


def fact_json(fact: Fact) -> Json:
    """Return a fact with all its fields."""
    return {
        **_shown_json(fact),
        "asks": list(fact.asks),
        "figures": [_figure_json(figure) for figure in fact.figures],
        "roles": {slot: list(texts) for slot, texts in _slots(fact).items() if texts},
        "not": list(fact.never),
    }


def _shown_json(fact: Fact) -> Json:
    return {
        "id": fact.id,
        "topic": fact.topic,
        "when": fact.when,
        "answer": fact.answer,
        "text": fact.text,
        "citations": [{"source": c.source, "section": c.section, "url": c.url} for c in fact.citations],
    }


def _figure_json(figure: Figure) -> Json:
    whole = figure.value == figure.value.to_integral_value()
    data: Json = {
        "value": int(figure.value) if whole else float(figure.value),
        "unit": figure.unit,
        "measures": figure.measures,
    }
    return {**data, "when": figure.period.written} if figure.period else data


def _slots(fact: Fact) -> dict[str, tuple[str, ...]]:
    return {slot: getattr(fact.roles, slot) for slot in fact.roles.__slots__}


def _considered_json(scored: Scored) -> Json:
    return {
        "id": scored.profile.fact.id,
        "score": scored.score,
        "coverage": round(scored.coverage, 3),
        "phrasing": round(scored.phrasing, 3),
        "pooled": round(scored.pooled, 3),
        "likeness": round(scored.likeness, 3),
        "matched": list(scored.matched),
        "nearest_way_of_asking": scored.best_phrasing.line,
        "time": scored.fit.value,
        "objections": [{"ground": o.ground.value, "detail": o.detail} for o in scored.objections],
    }
