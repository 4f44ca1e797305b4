"""What the scenes on the wire share."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def description(request: pytest.FixtureRequest) -> Path | None:
    """Return the folder of the API description; None without one: then the server's own rules alone are checked."""
    folder = Path(request.config.getoption("--shared"))
    return folder if (folder / "discord" / "openapi.json").is_file() else None
