"""Secrets on the card: a keyring in memory, and calls at it that the test makes by hand."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from smdesk.desk import Desk
from smdesk.models.errors import DeskError
from smdesk.models.vocabulary import CredentialKind
from smdesk.ui.background import BackgroundCalls, Work
from smdesk.ui.frame.actions import ActionRegistry
from smdesk.ui.frame.pages import Context
from smdesk.ui.jobs import JobRunner
from smdesk.ui.registry import secrets_panel
from smdesk.ui.registry.page import RegistryPage
from smdesk.ui.registry.secret_dialog import SecretDialog
from smdesk.ui.registry.secrets_panel import SecretsPanel
from smdesk.ui.registry.shown_secret import SHOWN_SECONDS
from smdesk.vault import NoVault, Vault
from tests.ui.held import HeldExecutor
from tests.ui.keys import type_text
from tests.ui.registry.conftest import Ids
from tests.vault.fakes import MemoryBackend, keys_over

PASSWORD = CredentialKind.PASSWORD
SECRET = "зима-2026 & <b>снег</b>"


class Queue:
    """Work that waits until the test lets it be done."""

    def __init__(self) -> None:
        self.works: list[Work] = []

    def drain(self) -> None:
        while self.works:
            self.works.pop(0)()


@pytest.fixture
def backend() -> MemoryBackend:
    return MemoryBackend()


@pytest.fixture
def vault(backend: MemoryBackend) -> Vault:
    return Vault(lambda: keys_over(backend))


@pytest.fixture
def desk(tmp_path: Path, vault: Vault) -> Iterator[Desk]:
    opened = Desk.open(tmp_path / "desk.db", lambda: datetime(2026, 11, 23, 9, 0), vault)
    yield opened
    opened.close()


@pytest.fixture
def queue() -> Queue:
    return Queue()


@pytest.fixture
def context(desk: Desk, executor: HeldExecutor, queue: Queue) -> Iterator[Context]:
    background = BackgroundCalls(lambda: queue.works.append)
    yield Context(desk, ActionRegistry(), JobRunner(desk.path, executor), background)
    background.close()


@pytest.fixture
def panel(page: RegistryPage, ids: Ids) -> SecretsPanel:
    page.show_target(ids.club_page)
    return page.card.secrets


def stored(desk: Desk, ids: Ids, page: RegistryPage) -> int:
    credential = desk.secrets.store(ids.club_page, PASSWORD, SECRET)
    page.card.settle()
    return credential


def button(panel: SecretsPanel, name: str) -> QAbstractButton:
    QApplication.processEvents()  # what was added to the card is shown by the event loop
    return next(
        b
        for b in panel.findChildren(QAbstractButton)
        if b.isVisible() and b.accessibleName() == name
    )


def labels(panel: SecretsPanel) -> list[str]:
    QApplication.processEvents()
    return [each.text() for each in panel.findChildren(QLabel) if each.isVisible()]


def said_of(page: RegistryPage) -> list[DeskError]:
    said: list[DeskError] = []
    page.failed.connect(said.append)
    return said


def shows(panel: SecretsPanel) -> bool:
    return SECRET in "".join(labels(panel)).replace("\u200b", "")


def press(qtbot: QtBot, panel: SecretsPanel, name: str) -> None:
    qtbot.mouseClick(button(panel, name), Qt.MouseButton.LeftButton)


def test_a_password_is_stored_by_the_dialog(
    page: RegistryPage,
    desk: Desk,
    ids: Ids,
    backend: MemoryBackend,
    queue: Queue,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    page.show_target(ids.club_page)
    panel = page.card.secrets

    def fill(dialog: SecretDialog) -> int:
        editor = dialog.form.fields["secret"].widget
        assert isinstance(editor, QLineEdit)
        assert editor.echoMode() is QLineEdit.EchoMode.Password
        type_text(editor, SECRET)
        dialog.submit()
        return dialog.result()

    monkeypatch.setattr(SecretDialog, "exec", fill)
    press(qtbot, panel, "Сохранить: Пароль")
    assert desk.credentials.count() == 0
    with qtbot.waitSignal(page.toast) as heard:
        queue.drain()
    assert heard.args == ["Пароль: сохранено в связке ключей", False]
    assert list(backend.secrets.values()) == [SECRET]
    assert desk.secrets.of_account(ids.club_page).keys() == {PASSWORD}
    assert desk.state.keys("draft") == []
    page.card.settle()
    queue.drain()
    assert "есть в связке ключей, изменён 23.11.2026" in labels(panel)


def test_a_password_is_kept_to_the_letter(qtbot: QtBot) -> None:
    kept: list[str] = []
    dialog = SecretDialog(PASSWORD, kept.append)
    qtbot.addWidget(dialog)
    editor = dialog.form.fields["secret"].widget
    assert isinstance(editor, QLineEdit)
    type_text(editor, " слово ")
    editor.editingFinished.emit()
    dialog.submit()
    assert kept == [" слово "]


def test_what_the_keyring_answers_late_is_still_written(
    page: RegistryPage, panel: SecretsPanel, desk: Desk, ids: Ids, queue: Queue
) -> None:
    panel.keep(ids.club_page, PASSWORD, SECRET)
    page.show_target(ids.body_page)
    queue.drain()
    assert desk.secrets.of_account(ids.club_page).keys() == {PASSWORD}
    assert desk.secrets.of_account(ids.body_page) == {}


def test_a_secret_is_shown_for_twenty_seconds_in_no_other_text(
    page: RegistryPage, panel: SecretsPanel, desk: Desk, ids: Ids, queue: Queue, qtbot: QtBot
) -> None:
    stored(desk, ids, page)
    press(qtbot, panel, "Показать: Пароль")
    queue.drain()
    assert shows(panel)
    assert f"Пароль: скроется через {SHOWN_SECONDS} с" in labels(panel)
    for widget in page.findChildren(QWidget):
        told = (widget.toolTip(), widget.accessibleName(), widget.accessibleDescription())
        assert SECRET not in "".join(told).replace("\u200b", "")
    for _ in range(SHOWN_SECONDS):
        assert shows(panel)
        panel.shown.tick()
    assert not shows(panel)
    assert not panel.shown.isVisible()


def test_a_shown_secret_goes_with_its_reference(
    page: RegistryPage, panel: SecretsPanel, desk: Desk, ids: Ids, queue: Queue, qtbot: QtBot
) -> None:
    stored(desk, ids, page)
    press(qtbot, panel, "Показать: Пароль")
    queue.drain()
    desk.history.undo()
    page.card.show_account(ids.club_page)
    page.card.settle()

    assert not shows(panel)


def test_a_shown_secret_goes_with_its_account_and_with_the_page(
    page: RegistryPage, panel: SecretsPanel, desk: Desk, ids: Ids, queue: Queue, qtbot: QtBot
) -> None:
    stored(desk, ids, page)
    ways: tuple[tuple[Callable[[], object], Callable[[], object]], ...] = (
        (partial(page.show_target, ids.body_page), partial(page.show_target, ids.club_page)),
        (page.hide, page.show),
    )
    for leave, come_back in ways:
        press(qtbot, panel, "Показать: Пароль")
        queue.drain()
        assert shows(panel)
        leave()
        assert not shows(panel)
        come_back()
        assert not shows(panel)


def test_a_secret_that_comes_after_the_user_has_gone_on_is_not_shown(
    page: RegistryPage, panel: SecretsPanel, desk: Desk, ids: Ids, queue: Queue, qtbot: QtBot
) -> None:
    stored(desk, ids, page)
    press(qtbot, panel, "Показать: Пароль")
    page.show_target(ids.body_page)
    queue.drain()
    assert not shows(panel)


def test_the_clipboard_is_cleared_if_it_is_still_ours(
    page: RegistryPage, panel: SecretsPanel, desk: Desk, ids: Ids, queue: Queue, qtbot: QtBot
) -> None:
    stored(desk, ids, page)
    clipboard = QGuiApplication.clipboard()
    press(qtbot, panel, "Копировать: Пароль")
    queue.drain()
    assert clipboard.text() == SECRET
    assert clipboard.mimeData().data("x-kde-passwordManagerHint").data() == b"secret"
    panel._lent.take_back()
    assert clipboard.text() == ""

    press(qtbot, panel, "Копировать: Пароль")
    queue.drain()
    clipboard.setText("другое")
    panel._lent.take_back()
    assert clipboard.text() == "другое"


def test_removal_asks_and_takes_both(
    page: RegistryPage,
    desk: Desk,
    ids: Ids,
    backend: MemoryBackend,
    queue: Queue,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    page.show_target(ids.club_page)
    panel = page.card.secrets
    stored(desk, ids, page)
    for answer in (False, True):
        monkeypatch.setattr(secrets_panel, "confirm", lambda *_words, yes=answer: yes)
        press(qtbot, panel, "Удалить: Пароль")
        queue.drain()
        assert bool(backend.secrets) is not answer
    assert desk.credentials.count() == 0


def test_a_secret_that_is_gone_is_said(
    page: RegistryPage,
    panel: SecretsPanel,
    desk: Desk,
    ids: Ids,
    backend: MemoryBackend,
    queue: Queue,
    qtbot: QtBot,
) -> None:
    stored(desk, ids, page)
    backend.kept.clear()
    page.card.show_account(ids.club_page)
    page.card.settle()
    queue.drain()
    assert "нет в связке ключей, изменён 23.11.2026" in labels(panel)
    said = said_of(page)
    press(qtbot, panel, "Показать: Пароль")
    queue.drain()
    assert [error.what for error in said] == [
        "Пароль: в связке ключей этого компьютера такой записи нет."
    ]


class TestWithoutKeyring:
    """Everything else works, and one sentence says what to do."""

    @pytest.fixture
    def vault(self) -> Vault:
        return NoVault("На этом компьютере нет связки ключей.")

    def test_one_sentence_says_what_to_do(
        self, page: RegistryPage, panel: SecretsPanel, desk: Desk, ids: Ids, queue: Queue
    ) -> None:
        said = said_of(page)
        panel.keep(ids.club_page, PASSWORD, SECRET)
        queue.drain()
        assert [error.what for error in said] == ["На этом компьютере нет связки ключей."]
        assert said[0].todo
        assert desk.credentials.count() == 0
        assert SECRET not in str(said[0])

    def test_nobody_types_a_password_in_vain(
        self,
        page: RegistryPage,
        ids: Ids,
        queue: Queue,
        qtbot: QtBot,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        opened: list[SecretDialog] = []
        monkeypatch.setattr(SecretDialog, "exec", opened.append)
        page.show_target(ids.club_page)
        panel = page.card.secrets
        press(qtbot, panel, "Сохранить: Пароль")
        queue.drain()
        assert not opened
        assert any("нет связки ключей" in words for words in labels(panel))


def test_the_lines_have_the_room_they_need_after_each_redrawing(
    page: RegistryPage, panel: SecretsPanel, desk: Desk, ids: Ids, queue: Queue
) -> None:
    stored(desk, ids, page)
    for _ in range(3):
        page.card.show_account(ids.club_page)
        queue.drain()
        QApplication.processEvents()
    panel.shown.reveal("Пароль", "долгий" * 20)
    QApplication.processEvents()
    assert panel.height() >= panel.heightForWidth(panel.width())
