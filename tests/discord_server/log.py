"""What the bot asked for, what it was answered, and what of it no correct bot asks."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(eq=False)
class Request:
    """One request; its answer is filled in when it is given."""

    method: str
    route: str
    path: str
    query: Mapping[str, str]
    body: Any
    headers: Mapping[str, str]
    params: Mapping[str, str]
    time: float = field(default_factory=time.monotonic)
    status: int = 0
    code: int = 0
    faulted: bool = False
    """Whether the answer was a failure ordered by the test."""

    def __repr__(self) -> str:
        return f"<{self.method} {self.path} {self.status}/{self.code}>"


@dataclass(frozen=True, slots=True)
class Violation:
    """A request that Discord, or this project, forbids, and why."""

    request: Request
    reason: str

    def __str__(self) -> str:
        return f"{self.request.method} {self.request.path}: {self.reason}"


@dataclass
class Log:
    requests: list[Request] = field(default_factory=list)
    violations: list[Violation] = field(default_factory=list)

    def blame(self, request: Request, reason: str) -> None:
        self.violations.append(Violation(request, reason))
