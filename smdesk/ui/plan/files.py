"""The plan of the days in front, into files and out of them; its numbers."""

from __future__ import annotations

from dataclasses import replace

from smdesk.models.period import Period as Days
from smdesk.models.plan_vocabulary import Stage
from smdesk.ui.frame.pages import Context
from smdesk.ui.plan.hands import PlanHands
from smdesk.ui.plan.period import EVENTS
from smdesk.ui.reporting import Reporting, Rows


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
        rows = Rows(self.period.title, None, 1)
        self.reporting.print(self._report(), [rows], period=self._days())

    def do_export(self) -> None:
        """The plan, or the events, of the days in front into Excel."""
        self._export("xlsx")

    def do_calendar(self) -> None:
        """The plan, or the events, of the days in front for a calendar program."""
        self._export("ics")

    def _export(self, kind: str) -> None:
        title = "Мероприятия" if self._report() == "events" else "Контент-план"
        name = f"{title} {self.period.title}"
        self.reporting.export(self._report(), kind, name, period=self._days())

    def _report(self) -> str:
        return "events" if self.period.view == EVENTS else "plan"

    def do_statistics(self) -> None:
        """Statistics of the days in front, for superiors."""
        title = f"Статистика {self.period.title}"
        self.reporting.export("statistics", "xlsx", title, period=self._days())

    def _days(self) -> Days:
        return Days(self.period.first, self.period.last)
