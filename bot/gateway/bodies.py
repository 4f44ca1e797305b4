"""Form → message: an embed, or plain text where embeds are not allowed, with its buttons."""

from __future__ import annotations

from typing import TypedDict

import discord

from bot.gateway.components import view_of
from bot.gateway.embeds import CONTENT, embed_of, text_of
from bot.gateway.forms import Form


class Body(TypedDict):
    """What a message consists of, as discord.py takes it."""

    content: str | None
    embed: discord.Embed | None
    view: discord.ui.View | None


def body_of(form: Form, asker: int, *, can_embed: bool = True, above: str = "") -> Body:
    """Return a form as a message; `above` is a line that stands over it, as it is."""
    view = view_of(form, asker)
    if can_embed:
        return Body(content=above or None, embed=embed_of(form.card), view=view)
    first = f"{above}\n" if above else ""
    return Body(content=first + text_of(form.card, CONTENT - len(first)), embed=None, view=view)
