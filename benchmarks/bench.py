"""Where and how often to measure: bases, processes, the clock."""

from __future__ import annotations

import json
import os
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from smdesk.desk import Desk

ROOT = Path(__file__).resolve().parents[1]
REGION = 5_500
"""Accounts of a region."""
MILLION = 1_000_000
"""Placements of a region."""
_KEPT_FROM_CHILDREN = ("PYTHONDONTWRITEBYTECODE", "SMDESK_DB")


@dataclass(frozen=True, slots=True)
class Bench:
    """One run. `times` is how often each thing is repeated, `pause` the rest between keys."""

    folder: Path
    accounts: int = REGION
    many: int = 100_000
    """Accounts of the large base; 0 leaves it out."""
    times: int = 9
    pause: int = 100
    """Milliseconds."""

    def region(self, accounts: int) -> Path:
        """A base with so many accounts, made when it is first asked for."""
        path = self.folder / f"region-{accounts}" / "база.db"
        if not path.exists():
            path.parent.mkdir()
            smdesk(path, "demo", "--scale", "region", "--accounts", accounts)
            _leave_at_registry(path)
        return path

    @property
    def placements(self) -> int:
        """Placements of the plan: a million for a whole region."""
        return MILLION * self.accounts // REGION

    def planned(self) -> Path:
        """A base with a plan, made when it is first asked for."""
        path = self.folder / "planned" / "база.db"
        if not path.exists():
            path.parent.mkdir()
            words = ("--accounts", self.accounts, "--placements", self.placements)
            smdesk(path, "demo", "--scale", "region", *words)
            _leave_at_registry(path)
        return path

    def own_copy(self, name: str) -> Path:
        """A copy of the region that may be changed."""
        path = self.folder / name / "база.db"
        path.parent.mkdir()
        shutil.copyfile(self.region(self.accounts), path)
        return path


def _leave_at_registry(base: Path) -> None:
    """The window opens on the page where the user left it: here always on the registry."""
    desk = Desk.open(base)
    desk.state.set("window.page", "registry")
    desk.close()


def smdesk(base: Path, *words: str | int | Path) -> None:
    """One command of the program as a process; CalledProcessError when it is refused."""
    python("-m", "smdesk", "--db", base, *words)


def python(*words: str | int | Path) -> str:
    """Python in a process of its own; returns what it printed."""
    done = subprocess.run(
        [sys.executable, *map(str, words)],
        cwd=ROOT,
        env=environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        check=True,
    )
    return done.stdout.decode()


def inside(module: str, *words: str | int | Path) -> Any:  # noqa: ANN401 - JSON
    """What a module of `benchmarks.inside` measured in a process of its own."""
    return json.loads(python("-m", f"benchmarks.inside.{module}", *words))


def environment() -> dict[str, str]:
    """Ours; modules are compiled once as they are for a user, and no screen is needed."""
    kept = {k: v for k, v in os.environ.items() if k not in _KEPT_FROM_CHILDREN}
    return {"QT_QPA_PLATFORM": "offscreen", **kept}


def milliseconds(act: Callable[[], object]) -> float:
    """How long it takes once."""
    start = time.perf_counter()
    act()
    return (time.perf_counter() - start) * 1000


def in_turn(times: int, *acts: Callable[[], object]) -> list[float]:
    """Medians of several things done in turn, after each was done once to warm what it uses."""
    return medians_in_turn(times, *((lambda act=act: milliseconds(act)) for act in acts))


def medians_in_turn(times: int, *measures: Callable[[], float]) -> list[float]:
    """The same for things that tell their own time."""
    for measure in measures:
        measure()
    rounds = [[measure() for measure in measures] for _ in range(times)]
    return [statistics.median(column) for column in zip(*rounds, strict=True)]


def p95(values: Sequence[float]) -> float:
    """The value that 19 of 20 do not exceed."""
    return sorted(values)[max(0, -(-len(values) * 95 // 100) - 1)]
