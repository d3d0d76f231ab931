"""The command line as scripts use it: in this process, or as a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

import pytest
from PySide6.QtWidgets import QApplication

from smdesk.cli import run
from tests.cli.children import ROOT

Json: TypeAlias = Any


@dataclass(frozen=True)
class Answer:
    """What a command left behind."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Json:
        return json.loads(self.out)

    def is_refusal(self, *words: str) -> bool:
        """Exit 1, nothing on stdout, one line of Russian on stderr without a traceback."""
        lines = self.err.strip().splitlines()
        return (
            (self.code, self.out, len(lines)) == (1, "", 1)
            and "Traceback" not in self.err
            and "Ошибка программы" not in self.err
            and all(word in self.err for word in words)
        )


Command = Callable[..., Answer]


@pytest.fixture(autouse=True)
def application(qapp: QApplication) -> QApplication:
    """Commands that ask for fonts find this one and make none that other tests could not use."""
    return qapp


@pytest.fixture
def base(tmp_path: Path) -> Path:
    """A base that does not exist yet, in a folder with a Russian name."""
    return tmp_path / "папка с «ёлкой»" / "база.db"


@pytest.fixture
def desk(base: Path, capsys: pytest.CaptureFixture[str]) -> Command:
    """Run one command on the base in this process."""

    def command(*words: str | Path) -> Answer:
        capsys.readouterr()
        code = run(["--db", str(base), *map(str, words)])
        told = capsys.readouterr()
        return Answer(code, told.out, told.err)

    return command


@pytest.fixture
def process() -> Command:
    """Run one command as a process of its own, without a display and with an old console."""

    def command(*words: str | Path, **extra: str) -> Answer:
        dropped = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "PYTHONUTF8")
        environment = {k: v for k, v in os.environ.items() if k not in dropped}
        done = subprocess.run(
            [sys.executable, "-W", "error", "-m", "smdesk", *map(str, words)],
            env={**environment, "PYTHONIOENCODING": "cp1251", **extra},
            cwd=ROOT,
            capture_output=True,
            timeout=60,
            check=False,
        )
        return Answer(done.returncode, done.stdout.decode(), done.stderr.decode())

    return command


@pytest.fixture
def example(desk: Command) -> Command:
    """The base filled with the example of Амурзет."""
    assert desk("demo", "--procedure", "amurzet").code == 0
    return desk
