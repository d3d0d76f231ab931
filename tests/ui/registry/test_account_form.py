"""The form of an account: judged while typing, draft kept, duplicate shown with a way to it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from smdesk.desk import Desk
from smdesk.ui.frame.pages import Context
from smdesk.ui.registry.account_form import AccountDialog
from smdesk.ui.registry.new_organization import NewOrganizationDialog
from tests.ui.keys import type_text
from tests.ui.registry.conftest import Ids


@pytest.fixture
def dialog(context: Context, ids: Ids, qtbot: QtBot) -> AccountDialog:
    shown = AccountDialog(context, None)
    qtbot.addWidget(shown)
    shown.show()
    return shown


def line(dialog: AccountDialog, name: str) -> QLineEdit:
    widget = dialog.form.fields[name].widget
    assert isinstance(widget, QLineEdit)
    return widget


def test_the_network_is_recognised_from_the_address(
    dialog: AccountDialog, desk: Desk, ids: Ids, qtbot: QtBot
) -> None:
    type_text(line(dialog, "address"), "https://m.ok.ru/group/70000000000099")
    dialog.form.settle()
    assert dialog.form.values()["network_id"] == ids.ok
    type_text(line(dialog, "title"), "Музей")
    dialog.form.fields["organization_id"].editor.set_value(ids.club)
    qtbot.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
    stored = desk.accounts.get(dialog.shown_id)
    assert stored.address == "https://ok.ru/group/70000000000099"
    assert stored.organization_id == ids.club


def test_another_record_with_the_address_is_shown_while_typing(
    dialog: AccountDialog, ids: Ids, qtbot: QtBot
) -> None:
    type_text(line(dialog, "address"), "http://www.vk.com/ADM_example/")
    dialog.form.settle()
    assert dialog._twin.isVisible()
    assert "«Администрация»" in dialog._twin.text()
    qtbot.mouseClick(dialog._twin, Qt.MouseButton.LeftButton)
    assert dialog.shown_id == ids.body_page


def test_wrong_input_is_said_beside_the_field_and_nothing_is_stored(
    dialog: AccountDialog, desk: Desk, qtbot: QtBot
) -> None:
    type_text(line(dialog, "work_email"), "не почта")
    type_text(line(dialog, "address"), "javascript:alert(1)")
    qtbot.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
    assert dialog.form.fields["work_email"].problem
    assert dialog.form.fields["address"].problem
    assert desk.accounts.count() == 2


def test_a_page_has_a_title_or_an_address(dialog: AccountDialog, desk: Desk, qtbot: QtBot) -> None:
    qtbot.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
    assert "название или адрес" in dialog.form.fields["title"].problem
    assert desk.accounts.count() == 2


def test_what_another_window_changes_meanwhile_stays(
    context: Context, desk: Desk, ids: Ids, qtbot: QtBot
) -> None:
    form = AccountDialog(context, desk.accounts.get(ids.club_page))
    qtbot.addWidget(form)
    other = Desk.open(desk.path, desk.now)
    other.accounts.change(replace(other.accounts.get(ids.club_page), subscribers=321))
    other.close()
    type_text(line(form, "page_id"), "77")
    form.submit()
    stored = desk.accounts.get(ids.club_page)
    assert (stored.page_id, stored.subscribers) == ("77", 321)


def test_what_was_typed_survives_a_crash(
    dialog: AccountDialog, context: Context, qtbot: QtBot
) -> None:
    type_text(line(dialog, "title"), "Музей истории")
    dialog.form.settle()
    again = AccountDialog(context, None)
    qtbot.addWidget(again)
    again.show()
    assert line(again, "title").text() == "Музей истории"
    assert again._note.isVisible()
    again.reject()
    last = AccountDialog(context, None)
    qtbot.addWidget(last)
    assert line(last, "title").text() == ""


@pytest.mark.parametrize("way", ["Esc", "Отмена"])
def test_esc_and_cancel_ask_before_what_was_typed_goes(
    dialog: AccountDialog, desk: Desk, asked: list[str], way: str, qtbot: QtBot
) -> None:
    type_text(line(dialog, "title"), "Музей истории")
    asked += ["", "Не сохранять"]
    for is_open in (True, False):
        if way == "Esc":
            qtbot.keyClick(dialog, Qt.Key.Key_Escape)
        else:
            next(b for b in dialog.findChildren(QPushButton) if b.text() == "Отмена").click()
        assert dialog.isVisible() is is_open
    assert asked == []
    assert desk.state.keys("draft.") == []


def test_an_account_is_changed(context: Context, desk: Desk, ids: Ids, qtbot: QtBot) -> None:
    dialog = AccountDialog(context, desk.accounts.get(ids.club_page))
    qtbot.addWidget(dialog)
    dialog.form.fields["gosmark"].editor.set_value(True)
    dialog.form.fields["pos_widgets"].editor.set_value(2)
    dialog.submit()
    changed = desk.accounts.get(ids.club_page)
    assert (changed.gosmark, changed.pos_widgets) == (True, 2)


def test_a_page_of_a_banned_network_is_offered_hidden_from_the_site(
    dialog: AccountDialog, desk: Desk, ids: Ids
) -> None:
    type_text(line(dialog, "address"), "instagram.com/museum_example")
    dialog.form.settle()
    assert dialog.form.values()["is_public"] is False


def test_what_was_restored_can_be_given_up(
    dialog: AccountDialog, context: Context, desk: Desk, ids: Ids, qtbot: QtBot
) -> None:
    type_text(line(dialog, "title"), "Музей истории")
    dialog.form.settle()
    again = AccountDialog(context, None, organization_id=ids.club)
    qtbot.addWidget(again)
    again.show()
    qtbot.mouseClick(again._again, Qt.MouseButton.LeftButton)
    assert line(again, "title").text() == ""
    assert again.form.values()["organization_id"] == ids.club
    assert not again._note.isVisible()
    assert desk.state.keys("draft.") == []


def test_a_new_organisation_is_added_on_the_way(
    dialog: AccountDialog, desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fill(asked: NewOrganizationDialog) -> int:
        asked.form.fields["title"].editor.set_value("Музей")
        asked.submit()
        return asked.result()

    monkeypatch.setattr(NewOrganizationDialog, "exec", fill)
    button = next(b for b in dialog.findChildren(QPushButton) if b.text() == "Новая организация…")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    chosen = desk.organizations.get(dialog.form.values()["organization_id"])
    assert chosen.title == "Музей"


def test_a_duplicate_is_refused_with_a_way_to_the_other(
    dialog: AccountDialog, desk: Desk, ids: Ids, qtbot: QtBot
) -> None:
    dialog.form.set_values(
        {"address": "vk.com/adm_example", "title": "Двойник", "organization_id": ids.club}
    )
    dialog.submit()
    assert "Такой адрес уже есть" in dialog.form.fields["address"].problem
    assert desk.accounts.count() == 2
    assert dialog._twin.text() == "Открыть запись «Администрация»"  # the reason stands above
    qtbot.mouseClick(dialog._twin, Qt.MouseButton.LeftButton)
    assert dialog.shown_id == ids.body_page


def test_a_long_name_of_the_other_does_not_push_the_form_aside(
    dialog: AccountDialog, desk: Desk, ids: Ids
) -> None:
    name = "Администрация Амурзетского сельского поселения Октябрьского муниципального района"
    desk.accounts.change(replace(desk.accounts.get(ids.body_page), title=name))
    before = dialog.form.minimumSizeHint().width()
    type_text(line(dialog, "address"), "vk.com/adm_example")
    dialog.form.settle()

    assert dialog._twin.isVisible()
    assert dialog._twin.text().endswith("…»")
    assert name in dialog._twin.toolTip()
    assert dialog._twin.minimumSizeHint().width() <= max(before, dialog.form.width())


def test_a_page_that_came_without_a_title_can_be_changed(
    context: Context, desk: Desk, ids: Ids, qtbot: QtBot
) -> None:
    desk.accounts.change(replace(desk.accounts.get(ids.body_page), title=""))
    dialog = AccountDialog(context, desk.accounts.get(ids.body_page))
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.form.fields["note"].editor.set_value("закрыта")

    qtbot.mouseClick(dialog.save, Qt.MouseButton.LeftButton)

    assert desk.accounts.get(ids.body_page).note == "закрыта"
