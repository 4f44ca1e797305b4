"""Questions in, forms out: the engine as Discord uses it. Reads and sends nothing by itself."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from bot.factbase.period import Period
from bot.gateway.bodies import Body, body_of
from bot.gateway.embeds import CONTENT
from bot.gateway.forms import Form, Key, Press, form_of, page_from
from bot.gateway.markup import clipped, escaped
from bot.gateway.memory import Memory
from bot.matching.engine import Engine
from bot.matching.question import Question
from bot.matching.reply import Reply
from bot.replies.why import why_text

_PAGE = 6
"""A digest shows so many facts at once."""
_MOST = 5_000
_CONTEXT_SECONDS = 15 * 60.0
_WHY_SECONDS = 24 * 3600.0


Talk = tuple[int, int]
"""A conversation: the channel, and the answer that is replied to or, in direct messages, a person."""


class Desk:
    """One engine at a time, with what has to be remembered for a while: nothing of it outlives the process."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self._contexts: Memory[Talk, Question] = Memory(_MOST, _CONTEXT_SECONDS)
        self._whys: Memory[int, tuple[str, tuple[str, ...]]] = Memory(_MOST, _WHY_SECONDS)

    def ask(
        self,
        text: str,
        today: date,
        before: Question | None = None,
        *,
        topic: str | None = None,
        year: int | None = None,
    ) -> Reply:
        """Return the reply to a question, which may lean on the one before.

        Raises KeyError for a topic that the base has not, ValueError for a year outside 1 to 9999.
        """
        if today != self.engine.today:
            self.engine = self.engine.on(today)
        return self.engine.ask(text, topic=topic, year=year, context=before)

    def before(self, key: Talk) -> Question | None:
        """Return what a conversation leans on: by channel, and person or answer."""
        return self._contexts.get(key)

    def continues(self, keys: Iterable[Talk], reply: Reply) -> None:
        """Remember a reply as what conversations lean on next."""
        if reply.question.terms:
            for key in keys:
                self._contexts.put(key, reply.question)

    def sweep(self) -> None:
        """Forget what is too old."""
        self._contexts.sweep()
        self._whys.sweep()

    def form(self, reply: Reply, *, private: bool = False) -> Form:
        """Return the form of a reply to a question."""
        return form_of(reply, self.engine.base, private=private)

    def browse(
        self, topic: str | None, year: int | None, page: int = 0, *, periods: tuple[Period, ...] = ()
    ) -> tuple[Reply, Form]:
        """Return a page of what there is. Raises KeyError, ValueError."""
        reply = self.engine.browse(topic, year, page, periods=periods)
        return reply, form_of(reply, self.engine.base, page=page, size=_PAGE)

    def pressed(self, key: Key, asker: int, *, can_embed: bool, above: str) -> tuple[Reply, Body] | None:
        """Return what a button asks to be shown; None when the base no longer has it."""
        try:
            reply, form = self._asked_by(key)
        except (KeyError, ValueError):
            return None
        return (reply, body_of(form, asker, can_embed=can_embed, above=above)) if reply.shown else None

    def _asked_by(self, key: Key) -> tuple[Reply, Form]:
        if key.press is Press.PAGE:
            page, topic, periods = page_from(key.value)
            return self.browse(topic, None, page, periods=periods)
        reply = self.engine.show(key.value)
        return reply, form_of(reply, self.engine.base)

    def remember_why(self, message_id: int, reply: Reply) -> None:
        """Keep the explanation of a message for whoever asks for it."""
        text = clipped(escaped(why_text(reply)), CONTENT)
        self._whys.put(message_id, (text, tuple(fact.id for fact in reply.facts)))

    def why(self, message_id: int) -> str | None:
        """Return the explanation of a message; None when it is forgotten, or its facts are gone."""
        found = self._whys.get(message_id)
        if found is None or not all(name in self.engine.base.by_id for name in found[1]):
            return None
        return found[0]
