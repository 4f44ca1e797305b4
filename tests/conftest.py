"""What tests share: the shipped base, an engine over it, and the folder of source texts where there is one."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from bot.factbase.base import FactBase
from bot.factbase.folder import shipped_folder
from bot.factbase.loader import load
from bot.matching.engine import Engine

ROOT = Path(__file__).resolve().parent.parent
TODAY = date(2026, 11, 23)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--shared",
        default=str(ROOT.parent / "shared"),
        metavar="DIR",
        help="folder with source texts and an API description, if you have them",
    )


@pytest.fixture(scope="session")
def shared(request: pytest.FixtureRequest) -> Path:
    folder = Path(request.config.getoption("--shared"))
    if not folder.is_dir():
        pytest.skip(f"no folder {folder}: name one with source texts by --shared DIR")
    return folder


@pytest.fixture(scope="session")
def shared_source(shared: Path) -> Path:
    return shared / "source" / "china-cuba-relations.txt"


@pytest.fixture(scope="session")
def base() -> FactBase:
    return load(shipped_folder())


@pytest.fixture(scope="session")
def engine(base: FactBase) -> Engine:
    return Engine(base, TODAY)
