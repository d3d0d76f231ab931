"""The page of control: what can be done, on top of what `view` shows."""

from __future__ import annotations

from collections.abc import Sequence

from smdesk.models.vocabulary import Subject
from smdesk.ui.control.filters import LIGHT, LIST, MATRIX, SUMMARY
from smdesk.ui.control.view import ControlView
from smdesk.ui.frame.pages import Context
from smdesk.ui.kit.buttons import menu_button
from smdesk.ui.registry.export_menu import ExportMenu
from smdesk.ui.reporting import Reporting, Rows

REPORT = "compliance"


class ControlPage(ControlView):
    """Every `do_…` is an action of the page; see `SPEC`."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._reporting = Reporting(context, self, self.offer.emit)
        exports = menu_button("Экспорт", [], "export")
        exports.setMenu(ExportMenu(exports, self.rows_to_report, self.export))
        self.header.add_button(exports)
        views = self.views
        views.findings.table.activated_id.connect(lambda _id: self.do_mend())
        views.light.table.activated_id.connect(lambda _id: self.do_mend())
        views.summary.table.activated_id.connect(self._show_organization)

    def _show_organization(self, organization_id: int) -> None:
        """From the summary to the findings of one organisation."""
        self.filters.choose_organization(organization_id)
        self.show_view(LIST)

    def do_mend(self) -> None:
        """Go where what is chosen is mended."""
        where = self.choice.where()
        if where is not None:
            self.open_page.emit(*where)

    def do_matrix(self) -> None:
        """The matrix."""
        self.show_view(MATRIX)

    def do_list(self) -> None:
        """The list of findings."""
        self.show_view(LIST)

    def do_summary(self) -> None:
        """The summary by organisation."""
        self.show_view(SUMMARY)

    def do_light(self) -> None:
        """The self-check."""
        self.show_view(LIGHT)

    def do_weights(self) -> None:
        """Change the points of the self-check."""
        from smdesk.ui.control.weights import WeightsDialog

        dialog = WeightsDialog(self._desk, self)
        if dialog.exec():
            self.toast.emit("Баллы изменены", True)
        dialog.deleteLater()

    # Reports

    def do_print(self) -> None:
        """The preview of the report for all pages, the filtered ones, or the one chosen."""
        rows, taken = self.rows_to_report()
        self._reporting.print(REPORT, rows, taken)

    def do_export(self) -> None:
        """The same into Excel."""
        rows, taken = self.rows_to_report()
        self.export("xlsx", rows[taken])

    def export(self, kind: str, rows: Rows) -> None:
        """Write the report in a format, into a file that the user names."""
        self._reporting.export(REPORT, kind, "Справка о соблюдении", rows)

    def rows_to_report(self) -> tuple[Sequence[Rows], int]:
        """What can be reported, by pages: all, the filtered ones, the one chosen."""
        shown, chosen = self.views.accounts(), self._chosen_account()
        rows = (
            Rows("Все", None, self._desk.accounts.count()),
            Rows("Отобранные", shown, len(shown)),
            Rows("Выбранная страница", chosen, len(chosen)),
        )
        return rows, 1 if self.filters.is_set() and shown else 0

    def _chosen_account(self) -> list[int]:
        if self.views.currentIndex() == LIGHT:
            current = self.views.light.table.current()
            return [current] if current else []
        whom = next((entry.whom for entry in self.choice.entries()), None)
        return [whom.id] if whom and whom.kind is Subject.ACCOUNT else []

    # What is remembered

    def state(self) -> object:
        """The view in front, and the filters that do not depend on records."""
        return {"view": self.views.currentIndex(), **self.filters.state()}

    def restore_state(self, state: object) -> None:
        """Take back what `state` gave in an earlier run."""
        if isinstance(state, dict):
            self.filters.restore(state)
            view = state.get("view")
            self.show_view(view if view in {MATRIX, LIST, SUMMARY, LIGHT} else MATRIX)
