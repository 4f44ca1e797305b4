"""Questions that are just a topic, a time, or both."""

from __future__ import annotations

from collections.abc import Sequence

from bot.factbase.base import FactBase
from bot.factbase.model import Topic
from bot.matching.question import Question
from bot.matching.words.keys import ENGLISH_LIKE, Keys, joined
from bot.matching.words.lexicon import Lexicon

_Name = tuple[Keys, ...]
"""The keys of each word of a topic's name."""


class Topics:
    """The topics of a base by what they are called."""

    def __init__(self, base: FactBase, lexicon: Lexicon) -> None:
        self._names = {topic.id: _names(topic, lexicon) for topic in base.topics}
        self._words = joined(keys for names in self._names.values() for name in names for keys in name)

    def named_by(self, question: Question) -> str | None:
        """Return the topic, by its id, of which a question says a name and nothing else that counts."""
        musts = [term.unit.all_keys for term in question.musts]
        if not musts or any(map(self._words.isdisjoint, musts)):
            return None
        for topic, names in self._names.items():
            if any(_is_name(name, musts) for name in names):
                return topic
        return None


def is_overview(question: Question, topic: str | None) -> bool:
    """Tell whether a question wants whatever there is on a topic or a time."""
    if not question.asked.is_open:
        return False
    return topic is not None or (bool(question.periods) and not question.musts)


def _names(topic: Topic, lexicon: Lexicon) -> list[_Name]:
    texts = (topic.id.replace("-", " "), topic.title, *topic.aliases)
    return [
        tuple(_exact(unit.all_keys) for unit in lexicon.units_of(text) if not lexicon.is_stopword(unit))
        for text in texts
    ]


def _exact(keys: Keys) -> Keys:
    """Return the keys but for those of like English words: a topic is called by its own names."""
    return frozenset(key for key in keys if not key.startswith(ENGLISH_LIKE))


def _is_name(name: _Name, musts: Sequence[Keys]) -> bool:
    """Tell whether the words of a name and those of a question are the same."""
    is_covered = all(any(keys & part for part in name) for keys in musts)
    return is_covered and all(any(part & keys for keys in musts) for part in name)
