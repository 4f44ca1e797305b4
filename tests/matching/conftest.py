"""The sailing clubs' base and an engine over it."""

from __future__ import annotations

import pytest

from bot.factbase.base import FactBase
from bot.factbase.loader import load
from bot.matching.engine import Engine
from tests.matching.club import write_club
from tests.matching.small import engine_over


@pytest.fixture(scope="session")
def club_base(tmp_path_factory: pytest.TempPathFactory) -> FactBase:
    return load(write_club(tmp_path_factory.mktemp("club")))


@pytest.fixture(scope="session")
def club(club_base: FactBase) -> Engine:
    return engine_over(club_base)
