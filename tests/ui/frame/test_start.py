"""What the window loads before its first paint: everything else the user would wait for."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from smdesk.desk import Desk
from tests.cli.children import ROOT

PROGRAM = """
import sys
import smdesk.app as program
from smdesk.cli import run
from smdesk.ui import later
later.LONGEST_WAIT_MS = 600_000  # a busy machine may take more than a second to paint
build = program.build_window
def build_watched(desk, errors):
    window = build(desk, errors)
    from smdesk.ui.later import after_paint
    def tell():
        print("\\n".join(sys.modules))
        window.close()
    after_paint(window, 0, tell)
    return window
program.build_window = build_watched
sys.exit(run(["--db", sys.argv[1]]))
"""
LATE = (
    "click",
    "html",
    "keyring",
    "openpyxl",
    "platformdirs",
    "sqlite_utils",
    "tomllib",
    "smdesk.cli.commands",
    "smdesk.desk.planning",
    "smdesk.desk.reporting",
    "smdesk.imports",
    "smdesk.letters",
    "smdesk.models.control_records",
    "smdesk.models.plan_records",
    "smdesk.morphology",
    "smdesk.procedures",
    "smdesk.reports",
    "smdesk.storage.migrations",
    "smdesk.storage.plan",
    "smdesk.style",
    "smdesk.ui.kit.dialogs",
    "smdesk.ui.kit.fields",
    "smdesk.ui.kit.form",
    "smdesk.ui.printing",
    "smdesk.ui.registry.card",
    "smdesk.vault",
)
"""Modules, with what lies in them, that wait until the first rows are seen."""


def test_what_is_not_seen_at_first_is_not_loaded(tmp_path: Path) -> None:
    base = tmp_path / "desk.db"
    desk = Desk.open(base)
    desk.state.set("window.page", "registry")
    desk.state.set("assistant.offered", value=True)
    desk.close()
    shown = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(base)],
        cwd=ROOT,
        env={"QT_QPA_PLATFORM": "offscreen", "HOME": str(tmp_path)},
        capture_output=True,
        check=True,
    )
    loaded = shown.stdout.decode().split()
    assert "smdesk.ui.registry.view" in loaded
    early = [name for name in loaded if any(f"{name}.".startswith(f"{late}.") for late in LATE)]
    assert early == []
