"""The arrows of the house: who may know whom, and which library lives where."""

from __future__ import annotations

import subprocess
import sys
from graphlib import TopologicalSorter
from pathlib import Path

import pytest
from pytest_archon import archrule
from pytest_archon.collect import collect_imports, walk

import smdesk

PACKAGE = Path(smdesk.__file__).parent
ROOT = PACKAGE.parent

BASE = ("models", "resources")
BELOW_DESK = (*BASE, "procedures", "storage", "reports", "imports", "letters", "style", "vault")
ALLOWED = {
    "models": (),
    "resources": (),
    "morphology": (),
    "procedures": BASE,
    "storage": BASE,
    "reports": BASE,
    "imports": BASE,
    "letters": (*BASE, "morphology", "reports.atomic"),
    "style": (*BASE, "morphology", "procedures.toml_tables"),
    "vault": BASE,
    "desk": BELOW_DESK,
    "ui": (*BASE, "procedures", "reports", "desk"),
    "app": (*BASE, "vault", "reports", "desk", "ui"),
    "cli": (*BASE, "procedures", "reports", "desk", "ui", "app"),
    "__main__": ("cli",),
}
HOMES = {
    "PySide6": ("ui", "app"),
    "sqlite3": ("storage",),
    "sqlite_utils": ("storage",),
    "openpyxl": ("reports.writers", "imports"),
    "python_calamine": ("imports",),
    "keyring": ("vault",),
    "docxtpl": ("letters.templates",),
    "docx": ("letters.templates",),
    "pymorphy3": ("morphology",),
}
NETWORK = ("requests", "urllib.request", "http", "socket", "ftplib", "smtplib", "PySide6.QtNetwork")
PRESENT = sorted(
    entry.stem
    for entry in PACKAGE.iterdir()
    if (entry.suffix == ".py" and entry.stem != "__init__") or any(entry.glob("**/*.py"))
)


def inside(*names: str) -> list[str]:
    return [f"smdesk.{name}{rest}" for name in names for rest in ("", ".*")]


def library(name: str) -> tuple[str, str]:
    return name, f"{name}.*"


def test_every_part_has_its_place() -> None:
    assert set(PRESENT) <= set(ALLOWED)


@pytest.mark.parametrize("part", PRESENT)
def test_a_part_knows_only_what_lies_below_it(part: str) -> None:
    (
        archrule(part)
        .match(*inside(part))
        .should_not_import("smdesk.*")
        .may_import(*inside(part, *ALLOWED[part]))
        .check("smdesk", only_direct_imports=True)
    )


@pytest.mark.parametrize("name", HOMES)
def test_a_library_is_known_in_its_home_only(name: str) -> None:
    (
        archrule(name)
        .match("smdesk", "smdesk.*")
        .exclude(*inside(*HOMES[name]))
        .should_not_import(*library(name))
        .check("smdesk", only_direct_imports=True)
    )


@pytest.mark.parametrize("name", NETWORK)
def test_nothing_reaches_for_the_network(name: str) -> None:
    (
        archrule(name)
        .match("smdesk", "smdesk.*")
        .should_not_import(*library(name))
        .check("smdesk", only_direct_imports=True)
    )


def test_there_are_no_circles() -> None:
    imports = collect_imports("smdesk", walk)

    assert list(TopologicalSorter(imports).static_order())


def test_start_needs_the_standard_library_only() -> None:
    known = sys.stdlib_module_names | {"bootstrap"}
    imports = set().union(*collect_imports("bootstrap", walk).values())

    assert {name.split(".")[0] for name in imports} <= known


def test_the_command_line_starts_light() -> None:
    heavy = ("PySide6", *(name for name in HOMES if name not in ("PySide6", "sqlite3")))
    code = f"import sys, smdesk.cli; print([name for name in {heavy!r} if name in sys.modules])"
    asked = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False, cwd=ROOT
    )

    assert (asked.stdout.strip(), asked.stderr) == ("[]", "")
