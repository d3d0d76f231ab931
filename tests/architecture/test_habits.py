"""The habits of the house that a reader of the source relies on."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import smdesk

PACKAGE = Path(smdesk.__file__).parent
ROOT = PACKAGE.parent
SOURCES = sorted([*PACKAGE.rglob("*.py"), *(ROOT / "bootstrap").rglob("*.py"), ROOT / "start.py"])

MODULE_LINES, CLASS_LINES, FUNCTION_LINES = 300, 200, 30
DUMPS = {"utils", "util", "helpers", "common", "misc"}
SQL = re.compile(
    r"\s*(SELECT\b|INSERT INTO\b|UPDATE \w+ SET\b|DELETE FROM\b|CREATE (TABLE|INDEX|TRIGGER)\b)"
)
COLOUR = re.compile(r"#(?:[0-9A-Fa-f]{8}|[0-9A-Fa-f]{6}|[0-9A-Fa-f]{3})\b")


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def nodes_of(path: Path) -> Iterator[ast.AST]:
    return ast.walk(ast.parse(path.read_bytes()))


def texts_of(path: Path) -> Iterator[str]:
    for node in nodes_of(path):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def too_long(path: Path) -> Iterator[str]:
    for node in nodes_of(path):
        if isinstance(node, ast.ClassDef):
            limit = CLASS_LINES
        elif isinstance(node, ast.FunctionDef):
            limit = FUNCTION_LINES
        else:
            continue
        lines = (node.end_lineno or node.lineno) - node.lineno + 1
        if lines > limit:
            yield f"{node.name}: {lines} lines"


@pytest.mark.parametrize("path", SOURCES, ids=name_of)
def test_a_module_can_be_read_at_one_sitting(path: Path) -> None:
    lines = len(path.read_text(encoding="utf-8").splitlines())

    assert lines <= MODULE_LINES
    assert list(too_long(path)) == []


def test_no_module_is_a_dump() -> None:
    assert [name_of(path) for path in SOURCES if path.stem in DUMPS] == []


def test_sql_is_written_in_storage_only() -> None:
    elsewhere = [path for path in SOURCES if PACKAGE / "storage" not in path.parents]

    assert [name_of(path) for path in elsewhere if any(map(SQL.match, texts_of(path)))] == []


def test_the_window_takes_its_colours_from_the_theme() -> None:
    pages = [
        path
        for path in (PACKAGE / "ui").rglob("*.py")
        if not path.relative_to(PACKAGE / "ui").parts[0].startswith("theme")
    ]

    assert [name_of(path) for path in pages if any(map(COLOUR.search, texts_of(path)))] == []
