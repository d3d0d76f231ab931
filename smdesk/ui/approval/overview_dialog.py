"""What waits for a decision, and what was decided lately and has changed since."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from smdesk.models.dates import show_date
from smdesk.models.errors import DeskError
from smdesk.models.folding import fold
from smdesk.models.labels import plural
from smdesk.models.plan_records import Approval
from smdesk.models.plan_vocabulary import Decision
from smdesk.ui.approval import dialogs
from smdesk.ui.approval.words import awaited, chip_of, standing
from smdesk.ui.frame.pages import Context
from smdesk.ui.kept_header import KeptHeader
from smdesk.ui.kit.buttons import secondary
from smdesk.ui.kit.columns import Align, Column
from smdesk.ui.kit.dialogs import show_error
from smdesk.ui.kit.empty import EmptyState
from smdesk.ui.kit.filters import SearchField
from smdesk.ui.kit.fitting import fit
from smdesk.ui.kit.table_panel import TablePanel
from smdesk.ui.memory_list import MemoryList
from smdesk.ui.theme.tokens import Space

SHOWN_DAYS = 90
"""What was asked for longer ago is looked up in the history of its post."""
FORMS = ("согласование", "согласования", "согласований")


@dataclass(frozen=True, slots=True)
class _Row:
    id: int
    approval: Approval
    name: str
    standing: str
    changes: int
    waits: bool
    is_open: bool
    """Whether somebody may still say something: one who wants changes does not end it."""


COLUMNS: tuple[Column[_Row], ...] = (
    Column(
        key="name",
        title="Что",
        show=lambda r: r.name,
        width=260,
        strong=True,
        stretch=True,
        fixed=True,
        sort_key="name",
    ),
    Column(
        key="asked",
        title="Отправлено",
        show=lambda r: show_date(r.approval.asked_at.date()),
        width=104,
        sort_key="asked",
    ),
    Column(
        key="state",
        title="Состояние",
        show=lambda r: chip_of(r.approval).text,
        chip=lambda r: chip_of(r.approval),
        width=146,
        sort_key="state",
    ),
    Column(key="who", title="Кто и когда", show=lambda r: r.standing, width=200, stretch=True),
    Column(
        key="changes",
        title="Изменений",
        show=lambda r: str(r.changes) if r.changes else "",
        width=100,
        align=Align.RIGHT,
        sort_key="changes",
    ),
)
_KEYS: dict[str, Callable[[Any], Any]] = {
    "order": lambda row: (not row.waits, -row.id),
    "name": lambda row: fold(row.name),
    "asked": lambda row: row.approval.asked_at,
    "state": lambda row: chip_of(row.approval).text,
    "changes": lambda row: row.changes,
}


def overview(context: Context, parent: QWidget | None) -> bool:
    """Everything that waits, and what was decided lately; True once something was changed."""
    dialog = OverviewDialog(context, parent)
    dialog.exec()
    changed = dialog.is_changed
    dialog.deleteLater()
    return changed


class OverviewDialog(QDialog):
    """Enter decides what waits, or shows what has changed. `is_changed` once something was."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._desk = context.desk
        self.is_changed = False
        self.setWindowTitle("Согласования")
        self.search = SearchField("Поиск по согласованиям")
        self.list = MemoryList(
            "Согласования", COLUMNS, lambda r: r.id, lambda r: f"{r.name} {r.standing}", _KEYS
        )
        self.panel = TablePanel(self.list.table)
        self.buttons: dict[str, QPushButton] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.L, Space.XL, Space.L)
        column.setSpacing(Space.M)
        column.addWidget(self.search)
        column.addWidget(self.panel, 1)
        column.addLayout(self._foot())
        KeptHeader(self._desk.state, "approval.overview", self.list.table)
        self.search.searched.connect(lambda _text: self._narrow())
        self.search.leave_down.connect(self.list.table.setFocus)
        self.list.table.activated_id.connect(lambda _id: self._enter())
        self.list.table.selection_ids.connect(lambda _ids: self._enable())
        self._unsubscribe = self._desk.announcer.subscribe(lambda _changed: self._note_change())
        fit(self, 960, 520)
        self.refresh()
        self.list.table.setFocus()

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        for key, text, run in (
            ("decide", "Решение…", self._decide),
            ("changes", "Что изменено…", self._changes),
            ("again", "Отправить снова…", self._again),
            ("withdraw", "Отозвать", self._withdraw),
            ("open", "Открыть текст…", self._open),
        ):
            self.buttons[key] = secondary(text, run)
            row.addWidget(self.buttons[key])
        row.addStretch(1)
        row.addWidget(secondary("Закрыть", self.reject))
        return row

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing is heard any more."""
        self._unsubscribe()
        super().hideEvent(event)

    def _note_change(self) -> None:
        self.is_changed = True
        self.refresh()

    # -- looking ---------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read everything anew."""
        since = self._desk.today() - timedelta(days=SHOWN_DAYS)
        self.list.take([self._row(each) for each in self._desk.approvals.recent(since)])
        self._narrow()

    def _row(self, approval: Approval) -> _Row:
        approvals = self._desk.approvals
        name, voices = approvals.name(approval), approvals.voices(approval.id)
        silent = any(voice.decision is None for voice in voices)
        return _Row(
            approval.id,
            approval,
            f"{name[0].upper()}{name[1:]}",
            awaited(voices) if approval.outcome is None else standing(approval, voices),
            len(approvals.changes(approval)),
            approval.outcome is None,
            silent and approval.outcome is not Decision.APPROVED,
        )

    def _narrow(self) -> None:
        number = self.list.narrow(self.search.text(), lambda _row: True)
        self.panel.show_empty(None if number else self._empty())
        self.panel.set_total(plural(number, *FORMS) if number else "")
        if number and not self.list.table.current():
            self.list.table.select(self.list.table.records.id_at(0))
        self._enable()

    def _empty(self) -> EmptyState:
        if self.search.text():
            return EmptyState("search", "Ничего не найдено", "Измените поиск.")
        words = (
            "Здесь будет видно, что ждёт решения и что решено. Отправьте на согласование план"
            " недели или месяца, или один текст."
        )
        return EmptyState("check", "На согласовании ничего нет", words)

    def _chosen(self) -> _Row | None:
        return self.list.rows.get(self.list.table.current())

    def _enable(self) -> None:
        row = self._chosen()
        for key, can in (
            ("decide", row is not None and row.is_open),
            ("changes", row is not None),
            ("again", row is not None and not row.waits),
            ("withdraw", row is not None and row.waits),
            ("open", row is not None and row.approval.post_id is not None),
        ):
            self.buttons[key].setEnabled(can)

    # -- doing -----------------------------------------------------------------------------------

    def _enter(self) -> None:
        row = self._chosen()
        if row is not None and row.waits:
            self._decide()
        else:
            self._changes()

    def _decide(self) -> None:
        if row := self._chosen():
            dialogs.decide(self._context, self, row.id)

    def _changes(self) -> None:
        if row := self._chosen():
            dialogs.show_changes(self._context, self, row.id)

    def _again(self) -> None:
        row = self._chosen()
        if row is None:
            return
        since, until, post = row.approval.since, row.approval.until, row.approval.post_id
        if post is not None:
            dialogs.ask_for_post(self._context, self, post)
        elif since is not None and until is not None:
            dialogs.ask_for_plan(self._context, self, since, until)

    def _withdraw(self) -> None:
        row = self._chosen()
        if row is None:
            return
        try:
            dialogs.withdraw(self._context, row.id)
        except DeskError as error:
            show_error(self, error)

    def _open(self) -> None:
        from smdesk.ui.post.editor import open_editor

        row = self._chosen()
        if row is not None and row.approval.post_id is not None:
            open_editor(self._context, self, post_id=row.approval.post_id)
