"""Logins and passwords of one account: stored in the keyring, shown for a moment, never kept here.

Every call goes to the keyring in another thread. The secret is never a tooltip, an accessible
name, or a part of a message.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from smdesk.desk.choosing import full_name
from smdesk.desk.secrets import Pending, SecretsStatus
from smdesk.models.errors import DeskError
from smdesk.models.labels import label as word
from smdesk.models.records import Credential
from smdesk.models.vocabulary import CredentialKind
from smdesk.ui.frame.pages import Context
from smdesk.ui.kit.buttons import icon_button, link
from smdesk.ui.kit.card import drop
from smdesk.ui.kit.dialogs import confirm
from smdesk.ui.kit.labels import label
from smdesk.ui.registry.lent_text import LentText
from smdesk.ui.registry.shown_secret import ShownSecret
from smdesk.ui.theme.tokens import Space

WAIT_SECONDS = 75.0
"""Longer than the vault's own deadline, so that a call has always ended when it is looked at."""


class SecretsPanel(QWidget):
    """One line for each kind of secret, with what can be done to it.

    It lives as long as the card: what the keyring answers late is still written to the base.
    """

    toast = Signal(str, bool)
    failed = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._secrets = context.desk.secrets
        self._account_id = 0
        self._states: dict[CredentialKind, QLabel] = {}
        self._lent = LentText()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(Space.XS)
        column.addLayout(self._lines)
        self._note = label("", "problem", wrap=True)
        self._note.hide()
        column.addWidget(self._note)
        self.shown = ShownSecret()
        column.addWidget(self.shown)

    def show_account(self, account_id: int) -> None:
        """Show the secrets of this account; one that is on the screen stays for its own only."""
        if account_id != self._account_id:
            self.shown.conceal()
        self._account_id = account_id
        self._note.hide()
        self._states.clear()
        while self._lines.count():
            item = self._lines.takeAt(0)
            if item is not None:
                drop(item.widget())
        known = self._secrets.of_account(account_id)
        if self.shown.what not in map(word, known):  # an undo has taken its reference
            self.shown.conceal()
        for kind in CredentialKind:
            self._lines.addWidget(self._line(kind, known.get(kind)))
        if known:
            self._ask(known)

    # Lines

    def _line(self, kind: CredentialKind, credential: Credential | None) -> QWidget:
        line = QWidget()
        column = QVBoxLayout(line)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = QHBoxLayout()
        head.setSpacing(Space.XS)
        head.addWidget(label(word(kind), "secondary"))
        head.addStretch(1)
        column.addLayout(head)
        if credential is None:
            store = link("Сохранить…", partial(self.store, kind))
            store.setAccessibleName(f"Сохранить: {word(kind)}")
            head.addWidget(store)
            return line
        for button in self._buttons(kind, credential):
            head.addWidget(button)
        self._states[kind] = label("проверяется…", wrap=True)
        column.addWidget(self._states[kind])
        return line

    def _buttons(self, kind: CredentialKind, credential: Credential) -> Iterator[QWidget]:
        for name, icon, act in (
            ("Показать", "eye", partial(self.reveal, credential.id, kind)),
            ("Копировать", "copy", partial(self.copy, credential.id, kind)),
            ("Изменить", "edit", partial(self.store, kind)),
            ("Удалить", "trash", partial(self.remove, credential.id, kind)),
        ):
            yield icon_button(f"{name}: {word(kind)}", icon, act)

    def _ask(self, known: dict[CredentialKind, Credential]) -> None:
        finding = self._secrets.finding(self._account_id)
        asked_for = self._account_id

        def tell(found: frozenset[CredentialKind]) -> None:
            if asked_for == self._account_id:
                self._tell_found(known, found)

        def tell_trouble(error: DeskError) -> None:
            if asked_for == self._account_id:
                self._tell_trouble(known, error)

        self._call(finding.result, tell, tell_trouble)

    def _tell_found(
        self, known: dict[CredentialKind, Credential], found: frozenset[CredentialKind]
    ) -> None:
        for kind in known.keys() & self._states.keys():
            there = "есть в связке ключей" if kind in found else "нет в связке ключей"
            changed_on = known[kind].changed_on
            day = f", изменён {changed_on:%d.%m.%Y}" if changed_on else ""
            self._states[kind].setText(there + day)

    def _tell_trouble(self, known: dict[CredentialKind, Credential], error: DeskError) -> None:
        for kind in known.keys() & self._states.keys():
            self._states[kind].setText("неизвестно")
        self._note.setText(str(error))
        self._note.show()

    # Doing

    def store(self, kind: CredentialKind) -> None:
        """Ask for the secret and keep it, if there is a keyring: nobody types in vain."""
        asked_for = self._account_id

        def go_on(status: SecretsStatus) -> None:
            if asked_for != self._account_id or not self.isVisible():
                return  # the user has gone on to something else
            if status.usable or status.locked:  # a locked one asks for its password itself
                self._type(kind)
            else:
                self._note.setText(status.reason)
                self._note.show()

        self._call(self._secrets.asking().result, go_on, self.failed.emit)

    def _type(self, kind: CredentialKind) -> None:
        from smdesk.ui.registry.secret_dialog import SecretDialog

        dialog = SecretDialog(kind, partial(self.keep, self._account_id, kind), self)
        dialog.exec()
        dialog.forget()
        dialog.deleteLater()

    def keep(self, account_id: int, kind: CredentialKind, secret: str) -> None:
        """Keep it in the keyring, then refer to it in the base. Raises `Invalid` for nothing."""
        pending = self._secrets.storing(account_id, kind, secret)
        self._finish(pending, f"{word(kind)}: сохранено в связке ключей")

    def remove(self, credential_id: int, kind: CredentialKind) -> None:
        """Remove the secret from the keyring, and then its reference."""
        if confirm(
            self,
            f"Удалить из связки ключей: {word(kind).lower()}?",
            f"{full_name(self._context.desk, self._account_id)}. Само значение потом не вернуть.",
            "Удалить",
        ):
            pending = self._secrets.removing(credential_id)
            self._finish(pending, f"{word(kind)}: удалено из связки ключей")

    def _finish(self, pending: Pending[Any], said: str) -> None:
        def done(_outcome: object) -> None:
            try:
                pending.finish()
            except DeskError as error:
                self.failed.emit(error)
            else:
                self.toast.emit(said, False)  # undo brings no secret back

        self._call(pending.future.exception, done, self.failed.emit)

    def reveal(self, credential_id: int, kind: CredentialKind) -> None:
        """Show the secret for 20 seconds."""
        self._read(credential_id, kind, partial(self.shown.reveal, word(kind)))

    def copy(self, credential_id: int, kind: CredentialKind) -> None:
        """Put the secret on the clipboard for 10 seconds."""

        def lend(secret: str) -> None:
            self._lent.lend(secret)
            self.toast.emit(f"{word(kind)}: скопировано на 10 секунд", False)

        self._read(credential_id, kind, lend)

    def _read(self, credential_id: int, kind: CredentialKind, use: Callable[[str], object]) -> None:
        asked_for = self._account_id
        reading = self._secrets.reading(credential_id)

        def take(secret: str | None) -> None:
            if asked_for != self._account_id or not self.isVisible():
                return  # the user has gone on to something else
            if secret is None:
                self.failed.emit(_lost(kind))
            else:
                use(secret)

        self._call(reading.result, take, self.failed.emit)

    def _call(
        self,
        work: Callable[[], Any],
        on_result: Callable[[Any], object],
        on_error: Callable[[DeskError], object],
    ) -> None:
        self._context.background.call(self, work, on_result, on_error, seconds=WAIT_SECONDS)


def _lost(kind: CredentialKind) -> DeskError:
    return DeskError(
        f"{word(kind)}: в связке ключей этого компьютера такой записи нет.",
        "Сохраните значение заново.",
    )
