"""The rules for what a bot sends that hold always: Discord's that its description leaves out, and the project's own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tests.discord_server.component_rules import component_faults
from tests.discord_server.mentions import EVERYONE, ROLE, USER, pings
from tests.discord_server.records import COMPONENTS_V2, Json

MOST_CONTENT, MOST_EMBEDS, MOST_EMBED_TEXT, MOST_FIELDS, MOST_NONCE = 2000, 10, 6000, 25, 25
MOST_CHOICES, MOST_CHOICE = 25, 100
AUTOCOMPLETE_RESULT = 8
EMBED_TEXTS = {"title": 256, "description": 4096}
NESTED_TEXTS = {("footer", "text"): 2048, ("author", "name"): 256}
FIELD_TEXTS = {"name": 256, "value": 1024}


def message_faults(body: Json, *, whole: bool) -> Iterator[str]:
    """Yield what is wrong with a message; ``whole`` when it is a new one, which must hold something."""
    content = body.get("content") or ""
    embeds = body.get("embeds") or []
    components = body.get("components") or []
    flags = body.get("flags") or 0
    if len(content) > MOST_CONTENT:
        yield f"content: {len(content)} of at most {MOST_CONTENT} characters"
    if len(str(body.get("nonce") or "")) > MOST_NONCE:
        yield f"nonce: longer than {MOST_NONCE}"
    if whole and is_empty(content, embeds, components, body.get("attachments") or body.get("poll")):
        yield "an empty message"
    if flags & COMPONENTS_V2 and (content or embeds):
        yield "content or embeds beside components of version 2"
    yield from embeds_faults(embeds)
    yield from component_faults(components, version_2=bool(flags & COMPONENTS_V2))
    yield from mention_faults(body)


def is_empty(content: str, embeds: Any, components: Any, *others: Any) -> bool:
    return not (content.strip() or embeds or components or any(others))


def embeds_faults(embeds: list[Json]) -> Iterator[str]:
    if len(embeds) > MOST_EMBEDS:
        yield f"embeds: {len(embeds)} of at most {MOST_EMBEDS}"
    if (total := sum(embed_length(embed) for embed in embeds)) > MOST_EMBED_TEXT:
        yield f"embeds: {total} of at most {MOST_EMBED_TEXT} characters over all"
    for embed in embeds:
        yield from _embed_faults(embed)


def _embed_faults(embed: Json) -> Iterator[str]:
    texts = [(key, embed.get(key), most) for key, most in EMBED_TEXTS.items()]
    texts += [(f"{o}.{i}", (embed.get(o) or {}).get(i), most) for (o, i), most in NESTED_TEXTS.items()]
    fields = embed.get("fields") or []
    texts += [(f"field {key}", field.get(key), most) for field in fields for key, most in FIELD_TEXTS.items()]
    for name, text, most in texts:
        if len(text or "") > most:
            yield f"embed {name}: {len(text or '')} of at most {most} characters"
    if len(fields) > MOST_FIELDS:
        yield f"embed fields: {len(fields)} of at most {MOST_FIELDS}"
    if any(not (field.get(key) or "").strip() for field in fields for key in FIELD_TEXTS):
        yield "embed field: a name and a value are required"
    if not embed_length(embed) and not embed.get("image") and not embed.get("thumbnail"):
        yield "embed: empty"


def embed_length(embed: Json) -> int:
    texts = [embed.get(key) for key in EMBED_TEXTS]
    texts += [(embed.get(outer) or {}).get(inner) for outer, inner in NESTED_TEXTS]
    texts += [field.get(key) for field in embed.get("fields") or () for key in FIELD_TEXTS]
    return sum(len(text or "") for text in texts)


def mention_faults(body: Json) -> Iterator[str]:
    """Yield what would ping: nothing that this bot sends may, a reply included."""
    content = body.get("content") or ""
    allowed = body.get("allowed_mentions")
    if allowed is None and any(pattern.search(content) for pattern in (USER, ROLE, EVERYONE)):
        yield "allowed_mentions: required with a content that holds a mention"
    for found in pings(content, allowed):
        yield f"{found} would ping"
    if body.get("message_reference") and (allowed is None or allowed.get("replied_user")):
        yield "the reply would ping"
    for kind in ("users", "roles"):
        if allowed and kind in (allowed.get("parse") or ()) and allowed.get(kind):
            yield f"allowed_mentions: {kind} both parsed and listed"


def callback_faults(body: Json) -> Iterator[str]:
    """Yield what is wrong with the first response to an interaction."""
    data = body.get("data") or {}
    if body["type"] == AUTOCOMPLETE_RESULT:
        yield from choice_faults(data.get("choices") or [])
    elif body["type"] in (4, 7):
        yield from message_faults(data, whole=body["type"] == 4)


def choice_faults(choices: list[Json]) -> Iterator[str]:
    if len(choices) > MOST_CHOICES:
        yield f"choices: {len(choices)} of at most {MOST_CHOICES}"
    for choice in choices:
        if not 1 <= len(choice["name"]) <= MOST_CHOICE:
            yield f"choice name: {len(choice['name'])} of 1 to {MOST_CHOICE} characters"
        if isinstance(choice["value"], str) and len(choice["value"]) > MOST_CHOICE:
            yield f"choice value: {len(choice['value'])} of at most {MOST_CHOICE} characters"
