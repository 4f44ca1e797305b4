"""Who is pinged by a text, as far as Discord lets it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tests.discord_server.records import Json

USER = re.compile(r"<@!?(\d+)>")
ROLE = re.compile(r"<@&(\d+)>")
EVERYONE = re.compile(r"@(?:everyone|here)\b")


def users_in(content: str) -> tuple[int, ...]:
    return tuple(dict.fromkeys(int(found) for found in USER.findall(content)))


def pings(content: str, allowed: Json | None) -> Iterator[str]:
    """Yield what in a bot's text would ping; without ``allowed_mentions`` that is every mention in it."""
    rules: Json = {"parse": ["users", "roles", "everyone"]} if allowed is None else allowed
    parse = rules.get("parse") or []
    yield from _listed(USER, content, open_to_all="users" in parse, listed=rules.get("users"))
    yield from _listed(ROLE, content, open_to_all="roles" in parse, listed=rules.get("roles"))
    if "everyone" in parse:
        yield from EVERYONE.findall(content)


def _listed(pattern: re.Pattern[str], content: str, *, open_to_all: bool, listed: list[object] | None) -> Iterator[str]:
    known = {str(one) for one in listed or ()}
    for found in pattern.finditer(content):
        if open_to_all or found.group(1) in known:
            yield found.group(0)
