"""What the page of the plan shows: a month, a week, a list or the events, and how it is turned."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QTimer, Signal

from smdesk.models.plan import PlanItem
from smdesk.ui.events.writing import write_post
from smdesk.ui.frame.pages import Context
from smdesk.ui.plan.period import EVENTS, LIST, MONTH, SHOWN, WEEK, Period, place_of
from smdesk.ui.plan.showing import SHOWS, PlanShowing


class PlanView(PlanShowing):
    """What the page shows; what can be done stands in `PlanPage`."""

    turned = Signal()
    post_wanted = Signal(int)

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.bar.turned.connect(self.turn)
        self.bar.today.connect(self.go_today)
        self.bar.view_wanted.connect(self.show_view)
        self.events_made.connect(self._wire_events)
        for grid in self.grids.values():
            grid.turned.connect(self.turn)

    def _wire_events(self) -> None:
        if self.events is not None:
            self.events.toast.connect(self.toast)
            self.events.failed.connect(self.failed)
            self.events.post_wanted.connect(self._write_about)
            self.events.period_wanted.connect(self._follow)

    def _write_about(self, event_id: int, day: date) -> None:
        """From an event, one click makes a post."""
        if saved := write_post(self._context, self, event_id, day):
            self.toast.emit(saved.words, True)

    def _follow(self, day: date) -> None:
        self.period = self.period._replace(day=day)
        self.bar.show_period(self.period)

    # -- what is in front ------------------------------------------------------------------------

    def chosen(self) -> list[PlanItem]:
        """The placements that something can be done with."""
        if self.period.view == EVENTS:
            return []
        if self.grid is None:
            return self._desk.plan.items(self.list.table.selected())
        return [item for each in sorted(self.grid.selected) if (item := self.grid.item(each))]

    def show_view(self, key: str) -> None:
        """Bring a view to the front, on the same days."""
        day = self._day()
        self.period = Period(key, day)
        if self.grid is not None:
            self.grid.cursor_day = day
        if key != EVENTS:
            self.views.setCurrentIndex(place_of(key))
        self.refresh()

    def _day(self) -> date:
        grid = self.grid
        return grid.cursor_day if grid and self.period.holds(grid.cursor_day) else self.period.day

    def turn(self, steps: int) -> None:
        """So many periods later, or earlier."""
        grid = self.grid
        period = self.period.turned(steps)
        if grid is not None and not self.period.holds(grid.cursor_day):
            period = self.period._replace(day=grid.cursor_day)
        self.go_to(period.day)

    def go_today(self) -> None:
        """Back to today."""
        self.go_to(self._desk.today())

    def go_to(self, day: date) -> None:
        """Show the period of a day, and put the keys on it."""
        self.period = self.period._replace(day=day)
        if self.grid is not None:
            self.grid.cursor_day = day
        self.refresh()
        self.turned.emit()

    # -- the frame's questions -------------------------------------------------------------------

    def shown(self) -> None:
        """The keys work in the calendar at once."""
        front = self.events if self.period.view == EVENTS else self.list.table
        (self.grid or front or self).setFocus()

    def search(self) -> None:
        """Ctrl+F."""
        if self.period.view == EVENTS and self.events is not None:
            self.events.search()
            return
        self.filters.bar.search.setFocus()
        self.filters.bar.search.selectAll()

    def changed(self, tables: dict[str, frozenset[int]]) -> None:
        """Read anew what is concerned."""
        if {"account", "network", "organization", "post"} & tables.keys():
            self.filters.fill()
        if self.period.view == EVENTS and self.events is not None:
            self.events.changed(tables)
        elif not tables or SHOWS & tables.keys():
            self._asked_anew()

    def show_target(self, target: object) -> None:
        """A day, a placement by its id, an event, a post, the plan of a page or an organisation.

        `("event", id)`; `("post", id)`, which is opened; `("account", id)` and
        `("organization", id)`: the filter is set to them.
        """
        if isinstance(target, date):
            self.go_to(target)
        elif isinstance(target, int):
            self._show_item(self._desk.plan.items([target]))
        elif isinstance(target, tuple) and target[0] == "post":
            self._show_item(self._desk.plan.of_post(target[1]))
            QTimer.singleShot(0, self, lambda: self.post_wanted.emit(target[1]))
        elif isinstance(target, tuple) and target[0] == "event":
            self.show_view(EVENTS)
            if self.events is not None:
                self.events.show_event(target[1])
        elif isinstance(target, tuple):
            key, chosen = target
            self.show_view(MONTH if self.period.view == EVENTS else self.period.view)
            self.filters.set_state({"text": "", "chosen": {key: [chosen]}})

    def _show_item(self, items: Sequence[PlanItem]) -> None:
        """The first of these that has a day, in the calendar."""
        found = ((item.at, item.placement_id) for item in items if item.at is not None)
        for at, placement_id in sorted(found)[:1]:
            self.show_view(MONTH if self.grid is None else self.period.view)
            self.go_to(at.date())
            self.grids[self.period.view].select(placement_id)

    def state(self) -> object:
        """The view and the filters; the days are always those of today."""
        return {
            "view": self.period.view,
            "filters": self.filters.bar.state(),
            "tray": self.bar.tray_wanted,
        }

    def restore_state(self, state: object) -> None:
        """What `state` gave."""
        if isinstance(state, dict):
            view = state.get("view", MONTH)
            self.bar.tray_wanted = state.get("tray")
            self.filters.set_state(state.get("filters", {}))
            self.show_view(view if view in SHOWN else MONTH)

    # -- the views as actions --------------------------------------------------------------------

    def do_today(self) -> None:
        """Back to today."""
        self.go_today()

    def do_month(self) -> None:
        """The month."""
        self.show_view(MONTH)

    def do_week(self) -> None:
        """The week."""
        self.show_view(WEEK)

    def do_list(self) -> None:
        """The list."""
        self.show_view(LIST)

    def do_events(self) -> None:
        """The events that there is to write about."""
        self.show_view(EVENTS)
