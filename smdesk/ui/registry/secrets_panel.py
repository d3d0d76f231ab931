"""Logins and passwords of one account: stored in the keyring, shown for a moment, never kept here.

Every call goes to the keyring in another thread. The secret is never a tooltip, an accessible
name, or a part of a message.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QMimeData, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from smdesk.models.errors import DeskError
from smdesk.models.labels import label as word
from smdesk.models.records import Credential
from smdesk.models.vocabulary import CredentialKind
from smdesk.ui.frame.pages import Context
from smdesk.ui.kit.buttons import link
from smdesk.ui.kit.dialogs import FormDialog
from smdesk.ui.kit.fields import LineField
from smdesk.ui.kit.form import Form
from smdesk.ui.kit.labels import ElidedLabel, label
from smdesk.ui.theme.tokens import Space

SHOWN_MS = 20_000
"""How long a secret stays on the screen, milliseconds."""
COPIED_MS = 10_000
"""How long a secret stays on the clipboard, if it is still ours, milliseconds."""


class SecretsPanel(QWidget):
    """One line for each kind of secret, with what can be done to it."""

    toast = Signal(str, bool)
    failed = Signal(object)

    def __init__(self, context: Context, account_id: int) -> None:
        super().__init__()
        self._context = context
        self._secrets = context.desk.secrets
        self._account_id = account_id
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Space.XS)
        self._shown = QTimer(self)
        self._shown.setSingleShot(True)
        self._shown.setInterval(SHOWN_MS)
        self._shown.timeout.connect(self.hide_secret)
        self._states: dict[CredentialKind, QLabel] = {}
        self._value: QLabel | None = None
        known = self._secrets.of_account(account_id)
        for kind in CredentialKind:
            self._column.addWidget(self._line(kind, known.get(kind)))
        if known:
            self._ask(known)

    # Lines

    def _line(self, kind: CredentialKind, credential: Credential | None) -> QWidget:
        line = QWidget()
        column = QVBoxLayout(line)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        head = QHBoxLayout()
        head.setSpacing(Space.M)
        head.addWidget(label(word(kind), "secondary"))
        state = ElidedLabel("проверяется…" if credential else "не сохранено")
        self._states[kind] = state
        head.addWidget(state, 1)
        column.addLayout(head)
        row = QHBoxLayout()
        row.setSpacing(Space.M)
        for text, act in self._deeds(kind, credential):
            button = link(text, act)
            button.setAccessibleName(f"{text}: {word(kind)}")
            row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)
        return line

    def _deeds(
        self, kind: CredentialKind, credential: Credential | None
    ) -> tuple[tuple[str, Callable[[], object]], ...]:
        if credential is None:
            return (("Сохранить…", partial(self.store, kind)),)
        return (
            ("Показать", partial(self.reveal, credential.id, kind)),
            ("Копировать", partial(self.copy, credential.id)),
            ("Изменить…", partial(self.store, kind)),
            ("Удалить", partial(self.remove, credential.id)),
        )

    def _ask(self, known: dict[CredentialKind, Credential]) -> None:
        finding = self._secrets.finding(self._account_id)
        self._call(
            finding.result,
            partial(self._tell_found, known),
            lambda error: self._tell_all(known, error.what),
        )

    def _tell_found(
        self, known: dict[CredentialKind, Credential], found: frozenset[CredentialKind]
    ) -> None:
        for kind, credential in known.items():
            there = "есть в связке ключей" if kind in found else "нет в связке ключей"
            day = f", изменён {credential.changed_on:%d.%m.%Y}" if credential.changed_on else ""
            self._states[kind].setText(there + day)

    def _tell_all(self, known: dict[CredentialKind, Credential], words: str) -> None:
        for kind in known:
            self._states[kind].setText(words)

    # Doing

    def store(self, kind: CredentialKind) -> None:
        """Ask for the secret and keep it in the keyring."""
        form = Form()
        editor = LineField()
        if kind is not CredentialKind.LOGIN:
            editor.setEchoMode(QLineEdit.EchoMode.Password)
        form.add("secret", word(kind), editor, "Хранится только в связке ключей этого компьютера")
        dialog = FormDialog(self, word(kind), form, partial(self._keep, kind))
        dialog.exec()
        editor.clear()
        dialog.deleteLater()

    def _keep(self, kind: CredentialKind, values: dict[str, Any]) -> None:
        if not values["secret"]:
            return
        pending = self._secrets.storing(self._account_id, kind, values["secret"])
        self._finish(pending, "Сохранено в связке ключей")

    def remove(self, credential_id: int) -> None:
        """Remove the secret from the keyring, and then its reference."""
        self._finish(self._secrets.removing(credential_id), "Удалено из связки ключей")

    def _finish(self, pending: Any, said: str) -> None:  # noqa: ANN401 - Pending of any result
        def done(_result: object) -> None:
            try:
                pending.finish()
            except DeskError as error:
                self.failed.emit(error)
            else:
                self.toast.emit(said, True)

        self._call(pending.future.exception, done, done)

    def reveal(self, credential_id: int, kind: CredentialKind) -> None:
        """Show the secret for 20 seconds."""
        reading = self._secrets.reading(credential_id)
        self._call(reading.result, partial(self._show_secret, kind), self.failed.emit)

    def _show_secret(self, kind: CredentialKind, secret: str | None) -> None:
        self.hide_secret()
        if secret is None:
            self.failed.emit(_lost(kind))
            return
        self._value = label(secret, "section", wrap=True)
        self._value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._value.setAccessibleName("Значение показано на экране")
        self._column.addWidget(self._value)
        self._shown.start()

    def hide_secret(self) -> None:
        """Take the secret from the screen."""
        if self._value is not None:
            self._value.clear()
            self._value.deleteLater()
            self._value = None

    def copy(self, credential_id: int) -> None:
        """Put the secret on the clipboard for 10 seconds."""
        reading = self._secrets.reading(credential_id)
        self._call(reading.result, self._put_on_clipboard, self.failed.emit)

    def _put_on_clipboard(self, secret: str | None) -> None:
        if secret is None:
            self.failed.emit(_lost(CredentialKind.PASSWORD))
            return
        lend_to_clipboard(secret)
        self.toast.emit("Скопировано на 10 секунд", False)

    def _call(
        self,
        work: Callable[[], Any],
        on_result: Callable[[Any], object],
        on_error: Callable[[DeskError], object],
    ) -> None:
        alive = [True]
        self.destroyed.connect(lambda: alive.__setitem__(0, False))

        def if_alive(act: Callable[[Any], object]) -> Callable[[Any], object]:
            return lambda value: act(value) if alive[0] else None

        self._context.background.call(work, if_alive(on_result), if_alive(on_error))


def lend_to_clipboard(secret: str) -> None:
    """Put a text on the clipboard and take it away after 10 seconds and at exit, if still ours.

    Clipboard managers are asked not to keep it, by the hints of KDE and of Windows.
    """
    mime = QMimeData()
    mime.setText(secret)
    mime.setData("x-kde-passwordManagerHint", b"secret")
    mime.setData(
        'application/x-qt-windows-mime;value="ExcludeClipboardContentFromMonitorProcessing"', b"1"
    )
    clipboard = QGuiApplication.clipboard()
    clipboard.setMimeData(mime)

    def take_away() -> None:
        if clipboard.text() == secret:
            clipboard.clear()

    QTimer.singleShot(COPIED_MS, take_away)
    application = QGuiApplication.instance()
    if application is not None:
        application.aboutToQuit.connect(take_away)


def _lost(kind: CredentialKind) -> DeskError:
    return DeskError(
        f"{word(kind)}: в связке ключей этого компьютера такой записи нет.",
        "Сохраните значение заново.",
    )
