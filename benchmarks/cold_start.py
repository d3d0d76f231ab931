"""From nothing to a registry that can be used, against a window with nothing in it."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

from benchmarks.bench import ROOT, Bench, environment, medians_in_turn
from benchmarks.table import Line

PAINTED = "painted"
"""What the process prints once its window has been painted and the event loop is free again."""


def measure(bench: Bench) -> list[Line]:
    """Fresh processes in turn, files in the system's cache, modules compiled."""
    base = bench.region(bench.accounts)
    ours, bare = medians_in_turn(
        max(bench.times, 1),
        lambda: until_painted("desk_window", base),
        lambda: until_painted("bare_window"),
    )
    return [
        Line(
            what=f"Запуск до первых строк реестра, {bench.accounts} аккаунтов",
            ours=ours,
            bare=bare,
            against="пустое окно Qt",
            at_most_times=2.5,
        )
    ]


def until_painted(module: str, *words: Path) -> float:
    """Milliseconds from starting the process until it says that it has painted."""
    command = [sys.executable, "-m", f"benchmarks.inside.{module}", *map(str, words)]
    start = time.perf_counter()
    with subprocess.Popen(
        command, cwd=ROOT, env=environment(), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE
    ) as child:
        assert child.stdout is not None
        said = child.stdout.readline().decode().strip()
        took = (time.perf_counter() - start) * 1000
    if (said, child.returncode) != (PAINTED, 0):
        raise RuntimeError(f"{module} said {said!r} and ended with {child.returncode}")
    return took
