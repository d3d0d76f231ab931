"""What today asks for, kept up to date as long as the window lives: for a page and for counters."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from smdesk.models.changes import Changed
from smdesk.models.progress import Job, Progress
from smdesk.ui.computing import PAUSE_MS, Computing, Task
from smdesk.ui.jobs import JobRunner

if TYPE_CHECKING:
    from smdesk.desk import Desk
    from smdesk.procedures.agenda import Agenda

REST_MS = 5_000
"""How long changes of a large office rest while nobody looks at the page, milliseconds."""


class AgendaWatch(QObject):
    """`changed` comes whenever `agenda` or `is_known` is other than before.

    A new day and what other processes write are announced by the desk like any change.
    """

    changed = Signal()
    failed = Signal(object)

    def __init__(self, desk: Desk, jobs: JobRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.agenda: Agenda | None = None
        """None while no procedure is chosen, or nothing is known yet."""
        self.is_known = False
        self._is_due = True
        self.is_watched = False
        """Whether somebody looks at it now."""
        task = Task("Сроки и соблюдение Порядка", ["agenda"], self._job, _read)
        self.computing = Computing(desk, jobs, task, self)
        self.computing.came.connect(self._came)
        self.computing.failed.connect(self.failed)
        self._unsubscribe = desk.announcer.subscribe(self._hear)

    def ask(self) -> None:
        """Compute now, unless what is known is true or is being computed."""
        if self._is_due and (self.computing.is_resting or not self.computing.waiting):
            self._compute()

    def _compute(self) -> None:
        if self._desk.office.get().procedure:
            self.computing.compute()
        else:
            self.computing.stop()
            self._take(None)

    def stop(self) -> None:
        """The window closes."""
        self._unsubscribe()
        self.computing.stop()

    def _hear(self, _changed: Changed) -> None:
        self._is_due = True
        if not self._desk.office.get().procedure:
            self._compute()
        elif self.is_known or self.computing.waiting:
            patient = not self.is_watched and self.computing.is_large
            self.computing.ask(REST_MS if patient else PAUSE_MS)

    def _came(self, agenda: Agenda) -> None:
        """A child may have begun before the procedure was given up."""
        self._take(agenda if self._desk.office.get().procedure else None)

    def _take(self, agenda: Agenda | None) -> None:
        self._is_due = self.computing.is_resting
        if not self.is_known or agenda != self.agenda:
            self.agenda, self.is_known = agenda, True
            self.changed.emit()

    def _job(self) -> Job[Agenda]:
        """In steps, since the first time loads what control needs."""
        for at, module in enumerate(_NEEDED):
            import_module(module)
            yield Progress(at, len(_NEEDED))
        self._desk.procedures.current()
        yield Progress(0, 0)
        return (yield from self._desk.control.agenda())


_NEEDED = (
    "smdesk.procedures.findings",
    "smdesk.reports.registry",
    "smdesk.reports.difference",
    "smdesk.procedures.examined",
    "smdesk.desk.control",
    "smdesk.reports.catalogue",
    "smdesk.desk.reporting",
)
"""Modules of control, each a step of its own the first time."""


def _read(values: dict[str, Any]) -> Agenda:
    from smdesk.procedures.agenda import from_json

    return from_json(values)
