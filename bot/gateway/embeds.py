"""Card → one embed, or plain text where embeds are not allowed; within Discord's limits by construction."""

from __future__ import annotations

from collections.abc import Sequence

import discord

from bot.gateway.markup import clipped, escaped
from bot.replies.card import Card, Cited, Entry
from bot.replies.plain import printable

TITLE, DESCRIPTION, FOOTER, CONTENT = 256, 4096, 2048, 2000
"""Discord's limits, in characters; all of an embed together may have 6000."""
_TAIL = 500
"""Room for what is said after the facts."""
_LEAST = 120
"""Labels, titles and names are cut to this; facts with less than twice the room are left out instead."""
_LINK = 300
"""A longer link is named without its address."""


def embed_of(card: Card) -> discord.Embed:
    """Return a card as an embed: the short answer, or what is said before the facts, as its title."""
    single = card.entries[0] if len(card.entries) == 1 and not card.lead else None
    title = single.answer if single else card.lead or "Facts"
    body = _blocks(card.entries, DESCRIPTION - _TAIL, titled=single is not None)
    tail = clipped("\n".join(map(_safe, card.tail)), _TAIL - 2)
    embed = discord.Embed(
        title=clipped(_safe(title), TITLE),
        description=clipped("\n\n".join(part for part in (body, tail) if part), DESCRIPTION) or None,
    )
    footer = _footer(card.entries)
    if footer:
        embed.set_footer(text=clipped(footer, FOOTER))
    return embed


def text_of(card: Card, most: int = CONTENT) -> str:
    """Return a card as content of at most so many characters, for places where embeds are not allowed."""
    lead = f"**{clipped(_safe(card.lead), TITLE)}**" if card.lead else ""
    tail = clipped("\n".join(map(_safe, card.tail)), _TAIL)
    room = most - len(lead) - len(tail) - 4
    body = _blocks(card.entries, room, titled=False, embeds=False)
    return clipped("\n\n".join(part for part in (lead, body, tail) if part), most) or "…"


def _blocks(entries: Sequence[Entry], room: int, *, titled: bool, embeds: bool = True) -> str:
    """Return the facts one under another; each gets an equal part of the room."""
    shown = list(entries)
    while shown and room // len(shown) < _LEAST * 2:
        shown.pop()
    return "\n\n".join(_block(entry, room // len(shown) - 2, titled=titled, embeds=embeds) for entry in shown)


def _block(entry: Entry, room: int, *, titled: bool, embeds: bool) -> str:
    above = [f"**{clipped(_safe(text), _LEAST)}**" for text in (entry.heading,) if text]
    above += [f"*{clipped(_safe(text), _LEAST)}*" for text in (entry.label,) if text]
    if not titled:
        above.append(f"**{clipped(_safe(entry.answer), _LEAST)}**")
    below = _sources(entry, room // 2, embeds=embeds)
    left = room - sum(map(len, (*above, below))) - len(above) - 1
    return "\n".join((*above, clipped(_safe(entry.text), max(_LEAST // 2, left)), below))


def _sources(entry: Entry, room: int, *, embeds: bool) -> str:
    dated = f"Dated {_safe(entry.when)}. " if entry.when and entry.when not in entry.label else ""
    links = [_link(cited, embeds=embeds) for cited in entry.sources]
    while len(links) > 1 and len(dated) + len("; ".join(links)) > room:
        links.pop()
    text = f"{clipped(dated, _LEAST)}Source: {'; '.join(links)}"
    return text if len(text) <= room else clipped(f"{dated}Source: {_safe(entry.sources[0].section)}", room)


def _link(cited: Cited, *, embeds: bool) -> str:
    name = clipped(_safe(f"{cited.source}, “{cited.section}”"), _LEAST)
    address = cited.url.replace("(", "%28").replace(")", "%29").replace(" ", "%20").replace(">", "%3E")
    if len(address) > _LINK:
        return name
    return f"[{name}]({address})" if embeds else f"{name} <{address}>"


def _footer(entries: Sequence[Entry]) -> str:
    return " · ".join(dict.fromkeys(part for entry in entries for part in (entry.topic, entry.fact_id)))


def _safe(text: str) -> str:
    return escaped(printable(text))
