"""The norm on the card of a page: its weeks, and a norm of its own by clicks and keys."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel

from smdesk.desk import Desk
from smdesk.desk.planning.posts import Where
from smdesk.models.plan_records import NormOverride, Post
from smdesk.models.plan_vocabulary import Stage
from smdesk.ui.norms.own_norm_dialog import OwnNormDialog
from smdesk.ui.norms.section import NormSection
from smdesk.ui.registry.page import RegistryPage
from tests.ui.registry.conftest import Ids

MONDAY = date(2026, 11, 23)


@pytest.fixture
def page(desk: Desk, ids: Ids, page: RegistryPage) -> RegistryPage:
    """An office under the act of Kuzbass, whose own page owes ten posts a week."""
    desk.office.change(desk.office.get())
    desk.procedures.use("kuzbass")
    published = desk.posts.place(
        Post(topic="Новость", stage=Stage.DRAFT), [Where(ids.body_page, None)]
    )
    desk.placements.publish([desk.posts.placements(published)[0].id], datetime(2026, 11, 18, 10, 0))
    desk.posts.place(Post(topic="Ещё одна"), [Where(ids.body_page, datetime(2026, 11, 25, 10, 0))])
    return page


def section(page: RegistryPage, account: int) -> NormSection:
    page.show_target(account)
    page.card.settle()
    return page.card.findChildren(NormSection)[-1]


def said(shown: NormSection) -> list[str]:
    return [label.text() for label in shown.findChildren(QLabel)]


def button(shown: NormSection, begins: str) -> QAbstractButton:
    return next(
        each
        for each in shown.findChildren(QAbstractButton)
        if (each.text() or each.accessibleName()).startswith(begins)
    )


def click(each: QAbstractButton) -> None:
    QTest.mouseClick(each, Qt.MouseButton.LeftButton)


def in_dialog(deal: Callable[[OwnNormDialog], object]) -> list[str]:
    """Deal with the dialog that comes up, and close it; its title."""
    met: list[str] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if dialog is None:
            QTimer.singleShot(0, look)
            return
        assert isinstance(dialog, OwnNormDialog)
        met.append(dialog.windowTitle())
        try:
            deal(dialog)
        finally:
            dialog.close()

    QTimer.singleShot(0, look)
    return met


def test_the_card_tells_what_is_owed_and_done(page: RegistryPage, ids: Ids) -> None:
    assert said(section(page, ids.body_page)) == [
        "В неделю — 10 публикаций (п. 2.2).",
        "Эта неделя: вышло 0, в плане ещё 1, не хватает 9",
        "Прошлая: вышло 1",
    ]
    assert said(section(page, ids.club_page))[0] == "Норма на эту страницу не распространяется."


def test_an_own_norm_is_set_by_keys_corrected_and_taken_back(
    page: RegistryPage, desk: Desk, ids: Ids
) -> None:
    def fill(dialog: OwnNormDialog) -> None:
        fields = dialog.form.fields
        assert fields["since"].editor.value() == MONDAY
        fields["number"].editor.set_value(3)
        fields["reason"].editor.set_value("Один работник")
        dialog.activateWindow()
        assert QTest.qWaitForWindowActive(dialog)
        number = fields["number"].widget
        QTest.keyClick(number, Qt.Key.Key_Return)

    assert in_dialog(fill) is not None
    click(button(section(page, ids.body_page), "Своя норма…"))
    [norm] = desk.norms.of_account(ids.body_page)
    assert (norm.number, norm.since, norm.reason) == (3, MONDAY, "Один работник")
    assert "В неделю — 3 публикации (п. 2.2; своя норма: Один работник)." in said(
        section(page, ids.body_page)
    )

    def correct(dialog: OwnNormDialog) -> None:
        dialog.form.fields["number"].editor.set_value(0)
        click(dialog.save)

    in_dialog(correct)
    click(button(section(page, ids.body_page), "Изменить: 3 в неделю с 23.11.2026"))
    shown = section(page, ids.body_page)
    assert said(shown)[0].startswith("На этой неделе норму не спрашивают")
    click(button(shown, "Снять: 0 в неделю"))
    assert desk.norms.of_account(ids.body_page) == []
    for _each in range(3):
        desk.history.undo()
    assert desk.norms.of_account(ids.body_page) == []


def test_without_a_reason_or_a_number_nothing_is_stored(
    page: RegistryPage, desk: Desk, ids: Ids
) -> None:
    problems: list[set[str]] = []

    def leave_empty(dialog: OwnNormDialog) -> None:
        dialog.form.fields["number"].editor.set_value(None)
        click(dialog.save)
        problems.append(set(dialog.form.problems()))

    in_dialog(leave_empty)
    click(button(section(page, ids.body_page), "Своя норма…"))
    assert problems == [{"number", "reason"}]
    assert desk.norms.count() == 0


def test_a_norm_of_a_past_time_says_until_when(page: RegistryPage, desk: Desk, ids: Ids) -> None:
    desk.norms.add(
        NormOverride(
            account_id=ids.body_page,
            number=2,
            since=date(2026, 9, 7),
            until=date(2026, 10, 4),
            reason="Отпуск",
        )
    )
    shown = section(page, ids.body_page)
    assert "2 в неделю с 07.09.2026 по 04.10.2026" in said(shown)
    assert said(shown)[0] == "В неделю — 10 публикаций (п. 2.2)."
