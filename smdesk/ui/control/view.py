"""What the page of control shows: four views of what was examined, and the card beside them."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent

from smdesk.models.errors import DeskError
from smdesk.models.labels import grouped, label, plural
from smdesk.models.vocabulary import Status
from smdesk.procedures.examined import Examined
from smdesk.procedures.findings import ORDER
from smdesk.ui.control.card import ControlCard
from smdesk.ui.control.choice import Choice
from smdesk.ui.control.emptiness import (
    empty_view,
    empty_while_computing,
    empty_without_procedure,
)
from smdesk.ui.control.filters import LIGHT, LIST, MATRIX, ControlFilters
from smdesk.ui.control.looking import Looking
from smdesk.ui.control.narrowed import Narrowed, Wanted
from smdesk.ui.control.source import Source
from smdesk.ui.control.views import ControlViews
from smdesk.ui.control.weights import weights_of
from smdesk.ui.frame.pages import Context
from smdesk.ui.kept_header import KeptSide
from smdesk.ui.kit.buttons import action_button
from smdesk.ui.kit.empty import EmptyState
from smdesk.ui.kit.page import Page
from smdesk.ui.kit.split import SplitView

PAUSE_MS = 60
"""How long the choice of a cell rests before its card is drawn: the arrows do not wait for it."""
_ONLY_WEIGHTS = {"self_check_weight"}


class ControlView(Page):
    """What the page shows; what can be done stands in `ControlPage`."""

    def __init__(self, context: Context) -> None:
        super().__init__("Контроль")
        self._context = context
        self._desk = context.desk
        self._due = False
        self.filters = ControlFilters()
        self.views = ControlViews(self._desk.state)
        self.card = ControlCard(context)
        self.split = SplitView(self.views, self.card, 320)
        KeptSide(self._desk.state, "control.card", self.split)
        self.source = Source(context, self)
        self.looking = Looking(lambda: weights_of(self._desk), self)
        self.choice = Choice(self.views, self.looking)
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
        self.looking.found.connect(self._show)
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
            self.looking.weigh()
            self.look_up()
        else:
            self.source.ask()

    def shown(self) -> None:
        """The keys work in the view at once."""
        if self._due:
            self._due = False
            self.refresh()
        self.views.take_focus()

    def _focus(self) -> None:
        self.views.take_focus()

    def hideEvent(self, event: QHideEvent) -> None:
        """The page is left: nothing waits any longer."""
        self._due = self.source.settle() or self._due
        self._rest.stop()
        super().hideEvent(event)

    def _forget(self) -> None:
        self.looking.take(None)
        self.counter.emit(0)
        self.header.set_facts("")
        self._show_empty()

    def _refused(self, error: DeskError) -> None:
        self.failed.emit(error)
        self._show_empty()

    def _tell_busy(self, busy: bool) -> None:
        self.filters.working.setText("Идёт проверка…" if busy else "")
        if busy and self.looking.examined is None:
            self._show_empty()

    def _take(self, examined: Examined) -> None:
        self.looking.take(examined)
        self.filters.take(examined)
        found = dict.fromkeys(ORDER, 0)
        for segment in examined.segments:
            found[segment.status] += segment.end - segment.start
        self.header.set_facts(_facts(found))
        self.counter.emit(found[Status.VIOLATION])
        self.look_up()

    # Looking

    def look_up(self) -> None:
        """Show what the filters let through."""
        if self.looking.examined is None:
            self._show_empty()
        else:
            self.looking.look(self.filters.wanted())

    @property
    def waiting(self) -> bool:
        """Whether something new is on its way."""
        return self.source.waiting or self.looking.running

    def _show(self, narrowed: Narrowed, wanted: Wanted) -> None:
        self.views.weigh(self.looking.board)
        self.views.take(narrowed, wanted)
        self._show_empty()
        self._rest.start()

    def show_view(self, view: int) -> None:
        """Bring one of the views to the front."""
        self.views.setCurrentIndex(view)
        self.filters.show_for(view)
        self.card.weights.setVisible(view == LIGHT)
        self.views.fill()
        self._show_empty()
        self.views.take_focus()
        self._rest.start()

    def _show_empty(self) -> None:
        empty = self._empty()
        self.views.panels[self.views.currentIndex()].show_empty(empty)
        self.split.show_side(shown=empty is None)

    def _empty(self) -> EmptyState | None:
        if not self._desk.office.get().procedure:
            return empty_without_procedure(lambda: self.open_page.emit("settings", "procedure"))
        if self.looking.examined is None:
            return empty_while_computing()
        if not self.views.is_empty():
            return None
        return empty_view(self.filters.clear if self.filters.is_set() else None)

    def search(self) -> None:
        """Ctrl+F."""
        self.filters.bar.search.setFocus()
        self.filters.bar.search.selectAll()

    def show_target(self, target: object) -> None:
        """A status shows the list of its findings; an account's id shows its column.

        A pair of a status and a text shows those findings that the text is found in.
        """
        status, text = target if isinstance(target, tuple) else (target, "")
        if isinstance(status, str) and status in set(Status):
            self.filters.clear()
            self.filters.bar.filters["status"].set_chosen([Status(status)])
            self.filters.bar.search.setText(text)
            self.show_view(LIST)
            self.look_up()
        elif isinstance(target, int):
            self.filters.clear()
            self.show_view(MATRIX)
            self.views.matrix.go_to_account(target)

    def show_card(self) -> None:
        """Show what is chosen in the view in front."""
        self._rest.stop()
        self._context.actions.enable("control.mend", enabled=self.choice.where() is not None)
        self.choice.show_on(self.card)


def _facts(found: Mapping[Status, int]) -> str:
    return " · ".join(
        (
            plural(found[Status.VIOLATION], "нарушение", "нарушения", "нарушений"),
            plural(found[Status.ADVICE], "совет", "совета", "советов"),
            f"{label(Status.UNKNOWN)} {grouped(found[Status.UNKNOWN])}",
            f"{label(Status.OK)} {grouped(found[Status.OK])}",
        )
    )
