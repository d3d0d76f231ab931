"""The main window: what stands around the pages, and how the parts are wired."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QByteArray, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent

from smdesk.desk.place import FILE_NAME
from smdesk.models.changes import Changed
from smdesk.models.errors import DeskError
from smdesk.ui.frame.body import WindowBody
from smdesk.ui.frame.care import Care
from smdesk.ui.frame.frame_actions import add_frame_actions
from smdesk.ui.frame.menus import add_menus, fill
from smdesk.ui.frame.pages import Context, PageSpec
from smdesk.ui.kit.fitting import fit
from smdesk.ui.kit.page import Page
from smdesk.ui.later import after_paint

if TYPE_CHECKING:
    from smdesk.ui.jobs import RunningJob

AFTER_PAINT_MS = 30
"""What the first sight of the window can do without comes so much later, milliseconds."""
POLL_MS = 1000
"""How often the window looks whether another process has written, milliseconds."""
_GEOMETRY, _FRONT, _PAGES = "window.geometry", "window.page", "window.pages"


class MainWindow(WindowBody):
    """Builds the frame; pages come when they are first shown. `closed` comes once, at the end.

    `show_error` is the single place where errors go.
    """

    closed = Signal()

    def __init__(
        self,
        context: Context,
        specs: Sequence[PageSpec],
        show_error: Callable[[DeskError], object],
    ) -> None:
        super().__init__(context, specs, show_error)
        self._closing = False
        self.setWindowTitle("SMDesk")
        self.setMinimumSize(1024, 640)
        self._add_actions()
        self._wire()
        self._restore()

    # Building

    def _add_actions(self) -> None:
        registry = self.actions_registry
        registry.arrive = self.pages.go
        for spec in self.specs:
            for action in spec.actions:
                registry.add(action, spec.key)
        add_frame_actions(self)
        self._menus = add_menus(self.menuBar(), registry)

    def _wire(self) -> None:
        self.navigation.chosen.connect(self.pages.go)
        self.pages.built.connect(self._adopt)
        self.pages.arrived.connect(self._arrived)
        self.context.jobs.started.connect(self._job_started)
        self._unsubscribe = self.context.desk.announcer.subscribe(self._changed)
        self._poll = QTimer(self)
        self._poll.setInterval(POLL_MS)
        self._poll.timeout.connect(self.look_outside)
        self._poll.start()
        self._care = Care(self.context, self.status.set_fact, self)
        self._late = after_paint(self, AFTER_PAINT_MS, self._settle)

    def _adopt(self, key: str, page: Page) -> None:
        page.toast.connect(self.say)
        page.offer.connect(self.toasts.offer)
        page.counter.connect(lambda count: self.navigation.set_count(key, count))
        page.failed.connect(self.show_error)
        page.open_page.connect(self.open_page)
        state = self.context.desk.state.get(_PAGES, dict[str, Any]()).get(key)
        if state is not None:
            page.restore_state(state)

    def _arrived(self, key: str) -> None:
        self.navigation.set_current(key)
        self.actions_registry.page_shown(key)
        base = self.context.desk.path.name
        named = "" if base == FILE_NAME else f"{base} — "  # nobody need wonder which base it is
        self.setWindowTitle(f"{self.pages.spec.title} — {named}SMDesk")

    # What happens

    def _changed(self, changed: Changed) -> None:
        self.undo.refresh()
        self.undo.heard()
        self.pages.announce(changed)
        if changed.concerns("office", "organization", "procedure_copy"):
            self._show_office()

    def _show_office(self) -> None:
        from smdesk.ui.frame.office_words import office_words

        self.navigation.set_office(*office_words(self.context.desk))

    def _settle(self) -> None:
        """What can wait until the window is seen."""
        self.undo.refresh()
        for menu in self._menus:
            fill(menu, self.actions_registry)
        self.addActions([made for _spec, made in self.actions_registry])
        self._show_office()
        if any(spec.counter for spec in self.specs):
            self.context.agenda.changed.connect(self._count)

    def _count(self) -> None:
        agenda = self.context.agenda.agenda
        for spec in self.specs:
            if spec.counter is not None:
                self.navigation.set_count(spec.key, spec.counter(agenda) if agenda else 0)

    def _job_started(self, job: RunningJob) -> None:
        self.status.watch(job)
        if not job.quiet:
            job.failed.connect(self.show_error)
        job.cancelled.connect(lambda: self.toasts.say(f"Остановлено: {job.title}."))

    # Coming and going

    def _restore(self) -> None:
        state = self.context.desk.state
        geometry = QByteArray.fromBase64(state.get(_GEOMETRY, "").encode())
        if geometry.isEmpty() or not self.restoreGeometry(geometry):
            self._fit()
        known = [spec.key for spec in self.specs]
        front = state.get(_FRONT, "")
        if known:
            self.pages.go(front if front in known else known[0])

    def _fit(self) -> None:
        """The first window: all of a small screen, else a part of a large one."""
        if not fit(self, 1366, 768):
            self.setWindowState(Qt.WindowState.WindowMaximized)

    def _remember(self) -> None:
        state = self.context.desk.state
        kept = dict(state.get(_PAGES, dict[str, Any]()))
        for key, page in self.pages.pages.items():
            if (page_state := page.state()) is not None:
                kept[key] = page_state
        geometry = bytes(self.saveGeometry().toBase64().data()).decode()
        state.set_all({_PAGES: kept, _GEOMETRY: geometry, _FRONT: self.pages.front})

    def closeEvent(self, event: QCloseEvent) -> None:
        """Running jobs are stopped first; the window closes once they have ended."""
        if self.context.jobs.running:
            event.ignore()
            if not self._closing:
                self._stop_jobs_first()
        elif all(page.may_leave() for page in self.pages.pages.values()):
            self._leave()
            event.accept()
        else:
            self._closing, self.next_base = False, None
            event.ignore()

    def _stop_jobs_first(self) -> None:
        if not self._may_stop_jobs():
            self.next_base = None
            return
        self._closing = True
        once = Qt.ConnectionType.SingleShotConnection
        self.context.jobs.all_ended.connect(self.close, once)
        self.context.jobs.cancel_all()

    def _may_stop_jobs(self) -> bool:
        from smdesk.ui.kit.dialogs import confirm

        titles = [job.title for job in self.context.jobs.running if not job.quiet]
        return not titles or confirm(
            self,
            "Идёт работа. Остановить её и закрыть окно?",
            "\n".join(titles),
            "Остановить и закрыть",
        )

    def _leave(self) -> None:
        self._poll.stop()
        self.undo.stop()
        self._care.stop()
        self._late.stop()
        self._unsubscribe()
        try:
            self._remember()
        except DeskError as error:
            self.show_error(error)
        self.context.stop()
        self.closed.emit()
