"""One interaction: who did what where, and all that the bot answered to it."""

from __future__ import annotations

import secrets
import time
from dataclasses import dataclass, field
from enum import IntEnum
from typing import TYPE_CHECKING

from tests.discord_server.records import Channel, Json, Message, User

if TYPE_CHECKING:
    from tests.discord_server.world import World

FIRST_RESPONSE_SECONDS = 3.0
MOST_USER_FOLLOWUPS = 5


class Kind(IntEnum):
    COMMAND = 2
    COMPONENT = 3
    AUTOCOMPLETE = 4


class Callback(IntEnum):
    MESSAGE = 4
    DEFERRED_MESSAGE = 5
    DEFERRED_UPDATE = 6
    UPDATE = 7
    CHOICES = 8
    MODAL = 9


FITTING = {
    Kind.COMMAND: (Callback.MESSAGE, Callback.DEFERRED_MESSAGE, Callback.MODAL),
    Kind.COMPONENT: tuple(one for one in Callback if one is not Callback.CHOICES),
    Kind.AUTOCOMPLETE: (Callback.CHOICES,),
}


@dataclass(eq=False)
class Interaction:
    """Filled in as the bot answers. ``response`` and ``followups`` are the messages as they are now."""

    world: World
    id: int
    kind: Kind
    user: User
    channel: Channel
    data: Json
    owners: Json
    message: Message | None = None
    token: str = field(default_factory=lambda: secrets.token_urlsafe(24))
    began: float = field(default_factory=time.monotonic)
    callback: Callback | None = None
    callback_body: Json | None = None
    seconds: float | None = None
    expired: bool = False
    original_id: int | None = None
    followup_ids: list[int] = field(default_factory=list)
    edits: list[Message] = field(default_factory=list)

    def expire(self) -> None:
        """Let the token die: nothing can be answered with it any more."""
        self.expired = True

    @property
    def acknowledged(self) -> bool:
        return self.callback is not None

    @property
    def answered(self) -> bool:
        """Whether a person sees an answer rather than nothing or "is thinking"."""
        if self.callback is Callback.DEFERRED_MESSAGE:
            return self.response is None or not self.response.loading
        return self.acknowledged

    @property
    def in_time(self) -> bool:
        return self.seconds is not None and self.seconds <= FIRST_RESPONSE_SECONDS

    @property
    def deferred(self) -> bool:
        return self.callback in (Callback.DEFERRED_MESSAGE, Callback.DEFERRED_UPDATE)

    @property
    def response(self) -> Message | None:
        """The first answer; for an update the message that the button is on. None when it was deleted."""
        return None if self.original_id is None else self.world.messages.get(self.original_id)

    @property
    def ephemeral(self) -> bool:
        return self.response is not None and self.response.ephemeral

    @property
    def followups(self) -> list[Message]:
        return [self.world.messages[one] for one in self.followup_ids if one in self.world.messages]

    @property
    def choices(self) -> list[Json]:
        data: Json = (self.callback_body or {}).get("data") or {}
        choices: list[Json] = data.get("choices") or []
        return choices

    @property
    def by_user_install(self) -> bool:
        return "0" not in self.owners

    def may_follow_up(self) -> bool:
        return not self.by_user_install or len(self.followup_ids) < MOST_USER_FOLLOWUPS
