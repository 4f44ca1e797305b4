from __future__ import annotations

from pathlib import Path

import pytest

from bot.factbase.base import FactBase
from bot.factbase.loader import load
from bot.matching.engine import Engine
from tests.conftest import TODAY
from tests.terminal.harbour import write_base


@pytest.fixture(scope="session")
def harbour(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_base(tmp_path_factory.mktemp("harbour"))


@pytest.fixture(scope="session")
def harbour_base(harbour: Path) -> FactBase:
    return load(harbour)


@pytest.fixture(scope="session")
def harbour_engine(harbour_base: FactBase) -> Engine:
    return Engine(harbour_base, TODAY)
