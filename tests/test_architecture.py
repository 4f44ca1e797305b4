"""The shape of the program: who may import whom, and who reads and writes."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.terminal.harbour import environment, write_base

BOT = ROOT / "bot"
LAYERS = (
    {"errors"},
    {"factbase"},
    {"matching"},
    {"checking"},
    {"replies"},
    {"settings", "terminal", "gateway"},
    {"cli"},
    {"__main__"},
)
"""From the ground up: a part imports from its own layer or from below."""
BESIDE = {"replies": {"checking"}, "terminal": {"gateway", "settings"}, "gateway": {"terminal"}}
"""What a part must not import though it is not above it."""
CORE = ("errors.py", "factbase", "matching", "checking", "replies")
EDGES = {"typer", "click", "rich", "discord", "aiohttp", "dotenv", "pydantic_settings", "watchfiles", "asyncio"}
HEAVY = {"discord", "aiohttp", "pydantic_settings", "watchfiles", "asyncio"}

READERS = {
    "factbase/loader.py",
    "factbase/file_text.py",
    "factbase/folder.py",
    "factbase/schema.py",  # run by hand, to write the schemas
    "matching/english/__init__.py",
    "checking/source_text.py",
}
FUNCTIONS = {"open", "print", "input", "exec", "eval", "compile", "__import__"}
METHODS = {
    "open", "read_text", "read_bytes", "write_text", "write_bytes", "iterdir", "glob", "rglob", "mkdir",
    "touch", "unlink", "is_file", "is_dir", "exists", "stat", "cwd", "home", "resolve", "expanduser", "now",
    "today", "getenv",
}  # fmt: skip
NAMES = {"environ", "stdin", "stdout", "stderr", "argv"}


def _files(*parts: str) -> Iterator[Path]:
    for part in parts:
        path = BOT / part
        yield from sorted(path.rglob("*.py")) if path.is_dir() else [path]


def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


def _imports(path: Path) -> Iterator[str]:
    """Yield what a file imports when it runs; what only annotations need does not count."""
    tree = _tree(path)
    unread = {child for node in ast.walk(tree) if _is_for_types(node) for child in ast.walk(node)}
    for node in (node for node in ast.walk(tree) if node not in unread):
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative imports hide where things come from"
            yield node.module or ""
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


def _is_for_types(node: ast.AST) -> bool:
    return isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"


def _part(path: Path) -> str:
    return path.relative_to(BOT).parts[0].removesuffix(".py")


def _height(part: str) -> int:
    return next(height for height, parts in enumerate(LAYERS) if part in parts)


@pytest.mark.parametrize("path", list(BOT.rglob("*.py")), ids=lambda path: str(path.relative_to(BOT)))
def test_imports_run_one_way(path: Path) -> None:
    part = _part(path)
    if part == "__init__":
        assert not list(_imports(path))
        return
    imported = {name.split(".")[1] for name in _imports(path) if name.startswith("bot.")}
    assert {name for name in imported if _height(name) > _height(part)} == set()
    assert imported & BESIDE.get(part, set()) == set()


def test_the_core_knows_no_edge() -> None:
    found = {(path.name, name) for path in _files(*CORE) for name in _imports(path) if name.split(".")[0] in EDGES}
    assert found == set()


def test_nothing_in_the_core_does_input_or_output_but_the_readers() -> None:
    found = {
        f"{path.relative_to(BOT)}:{node.lineno}"
        for path in _files(*CORE)
        if str(path.relative_to(BOT)) not in READERS
        for node in ast.walk(_tree(path))
        if isinstance(node, ast.expr) and _does_input_or_output(node)
    }
    assert found == set()


def _does_input_or_output(node: ast.expr) -> bool:
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
        return node.func.id in FUNCTIONS
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        return node.func.attr in METHODS and not _is_regex(node.func)
    return isinstance(node, ast.Attribute) and node.attr in NAMES


def _is_regex(function: ast.Attribute) -> bool:
    return isinstance(function.value, ast.Name) and function.value.id == "re"


def test_nothing_is_done_when_a_module_is_imported() -> None:
    defining = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
    allowed = (ast.Import, ast.ImportFrom, *defining, ast.Assign, ast.AnnAssign, ast.If)
    found = {
        f"{path.relative_to(BOT)}:{node.lineno}"
        for path in BOT.rglob("*.py")
        for node in _tree(path).body
        if not isinstance(node, allowed) and not _is_docstring(node)
    }
    assert found == set()


def _is_docstring(node: ast.stmt) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


ASKING = """
import json, sys
sys.argv = ["factbot", "ask", "--facts", sys.argv[1], "lamps"]
import bot.matching.engine
engine = sorted(sys.modules)
from bot.cli import main
code = main()
import rich.progress
print(json.dumps({"code": code, "engine": engine, "all": sorted(sys.modules)}))
"""


def test_asking_leaves_the_heavy_libraries_alone(tmp_path: Path) -> None:
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", ASKING, str(write_base(tmp_path))],
        capture_output=True,
        cwd=ROOT,
        env=environment(),
        check=True,
        timeout=60,
    )
    found = json.loads(done.stdout.splitlines()[-1])
    assert found["code"] == 0
    assert HEAVY & set(found["all"]) == set()
    assert EDGES & set(found["engine"]) == set()
