"""Failures that a test orders."""

from __future__ import annotations

from dataclasses import dataclass, field
from fnmatch import fnmatchcase

from tests.discord_server.log import Request

TOO_MANY = 429
ANY = "*"
WORDS = {
    400: "Bad Request",
    401: "Unauthorized",
    403: "Missing Permissions",
    404: "Not Found",
    429: "You are being rate limited.",
    500: "Internal Server Error",
}


@dataclass
class Fault:
    """A failure for the next ``times`` requests to matching routes."""

    method: str
    pattern: str
    status: int
    times: int
    after_accepting: bool
    retry_after: float | None
    code: int
    hits: list[Request] = field(default_factory=list)

    def meets(self, request: Request) -> bool:
        if len(self.hits) >= self.times or self.method not in (ANY, request.method):
            return False
        return fnmatchcase(request.route, self.pattern) or fnmatchcase(request.path, self.pattern)

    @property
    def headers(self) -> dict[str, str]:
        """``Via`` says that Discord itself, not Cloudflare before it, answers."""
        headers = {"Via": "1.1 google"}
        if self.status == TOO_MANY:
            headers |= {"Retry-After": f"{self.retry_after or 0:g}", "X-RateLimit-Scope": "user"}
        return headers

    @property
    def body(self) -> dict[str, object]:
        body: dict[str, object] = {"message": WORDS.get(self.status, "Failure"), "code": self.code}
        return body | ({"retry_after": self.retry_after or 0, "global": False} if self.status == TOO_MANY else {})


@dataclass
class Faults:
    """The orders of a test, the oldest first."""

    orders: list[Fault] = field(default_factory=list)

    def take(self, request: Request) -> Fault | None:
        for fault in self.orders:
            if fault.meets(request):
                fault.hits.append(request)
                request.faulted = True
                return fault
        return None
