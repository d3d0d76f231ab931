"""What the page of the registry prints and exports."""

from __future__ import annotations

from smdesk.ui.registry.view import RegistryView


class RegistryReports(RegistryView):
    """Every `do_…` is an action of the page; see `SPEC`."""

    def do_print(self) -> None:
        """The preview of the whole registry, of the filtered or of the selected rows."""
        rows, taken = self.rows_to_report()
        self._reporting.print("registry", rows, taken)

    def _export(self, kind: str) -> None:
        rows, taken = self.rows_to_report()
        self.export(kind, rows[taken])

    def do_export(self) -> None:
        """What is selected or filtered, into Excel."""
        self._export("xlsx")

    def do_export_pdf(self) -> None:
        """The same into pdf."""
        self._export("pdf")

    def do_export_html(self) -> None:
        """The same into a page."""
        self._export("html")

    def do_export_fragment(self) -> None:
        """The same into a table for the editor of a site."""
        self._export("fragment")

    def do_export_csv(self) -> None:
        """The same into csv."""
        self._export("csv")

    def do_export_json(self) -> None:
        """The same into json."""
        self._export("json")
