"""What somebody who writes waits for while another process copies the base.

A change ends with a flush to the disk, which takes its time with or without a copy. So two things
are told apart: how long the writer is kept out by the lock of the copy, which is promised, and the
whole change, which also waits for a disk that is writing the copy.
"""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field, replace
from itertools import cycle

from benchmarks.bench import ROOT, Bench, environment, milliseconds
from benchmarks.table import Line
from smdesk.desk import Desk
from smdesk.models.records import Account

LONGEST = 50.0
"""Promised, milliseconds: how long a copy may keep a writer out."""
QUIET = 6
"""Changes with no copy under way, for each copy that is made."""


@dataclass(frozen=True, slots=True)
class Waits:
    """Milliseconds of each change: until nobody else held the file, and the whole."""

    lock: list[float] = field(default_factory=list)
    whole: list[float] = field(default_factory=list)


def measure(bench: Bench) -> list[Line]:
    """Somebody who saves ten times a second, and a program that never rests."""
    lines: list[Line] = []
    desk = Desk.open(bench.own_copy("copied"))
    with closing(sqlite3.connect(desk.path, isolation_level=None, timeout=10)) as door:
        for words, rest in (("10 раз в секунду", 0.1), ("без перерыва", 0.0)):
            writer = _Writer(desk, door, rest)
            copied = _while_copying(writer, bench)
            quiet = Waits()
            for _ in range(max(bench.times * QUIET, len(copied.whole))):
                writer.change(quiet)
            lines += _lines(words, copied, quiet)
    desk.close()
    return lines


def _lines(words: str, copied: Waits, quiet: Waits) -> list[Line]:
    against = "без копирования"
    return [
        Line(
            what=f"Запись ждёт копирования базы, {words}",
            ours=max(copied.lock),
            bare=max(quiet.lock),
            against=against,
            at_most=LONGEST,
        ),
        Line(
            what=f"Запись целиком, с диском, при копировании, {words}",
            ours=max(copied.whole),
            bare=max(quiet.whole),
            against=against,
        ),
    ]


class _Writer:
    """Journalled changes of accounts, one after another."""

    def __init__(self, desk: Desk, door: sqlite3.Connection, rest: float) -> None:
        self.desk = desk
        self._door = door
        self._rest = rest
        self._changes = self._writing(desk.accounts.all()[:100])

    def change(self, waits: Waits) -> None:
        """One change and the rest after it."""
        waits.lock.append(milliseconds(self._pass_the_door))
        waits.whole.append(milliseconds(lambda: next(self._changes)))
        time.sleep(self._rest)

    def _pass_the_door(self) -> None:
        """Have the file alone for a moment, as every change must at its end; nothing is written."""
        self._door.execute("BEGIN EXCLUSIVE")
        self._door.execute("ROLLBACK")

    def _writing(self, accounts: list[Account]) -> Iterator[None]:
        for number, account in enumerate(cycle(accounts)):
            self.desk.accounts.change(replace(account, note=f"Проверено {number}"))
            yield


def _while_copying(writer: _Writer, bench: Bench) -> Waits:
    """Waits of all changes that were made from the start to the end of some copies."""
    waits = Waits()
    for number in range(bench.times):
        target = bench.folder / f"copy-{number}.db"
        command = [sys.executable, "-m", "smdesk", "--db", str(writer.desk.path), "backup"]
        with subprocess.Popen(
            [*command, str(target)], cwd=ROOT, env=environment(), stdout=subprocess.DEVNULL
        ) as child:
            while child.poll() is None:
                writer.change(waits)
        if child.returncode:
            raise RuntimeError(f"the copy ended with {child.returncode}")
    return waits
