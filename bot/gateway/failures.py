"""The one table in which every handler's errors end: what is logged, and what the person is told."""

from __future__ import annotations

import logging
import secrets
from typing import Any

import discord

from bot.replies.notices import FAILED

_log = logging.getLogger(__name__)
_GONE = frozenset({10003, 10008, 10015, 10062, 40060, 50027, 50083, 160002})
"""Unknown channel, message, webhook or interaction; answered already; token expired; archived; no such reply."""
_INVALID_FORM = 50035
_FORBIDDEN = frozenset({50001, 50007, 50013, 30033, 50024, 160005})
"""No access, no direct messages, no permission, thread full, wrong kind of channel, thread locked."""


def told(error: Exception, where: str) -> str | None:
    """Log an error; return the sentence for the person, None where there is nobody to tell or no way to."""
    if isinstance(error, discord.RateLimited):
        _log.warning("rate_limited", extra={"fields": {"where": where, "seconds": round(error.retry_after)}})
        return None
    if isinstance(error, discord.HTTPException):
        if error.status == 429:  # noqa: PLR2004 - HTTP's own number; asked again so often as discord.py does
            _log.warning("rate_limited", extra={"fields": {"where": where}})
            return None
        if error.code in _GONE or _is_about_the_question(error):
            _log.debug("gone", extra={"fields": {"where": where, "code": error.code}})
            return None
        if error.code in _FORBIDDEN or error.status == 403:  # noqa: PLR2004 - HTTP's own number
            _log.warning("forbidden", extra={"fields": {"where": where, "code": error.code}})
            return None
        if error.status >= 500:  # noqa: PLR2004
            _log.warning("discord_failed", extra={"fields": {"where": where, "status": error.status}})
            return None
    reference = secrets.token_hex(4)
    _log.error("failed", exc_info=error, extra={"fields": {"where": where, "reference": reference}})
    return FAILED.format(reference=reference)


async def tell(interaction: discord.Interaction[Any], error: Exception, where: str) -> None:
    """Let an error of an interaction end here: in the log, and with a sentence where one can still be said."""
    sentence = told(error, where)
    if sentence is None or interaction.is_expired():
        return
    try:
        if interaction.response.is_done():
            await interaction.followup.send(sentence, ephemeral=True)
        else:
            await interaction.response.send_message(sentence, ephemeral=True)
    except discord.HTTPException as failure:
        told(failure, "notice")


def _is_about_the_question(error: discord.HTTPException) -> bool:
    """Tell whether the question was deleted before its answer came."""
    return error.code == _INVALID_FORM and "message_reference" in error.text
