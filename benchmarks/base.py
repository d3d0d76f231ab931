"""Bases of a given size, and the clock."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from smdesk.desk import Desk
from smdesk.desk.demo import fill
from smdesk.models.progress import run_to_end

ROOT = Path(__file__).parent.parent


def region(folder: Path, accounts: int) -> Path:
    """A base with a region of so many accounts."""
    path = folder / f"region-{accounts}.db"
    desk = Desk.open(path)
    desk.state.set("assistant.offered", value=True)
    run_to_end(fill(desk, "amurzet", "region", accounts))
    desk.close()
    return path


def milliseconds(act: Callable[[], object]) -> float:
    """How long it takes once."""
    start = time.perf_counter()
    act()
    return (time.perf_counter() - start) * 1000


def process(*words: str, times: int) -> list[float]:
    """How long a Python process with these words takes, milliseconds, each time."""
    return [milliseconds(lambda: run(*words)) for _ in range(times)]


def run(*words: str) -> None:
    """One Python process, without a screen, with bytecode as an installed program has it."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    subprocess.run(
        [sys.executable, *words], check=True, env=environment, capture_output=True, cwd=ROOT
    )


def interleaved(one: Sequence[str], other: Sequence[str], times: int) -> tuple[float, float]:
    """Medians of two processes run in turn, after one of each to warm the caches."""
    run(*one)
    run(*other)
    pairs = [(process(*one, times=1)[0], process(*other, times=1)[0]) for _ in range(times)]
    return statistics.median(p[0] for p in pairs), statistics.median(p[1] for p in pairs)


def p95(values: Sequence[float]) -> float:
    """The value that 19 of 20 do not exceed."""
    return sorted(values)[int(len(values) * 0.95)]
