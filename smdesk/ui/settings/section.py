"""A section of the settings, and the form that most of them are."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from smdesk.models.errors import DeskError, Invalid
from smdesk.ui.kit.buttons import primary, secondary
from smdesk.ui.kit.draft import Draft
from smdesk.ui.kit.form import Form
from smdesk.ui.kit.labels import label
from smdesk.ui.theme.tokens import Space


class Section(QWidget):
    """Base of the sections; `toast` and `failed` go on to the frame through the page."""

    toast = Signal(str, bool)
    failed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(Space.M)

    def refresh(self) -> None:
        """Read anew what the section shows."""

    def attempt(self, what: Callable[[], object], said: str) -> bool:
        """Do it and say so with «Отменить», or hand the refusal to the frame."""
        try:
            what()
        except DeskError as error:
            self.failed.emit(error)
            return False
        self.toast.emit(said, True)
        return True


class SavedForm(QWidget):
    """A form whose input is stored by «Сохранить»; what was typed is not lost by a refresh.

    With a `draft` it is not lost by the end of the program either.
    """

    failed = Signal(object)
    saved = Signal()

    def __init__(
        self, form: Form, save: Callable[[dict[str, Any]], object], draft: Draft | None = None
    ) -> None:
        super().__init__()
        self.form = form
        self._save = save
        self._draft = draft
        self._is_new = True
        self.is_edited = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.M)
        column.addWidget(form)
        row = QHBoxLayout()
        self._note = label("", "secondary")
        self.save_button = primary("Сохранить", self.save, "")
        self.cancel_button = secondary("Вернуть как было", self._give_up)
        row.addWidget(self.save_button)
        row.addWidget(self.cancel_button)
        row.addWidget(self._note, 1)
        column.addLayout(row)
        self._stored: dict[str, Any] = {}
        self.shown: dict[str, Any] = {}
        """The stored values that were put into the form before something was typed."""
        form.edited.connect(lambda: self._mark(edited=True))
        form.settled.connect(self._keep)
        self._mark(edited=False)

    def show_values(self, values: dict[str, Any]) -> None:
        """Show what is stored, unless something typed is waiting to be saved."""
        self._stored = values
        if not self.is_edited:
            self.shown = values
            self.form.set_values(values)
        if self._is_new and self._draft is not None and (kept := self._draft.kept()):
            self._mark(edited=True)
            self.form.take_draft(kept)
        self._is_new = False

    def _keep(self) -> None:
        if self._draft is not None:
            self._draft.keep(self.form.draft() if self.is_edited else None)

    def save(self) -> None:
        """Store what was typed, or say beside the field what is wrong."""
        if not self.form.check():
            return
        try:
            self._mark(edited=False)
            self._save(self.form.values())
        except DeskError as error:
            self._mark(edited=True)
            if not (isinstance(error, Invalid) and self.form.refuse(error)):
                self.failed.emit(error)
            return
        self._keep()
        self.saved.emit()

    def _give_up(self) -> None:
        self._mark(edited=False)
        self._keep()
        self.show_values(self._stored)

    def _mark(self, *, edited: bool) -> None:
        self.is_edited = edited
        if not edited and QApplication.focusWidget() in {self.save_button, self.cancel_button}:
            self.save_button.setFocus()
            self.focusPreviousChild()  # a button that is switched off would lose the keys
        self.save_button.setEnabled(edited)
        self.cancel_button.setEnabled(edited)
        self._note.setText("Изменения не сохранены" if edited else "")
