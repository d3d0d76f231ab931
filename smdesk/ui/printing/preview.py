"""The print preview: pages as they will come out, and the ways to send them on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from smdesk.models.errors import DeskError
from smdesk.models.progress import Job
from smdesk.reports.layouts import Layout
from smdesk.reports.report import Report
from smdesk.ui.kit.buttons import primary, secondary
from smdesk.ui.kit.fitting import fit
from smdesk.ui.printing.asking import Asking
from smdesk.ui.printing.bars import PageBar, StatusBar
from smdesk.ui.printing.compose import sheet_of
from smdesk.ui.printing.faces import make_faces
from smdesk.ui.printing.layout import lay_out
from smdesk.ui.printing.options import Choice, OptionsPanel
from smdesk.ui.printing.page_view import PageView
from smdesk.ui.printing.pages import Pages
from smdesk.ui.printing.printer import NoPrinters, print_pages, size_of
from smdesk.ui.printing.saving import write_pages
from smdesk.ui.printing.sheet import Sheet, arrange
from smdesk.ui.slices import Slices
from smdesk.ui.theme.tokens import Space

T = TypeVar("T")


def _caught(job: Job[T]) -> Job[T | DeskError]:
    """The same job; a refusal worded for the user becomes its result."""
    try:
        return (yield from job)
    except DeskError as error:
        return error


class PrintPreviewDialog(QDialog):
    """Shows the report of the choice taken and prints or saves it.

    `choices` are what can be printed, `taken` the one at the start. Work is done in slices in
    the window's thread; Esc or «Остановить» ends it, and closing the dialog does too.
    """

    def __init__(
        self,
        choices: Sequence[Choice],
        taken: int = 0,
        parent: QWidget | None = None,
        asking: Asking | None = None,
        layout: Layout = Layout.LIST,
    ) -> None:
        super().__init__(parent)
        self._asking = asking or Asking()
        self._sheet: Sheet | None = None
        self._cancel: Callable[[], object] | None = None
        self.pages: Pages | None = None
        self.setWindowTitle("Печать")
        self.options = OptionsPanel(choices, taken, layout)
        self.view = PageView()
        self.bar = PageBar(self.view)
        self.status = StatusBar(self.stop, self.refresh, self._asking.open_path)
        self.print_button = primary("Печать…", self.print, "print")
        self.save_button = secondary("Сохранить PDF…", self.save, "file")
        self._lay_out_widgets()
        self._add_shortcuts()
        self.options.rows_changed.connect(self.refresh)
        self.options.setup_changed.connect(self._start_layout)
        self._enable()
        fit(self, 1180, 820)
        self.view.setFocus()
        self.refresh()

    @property
    def busy(self) -> bool:
        """Whether pages are being laid out, printed or saved."""
        return self._cancel is not None

    # What the user does

    def refresh(self) -> None:
        """Build the report of the choice anew and lay it out."""
        self.stop()
        self._run(self._building(), self._take_report)

    def _building(self) -> Job[Report]:
        """The report, made from the first slice on: the dialog stands by then."""
        made = self.options.choice.make()
        return made if isinstance(made, Report) else (yield from made)

    def _take_report(self, report: Report) -> None:
        self._sheet = sheet_of(report)
        self.options.take_sheet(self._sheet)
        self._start_layout()

    def print(self) -> None:
        """Ask for a printer and send the pages there."""
        if self.pages is None or self.busy:
            return
        try:
            printer = self._asking.printer(self, self.pages)
        except NoPrinters as error:
            if self._asking.save_instead(self, error):
                self.save()
            return
        if printer is not None:
            self._send(printer)

    def _send(self, printer: QPrinter) -> None:
        """To the printer, laid out anew first where its sheet is another one."""
        if self.pages is None:
            return
        size = size_of(printer, self.pages.paper.size)
        if size is self.pages.paper.size:
            self._run(print_pages(printer, self.pages), self.status.tell_printed)
        else:
            self.options.take_size(size)
            self._start_layout(lambda: self._send(printer))

    def save(self) -> None:
        """Ask for a file and write the pages there as pdf."""
        if self.pages is None or self.busy:
            return
        path = self._asking.path(self, self.pages.title)
        if path is not None:
            self._run(write_pages(self.pages, path), self.status.tell_saved)

    def stop(self) -> None:
        """End the work under way; nothing of it remains."""
        if self._cancel is not None:
            self._cancel()
            self._end_work()
            self.status.tell_stopped(laid_out=self.pages is not None)

    def reject(self) -> None:
        """Esc: stop what runs, and close when nothing does."""
        if self.busy:
            self.stop()
        else:
            super().reject()

    def done(self, result: int) -> None:
        self.stop()
        super().done(result)

    # Work in slices

    def _start_layout(self, then: Callable[[], object] | None = None) -> None:
        if self._sheet is None:
            return
        self.stop()
        self.pages = None
        self.view.show_pages(None)
        self.bar.set_count(0)
        try:
            job = lay_out(arrange(self._sheet, self.options.setup), make_faces())
        except DeskError as error:
            self._asking.tell(self, error)
            return
        self._run(job, lambda pages: self._show(pages, then))

    def _show(self, pages: Pages, then: Callable[[], object] | None) -> None:
        self.pages = pages
        self.view.show_pages(pages)
        self.bar.set_count(len(pages))
        self.status.tell_pages(len(pages), crowded=pages.table.crowded)
        self._enable()
        if then is not None:
            then()

    def _run(self, job: Job[T], on_done: Callable[[T], object]) -> None:
        """Do a job in slices; a DeskError of it is told, other errors are bugs and go on."""

        def ended(outcome: T | DeskError) -> None:
            self._end_work()
            if isinstance(outcome, DeskError):
                self.status.tell_nothing()
                self._asking.tell(self, outcome)
            else:
                on_done(outcome)

        self.status.begin()
        work = Slices(_caught(job), ended, self.status.show_progress, self)
        self._cancel = work.cancel
        self._enable()

    def _end_work(self) -> None:
        self._cancel = None
        self.status.end()
        self._enable()

    def _enable(self) -> None:
        ready = self.pages is not None and not self.busy
        self.print_button.setEnabled(ready)
        self.save_button.setEnabled(ready)
        self.options.setEnabled(self.pages is None or not self.busy)

    # Building

    def _lay_out_widgets(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(Space.L, Space.M, Space.L, Space.L)
        outer.setSpacing(Space.M)
        outer.addWidget(self.bar)
        middle = QHBoxLayout()
        middle.setSpacing(Space.M)
        middle.addWidget(self.view, 1)
        middle.addWidget(self.options)
        outer.addLayout(middle, 1)
        foot = QHBoxLayout()
        foot.setSpacing(Space.S)
        foot.addWidget(self.status, 1)
        foot.addWidget(secondary("Закрыть", self.close))
        foot.addWidget(self.save_button)
        foot.addWidget(self.print_button)
        outer.addLayout(foot)

    def _add_shortcuts(self) -> None:
        view = self.view
        for keys, act in (
            ("Ctrl+P", self.print),
            ("Ctrl+S", self.save),
            ("F5", self.refresh),
            ("Ctrl++", view.zoom_in),
            ("Ctrl+=", view.zoom_in),
            ("Ctrl+-", view.zoom_out),
            ("Ctrl+0", view.fit_width),
            ("PgDown", lambda: view.go_to(view.page + 1)),
            ("PgUp", lambda: view.go_to(view.page - 1)),
            ("Ctrl+Home", lambda: view.go_to(0)),
            ("Ctrl+End", view.go_to_end),
        ):
            QShortcut(QKeySequence(keys), self, act)
