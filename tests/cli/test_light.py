"""Each command loads what it needs and no more; none but the window needs a screen."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.children import ROOT
from tests.cli.conftest import Command

HEAVY = ("PySide6", "openpyxl", "keyring", "sqlite_utils", "python_calamine", "jinja2")
ASK = f"""
import json, sys
from smdesk.cli import run
code = run(sys.argv[1:])
print(json.dumps([code, [name for name in {HEAVY!r} if name in sys.modules]]), file=sys.stderr)
"""
NEEDS = {
    "log": set[str](),
    "undo": set[str](),
    "redo": set[str](),
    "backup {}/copy.db": set[str](),
    "report list": set[str](),
    "report registry --format csv --out {}/a.csv": set[str](),
    "report registry --format html --out {}/a.html": {"jinja2"},
    "report registry --format xlsx --out {}/a.xlsx": {"openpyxl"},
    "vault status": {"keyring"},
}


@pytest.mark.parametrize("words", NEEDS)
def test_a_command_loads_only_what_it_needs(
    example: Command, base: Path, tmp_path: Path, words: str
) -> None:
    if words == "redo":
        example("undo")
    asked = subprocess.run(
        [sys.executable, "-c", ASK, "--db", str(base), *words.format(tmp_path).split()],
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    code, loaded = json.loads(asked.stderr)
    assert (code, set(loaded)) == (0, NEEDS[words])


def test_doctor_needs_no_screen(process: Command, tmp_path: Path) -> None:
    answer = process("--db", tmp_path / "a.db", "doctor", "--json")
    assert (answer.code, answer.err) == (0, "")
    assert answer.json["fonts"]["cyrillic"] is True


@pytest.mark.parametrize("form", ["--db {}", "--db={}"])
def test_the_plain_window_waits_for_no_parser_and_each_form_asks_for_it(
    base: Path, form: str
) -> None:
    ask = ASK.replace(repr(HEAVY), repr(("click", "PySide6")))
    screens = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    asked = subprocess.run(
        [sys.executable, "-c", ask, *form.format(base).split(maxsplit=form.count(" "))],
        cwd=ROOT,
        env={name: value for name, value in os.environ.items() if name not in screens},
        capture_output=True,
        check=False,
    )
    refusal, answer = asked.stderr.decode().splitlines()
    assert "нет графического экрана" in refusal
    code, loaded = json.loads(answer)
    assert (code, loaded) == (1, ["click"] if "=" in form else [])
