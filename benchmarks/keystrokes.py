"""Search as you type: 19 keys of 20 are answered in this time."""

from __future__ import annotations

from pathlib import Path

from benchmarks.bench import Bench, inside, p95
from benchmarks.table import Line

FOUND, SEEN = 16.0, 33.0
"""Promised at the size of a region, milliseconds: the model is new; the rows are painted."""


def measure(bench: Bench) -> list[Line]:
    """At the size of a region, and of something much larger."""
    lines = _typed(bench, bench.region(bench.accounts), bench.accounts, (FOUND, SEEN))
    if bench.many:
        lines += _typed(bench, bench.region(bench.many), bench.many, (None, None))
    return lines


def _typed(
    bench: Bench, base: Path, accounts: int, promises: tuple[float | None, float | None]
) -> list[Line]:
    told = inside("keys", base, -(-bench.times // 3), bench.pause)
    found, seen, bare = (p95(told[name]) for name in ("found", "seen", "bare"))
    return [
        Line(
            what=f"Клавиша поиска, найдено, p95, {accounts} аккаунтов",
            ours=found,
            bare=bare,
            against="тот же SQL",
            at_most=promises[0],
        ),
        Line(
            what=f"Клавиша поиска, на экране, p95, {accounts} аккаунтов",
            ours=seen,
            bare=bare,
            against="тот же SQL",
            at_most=promises[1],
        ),
    ]
