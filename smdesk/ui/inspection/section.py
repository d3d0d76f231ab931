"""The inspections of a page on its card: what is open by clauses, and the ones on record."""

from __future__ import annotations

from collections import Counter
from functools import partial

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from smdesk.desk.inspecting import Question
from smdesk.models.control_records import Inspection
from smdesk.models.errors import DeskError
from smdesk.models.labels import plural
from smdesk.models.records import Account
from smdesk.models.vocabulary import Answer
from smdesk.ui.frame.pages import Context
from smdesk.ui.inspection.dialog import InspectionDialog
from smdesk.ui.kit.buttons import action_button, link
from smdesk.ui.kit.labels import label
from smdesk.ui.theme.tokens import Space

MOST = 5
"""Inspections shown; the journal has the rest."""


class InspectionSection(QWidget):
    """What the newest answers say of one page."""

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
        self._column = column
        questions = self._desk.inspecting.questions(account)
        column.addWidget(label(_words(questions), "secondary", wrap=True))
        if wrong := [_line(each) for each in questions if _is_wrong(each)]:
            column.addWidget(label("\n".join(wrong), "problem", wrap=True))
        for inspection in self._desk.inspections.of_account(account.id)[:MOST]:
            column.addWidget(self._record(inspection))
        if questions:
            look = context.actions.action("registry.inspect")
            column.addWidget(action_button(look, text="Осмотреть"))

    def _record(self, inspection: Inspection) -> QWidget:
        shown = QWidget()
        row = QHBoxLayout(shown)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.S)
        who = f", {inspection.inspector}" if inspection.inspector else ""
        row.addWidget(label(f"{inspection.inspected_on:%d.%m.%Y}{who}", wrap=True), 1)
        pictures = self._desk.inspections.pictures(inspection.id)
        for number, picture in enumerate(pictures, 1):
            text = f"снимок {number}" if len(pictures) > 1 else "снимок"
            row.addWidget(link(text, partial(self._open_picture, picture.id, inspection.id)))
        row.addWidget(link("исправить", partial(self._correct, inspection)))
        row.addWidget(link("удалить", partial(self._delete, inspection)))
        return shown

    def _open_picture(self, picture_id: int, inspection_id: int) -> None:
        pictures = self._desk.inspections.pictures(inspection_id)
        picture = next(each for each in pictures if each.id == picture_id)
        try:
            shown = self._desk.inspections.show_picture(picture)
        except DeskError as error:
            self.failed.emit(error)
        else:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(shown)))

    def _correct(self, inspection: Inspection) -> None:
        dialog = InspectionDialog(self._context, self._account, self.window(), inspection)
        if dialog.exec():
            self.toast.emit("Осмотр исправлен", True)
        dialog.deleteLater()

    def _delete(self, inspection: Inspection) -> None:
        try:
            self._desk.inspections.delete([inspection.id])
        except DeskError as error:
            self.failed.emit(error)
        else:
            self.toast.emit("Осмотр удалён", True)


def _is_wrong(question: Question) -> bool:
    return question.before is not None and question.before.answer is Answer.NO


def _line(question: Question) -> str:
    """One wrong point in one line: many labels would hold up the card."""
    note = f" — {question.before.note}" if question.before and question.before.note else ""
    return f"Нет: {question.text.rstrip('.')}{note} ({question.clauses})"


def _words(questions: list[Question]) -> str:
    if not questions:
        return "По Порядку эту страницу не осматривают."
    counts = Counter(each.before.answer if each.before else None for each in questions)
    if not counts[None] and not counts[Answer.NO]:
        return f"В порядке всё: {plural(len(questions), 'пункт', 'пункта', 'пунктов')}."
    return (
        f"В порядке {counts[Answer.YES]} из {len(questions)},"
        f" нет {counts[Answer.NO]}, не проверено {counts[None]}."
    )
