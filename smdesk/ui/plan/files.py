"""The plan of the days in front, into files and out of them; its numbers."""

from __future__ import annotations

from dataclasses import replace

from smdesk.models.period import Period as Days
from smdesk.models.plan_vocabulary import Stage
from smdesk.reports.layouts import Layout
from smdesk.ui.frame.pages import Context
from smdesk.ui.plan.hands import PlanHands
from smdesk.ui.plan.period import EVENTS, MONTH, WEEK
from smdesk.ui.reporting import Reporting, Rows

LAYOUTS = "plan.layouts"
"""View → the layout that its paper had last."""
_AS_GRID = (MONTH, WEEK)
"""Views that are grids of days themselves."""


class PlanFiles(PlanHands):
    """The page with its reports; what else can be done stands in `PlanPage`."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.reporting = Reporting(context, self, self.offer.emit)

    def do_numbers(self) -> None:
        """Enter views, reactions and subscribers: of what is selected, or of the days in front."""
        from smdesk.ui.numbers.dialog import MOST, open_numbers

        items = self.chosen() or self._desk.plan.between(
            self.period.first,
            min(self.period.last, self._desk.today()),
            replace(self.filters.wanted(), stages=(Stage.PUBLISHED,)),
            MOST,
        )
        if open_numbers(self._context, self, items):
            self.toast.emit("Показатели внесены", True)

    def do_load(self) -> None:
        """Take a plan that lives in a spreadsheet."""
        from smdesk.ui.importing.doors import import_plan

        said = import_plan(self._context, self)
        if said:
            self.toast.emit(said, True)

    def do_print(self) -> None:
        """The preview of the plan, or of the events, of the days in front."""
        report, title = self._report(), self.period.title
        everything = Rows(title, None, None)
        if report == "events":
            self.reporting.print(report, [everything], period=self._days())
            return
        rows = [everything]
        if not self.filters.wanted().is_empty:
            rows = [self._filtered(f"{title}, по отбору"), Rows(f"{title}, весь план", None, None)]
        view, kept = self.period.view, self._desk.state.get(LAYOUTS, dict[str, str]())
        usual = kept.get(view, Layout.MONTH if view in _AS_GRID else Layout.LIST)
        taken = self.reporting.print(report, rows, period=self._days(), layout=Layout(usual))
        if taken != usual:
            self._desk.state.set(LAYOUTS, {**kept, view: str(taken)})

    def _filtered(self, title: str) -> Rows:
        """What the page is filtered by; everything where it is not."""
        wanted = self.filters.wanted()
        return Rows(title, None, None, None if wanted.is_empty else wanted)

    def do_export(self) -> None:
        """The plan, or the events, of the days in front into Excel."""
        self._export("xlsx")

    def do_calendar(self) -> None:
        """The plan, or the events, of the days in front for a calendar program."""
        self._export("ics")

    def _export(self, kind: str) -> None:
        title = "Мероприятия" if self._report() == "events" else "Контент-план"
        name = f"{title} {self.period.title}"
        rows = None if self._report() == "events" else self._filtered(name)
        self.reporting.export(self._report(), kind, name, rows, self._days())

    def _report(self) -> str:
        return "events" if self.period.view == EVENTS else "plan"

    def do_statistics(self) -> None:
        """Statistics of the days in front, for superiors."""
        title = f"Статистика {self.period.title}"
        self.reporting.export("statistics", "xlsx", title, period=self._days())

    def _days(self) -> Days:
        return Days(self.period.first, self.period.last)
