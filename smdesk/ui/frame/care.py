"""What the window does by itself: copies by schedule, facts of the status bar, counters."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from smdesk.models.errors import DeskError
from smdesk.ui.frame.pages import Context
from smdesk.ui.later import after_paint, later

if TYPE_CHECKING:
    from smdesk.desk.backups import Copy
    from smdesk.ui.jobs import RunningJob

COPYING = "Резервная копия"
"""What a job is called that makes a copy beside the base."""
LOOK_MS = 60_000
"""How often the window looks whether a copy is due, milliseconds."""
AFTER_PAINT_MS = 60
"""The time of the last copy is read once the window stands, milliseconds."""
AFTER_START_MS = 4_000
"""Rest after the start, so that the first seconds belong to the user."""


class Care(QObject):
    """Starts a copy when it is due; after a failure rests for half an hour.

    `set_fact(key, text)` is the status bar's; `quiet_failure(text)` says a failure without a box.
    """

    def __init__(
        self, context: Context, set_fact: Callable[[str, str], object], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._set_fact = set_fact
        self._not_before = datetime.min
        self._copying = False
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        self._first = later(self, AFTER_START_MS, self.begin)
        context.jobs.started.connect(self._watch)
        self._late = after_paint(parent, AFTER_PAINT_MS, self.show_last_copy)

    def begin(self) -> None:
        """The first look, the question to the keyring, what today asks for, once all stands."""
        self.look()
        self._context.agenda.ask()
        job = self._context.jobs.start("Связка ключей", ["vault", "status"], quiet=True)
        job.finished.connect(self._show_keyring)
        job.failed.connect(lambda _error: self._show_keyring({}))

    def look(self) -> None:
        """Start a copy if one is due and the window stands still enough for it."""
        backups = self._context.desk.backups
        if self._copying or self._context.desk.now() < self._not_before or not backups.is_due():
            return
        self._copying = True
        job = self._context.jobs.start(COPYING, ["backup", "--auto"], quiet=True)
        job.failed.connect(self._failed)
        job.ended.connect(self._ended)

    def _show_keyring(self, status: object) -> None:
        """What the child found: in our own process its libraries would stop the window."""
        usable = isinstance(status, dict) and bool(status.get("usable"))
        self._set_fact("keyring", _keyring_words(usable))

    def _watch(self, job: RunningJob) -> None:
        """A copy that the user asked for is the last one, too."""
        if job.title == COPYING:
            job.finished.connect(self._copied)

    def _copied(self, _result: object) -> None:
        self.show_last_copy()

    def show_last_copy(self) -> None:
        """Say when the last copy was made."""
        copies = self._context.desk.backups.all()
        self._set_fact("backup", _copy_words(copies[0], self._context.desk.now()) if copies else "")

    def stop(self) -> None:
        """The window closes."""
        for timer in (self._timer, self._first, self._late):
            timer.stop()

    def _failed(self, error: DeskError) -> None:
        from smdesk.desk.backups import EVERY

        self._not_before = self._context.desk.now() + EVERY
        self._set_fact("backup", f"копия не сделана: {error}")

    def _ended(self) -> None:
        self._copying = False
        if self._context.desk.now() >= self._not_before:
            self.show_last_copy()


def _keyring_words(usable: bool) -> str:
    return "связка ключей доступна" if usable else "связка ключей недоступна"


def _copy_words(copy: Copy, now: datetime) -> str:
    days = (now.date() - copy.made_at.date()) // timedelta(days=1)
    names = {0: "сегодня", 1: "вчера"}
    day = names.get(days, f"{copy.made_at:%d.%m.%Y}")
    return f"резервная копия {day} в {copy.made_at:%H:%M}"
