"""What the page of control shows: four views of what was examined, and the card beside them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent

from smdesk.models.errors import DeskError
from smdesk.models.labels import grouped, label, plural
from smdesk.models.progress import Job
from smdesk.models.vocabulary import Status, Subject
from smdesk.procedures.examined import Entry, Examined
from smdesk.procedures.findings import ORDER
from smdesk.ui.control.board import Board
from smdesk.ui.control.card import ControlCard
from smdesk.ui.control.filters import LIGHT, LIST, MATRIX, SUMMARY, ControlFilters
from smdesk.ui.control.narrowed import Narrowed, Texts, Wanted, narrowing
from smdesk.ui.control.places import Where, place_of
from smdesk.ui.control.source import Source
from smdesk.ui.control.views import ControlViews
from smdesk.ui.control.weights import weights_of
from smdesk.ui.frame.pages import Context
from smdesk.ui.kept_header import KeptSide
from smdesk.ui.kit.buttons import action_button, primary
from smdesk.ui.kit.empty import EmptyState
from smdesk.ui.kit.page import Page
from smdesk.ui.kit.split import SplitView
from smdesk.ui.slices import Slices

PAUSE_MS = 60
"""How long the choice of a cell rests before its card is drawn: the arrows do not wait for it."""
_ONLY_WEIGHTS = {"self_check_weight"}


class ControlView(Page):
    """What the page shows; what can be done stands in `ControlPage`."""

    def __init__(self, context: Context) -> None:
        super().__init__("Контроль")
        self._context = context
        self._desk = context.desk
        self._examined: Examined | None = None
        self._texts: Texts | None = None
        self._slices: Slices[Narrowed] | None = None
        self._narrowed: Narrowed | None = None
        self._board: Board | None = None
        self._due = False
        self.filters = ControlFilters()
        self.views = ControlViews(self._desk.state)
        self.card = ControlCard(context)
        self.split = SplitView(self.views, self.card, 320)
        KeptSide(self._desk.state, "control.card", self.split)
        self.source = Source(context, self)
        print_it = action_button(context.actions.action("control.print"), text="Печать")
        self.header.add_button(print_it)
        self.body.addWidget(self.filters)
        self.body.addWidget(self.split, 1)
        self._wire()
        self.show_view(MATRIX)
        self.refresh()

    def _wire(self) -> None:
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(PAUSE_MS)
        self._rest.timeout.connect(self.show_card)
        self.source.came.connect(self._take)
        self.source.failed.connect(self._refused)
        self.source.busy.connect(self._tell_busy)
        self.filters.changed.connect(self.look_up)
        self.filters.view_wanted.connect(self.show_view)
        self.filters.bar.search.leave_down.connect(self._focus)
        views = self.views
        views.matrix.cell_changed.connect(self._rest.start)
        views.matrix.cell_entered.connect(self.show_card)
        for table in (views.findings.table, views.summary.table, views.light.table):
            table.current_id.connect(lambda _id: self._rest.start())
        self.card.open_page.connect(self.open_page)

    # Computing

    def refresh(self) -> None:
        """Compute everything anew."""
        if self._desk.office.get().procedure:
            self.source.compute()
        else:
            self._forget()

    def changed(self, tables: dict[str, frozenset[int]]) -> None:
        """Compute anew once changes rest; points alone are only weighed anew."""
        if tables.keys() <= _ONLY_WEIGHTS:
            self._weigh()
        else:
            self.source.ask()

    def shown(self) -> None:
        """The keys work in the view at once."""
        if self._due:
            self._due = False
            self.refresh()
        self.views.table.setFocus()

    def _focus(self) -> None:
        self.views.table.setFocus()

    def hideEvent(self, event: QHideEvent) -> None:
        """The page is left: nothing waits any longer."""
        self._due = self.source.settle() or self._due
        self._rest.stop()
        super().hideEvent(event)

    def _forget(self) -> None:
        self._examined = self._narrowed = None
        self.counter.emit(0)
        self.header.set_facts("")
        self._show_empty()

    def _refused(self, error: DeskError) -> None:
        self.failed.emit(error)
        self._show_empty()

    def _tell_busy(self, busy: bool) -> None:
        self.filters.working.setText("Идёт проверка…" if busy else "")
        if busy and self._examined is None:
            self._show_empty()

    def _take(self, examined: Examined) -> None:
        self._examined, self._texts, self._board = examined, Texts(examined), None
        self.filters.take(examined)
        found = dict.fromkeys(ORDER, 0)
        for segment in examined.segments:
            found[segment.status] += segment.end - segment.start
        self.header.set_facts(_facts(found))
        self.counter.emit(found[Status.VIOLATION])
        self.look_up()

    # Looking

    def look_up(self) -> None:
        """Show what the filters let through: at once for a small office, in slices for more."""
        if self._slices is not None:
            self._slices.cancel()
            self._slices.deleteLater()
            self._slices = None
        if self._examined is None or self._texts is None:
            self._show_empty()
            return
        wanted = self.filters.wanted()
        job = self._looking(narrowing(self._examined, self._texts, wanted))
        self._slices = Slices(job, lambda found: self._show(found, wanted), parent=self)
        self._slices.step()

    def _looking(self, job: Job[Narrowed]) -> Job[Narrowed]:
        """Count points too, where they have not been counted."""
        narrowed = yield from job
        if self._board is None:
            board = Board(narrowed.examined, weights_of(self._desk))
            self._board = yield from board.preparing()
        return narrowed

    @property
    def waiting(self) -> bool:
        """Whether something new is on its way."""
        return self.source.waiting or bool(self._slices and self._slices.running)

    def _show(self, narrowed: Narrowed, wanted: Wanted) -> None:
        if self._board is not None and self._board is not self.views.board:
            self.views.weigh(self._board)
        self._narrowed = narrowed
        self.views.take(narrowed, wanted)
        self._show_empty()
        self._rest.start()

    def _weigh(self) -> None:
        self._board = None
        self.look_up()

    def show_view(self, view: int) -> None:
        """Bring one of the views to the front."""
        self.views.setCurrentIndex(view)
        self.filters.show_for(view)
        self.card.weights.setVisible(view == LIGHT)
        self.views.fill()
        self._show_empty()
        self.views.table.setFocus()
        self._rest.start()

    def _show_empty(self) -> None:
        empty = self._empty()
        self.views.panels[self.views.currentIndex()].show_empty(empty)
        self.split.show_side(shown=empty is None)

    def _empty(self) -> EmptyState | None:
        if not self._desk.office.get().procedure:
            choose = primary(
                "Выбрать Порядок", lambda: self.open_page.emit("settings", "procedure"), ""
            )
            words = "По нему программа проверит страницы, организации и ответственных."
            return EmptyState("control", "Порядок ещё не выбран", words, [choose])
        if self._examined is None:
            words = "Программа сверяет записи с каждым пунктом Порядка."
            return EmptyState("control", "Идёт проверка", words)
        if not self.views.is_empty():
            return None
        if self.filters.is_set():
            return EmptyState("search", "Ничего не найдено", "Измените поиск или сбросьте отборы.")
        words = "Добавьте страницы и организации, и программа проверит их по Порядку."
        return EmptyState("control", "Проверять пока нечего", words)

    def search(self) -> None:
        """Ctrl+F."""
        self.filters.bar.search.setFocus()
        self.filters.bar.search.selectAll()

    def show_target(self, target: object) -> None:
        """A status shows the list of its findings; an account's id shows its column."""
        if isinstance(target, str) and target in set(Status):
            self.filters.clear()
            self.filters.bar.filters["status"].set_chosen([Status(target)])
            self.show_view(LIST)
        elif isinstance(target, int):
            self.filters.clear()
            self.show_view(MATRIX)
            self._show_account(target)

    def _show_account(self, account_id: int) -> None:
        matrix = self.views.matrix.matrix
        for column in range(matrix.columnCount()):
            whom = matrix.whom(column)
            if whom.kind is Subject.ACCOUNT and whom.id == account_id:
                rows = range(matrix.rowCount())
                asked = (row for row in rows if matrix.status(row, column) is not None)
                self.views.matrix.go(matrix.index(next(asked, 0), column))
                return

    # What is chosen

    def entries(self) -> list[Entry]:
        """The findings of the current cell or line."""
        view = self.views.currentIndex()
        if view == LIST:
            entry = self.views.findings.entry()
            return [entry] if entry else []
        place = self.views.matrix.place() if view == MATRIX else None
        return self._examined.cell(*place) if place and self._examined else []

    def where(self) -> Where | None:
        """Where what is chosen is mended; None where it cannot be."""
        view, chosen = self.views.currentIndex(), self.views.table
        if view == SUMMARY:
            return ("organizations", chosen.current()) if chosen.current() else None
        if view == LIGHT:
            return ("registry", chosen.current()) if chosen.current() else None
        entries = self.entries()
        return place_of(entries[0].asked, entries[0].whom) if entries else None

    def show_card(self) -> None:
        """Show what is chosen in the view in front."""
        self._rest.stop()
        self._context.actions.enable("control.mend", enabled=self.where() is not None)
        view = self.views.currentIndex()
        chosen: Any = None
        if view == SUMMARY:
            chosen = self.views.summary.rows.get(self.views.summary.table.current())
        elif view == LIGHT:
            chosen = self.views.light.rows.get(self.views.light.table.current())
        if chosen is not None and view == SUMMARY:
            self.card.show_organization(chosen)
        elif chosen is not None and self.views.board is not None and self._examined is not None:
            states = self._examined.light[chosen.id]
            self.card.show_points(chosen.id, chosen.label, states, self.views.board.points)
        elif entries := self.entries():
            self.card.show_entries(entries)
        else:
            self.card.show_nothing("Ничего не выбрано", _HINTS[view])


def _facts(found: Mapping[Status, int]) -> str:
    return " · ".join(
        (
            plural(found[Status.VIOLATION], "нарушение", "нарушения", "нарушений"),
            plural(found[Status.ADVICE], "совет", "совета", "советов"),
            f"{label(Status.UNKNOWN)} {grouped(found[Status.UNKNOWN])}",
            f"{label(Status.OK)} {grouped(found[Status.OK])}",
        )
    )


_HINTS = {
    MATRIX: "Выберите клетку, и здесь появится, что найдено и как это исправить.",
    LIST: "Выберите строку, и здесь появится, что найдено и как это исправить.",
    SUMMARY: "Выберите организацию.",
    LIGHT: "Выберите страницу, и здесь появятся её баллы по частям.",
}
