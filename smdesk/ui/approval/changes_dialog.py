"""What was changed after something was put up: what, when, what it was; and asking again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from smdesk.desk import Desk
from smdesk.desk.planning.approval_content import ApprovalChange
from smdesk.desk.planning.approval_deeds import AskAgain
from smdesk.models.errors import DeskError
from smdesk.models.folding import fold
from smdesk.models.labels import plural
from smdesk.models.moments import show_moment
from smdesk.ui.approval.carrying import Carry
from smdesk.ui.approval.words import CHANGES, chip_of, standing
from smdesk.ui.kept_header import KeptHeader
from smdesk.ui.kit.buttons import primary, secondary
from smdesk.ui.kit.chip import ChipLabel
from smdesk.ui.kit.columns import Column
from smdesk.ui.kit.dialogs import show_error
from smdesk.ui.kit.empty import EmptyState
from smdesk.ui.kit.fitting import fit
from smdesk.ui.kit.labels import label
from smdesk.ui.kit.table_panel import TablePanel
from smdesk.ui.memory_list import MemoryList
from smdesk.ui.theme.tokens import Space


@dataclass(frozen=True, slots=True)
class _Row:
    id: int
    change: ApprovalChange


COLUMNS: tuple[Column[_Row], ...] = (
    Column(
        key="topic",
        title="Публикация",
        show=lambda r: r.change.topic,
        strong=True,
        width=170,
        stretch=True,
        fixed=True,
        sort_key="topic",
    ),
    Column(
        key="what", title="Что изменено", show=lambda r: r.change.what, width=132, sort_key="what"
    ),
    Column(key="where", title="Страница", show=lambda r: r.change.where, width=140),
    Column(
        key="before", title="Было", show=lambda r: _line(r.change.before), width=132, stretch=True
    ),
    Column(
        key="after", title="Стало", show=lambda r: _line(r.change.after), width=132, stretch=True
    ),
    Column(
        key="at", title="Когда", show=lambda r: show_moment(r.change.at), width=128, sort_key="at"
    ),
)
_KEYS: dict[str, Callable[[Any], Any]] = {
    "at": lambda row: (row.change.at is not None, row.change.at, row.id),
    "topic": lambda row: fold(row.change.topic),
    "what": lambda row: row.change.what,
}


def _line(text: str) -> str:
    return " ".join(text.split())


class ChangesDialog(QDialog):
    """`asked_id` is the approval that was asked for anew; 0 while none was."""

    carry: Carry | None = None
    """Asks elsewhere where it is about much."""

    def __init__(self, desk: Desk, approval_id: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._approval = desk.approvals.get(approval_id)
        self.asked_id = 0
        self.setWindowTitle("Что изменено после согласования")
        changes = desk.approvals.changes(self._approval)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.L, Space.XL, Space.L)
        column.setSpacing(Space.M)
        name = desk.approvals.name(self._approval)
        column.addWidget(label(f"{name[0].upper()}{name[1:]}", "section", wrap=True))
        column.addLayout(self._standing())
        self.list = MemoryList("Изменения", COLUMNS, lambda r: r.id, lambda r: r.change.text, _KEYS)
        KeptHeader(desk.state, "approval.changes", self.list.table)
        self.list.take([_Row(at, each) for at, each in enumerate(changes, 1)])
        self.list.narrow("", lambda _row: True)
        self.list.table.select(self.list.table.records.id_at(0) if changes else 0)
        panel = TablePanel(self.list.table)
        panel.set_total(plural(len(changes), *CHANGES) if changes else "")
        if not changes:
            words = "Всё осталось таким, каким отправлено на согласование."
            panel.show_empty(EmptyState("check", "Изменений нет", words))
        column.addWidget(panel, 1)
        column.addLayout(self._foot(changed=bool(changes)))
        fit(self, 880, 460)

    def _standing(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        row.addWidget(ChipLabel(chip_of(self._approval), self))
        voices = self._desk.approvals.voices(self._approval.id)
        row.addWidget(label(standing(self._approval, voices), "secondary", wrap=True), 1)
        return row

    def _foot(self, *, changed: bool) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addStretch(1)
        close = secondary("Закрыть", self.reject)
        row.addWidget(close)
        self.again = primary("Согласовать заново", self._ask_again, "")
        if not changed:
            self.again.hide()
        row.addWidget(self.again)
        return row

    def _asked_again(self, by: str) -> int:
        approvals, deed = self._desk.approvals, AskAgain(self._approval.id, by)
        if self.carry is None:
            return deed.do(approvals)
        lines = len(approvals.content(self._approval).rows)
        return self.carry(deed, lines, "План отправлен на согласование")

    def _ask_again(self) -> None:
        by = self._desk.office.get().executor_name
        try:
            self.asked_id = self._asked_again(by)
        except DeskError as error:
            show_error(self, error)
        else:
            self.accept()
