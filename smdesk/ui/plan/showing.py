"""What the page of the plan reads: the days in front at once, everything else after the paint."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from smdesk.models.plan import PlanFilter
from smdesk.models.progress import Job, Progress, run_to_end
from smdesk.ui.approval.strip import ApprovalStrip
from smdesk.ui.frame.pages import Context
from smdesk.ui.kit.page import Page
from smdesk.ui.plan.bar import PlanBar
from smdesk.ui.plan.cells import Cells, CellSource, with_counts, with_known
from smdesk.ui.plan.facts import FactsLine
from smdesk.ui.plan.filters import PlanFilters
from smdesk.ui.plan.grid import DayGrid
from smdesk.ui.plan.legend import Legend
from smdesk.ui.plan.listing import PlanList
from smdesk.ui.plan.norms import NormColumn
from smdesk.ui.plan.period import EVENTS, MONTH, WEEK, Period
from smdesk.ui.plan.tray import Tray
from smdesk.ui.slices import Slices
from smdesk.ui.theme.tokens import Space

if TYPE_CHECKING:
    from smdesk.ui.events.view import EventsView

SHOWS = frozenset(
    {
        "post",
        "placement",
        "event",
        "occasion",
        "account",
        "account_period",
        "organization",
        "network",
        "norm_override",
        "calendar_day",
        "office",
        "procedure_copy",
        "approval",
        "approval_voice",
    }
)
"""Tables whose changes can change what stands here."""
ROOMY = 1300
"""Pixels of the page from which the tray stands beside the days by itself."""


class PlanShowing(Page):
    """Builds the page and fills it; what turns it stands in `PlanView`."""

    events_made = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__("Контент-план")
        self._context = context
        self._desk = context.desk
        self.period = Period(MONTH, self._desk.today())
        self._source = CellSource(self._desk)
        self._late: list[Slices[Any]] = []
        self._counts: dict[PlanFilter, dict[date, int]] = {}  # of the newest counting alone
        self._is_tray_stale = True
        self.filters = PlanFilters(self._desk)
        self.grids = {
            MONTH: DayGrid(self._desk.today),
            WEEK: DayGrid(self._desk.today, tall=True),
        }
        self.list = PlanList(self._desk)
        self.tray = Tray()
        self.norms = NormColumn(self._desk, self._take_norms, self)
        self.bar = PlanBar()
        self.legend = Legend()
        self.facts = FactsLine(context, self._say, self)
        self.strip = ApprovalStrip(context)
        self.strip.toast.connect(self.toast)
        self.views = QStackedWidget()
        self.events: EventsView | None = None
        self._build()
        self.filters.changed.connect(self._asked_anew)
        self.bar.tray_changed.connect(self._show_tray)
        for grid in self.grids.values():
            grid.resized.connect(self._room_changed)
        self._rooms = dict.fromkeys(self.grids, 0)

    # -- building --------------------------------------------------------------------------------

    def _build(self) -> None:
        self.body.addWidget(self.bar)
        self.body.addWidget(self.filters)
        self.body.addWidget(self.strip)
        row = QHBoxLayout()
        row.setSpacing(Space.M)
        for grid in self.grids.values():
            self.views.addWidget(_card(grid))
        self.views.addWidget(self.list)
        row.addWidget(self.views, 1)
        row.addWidget(self.tray)
        self.body.addLayout(row, 1)
        self.body.addWidget(self.legend)

    @property
    def grid(self) -> DayGrid | None:
        """The grid in front; None while the list is."""
        return self.grids.get(self.period.view)

    # -- reading ---------------------------------------------------------------------------------

    def _asked_anew(self) -> None:
        self._is_tray_stale = True
        self.refresh()

    def refresh(self) -> None:
        """Read the period in front anew."""
        self._stop()
        wanted, period = self.filters.wanted(), self.period
        self.bar.show_period(period)
        if period.view == EVENTS:
            self.strip.hide()
            self._show_tray()
            self._show_events(period)
            return
        at_once = self._source.is_small()
        grid = self.grid
        if grid is None:
            self.list.show_period(period, wanted, at_once=at_once)
            self._show_tray()
        else:
            grid.show_weeks(period.weeks, period.day.month if period.view == MONTH else 0)
            self._rooms[period.view] = grid.room()
            reading = self._source.reading(period.weeks, wanted, grid.room())
            if at_once or not wanted.text:
                self._take_cells(run_to_end(reading))
            else:  # words are sought in every text
                self._late.append(Slices(reading, self._take_cells, parent=self))
        self.facts.ask(period, wanted, at_once=at_once)
        self.strip.show_period(period.first, period.last)

    def _show_tray(self) -> None:
        number = self.tray.list.count()
        shown = self.bar.show_tray(
            number, possible=self.grid is not None, roomy=self.width() >= ROOMY
        )
        self.tray.setVisible(shown)
        self.legend.setVisible(self.grid is not None)
        self.filters.setVisible(self.period.view != EVENTS)

    def _show_events(self, period: Period) -> None:
        """The events of the month; they tell their own facts."""
        if self.events is None:
            from smdesk.ui.events.view import EventsView  # seldom what the page opens with

            self.events = EventsView(self._context)
            self.views.addWidget(self.events)
            self.events.told.connect(self._told)
            self.events_made.emit()
        self.views.setCurrentWidget(self.events)
        self.events.show_period(period.first, period.last)

    def _told(self, words: str) -> None:
        if self.period.view == EVENTS:
            self.header.set_facts(f"{self.period.title} · {words}")

    def _say(self, words: str) -> None:
        if self.period.view != EVENTS:
            self.header.set_facts(words)

    def _stop(self) -> None:
        self.facts.reading.stop()
        self.norms.reading.stop()
        self.list.reading.stop()
        for each in self._late:
            each.cancel()
        self._late = []

    def _take_cells(self, cells: Cells) -> None:
        """Show the days; the norm, the tray and what there was no room for come after the paint."""
        grid, wanted = self.grid, self.filters.wanted()
        if grid is None:
            return
        grid.show_cells(with_known(cells, self._counts.get(wanted, {})))
        self.norms.ask(self.period.weeks, self._desk.plan.chosen_pages(wanted))
        rest = self._rest(grid, cells, wanted)
        if self._source.is_small():
            run_to_end(rest)
        else:
            self._late.append(Slices(rest, lambda _done: None, parent=self))

    def _rest(self, grid: DayGrid, cells: Cells, wanted: PlanFilter) -> Job[None]:
        if self._is_tray_stale:
            yield Progress(0, 0, "Читается план")
            self.tray.take(self._desk.plan.tray(wanted))
            self._is_tray_stale = False
            self.facts.without_page = self.tray.without_page
            self.facts.tell()
        self._show_tray()
        if any(day.more for day in cells.days.values()):
            first, last = min(cells.days), max(cells.days)
            counts = yield from self._desk.plan.counting(first, last, wanted)
            self._counts = {wanted: counts}
            grid.show_cells(with_counts(cells, counts))

    @property
    def is_reading(self) -> bool:
        """Whether something of what is shown is still on its way."""
        late = any(each.running for each in self._late)
        return late or any(each.reading.running for each in (self.norms, self.list, self.facts))

    def _take_norms(self, found: Any) -> None:  # noqa: ANN401 - see `NormColumn`
        if self.grid is not None:
            self.grid.show_norms(found)

    def _room_changed(self) -> None:
        grid = self.grid
        if grid is not None and self.isVisible() and grid.room() != self._rooms[self.period.view]:
            self.refresh()


def _card(grid: QWidget) -> QFrame:
    card = QFrame()
    card.setProperty("surface", "card")
    column = QVBoxLayout(card)
    column.setContentsMargins(1, 1, 1, 1)
    column.addWidget(grid)
    return card
