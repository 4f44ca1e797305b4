"""Two questions in one message: each is answered by itself, and cited."""

from __future__ import annotations

import re

_NEXT = re.compile(
    r"(?<=\?)\s+|[,;.]?\s+(?:and|also|plus)\s+(?=(?:also\s+)?(?:when|where|who|why|what|which|how)\b)",
    re.IGNORECASE,
)


def parts_of(text: str) -> list[str]:
    """Return the parts of a message that may be questions of their own; one part when it is one question."""
    return [part.strip() for part in _NEXT.split(text) if part and part.strip(" ?!.,;")]
