"""One window for one file: a lock beside the base.

The age of a lock says nothing (a window may stay open for weeks), so age never makes it stale.
A lock left by a process that is gone goes by itself; an empty one (the disk was full, the power
went) would block for ever, and one from another computer cannot be judged: the user may lift it.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QLockFile

from smdesk.models.quick_dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds the lock: a sentence, whether it may be lifted by hand, and what to do."""

    what: str
    may_lift: bool
    todo: str = "Закройте то окно и повторите."


_MAY_LIFT = "Снимайте блокировку, только если программа нигде больше не открыта."
_CLOSED = Holder(
    "Папка базы закрыта для записи.",
    may_lift=False,
    todo="Скопируйте базу в свою папку и откройте её там.",
)


class WindowLock:
    """The lock of one base."""

    def __init__(self, database: Path) -> None:
        self.path = database.parent / f"{database.name}.lock"
        self._lock = QLockFile(str(self.path))
        self._lock.setStaleLockTime(0)

    def take(self) -> Holder | None:
        """Take the lock; None when it is ours, else who holds it."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        if self._lock.tryLock(0):
            return None
        return self._holder()

    def lift(self) -> None:
        """Remove a lock that the user says is left over."""
        if not self._lock.removeStaleLockFile():
            self.path.unlink(missing_ok=True)

    def release(self) -> None:
        """Give the lock back."""
        self._lock.unlock()

    def _holder(self) -> Holder:
        from PySide6.QtCore import QSysInfo

        if self._lock.error() is QLockFile.LockError.PermissionError:
            return _CLOSED
        process, host, _program = self._lock.getLockInfo()
        if not process:
            if not self.path.exists():  # a disk that is only read has an error of its own
                return _CLOSED
            return Holder("Осталась пустая отметка о другом окне.", may_lift=True, todo=_MAY_LIFT)
        if host and host != QSysInfo.machineHostName():
            return Holder(f"База открыта на компьютере «{host}».", may_lift=True, todo=_MAY_LIFT)
        return Holder("База уже открыта в другом окне.", may_lift=False)
