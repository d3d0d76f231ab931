"""The folder of copies beside a file: whose it is, what stands in it, what is kept.

A copy tells by its name when and why it was made: nothing else has to be kept in step with it.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

DAILY, WEEKLY, MONTHLY = 7, 8, 12
BUDGET = 2 * 1024**3
"""Most bytes that automatic copies of one file may take, unless set."""

_STAMP = "%Y-%m-%d_%H-%M-%S"


@dataclass(frozen=True, slots=True)
class Copy:
    """One copy in the folder of copies."""

    path: Path
    made_at: datetime
    label: str
    """Why it was made: `auto`, `manual`, `before-restore`, `before-migration`."""
    size: int


def folder_of(path: Path) -> Path:
    """Where the copies of this file stand: beside it, and no other file's copies with them."""
    return path.parent / (f"{path.stem}-copies" if _is_usual(path) else f"{path.name}.copies")


def copies_of(path: Path) -> list[Copy]:
    """The copies of this file, newest first."""
    with suppress(OSError):  # no folder, or a name too long for one
        found = map(_copy_at, folder_of(path).glob("*.db"))
        return sorted((c for c in found if c), key=lambda c: c.made_at, reverse=True)
    return []


def kept_copies(copies: Iterable[Copy], budget: int) -> list[Copy]:
    """The newest copy always; of the rest the last of 7 days, 8 weeks, 12 months, in the budget.

    When the budget is short the oldest go first.
    """
    newest_first = sorted(copies, key=lambda c: c.made_at, reverse=True)
    wanted: set[Path] = set()
    for size, period in (
        (DAILY, lambda m: m.date()),
        (WEEKLY, lambda m: m.isocalendar()[:2]),
        (MONTHLY, lambda m: (m.year, m.month)),
    ):
        seen: dict[object, Path] = {}
        for copy in newest_first:
            seen.setdefault(period(copy.made_at), copy.path)
        wanted.update(list(seen.values())[:size])
    kept: list[Copy] = []
    spent = 0
    for copy in (c for c in newest_first if c.path in wanted):
        spent += copy.size
        if kept and spent > budget:
            break
        kept.append(copy)
    return kept


def free_name(folder: Path, label: str, moment: datetime) -> Path:
    """The name of this second, or of the next that no copy has yet."""
    while (free := folder / f"{moment.strftime(_STAMP)}_{label}.db").exists():
        moment += timedelta(seconds=1)
    return free


def name_aside(path: Path, moment: datetime) -> Path:
    """Where a damaged file is set aside: beside its place, told from others as its copies are."""
    name = path.stem if _is_usual(path) else path.name
    return path.with_name(f"{name}-{moment.strftime(_STAMP)}.damaged")


def _is_usual(path: Path) -> bool:
    """Whether the stem alone tells the file from others; endings are compared as files are."""
    return Path(path.suffix) == Path(".db")


def _copy_at(path: Path) -> Copy | None:
    stamp, _, label = path.stem.rpartition("_")
    with suppress(ValueError, OSError):  # another window may have removed it meanwhile
        return Copy(path, datetime.strptime(stamp, _STAMP), label, path.stat().st_size)
    return None
