"""Marking as published: two clicks, a pasted link, several pages at once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from smdesk.desk import Desk
from smdesk.desk.planning.posts import Where
from smdesk.models.plan_records import Post
from smdesk.models.plan_vocabulary import Stage
from smdesk.ui.frame.pages import Context
from smdesk.ui.post import publish_dialog
from smdesk.ui.post.publish_dialog import PublishDialog
from tests.ui.keys import type_text
from tests.ui.post.conftest import TUESDAY, Pages

NOW = datetime(2026, 11, 23, 9, 0)


@pytest.fixture(autouse=True)
def empty_clipboard(qapp: QGuiApplication) -> Iterator[None]:
    QGuiApplication.clipboard().clear()
    yield
    QGuiApplication.clipboard().clear()


@pytest.fixture
def ids(desk: Desk, post: int) -> list[int]:
    return [each.id for each in desk.posts.placements(post)]


def opened(context: Context, ids: list[int], qtbot: QtBot) -> PublishDialog:
    dialog = PublishDialog(context, ids)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_one_click_marks_what_was_opened(
    context: Context, desk: Desk, ids: list[int], qtbot: QtBot
) -> None:
    dialog = opened(context, ids[:1], qtbot)
    qtbot.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
    assert dialog.result() == QDialog.DialogCode.Accepted
    stored = desk.placements.by_ids(ids)
    assert (stored[ids[0]].stage, stored[ids[0]].published_at) == (Stage.PUBLISHED, NOW)
    assert stored[ids[1]].stage is None
    desk.history.undo()
    assert desk.placements.get(ids[0]).stage is None


def test_the_link_of_the_clipboard_goes_beside_its_page_and_ticks_it(
    context: Context, desk: Desk, ids: list[int], qtbot: QtBot
) -> None:
    QGuiApplication.clipboard().setText("Вышло: https://t.me/berezovka/15")
    dialog = opened(context, ids[:1], qtbot)
    assert [row.check.isChecked() for row in dialog.rows.rows] == [True, True]
    qtbot.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
    assert desk.placements.get(ids[1]).address == "https://t.me/berezovka/15"


def test_a_link_beside_the_wrong_page_goes_to_its_own(
    context: Context, ids: list[int], qtbot: QtBot
) -> None:
    dialog = opened(context, ids, qtbot)
    first, second = dialog.rows.rows
    type_text(first.link, "t.me/berezovka/15")
    dialog.form.settle()
    assert (first.link.text(), second.link.text()) == ("", "t.me/berezovka/15")


def test_a_link_of_another_page_is_told_and_not_stored(
    context: Context, desk: Desk, ids: list[int], qtbot: QtBot
) -> None:
    dialog = opened(context, ids[:1], qtbot)
    type_text(dialog.rows.rows[0].link, "t.me/chuzhaya/15")
    qtbot.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
    assert "ведёт не на страницу «Администрация VK»" in dialog.form.fields["rows"].problem
    assert desk.placements.get(ids[0]).stage is None


def test_links_are_pasted_for_several_at_once_as_they_were_planned(
    context: Context, desk: Desk, pages: Pages, qtbot: QtBot
) -> None:
    monday = datetime(2026, 11, 23, 8, 0)
    post = desk.posts.place(
        Post(topic="Утро", stage=Stage.DRAFT), [Where(pages.vk, monday), Where(pages.telegram)]
    )
    ids = [each.id for each in desk.posts.placements(post)]
    dialog = opened(context, ids, qtbot)
    QGuiApplication.clipboard().setText("vk.com/wall-9_7\nhttps://t.me/berezovka/16")
    qtbot.mouseClick(dialog.paste, Qt.MouseButton.LeftButton)
    dialog.form.fields["when"].editor.set_value(publish_dialog.AS_PLANNED)
    qtbot.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
    stored = desk.placements.by_ids(ids)
    assert [each.published_at for each in stored.values()] == [monday, NOW]
    assert stored[ids[0]].address == "https://vk.com/wall-9_7"


def test_nothing_pasted_is_said(context: Context, ids: list[int], qtbot: QtBot) -> None:
    dialog = opened(context, ids, qtbot)
    qtbot.mouseClick(dialog.paste, Qt.MouseButton.LeftButton)
    assert "нет ссылок" in dialog._told.text()


def test_another_time_is_asked_for_and_may_not_be_ahead(
    context: Context, desk: Desk, ids: list[int], qtbot: QtBot
) -> None:
    dialog = opened(context, ids[:1], qtbot)
    assert dialog.at.isHidden() or not dialog.at.isVisible()
    dialog.form.fields["when"].editor.set_value(publish_dialog.AT)
    dialog.form.fields["when"].editor.edited.emit()
    assert dialog.at.isVisible()
    dialog.at.set_value(TUESDAY)
    qtbot.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
    assert "ещё не наступил" in dialog.refusal
    dialog.at.set_value(datetime(2026, 11, 22, 18, 30))
    qtbot.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
    assert desk.placements.get(ids[0]).published_at == datetime(2026, 11, 22, 18, 30)


def test_what_is_published_can_be_corrected(
    context: Context, desk: Desk, ids: list[int], qtbot: QtBot
) -> None:
    desk.placements.publish(ids[:1])
    dialog = opened(context, ids[:1], qtbot)
    assert dialog.windowTitle() == "Когда и где вышло"
    type_text(dialog.rows.rows[0].link, "vk.com/wall-9_7")
    qtbot.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
    stored = desk.placements.get(ids[0])
    assert (stored.address, stored.published_at) == ("https://vk.com/wall-9_7", NOW)


def test_many_are_marked_without_lines_for_all(
    context: Context, desk: Desk, ids: list[int], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(publish_dialog, "MOST_ROWS", 1)
    dialog = opened(context, ids, qtbot)
    assert len(dialog.rows.rows) == 1
    qtbot.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
    assert {each.stage for each in desk.placements.by_ids(ids).values()} == {Stage.PUBLISHED}


def test_the_door_tells_whether_something_was_marked(
    context: Context, ids: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    def answer(self: PublishDialog) -> int:
        self.submit()
        return self.result()

    monkeypatch.setattr(PublishDialog, "exec", answer)
    assert publish_dialog.publish(context, None, ids)
    monkeypatch.setattr(PublishDialog, "exec", lambda _self: 0)
    assert not publish_dialog.publish(context, None, ids)
