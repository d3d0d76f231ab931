"""A table of changes with search, and beside it what the chosen change did, field by field."""

from __future__ import annotations

from collections.abc import Sequence

from smdesk.models.changes import Change, ChangeState
from smdesk.models.labels import plural
from smdesk.ui.frame.pages import Context
from smdesk.ui.journal.detail import ChangeDetail
from smdesk.ui.kept_header import KeptHeader
from smdesk.ui.kit.chip import Chip
from smdesk.ui.kit.columns import Column
from smdesk.ui.kit.empty import EmptyState, nothing_found
from smdesk.ui.kit.filters import FilterBar
from smdesk.ui.kit.page import Page
from smdesk.ui.kit.split import SplitView
from smdesk.ui.kit.table import RecordTable, TablePanel
from smdesk.ui.kit.table_model import RecordTableModel
from smdesk.ui.theme.tokens import Tone

STATES = {
    ChangeState.DONE: Chip("Сделано", Tone.OK),
    ChangeState.UNDONE: Chip("Отменено", Tone.WARNING),
    ChangeState.DROPPED: Chip("Отменено", Tone.NEUTRAL),
}

COLUMNS: tuple[Column[Change], ...] = (
    Column(key="at", title="Когда", show=lambda c: f"{c.at:%d.%m.%Y %H:%M}", width=150, fixed=True),
    Column(
        key="title",
        title="Что сделано",
        show=lambda c: c.title,
        width=300,
        strong=True,
        stretch=True,
        fixed=True,
    ),
    Column(
        key="state",
        title="Состояние",
        show=lambda c: STATES[c.state].text,
        chip=lambda c: STATES[c.state],
        width=120,
    ),
)


class JournalPage(Page):
    """Shows the journal; undo and redo stay with the frame's own actions."""

    def __init__(self, context: Context) -> None:
        super().__init__("Журнал")
        self._desk = context.desk
        self.header.set_facts("Ctrl+Z отменяет последнее действие, даже после перезапуска")
        self.filters = FilterBar("Поиск по действию")
        self.filters.changed.connect(self.refresh)
        self.body.addWidget(self.filters)
        self.model: RecordTableModel[Change] = RecordTableModel(COLUMNS, self._fetch, _id_of)
        self.table = RecordTable(self.model, "Журнал изменений")
        KeptHeader(self._desk.state, "journal.columns", self.table)
        self.panel = TablePanel(self.table)
        self.detail = ChangeDetail(context.desk)
        self.detail.restored.connect(self._restored)
        self.detail.failed.connect(self.failed)
        self.split = SplitView(self.panel, self.detail, 380)
        self.body.addWidget(self.split, 1)
        self.table.current_id.connect(self._show)
        self.filters.search.leave_down.connect(self.table.setFocus)
        self.refresh()

    def refresh(self) -> None:
        """Read the list anew; the current change stays chosen."""
        text = self.filters.search.text()
        ids = self._desk.history.ids(text)
        self.model.refresh()
        self.model.set_ids(ids)
        self.panel.set_total(plural(len(ids), "действие", "действия", "действий"))
        self.panel.show_empty(None if ids else self._empty(text))
        self.split.show_side(shown=bool(ids))
        if ids and not self.table.current():
            self.table.select(ids[0])
        self._show(self.table.current())

    def shown(self) -> None:
        """The keys work in the list at once."""
        self.panel.take_focus()

    def search(self) -> None:
        """Ctrl+F."""
        self.filters.search.setFocus()
        self.filters.search.selectAll()

    def show_target(self, target: object) -> None:
        """Choose the change of this id."""
        if isinstance(target, int):
            self.filters.clear()
            self.table.select(target)

    def _fetch(self, ids: Sequence[int]) -> Sequence[Change]:
        return self._desk.history.by_ids(ids)

    def _show(self, change_id: int) -> None:
        found = self._desk.history.by_ids([change_id]) if change_id else []
        self.detail.show_change(found[0] if found else None)

    def _restored(self) -> None:
        self.toast.emit("Версия возвращена", True)
        self.panel.take_focus()

    def _empty(self, text: str) -> EmptyState:
        if text:
            return nothing_found(self.filters.clear)
        return EmptyState(
            "journal",
            "Журнал пуст",
            "Здесь появится каждое изменение: что сделано, когда, что было и что стало.",
        )


def _id_of(change: Change) -> int:
    return change.id
