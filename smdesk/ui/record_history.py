"""The history of one record on its card: what changed, when, and the way back."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from smdesk.desk import Desk
from smdesk.models.changes import ChangeState, Version
from smdesk.models.errors import DeskError
from smdesk.ui.kit.buttons import link
from smdesk.ui.kit.labels import label, value_label
from smdesk.ui.theme.tokens import Space

MOST = 20
"""Versions shown on a card; the journal has the rest."""


class RecordHistory(QWidget):
    """Lists the versions of a record, newest first. `restored` comes after one was brought back."""

    restored = Signal()
    failed = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Space.XS)

    def show_record(self, table: str, row_id: int) -> None:
        """Show the history of this record."""
        versions = self._desk.history.of(table, row_id)
        if not versions:
            self._column.addWidget(label("Изменений в журнале нет.", "secondary", wrap=True))
        for at, version in enumerate(versions[:MOST]):
            self._add(version, newest=at == 0)
        if len(versions) > MOST:
            self._column.addWidget(label("Более ранние — в журнале.", "secondary"))

    def _add(self, version: Version, *, newest: bool) -> None:
        undone = "" if version.change.state is ChangeState.DONE else " (отменено)"
        when = f"{version.change.at:%d.%m.%Y %H:%M}{undone}"
        self._column.addWidget(label(when, "secondary"))
        self._column.addWidget(value_label(self._words(version)))
        if version.row.after is not None and not (newest and not undone):
            back = link("Вернуть эту версию", partial(self._restore, version))
            self._column.addWidget(back, 0, Qt.AlignmentFlag.AlignLeft)

    def _words(self, version: Version) -> str:
        if version.row.before is None:
            return "Запись добавлена"
        if version.row.after is None:
            return "Запись удалена"
        changes = self._desk.versions.changes(version.row)
        return "\n".join(f"{c.label}: {c.before} → {c.after}" for c in changes)

    def _restore(self, version: Version) -> None:
        try:
            self._desk.history.restore(version)
        except DeskError as error:
            self.failed.emit(error)
        else:
            self.restored.emit()
