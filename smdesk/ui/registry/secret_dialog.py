"""The dialog that takes a secret: nothing of it is kept as a draft."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QLineEdit, QWidget

from smdesk.models.labels import label as word
from smdesk.models.vocabulary import CredentialKind
from smdesk.ui.kit.dialogs import FormDialog
from smdesk.ui.kit.fields import LineField, TextField
from smdesk.ui.kit.fitting import fit
from smdesk.ui.kit.form import Form
from smdesk.ui.theme.icons import icon

_HINT = "Хранится только в связке ключей этого компьютера"


class SecretDialog(FormDialog):
    """Asks for one secret and hands it to `keep`."""

    def __init__(
        self, kind: CredentialKind, keep: Callable[[str], object], parent: QWidget | None = None
    ) -> None:
        form = Form()
        editor = _EDITORS[kind]()
        form.add("secret", word(kind), editor, _HINT, required=True)

        def submit(values: dict[str, Any]) -> None:
            keep(values["secret"])

        super().__init__(parent, word(kind), form, submit)
        self._editor = editor
        fit(self, 440, self.sizeHint().height())

    def forget(self) -> None:
        """Empty the field: what was typed does not outlive the dialog."""
        self._editor.clear()


class ExactField(LineField):
    """What is typed to the letter: a blank at the end may belong to a password."""

    def value(self) -> str:
        """The text as it stands."""
        return self.text()

    def _tidy(self) -> None:
        """Nothing is put right."""


def _password() -> LineField:
    """Dots, and an eye that shows what is typed."""
    editor = ExactField()
    editor.setEchoMode(QLineEdit.EchoMode.Password)
    eye = editor.addAction(icon("eye"), QLineEdit.ActionPosition.TrailingPosition)
    eye.setText("Показать, что введено")
    eye.setCheckable(True)

    def follow(shown: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        editor.setEchoMode(mode)
        eye.setIcon(icon("eye-off" if shown else "eye"))

    eye.toggled.connect(follow)
    return editor


def _codes() -> TextField:
    return TextField(lines=6)


_EDITORS: dict[CredentialKind, Callable[[], LineField | TextField]] = {
    CredentialKind.LOGIN: LineField,
    CredentialKind.PASSWORD: _password,
    CredentialKind.RECOVERY_CODES: _codes,
}
