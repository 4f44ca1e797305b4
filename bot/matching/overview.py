"""Questions that are just a topic, a time, or both: a digest of what there is."""

from __future__ import annotations

from collections.abc import Sequence

from bot.factbase.base import FactBase, in_order_of_time
from bot.factbase.model import Fact
from bot.matching.agreement import Fit, period_fit
from bot.matching.index import Index
from bot.matching.lexicon import Lexicon
from bot.matching.question import Kind, Question
from bot.matching.reply import Label, Shown

PAGE = 6
"""So many facts stand on one page of a digest."""
_OPEN_KINDS = frozenset({Kind.ANY, Kind.WHAT, Kind.YES_NO})


class Overview:
    """Knows the topics by their names, and collects the facts of a topic and a time."""

    def __init__(self, base: FactBase, lexicon: Lexicon) -> None:
        self._names = {
            topic.id: [
                [_exact(unit.all_keys) for unit in lexicon.units_of(name) if not lexicon.is_stopword(unit)]
                for name in (topic.id.replace("-", " "), topic.title, *topic.aliases)
            ]
            for topic in base.topics
        }
        self._words = frozenset(
            key for names in self._names.values() for name in names for part in name for key in part
        )

    def topic_named(self, question: Question) -> str | None:
        """Return the topic of which a question says a name and nothing else that counts."""
        musts = [term.unit.all_keys for term in question.musts]
        if not musts or any(keys.isdisjoint(self._words) for keys in musts):
            return None
        return next(
            (topic for topic, names in self._names.items() if any(_is_name(name, musts) for name in names)),
            None,
        )

    def is_asked(self, question: Question, topic: str | None) -> bool:
        """Tell whether a question wants an overview of a topic or a time."""
        if question.asked.kind not in _OPEN_KINDS or question.asked.head_text:
            return False
        return topic is not None or (bool(question.periods) and not question.musts)

    def facts(self, question: Question, topic: str | None, index: Index) -> list[Shown]:
        """Return the facts of a topic in the time asked for: fitting ones first, loosely dated after them."""
        fitting: list[Fact] = []
        loose: list[Fact] = []
        for profile in index.profiles:
            if topic is not None and profile.fact.topic != topic:
                continue
            fit = period_fit(question.periods, profile)
            if fit.agrees:
                fitting.append(profile.fact)
            elif fit is Fit.LOOSE:
                loose.append(profile.fact)
        first = [Shown(fact, 100.0) for fact in in_order_of_time(fitting)]
        return first + [Shown(fact, 50.0, Label.LOOSE) for fact in in_order_of_time(loose)]


def _exact(keys: frozenset[str]) -> frozenset[str]:
    """Return the keys but for those of like English words: a topic is called by its own names."""
    return frozenset(key for key in keys if not key.startswith("~"))


def _is_name(name: Sequence[frozenset[str]], musts: Sequence[frozenset[str]]) -> bool:
    """Tell whether the words of a name and those of a question are the same."""
    return all(any(keys & part for part in name) for keys in musts) and all(
        any(part & keys for keys in musts) for part in name
    )
