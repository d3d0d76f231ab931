"""The longest wait of somebody who writes while another process copies the base."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from itertools import cycle
from pathlib import Path

from benchmarks.bench import ROOT, Bench, environment, milliseconds
from benchmarks.table import Line
from smdesk.desk import Desk
from smdesk.models.records import Account

LONGEST = 50.0
"""Promised, milliseconds."""
QUIET = 6
"""Changes with no copy under way, for each copy that is made."""


def measure(bench: Bench) -> list[Line]:
    """Somebody who saves ten times a second, and a program that never rests."""
    desk = Desk.open(bench.own_copy("copied"))
    try:
        return [
            Line(
                what=f"Запись при копировании базы, {words}",
                ours=max(_while_copying(desk, bench, rest)),
                bare=max(_changes(desk, rest, bench.times * QUIET)),
                against="без копирования",
                at_most=LONGEST,
            )
            for words, rest in (("10 раз в секунду", 0.1), ("без перерыва", 0.0))
        ]
    finally:
        desk.close()


def _changes(desk: Desk, rest: float, count: int) -> list[float]:
    writer = _writing(desk)
    return [_one(writer, rest) for _ in range(count)]


def _while_copying(desk: Desk, bench: Bench, rest: float) -> list[float]:
    """Waits of all changes that were made from the start to the end of some copies."""
    writer = _writing(desk)
    waits: list[float] = []
    for number in range(bench.times):
        with _copying(desk.path, bench.folder / f"copy-{number}.db") as child:
            while child.poll() is None:
                waits.append(_one(writer, rest))
        if child.returncode:
            raise RuntimeError(f"the copy ended with {child.returncode}")
    return waits


def _copying(base: Path, target: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "smdesk", "--db", str(base), "backup", str(target)]
    return subprocess.Popen(command, cwd=ROOT, env=environment(), stdout=subprocess.DEVNULL)


def _one(writer: Iterator[None], rest: float) -> float:
    took = milliseconds(lambda: next(writer))
    time.sleep(rest)
    return took


def _writing(desk: Desk) -> Iterator[None]:
    """A journalled change of an account at each step."""
    accounts: list[Account] = desk.accounts.all()[:100]
    for number, account in enumerate(cycle(accounts)):
        desk.accounts.change(replace(account, note=f"Проверено {number}"))
        yield
