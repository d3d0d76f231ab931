"""Copies of the base: when they are due, where they go, what is in them."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path

from smdesk.models.errors import Invalid
from smdesk.models.progress import Job, Progress
from smdesk.storage import backup, copies
from smdesk.storage.backup import Contents
from smdesk.storage.copies import Copy
from smdesk.storage.errors import Locked, Missing
from smdesk.storage.places import unreachable
from smdesk.storage.storage import KEEP_JOURNAL, MOST_JOURNAL_ROWS, Storage

EVERY = timedelta(minutes=30)
"""How often a copy is made while the base changes."""
BUDGET_KEY = "backup.budget_mb"

__all__ = ["BUDGET_KEY", "EVERY", "Backups", "Contents", "Copy"]


def is_same_file(one: Path, other: Path) -> bool:
    """Whether both paths, however they are spelled, lead to one file that is there."""
    with suppress(OSError):  # one is not there, or its name cannot be: who opens it says so
        return one.samefile(other)
    return False


def restore_base(base: Path, copy: Path, now: datetime) -> Job[Path | None]:
    """Bring a base back from a copy, even one that does not open or is not there any more.

    Returns the safety copy; None when there was nothing to save. Raises `StorageError`.
    """
    if is_same_file(copy, base):
        raise Invalid("file", "Это сам файл базы.", "Выберите файл копии.")
    return (yield from backup.restore(base, copy, now))


class Backups:
    """Use cases of copies. Copying runs as a job; listing is quick."""

    def __init__(self, storage: Storage, now: Callable[[], datetime]) -> None:
        self._storage = storage
        self._now = now

    @property
    def folder(self) -> Path:
        """Where the automatic copies stand."""
        return copies.folder_of(self._storage.path)

    def all(self) -> list[Copy]:
        """Every copy in the folder, newest first."""
        return copies.copies_of(self._storage.path)

    def contents(self, copy: Path) -> Contents:
        """What is in a copy. Raises `StorageError`."""
        return backup.contents(copy)

    def budget(self) -> int:
        """Most bytes that automatic copies may take."""
        return self._storage.state.get(BUDGET_KEY, copies.BUDGET // 1024**2) * 1024**2

    def is_due(self) -> bool:
        """Whether there is no copy of today, or the base has changed for 30 minutes since one."""
        now = self._now()
        # A clock that was ahead leaves copies of days to come: they say nothing of today.
        made = (copy.made_at for copy in self.all() if copy.label == "auto")
        last = max((at for at in made if at <= now), default=None)
        if last is None or last.date() != now.date():
            return True
        newest = self._storage.log.changes(limit=1)
        return bool(newest) and newest[0].at > last and now - last >= EVERY

    def automatic(self) -> Job[Path]:
        """A copy by schedule; then what the schedule does not keep goes, and old journal too.

        While another window writes, the old journal stays until the next copy.
        """
        made = yield from backup.make_dated_copy(self._storage.path, "auto", self._now())
        backup.prune_copies(self._storage.path, self.budget())
        with suppress(Locked):
            while self._storage.log.prune(KEEP_JOURNAL, MOST_JOURNAL_ROWS):
                yield Progress(0, 0, "Убираются старые записи журнала")
        return made

    def by_hand(self) -> Job[Path]:
        """A copy that the user asked for: the schedule does not take it away."""
        return backup.make_dated_copy(self._storage.path, "manual", self._now())

    def copy_to(self, target: Path) -> Job[Path]:
        """A verified copy to another medium. An existing file is replaced only by a whole one.

        No folder is made for it: a medium that is not there must not become one of this disk.
        """
        if is_same_file(target, self._storage.path):
            raise Invalid("file", "Это сам файл базы.", "Выберите другое имя или папку.")
        folder = target.absolute().parent
        try:
            is_there = folder.is_dir()
        except OSError as error:
            raise unreachable(target, error) from error
        if not is_there:
            raise Missing(f"Папки «{folder}» нет.", "Вставьте флешку или выберите другую папку.")
        return backup.make_copy(self._storage.path, target)

    def restore(self, copy: Path) -> Job[Path | None]:
        """Bring the base back from a copy; returns the safety copy made before."""
        return restore_base(self._storage.path, copy, self._now())
