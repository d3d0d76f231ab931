"""What the page remembers in the base: columns, the card's width, filters."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, QTimer

from smdesk.ui.kit.draft import Keeper
from smdesk.ui.kit.filter_state import FilterState
from smdesk.ui.kit.split import SplitView
from smdesk.ui.kit.table import RecordTable
from smdesk.ui.registry.filters import RegistryFilters

LAYOUT, SIDE, CARD, FILTER, SAVED = (
    "registry.columns",
    "registry.card",
    "registry.card_wanted",
    "registry.filter",
    "registry.filters",
)
PAUSE_MS = 800
"""How long the last change of the layout rests before it is written, milliseconds."""


class RegistryLayout(QObject):
    """Restores at once; writes after a pause, so that dragging a column writes once."""

    def __init__(
        self, state: Keeper, table: RecordTable, split: SplitView, filters: RegistryFilters
    ) -> None:
        super().__init__(table)
        self._state = state
        self._table = table
        self._split = split
        self._filters = filters
        self.card_wanted: bool = state.get(CARD, True)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(PAUSE_MS)
        self._rest.timeout.connect(self._write)
        layout: dict[str, Any] = state.get(LAYOUT, {})
        if layout:
            table.header.restore_layout(layout)  # type: ignore[arg-type]
            self._restore_sorting(layout)
        if not layout.get("sort"):
            table.header.show_sorting(table.records.column_index("title"), descending=False)
        split.set_side_width(state.get(SIDE, split.side_width()))
        table.header.layout_changed.connect(self._soon)
        split.side_width_changed.connect(lambda _width: self._soon())
        filters.changed.connect(self._soon)
        filters.bar.enable_saving(self._saved, lambda saved: state.set(SAVED, saved))

    def _soon(self) -> None:
        """Only what the user does is remembered, and that is done to a page that is seen."""
        if self._table.window().isVisible():
            self._rest.start()

    def _saved(self) -> dict[str, FilterState]:
        """The saved filters; what they choose can only be chosen once the names are read."""
        self._filters.fill_once()
        return self._state.get(SAVED, dict[str, FilterState]())

    def want_card(self, *, wanted: bool) -> None:
        """Whether the user wants to see the card."""
        self.card_wanted = wanted
        self._state.set(CARD, wanted)

    def settle(self) -> None:
        """Write now what still waits: the page is left."""
        if self._rest.isActive():
            self._rest.stop()
            self._write()

    def restore_filters(self) -> None:
        """The filters of the last run; their text is not kept, so that nothing hides by itself."""
        kept: dict[str, Any] = self._state.get(FILTER, {})
        if kept.get("chosen") and any(kept["chosen"].values()):
            self._filters.fill_once()
            self._filters.bar.set_state({"chosen": kept["chosen"]})

    def _restore_sorting(self, layout: dict[str, Any]) -> None:
        keys = {column.key: column.sort_key for column in self._table.records.columns}
        sort = keys.get(layout.get("sort", ""), "")
        if sort:
            self._filters.sort_by(sort, descending=bool(layout.get("descending", False)))

    def _write(self) -> None:
        self._state.set_all(
            {
                LAYOUT: self._table.header.layout_state(),
                SIDE: self._split.side_width(),
                FILTER: self._filters.bar.state(),
            }
        )
