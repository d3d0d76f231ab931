"""Dialogs. Texts are always plain: nothing a person typed is read as markup."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QMessageBox,
    QVBoxLayout,
    QWidget,
)

from smdesk.models.errors import DeskError, Invalid
from smdesk.models.labels import quoted
from smdesk.ui.kit.buttons import primary, secondary
from smdesk.ui.kit.fitting import fit
from smdesk.ui.kit.form import Form
from smdesk.ui.kit.labels import label
from smdesk.ui.kit.scrolling import UpDownArea
from smdesk.ui.theme.icons import icon_pixmap
from smdesk.ui.theme.tokens import Space


def message_box(
    parent: QWidget | None, title: str, text: str, detail: str = "", *, warning: bool = False
) -> QMessageBox:
    """A box with a bold sentence and a plain one below; add buttons, then `exec`."""
    box = QMessageBox(parent)
    box.setWindowTitle(title)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(text)
    box.setInformativeText(detail)
    if warning:
        box.setIconPixmap(icon_pixmap("warning", "warning", 40, box.devicePixelRatioF()))
    for each in box.findChildren(QWidget):
        set_format = getattr(each, "setTextFormat", None)
        if set_format is not None:
            set_format(Qt.TextFormat.PlainText)
    return box


def show_error(parent: QWidget | None, error: DeskError) -> None:
    """What happened, and what to do: one button."""
    box = message_box(parent, "SMDesk", error.what, error.todo, warning=True)
    box.addButton("Понятно", QMessageBox.ButtonRole.AcceptRole)
    box.exec()


def confirm(parent: QWidget | None, text: str, detail: str, verb: str) -> bool:
    """Ask before something large; the button is the verb itself, «Отмена» is the default."""
    box = message_box(parent, "SMDesk", text, detail)
    yes = box.addButton(verb, QMessageBox.ButtonRole.AcceptRole)
    no = box.addButton("Отмена", QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(no)
    box.setEscapeButton(no)
    box.exec()
    return box.clickedButton() is yes


def choose(parent: QWidget | None, text: str, detail: str, verbs: Mapping[str, str]) -> str:
    """Offer several ways on, key → verb; returns the key, empty when closed."""
    box = message_box(parent, "SMDesk", text, detail, warning=True)
    buttons = {
        key: box.addButton(verb, QMessageBox.ButtonRole.ActionRole) for key, verb in verbs.items()
    }
    cancel = box.addButton("Отмена", QMessageBox.ButtonRole.RejectRole)
    box.setEscapeButton(cancel)
    box.setDefaultButton(next(iter(buttons.values())))
    box.exec()
    return next((key for key, each in buttons.items() if each is box.clickedButton()), "")


def ask_bulk_delete(parent: QWidget | None, counted: str) -> bool:
    """Ask before several records go, such as «12 аккаунтов»; one record goes without asking."""
    return confirm(parent, f"Удалить {counted}?", "Удаление можно отменить: Ctrl+Z.", "Удалить")


SAVE, THROW = "save", "throw"


def ask_unsaved(parent: QWidget, verb: str) -> str:
    """What is to become of what was typed: SAVE, THROW, or empty to go on typing."""
    told = f"{quoted(parent.windowTitle())}: есть несохранённое."
    return choose(parent, told, "", {SAVE: verb, THROW: "Не сохранять"})


def leave(
    dialog: QDialog,
    save: Callable[[], object],
    *,
    is_changed: bool,
    verb: str = "Сохранить",
) -> None:
    """Esc, «Отмена» and the cross, in every form alike: nothing that was typed goes unasked."""
    wanted = ask_unsaved(dialog, verb) if is_changed else THROW
    if wanted == SAVE:
        save()
    elif wanted == THROW:
        dialog.done(QDialog.DialogCode.Rejected)


_SCROLL_BAR = 16
"""Pixels beside a form that is longer than its dialog."""


class FormDialog(QDialog):
    """A form with «Сохранить» and «Отмена».

    `submit(values)` stores; a DeskError keeps the dialog open and says why, beside the field
    when the error names one. `keep_draft(draft)` is called while typing, and with None once the
    dialog is closed: the draft is for the case that the program dies before.
    """

    def __init__(
        self,
        parent: QWidget | None,
        title: str,
        form: Form,
        submit: Callable[[dict[str, Any]], object],
        *,
        verb: str = "Сохранить",
        keep_draft: Callable[[dict[str, object] | None], object] | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.form = form
        self._submit = submit
        self._keep = keep_draft
        outer = QVBoxLayout(self)
        outer.setContentsMargins(Space.XL, Space.L, Space.XL, Space.L)
        outer.setSpacing(Space.M)
        self._refusal = label("", "problem", wrap=True)
        self._refusal.hide()
        outer.addWidget(self.centre(scrolled(form)), 1)
        outer.addWidget(self._refusal)
        self.save = primary(verb, self.submit, "")
        self.save.setDefault(True)
        outer.addLayout(_foot(secondary("Отмена", self.reject), self.save))
        self._hear_typing()
        self._fit()
        form.remember()
        form.focus_first()

    def _hear_typing(self) -> None:
        form, keep = self.form, self._keep
        if keep is not None:
            form.settled.connect(lambda: keep(form.draft()))
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self.submit)

    def centre(self, form: QWidget) -> QWidget:
        """What stands above the buttons: the form, and what a dialog puts around it."""
        return form

    def _fit(self) -> None:
        """As wide as the form needs, as high as it is up to a small screen."""
        least = self.form.minimumSizeHint().width() + 2 * Space.XL + _SCROLL_BAR
        fit(self, max(560, least), min(self.form.sizeHint().height() + 130, 720))

    def submit(self) -> None:
        """Store what was entered and close, or say what is wrong."""
        self._refusal.hide()
        if not self.form.check():
            return
        try:
            self._submit(self.form.values())
        except DeskError as error:
            self._show(error)
        else:
            self.accept()

    @property
    def refusal(self) -> str:
        """Why storing was refused, where no field is to blame."""
        return self._refusal.text() if self._refusal.isVisibleTo(self) else ""

    @property
    def has_unsaved(self) -> bool:
        """Whether something was typed or chosen that closing would lose."""
        return self.form.is_changed

    def reject(self) -> None:
        """Esc, «Отмена» and the cross ask before what was typed is lost."""
        leave(self, self.submit, is_changed=self.has_unsaved, verb=self.save.text())

    def give_up(self) -> None:
        """Close without asking and without storing."""
        self.done(QDialog.DialogCode.Rejected)

    def done(self, result: int) -> None:
        """Closed: the draft has served."""
        self.form.stop_waiting()
        if self._keep is not None:
            self._keep(None)
        super().done(result)

    def _show(self, error: DeskError) -> None:
        if isinstance(error, Invalid) and self.form.refuse(error):
            return
        self._refusal.setText(str(error))
        self._refusal.show()


def _foot(*buttons: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.addStretch(1)
    for button in buttons:
        row.addWidget(button)
    return row


def scrolled(form: QWidget) -> UpDownArea:
    """The form in an area that scrolls up and down where there is no room for all of it."""
    area = UpDownArea()
    area.show_within(form)
    return area
