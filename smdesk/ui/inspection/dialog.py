"""The inspection of one page: questions at the left; day, inspector, note, pictures beside."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from smdesk.desk.inspections import Seen
from smdesk.models.control_records import Inspection
from smdesk.models.errors import DeskError
from smdesk.models.records import Account
from smdesk.models.vocabulary import Answer
from smdesk.ui.frame.pages import Context
from smdesk.ui.inspection.board import QuestionBoard
from smdesk.ui.inspection.pictures import PicturesPanel
from smdesk.ui.kit.buttons import primary, secondary
from smdesk.ui.kit.date_field import DateField
from smdesk.ui.kit.dialogs import leave, show_error
from smdesk.ui.kit.draft import Draft
from smdesk.ui.kit.fields import LineField, TextField
from smdesk.ui.kit.fitting import fit
from smdesk.ui.kit.form import Form
from smdesk.ui.kit.labels import label
from smdesk.ui.theme.tokens import Space

INSPECTOR = "inspection.inspector"
"""Who looked last: suggested the next time."""
PAUSE_MS = 600


class InspectionDialog(QDialog):
    """Keeps a new inspection, or corrects one. `wants_next` says that the next page is wanted."""

    toast = Signal(str, bool)

    def __init__(
        self,
        context: Context,
        account: Account,
        parent: QWidget | None = None,
        inspection: Inspection | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk = context.desk
        self._account = account
        self._inspection = inspection
        self.wants_next = False
        self._draft = Draft(self._desk.state, f"draft.inspection.{account.id}")
        self.board = QuestionBoard(self._desk.inspecting.questions(account))
        self.pictures = PicturesPanel(self._desk.inspections, context.background)
        self.pictures.failed.connect(lambda error: show_error(self, error))
        self.form = self._form()
        self._left = label("", "secondary")
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(PAUSE_MS)
        self._rest.timeout.connect(self._keep_draft)
        self.setWindowTitle(f"Осмотр: {self._desk.accounts.name(account)}")
        self._build()
        self._fill()
        self._wire()
        fit(self, 1060, 700)

    # -- building --------------------------------------------------------------------------------

    def _form(self) -> Form:
        form = Form()
        form.add("inspected_on", "День осмотра", DateField(today=self._desk.today), required=True)
        form.add("inspector", "Кто осмотрел", LineField())
        form.add("note", "Общая заметка", TextField(lines=3))
        return form

    def _build(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(Space.XL, Space.L, Space.XL, Space.L)
        outer.setSpacing(Space.M)
        outer.addLayout(self._head())
        middle = QHBoxLayout()
        middle.setSpacing(Space.L)
        middle.addWidget(self.board, 1)
        side = QVBoxLayout()
        side.addWidget(self.form)
        side.addWidget(self.pictures)
        side.addStretch(1)
        frame = QWidget()
        frame.setFixedWidth(340)
        frame.setLayout(side)
        middle.addWidget(frame)
        outer.addLayout(middle, 1)
        outer.addLayout(self._foot())

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        keys = "1 — да, 2 — нет, 3 — не применимо, пробел — заметка, ↑ и ↓ — между пунктами"
        head.addWidget(label(keys, "secondary", wrap=True), 1)
        self.open_button = secondary("Открыть страницу", self._open_page, "external")
        self.open_button.setEnabled(self._account.address.startswith(("https://", "http://")))
        head.addWidget(self.open_button)
        return head

    def _foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        self.all_right = secondary("Остальное в порядке", self.fill_yes, "ok")
        foot.addWidget(self.all_right)
        foot.addWidget(self._left)
        foot.addStretch(1)
        foot.addWidget(secondary("Отмена", self.reject))
        self.next_button = secondary("Сохранить и следующая", self._save_and_next)
        if self._inspection is not None:
            self.next_button.hide()
        foot.addWidget(self.next_button)
        self.save = primary("Сохранить", self.submit, "")
        foot.addWidget(self.save)
        return foot

    def _wire(self) -> None:
        self.board.answered.connect(self._touched)
        self.board.past_end.connect(self.save.setFocus)
        for field in self.form.fields.values():
            field.editor.edited.connect(self._rest.start)
        for keys, do in (
            ("Ctrl+Return", self.submit),
            ("Ctrl+Enter", self.submit),
            ("Ctrl+Shift+Return", self._save_and_next),
            ("Ctrl+D", self.fill_yes),
            ("Ctrl+V", self.pictures.paste),
            ("Ctrl+O", self._open_page),
        ):
            QShortcut(QKeySequence(keys), self, do)
        self._count()
        (self.board.first_open() or self.save).setFocus()

    def _fill(self) -> None:
        kept = self._inspection
        inspector = kept.inspector if kept else self._desk.state.get(INSPECTOR, "")
        self.form.set_values(
            {
                "inspected_on": kept.inspected_on if kept else self._desk.today(),
                "inspector": inspector,
                "note": kept.note if kept else "",
            }
        )
        if kept is not None:
            self.board.show_answers(self._desk.inspections.answers(kept.id))
        self._begun = self._seen()
        if kept is None and (draft := self._draft.kept()):
            self._take_draft(draft)

    # -- answering -------------------------------------------------------------------------------

    def _touched(self) -> None:
        self._count()
        self._rest.start()

    def _count(self) -> None:
        left = self.board.left()
        self._left.setText(f"Осталось пунктов: {left}" if left else "Отвечено на всё")
        self.all_right.setEnabled(bool(left))

    def fill_yes(self) -> None:
        """Everything that is not answered holds."""
        self.board.fill_yes()
        self.save.setFocus()

    def _open_page(self) -> None:
        if self.open_button.isEnabled():
            QDesktopServices.openUrl(QUrl(self._account.address))

    # -- the draft -------------------------------------------------------------------------------

    def _keep_draft(self) -> None:
        if self._inspection is None:
            answers = {
                code: [str(seen.answer), seen.note] for code, seen in self.board.answers().items()
            }
            self._draft.keep({"answers": answers, "note": self.form.values()["note"]})

    def _take_draft(self, draft: Mapping[str, Any]) -> None:
        self.board.show_answers(
            {c: Seen(Answer(a), n) for c, (a, n) in draft.get("answers", {}).items()}
        )
        self.form.fields["note"].editor.set_value(draft.get("note", ""))
        self.setWindowTitle(f"{self.windowTitle()} — восстановлено")

    @property
    def has_unsaved(self) -> bool:
        """Whether something was answered or written that closing would lose."""
        return self._seen() != self._begun or self.form.is_changed

    def _seen(self) -> tuple[object, ...]:
        return self.board.answers(), tuple(self.pictures.pictures)

    def reject(self) -> None:
        """Esc, «Отмена» and the cross ask before the answers are lost."""
        leave(self, self.submit, is_changed=self.has_unsaved)

    def done(self, result: int) -> None:
        """Closed: the draft has served."""
        self._rest.stop()
        self._draft.keep(None)
        super().done(result)

    # -- saving ----------------------------------------------------------------------------------

    def _save_and_next(self) -> None:
        self.wants_next = True
        self.submit()
        self.wants_next = bool(self.result())

    def submit(self) -> None:
        """Keep the inspection and close, or say what is wrong."""
        if not self.form.check():
            return
        values = self.form.values()
        record = Inspection(
            id=self._inspection.id if self._inspection else 0,
            account_id=self._account.id,
            **values,
        )
        try:
            if self._inspection is None:
                self._desk.inspections.inspect(record, self.board.answers(), self.pictures.pictures)
            else:
                self._desk.inspections.revise(record, self.board.answers(), self.pictures.pictures)
        except DeskError as error:
            show_error(self, error)
            return
        self._desk.state.set(INSPECTOR, values["inspector"])
        self.accept()
