"""The door to filling the norm of a week from the tray: a proposal first, then one change."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem, QWidget

from smdesk.desk import Desk
from smdesk.desk.planning.filling import Proposal
from smdesk.models.errors import Invalid
from smdesk.models.labels import plural
from smdesk.models.moments import parse_moment, show_moment
from smdesk.models.plan import monday
from smdesk.ui.frame.pages import Context
from smdesk.ui.kit.dialogs import FormDialog
from smdesk.ui.kit.fitting import fit
from smdesk.ui.kit.form import Form
from smdesk.ui.kit.labels import label
from smdesk.ui.post.copy_week import week_words
from smdesk.ui.post.places import Page, read_pages
from smdesk.ui.post.places_model import ROW
from smdesk.ui.theme.look import look

WHEN, PAGE, IDEA = range(3)
TITLES = ("Когда", "Страница", "Что из лотка")
FORMS = ("размещение", "размещения", "размещений")


def fill_norm(context: Context, parent: QWidget | None, day: date) -> bool:
    """Propose ideas for the pages that lack posts in the week of a day; True once they are laid."""
    dialog = FillNormDialog(context, day, parent)
    done = bool(dialog.exec())
    dialog.deleteLater()
    return done


class ProposalTree(QTreeWidget):
    """An editor: `value` is the proposals that are ticked, at the moments that were typed."""

    edited = Signal()

    def __init__(self, desk: Desk, proposals: list[Proposal], pages: dict[int, Page]) -> None:
        super().__init__()
        self._desk = desk
        self._proposals = proposals
        self.setAccessibleName("Что предлагается")
        self.setProperty("surface", "card")
        self.setHeaderLabels(list(TITLES))
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setMinimumHeight(260)
        self.setColumnWidth(WHEN, 180)
        self.setColumnWidth(PAGE, 230)
        self.setEditTriggers(QTreeWidget.EditTrigger.NoEditTriggers)
        self._lines = [_line(each, pages.get(each.account_id)) for each in proposals]
        self.addTopLevelItems(self._lines)
        self.itemChanged.connect(lambda _item, _column: self._judge())
        self.itemDoubleClicked.connect(lambda item, _column: self.editItem(item, WHEN))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F2 and Enter open the moment of the current line."""
        keys = {Qt.Key.Key_F2, Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if self.state() is self.State.EditingState:
            event.accept()  # Enter in the open line must not press the dialog's button too
        elif event.key() in keys and self.currentIndex().isValid():
            self.editItem(self.currentItem(), WHEN)
        else:
            super().keyPressEvent(event)

    def _judge(self) -> None:
        self.blockSignals(True)
        for at, item in enumerate(self._lines):
            ink = look().tokens.bad if self._problem(at) else look().tokens.text
            item.setForeground(WHEN, QColor(ink))
        self.blockSignals(False)
        self.edited.emit()

    def _problem(self, at: int) -> str:
        try:
            self._proposed(at)
        except Invalid as error:
            return str(error)
        return ""

    def _proposed(self, at: int) -> Proposal:
        typed = self._lines[at].text(WHEN)
        moment = parse_moment(typed, self._desk.today(), self._proposals[at].moment.date())
        if moment is None:
            raise Invalid("planned_at", "Не указан день.", "Введите его или снимите отметку.")
        return replace(self._proposals[at], moment=moment)

    def _ticked(self) -> list[int]:
        return [
            at
            for at in range(len(self._lines))
            if self._lines[at].checkState(WHEN) is Qt.CheckState.Checked
        ]

    def value(self) -> list[Proposal]:
        return [self._proposed(at) for at in self._ticked() if not self._problem(at)]

    def set_value(self, value: list[Proposal] | None) -> None:
        """All are ticked from the start."""

    def problem(self) -> str:
        ticked = self._ticked()
        if not ticked:
            return "Отметьте хотя бы одну строку."
        return next(filter(None, map(self._problem, ticked)), "")

    def draft(self) -> list[int]:
        return self._ticked()

    def take_draft(self, draft: list[int]) -> None:
        for at in range(len(self._lines)):
            state = Qt.CheckState.Checked if at in draft else Qt.CheckState.Unchecked
            self._lines[at].setCheckState(WHEN, state)


class FillNormDialog(FormDialog):
    """Which idea goes to which page and day; nothing is laid before it is confirmed."""

    def __init__(self, context: Context, day: date, parent: QWidget | None = None) -> None:
        self._desk = context.desk
        found = self._desk.filling.propose(day)
        accounts = list(dict.fromkeys(each.account_id for each in found))
        pages = {each.account_id: each for each in read_pages(self._desk, accounts)}
        self.tree = ProposalTree(self._desk, found, pages)
        form = Form()
        form.add_widget(label(_told(day, self._desk.today(), found), "secondary", wrap=True))
        self._field = form.add("chosen", "", self.tree)
        form.add_widget(label("День можно исправить: F2 или двойной щелчок.", "hint"))
        super().__init__(parent, "Заполнить норму из лотка", form, self._store, verb="Разложить")
        self._field.setVisible(bool(found))
        self.save.setEnabled(bool(found))
        fit(self, 720, 450 if found else 220)

    def _store(self, values: dict[str, Any]) -> None:
        self._desk.filling.fill(values["chosen"])


def _line(proposal: Proposal, page: Page | None) -> QTreeWidgetItem:
    named = f"{page.badge} {page.name}" if page else ""
    item = QTreeWidgetItem([show_moment(proposal.moment), named, proposal.item.topic])
    item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsEditable)
    item.setCheckState(WHEN, Qt.CheckState.Checked)
    item.setSizeHint(WHEN, QSize(0, ROW))
    return item


def _told(day: date, today: date, found: list[Proposal]) -> str:
    week = week_words(day)
    if found:
        return (
            f"{week}: {plural(len(found), *FORMS)} из лотка закроют то, чего не хватает до нормы."
        )
    if monday(day) + timedelta(days=7) <= today:
        return f"{week}: неделя прошла."
    return f"{week}: до нормы всего хватает, или в лотке нет идей."
