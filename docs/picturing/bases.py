"""The bases that the pictures show: a small office, a whole region, and nothing at all.

They lie in the current folder under fixed names and live at a fixed moment, so that a picture
changes only when the program does.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path

from docs.picturing.crowd import fill_days
from smdesk.desk import Desk
from smdesk.desk.demo import fill
from smdesk.models.progress import run_to_end

NOW = datetime(2026, 11, 23, 15, 30)
PROCEDURE = "amurzet"
OFFICE, REGION, EMPTY = "office", "region", "empty"
DAYS = {number: f"days-{number}" for number in (0, 3, 30)}
"""Posts a day → the base that has so many, every day for some weeks."""


def _fill_office(desk: Desk) -> None:
    run_to_end(fill(desk, PROCEDURE, "office"))


def _fill_region(desk: Desk) -> None:
    run_to_end(fill(desk, PROCEDURE, "region", placements=100_000))


def _leave_empty(_desk: Desk) -> None:
    """An empty base is what a first start makes."""


FILLS: dict[str, Callable[[Desk], None]] = {
    OFFICE: _fill_office,
    REGION: _fill_region,
    EMPTY: _leave_empty,
    **{name: partial(fill_days, number=number) for number, name in DAYS.items()},
}


def make_base(name: str) -> Path:
    """Fill the base in the current folder and return its relative path."""
    path = Path(name, "SMDesk.db")
    path.parent.mkdir()
    desk = open_base(path)
    try:
        desk.state.set("assistant.offered", value=True)
        FILLS[name](desk)
        run_to_end(desk.backups.automatic())
    finally:
        desk.close()
    return path


def open_base(path: Path) -> Desk:
    """The desk on this base, at the moment at which the pictures are taken."""
    return Desk.open(path, lambda: NOW)
