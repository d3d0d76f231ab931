"""Opening a base: the lock, the refusals, and the ways on that the user may choose."""

from __future__ import annotations

from pathlib import Path

from smdesk.desk import Desk
from smdesk.models.errors import DeskError
from smdesk.ui.frame.window_lock import Holder, WindowLock
from smdesk.ui.jobs import JobRunner

_OTHER, _AGAIN, _LIFT, _RESTORE = "other", "again", "lift", "restore"
BASES = frozenset({"", ".db", ".sqlite", ".sqlite3"})
"""How the names of bases end."""
FILES = "Базы SMDesk (*.db);;Все файлы (*)"


def open_with_choices(place: Path) -> tuple[Desk, WindowLock] | None:
    """Open the base and hold its lock; None when the user gave up."""
    trying: Path | None = place
    while trying is not None:
        lock = WindowLock(trying)
        holder = _take(lock)
        if holder is not None:
            trying = _after_lock(lock, holder, trying)
            continue
        try:
            return Desk.open(trying), lock
        except DeskError as error:
            lock.release()
            trying = _after_refusal(error, trying)
    return None


def ask_for_base(start: Path, title: str = "Открыть базу") -> Path | None:
    """A base that is there, chosen by the user."""
    from PySide6.QtWidgets import QFileDialog

    chosen, _kind = QFileDialog.getOpenFileName(None, title, str(start.parent), FILES)
    return Path(chosen) if chosen else None


def ask_for_new_base(start: Path) -> Path | None:
    """A name for a new base. An existing file is opened, never overwritten."""
    from PySide6.QtWidgets import QFileDialog

    chosen, _kind = QFileDialog.getSaveFileName(
        None,
        "Новая база",
        str(start.parent / "новая.db"),
        FILES,
        options=QFileDialog.Option.DontConfirmOverwrite,
    )
    return Path(chosen) if chosen else None


def _take(lock: WindowLock) -> Holder | None:
    try:
        return lock.take()
    except OSError:
        return None  # the folder cannot be made: opening the base says why


def _after_lock(lock: WindowLock, holder: Holder, place: Path) -> Path | None:
    from smdesk.ui.kit import dialogs  # nearly every base opens without a question

    ways = {_AGAIN: "Повторить", _OTHER: "Открыть другую базу…"}
    if holder.may_lift:
        ways = {_LIFT: "Снять блокировку"} | ways
    chosen = dialogs.choose(None, holder.what, f"{holder.todo}\nФайл: {place}", ways)
    if chosen == _LIFT:
        lock.lift()
    if chosen == _OTHER:
        return ask_for_base(place) or place
    return place if chosen else None


def _after_refusal(error: DeskError, place: Path) -> Path | None:
    from smdesk.ui.kit import dialogs  # nearly every base opens without a question

    ways = {_AGAIN: "Повторить", _OTHER: "Открыть другую базу…"}
    if place.suffix.lower() in BASES:  # a table that was chosen by mistake is not written over
        ways[_RESTORE] = "Восстановить из копии…"
    chosen = dialogs.choose(None, error.what, f"{error.todo}\nФайл: {place}", ways)
    if chosen == _OTHER:
        return ask_for_base(place) or place
    if chosen == _RESTORE:
        restore_from_file(place)
    return place if chosen else None


def restore_from_file(place: Path) -> None:
    """Bring a base back from a copy that the user picks, in a child process."""
    from smdesk.ui.kit.dialogs import show_error
    from smdesk.ui.kit.waiting import wait_for

    copy = ask_for_base(place, "Из какой копии восстановить")
    if copy is None:
        return
    job = JobRunner(place).start("Восстановление из копии", ["restore", str(copy)])
    job.failed.connect(lambda error: show_error(None, error))
    wait_for(job)
