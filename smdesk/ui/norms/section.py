"""The weekly norm on the card of a page: this week, the last one, and norms of its own."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from smdesk.models.dates import show_date
from smdesk.models.errors import DeskError
from smdesk.models.labels import plural
from smdesk.models.plan import monday
from smdesk.models.plan_records import NormOverride
from smdesk.models.records import Account
from smdesk.models.vocabulary import ActKind
from smdesk.procedures.clauses import print_clause
from smdesk.procedures.norms import WEEK, WeekRow
from smdesk.ui.frame.pages import Context
from smdesk.ui.kit.buttons import icon_button, secondary
from smdesk.ui.kit.labels import label
from smdesk.ui.norms.words import beside
from smdesk.ui.theme.tokens import Space

POSTS = ("публикация", "публикации", "публикаций")


class NormSection(QWidget):
    """What one page owes and has done; its own norms are set, corrected and taken back here."""

    toast = Signal(str, bool)
    failed = Signal(object)

    def __init__(self, context: Context, account: Account) -> None:
        super().__init__()
        self._context = context
        self._desk = context.desk
        self._account = account
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        this = monday(self._desk.today())
        weeks = self._desk.norms.of_page(account.id, [this, this - WEEK])
        column.addWidget(label(self._asked(weeks[this]), wrap=True))
        for words in (f"Эта неделя: {_done(weeks[this])}", f"Прошлая: {_done(weeks[this - WEEK])}"):
            column.addWidget(label(words, "secondary", wrap=True))
        for norm in self._desk.norms.of_account(account.id):
            column.addWidget(self._own(norm))
        column.addWidget(secondary("Своя норма…", self._add))

    def _asked(self, row: WeekRow) -> str:
        """What is owed this week, under which clause or for which reason."""
        if row.owed.number is None:
            return "Норма на эту страницу не распространяется."
        number = plural(row.owed.number, *POSTS)
        said = f"В неделю — {number}" if row.owed.number else "На этой неделе норму не спрашивают"
        procedure = self._desk.procedures.current()
        kind = procedure.act.kind if procedure else ActKind.OTHER
        clause = print_clause(row.owed.clause, kind) if row.owed.clause else ""
        beside = "; ".join(part for part in (clause, row.owed.reason) if part)
        return f"{said} ({beside})." if beside else f"{said}."

    def _own(self, norm: NormOverride) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.XS)
        words = f"{norm.number} в неделю {_span(norm.since, norm.until)}"
        row.addWidget(label(words, "secondary", wrap=True), 1)
        row.addWidget(icon_button(f"Изменить: {words}", "edit", partial(self._ask, norm)))
        row.addWidget(icon_button(f"Снять: {words}", "trash", partial(self._remove, norm.id)))
        return line

    def _add(self) -> None:
        since = monday(self._desk.today())
        self._ask(NormOverride(account_id=self._account.id, number=1, since=since))

    def _ask(self, norm: NormOverride) -> None:
        from smdesk.ui.norms.own_norm_dialog import OwnNormDialog

        dialog = OwnNormDialog(self._desk, norm, self.window())
        if dialog.exec():
            self.toast.emit("Своя норма записана", True)
        dialog.deleteLater()

    def _remove(self, norm_id: int) -> None:
        try:
            self._desk.norms.delete([norm_id])
        except DeskError as error:
            self.failed.emit(error)
        else:
            self.toast.emit("Своя норма снята", True)


def _done(row: WeekRow) -> str:
    return ", ".join((f"вышло {row.done}", *beside(row.planned, row.missing)))


def _span(since: date, until: date | None) -> str:
    if until is None:
        return f"с {show_date(since)}"
    return f"с {show_date(since)} по {show_date(until)}"
