"""What the menu on a chip does: published, approval, removing one of several placements."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QMessageBox

from smdesk.desk.planning.posts import Where
from smdesk.desk.planning.voices import Voice
from smdesk.models.plan_records import Post
from smdesk.models.plan_vocabulary import Stage
from smdesk.ui.frame.pages import Context
from smdesk.ui.plan.menu import fill_item_menu
from smdesk.ui.plan.page import PlanPage
from smdesk.ui.post.publish_dialog import PublishDialog
from tests.ui.plan.conftest import MONDAY, Office
from tests.ui.plan.hands import grid_of

TUESDAY, LAST_FRIDAY = MONDAY + timedelta(days=1), MONDAY - timedelta(days=3)


def offered(page: PlanPage) -> dict[str, Callable[[], None]]:
    menu = QMenu(page)
    fill_item_menu(menu, page, page.chosen() or page.tray.list.chosen())
    return {each.text(): each.trigger for each in menu.actions() if each.text()}


def on_two_pages(office: Office, stage: Stage = Stage.DRAFT) -> tuple[int, list[int]]:
    moment = datetime(2026, 11, 24, 10, 0)
    places = [Where(office.vk, moment), Where(office.ok, moment)]
    post = office.desk.posts.place(Post(topic="Ёлка", stage=stage), places)
    return post, [each.id for each in office.desk.posts.placements(post)]


def press(words: str, asked: list[str]) -> None:
    """Press a button of the box that is about to open."""

    def answer() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        asked.append(box.text())
        next(button for button in box.buttons() if button.text() == words).click()

    QTimer.singleShot(0, answer)


def test_published_as_planned_and_published_now(page: PlanPage, office: Office) -> None:
    placement = office.post("Ёлка", LAST_FRIDAY)
    grid_of(page).select(placement)
    offered(page)["Опубликовано, как запланировано"]()
    assert office.placement(placement).published_at == datetime(2026, 11, 20, 10, 0)
    office.desk.history.undo()
    assert office.placement(placement).stage is None
    grid_of(page).select(placement)
    offered(page)["Опубликовано сейчас"]()
    assert office.placement(placement).published_at == datetime(2026, 11, 23, 12, 0)


def test_what_leaves_the_month_by_being_marked_is_told_where_to(
    page: PlanPage, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    placement, told = office.post("Ёлка", MONDAY + timedelta(days=20)), list[str]()
    page.toast.connect(lambda words, _undo: told.append(words))
    page.go_to(MONDAY + timedelta(days=20))
    grid_of(page).select(placement)
    offered(page)["Опубликовано сейчас"]()
    assert told == ["Опубликовано: 1 размещение; перенесено на 23.11"]
    office.desk.history.undo()
    page.refresh()

    def marked(self: PublishDialog) -> int:
        QTest.mouseClick(self.save, Qt.MouseButton.LeftButton)
        return self.result()

    monkeypatch.setattr(PublishDialog, "exec", marked)
    grid_of(page).select(placement)
    page.do_published()
    assert told[-1] == "Отмечено: опубликовано; перенесено на 23.11"
    near = office.post("Каток", MONDAY - timedelta(days=3))
    page.go_to(MONDAY)
    grid_of(page).select(near)
    page.do_published()
    assert told[-1] == "Отмечено: опубликовано"


def test_what_is_marked_has_both_keys_and_one_name(context: Context, page: PlanPage) -> None:
    action = context.actions.action("plan.published")
    assert [each.toString() for each in action.shortcuts()] == ["Ctrl+Enter", "Ctrl+Return"]
    assert page.isVisible()


def test_what_is_still_ahead_was_not_published_as_planned(page: PlanPage, office: Office) -> None:
    grid_of(page).select(office.post("Ёлка", TUESDAY))
    assert "Опубликовано, как запланировано" not in offered(page)


def test_what_is_out_already_keeps_its_moment(page: PlanPage, office: Office) -> None:
    out, other = office.post("Ёлка", LAST_FRIDAY), office.post("Каток", LAST_FRIDAY, 11)
    moment = datetime(2026, 11, 20, 15, 30)
    office.desk.placements.publish([out], moment)
    for words in ("Опубликовано, как запланировано", "Опубликовано сейчас"):
        grid_of(page).select(out)
        grid_of(page).select(other, add=True)
        offered(page)[words]()
        assert office.placement(other).stage is Stage.PUBLISHED
        assert office.placement(out).published_at == moment
        office.desk.history.undo()


def test_approval_is_asked_for_and_decided_from_the_menu(
    page: PlanPage, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    placement = office.post("Ёлка", TUESDAY)
    post = office.placement(placement).post_id
    grid_of(page).select(placement)

    def ask(*_words: object) -> int:
        return office.desk.approvals.ask_post(post, [Voice(name="глава Рябинина А. П.")])

    monkeypatch.setattr("smdesk.ui.approval.dialogs.ask_for_post", ask)
    offered(page)["Отправить на согласование…"]()
    assert office.desk.posts.get(post).stage is Stage.ON_APPROVAL
    decided: list[int] = []

    def decide(_context: object, _parent: object, approval: int, _said: object) -> bool:
        decided.append(approval)
        return True

    monkeypatch.setattr("smdesk.ui.approval.dialogs.decide", decide)
    grid_of(page).select(placement)
    offered(page)["Записать решение…"]()
    assert decided == [office.desk.approvals.of_post(post)[0].id]


def test_what_nobody_was_asked_about_is_decided_in_one_question(
    page: PlanPage, office: Office
) -> None:
    placement = office.post("Ёлка", TUESDAY, stage=Stage.ON_APPROVAL)
    grid_of(page).select(placement)
    asked: list[str] = []
    press("Согласовано", asked)
    offered(page)["Записать решение…"]()
    assert len(asked) == 1
    assert office.desk.posts.get(office.placement(placement).post_id).stage is Stage.APPROVED


def test_delete_on_one_chip_takes_that_placement_alone(page: PlanPage, office: Office) -> None:
    post, (first, second) = on_two_pages(office)
    grid = grid_of(page)
    grid.setFocus()
    grid.select(first)
    said: list[str] = []
    page.toast.connect(lambda text, _undo: said.append(text))
    QTest.keyClick(grid, Qt.Key.Key_Delete)
    assert [each.id for each in office.desk.posts.placements(post)] == [second]
    assert said == ["Удалено размещение «Ёлка» на странице «Поселение»"]
    office.desk.history.undo()
    assert len(office.desk.posts.placements(post)) == 2


@pytest.mark.parametrize(
    ("words", "posts", "placements"),
    [("Удалить публикацию", 0, 0), ("Только размещение", 1, 0), ("Отмена", 1, 1)],
)
def test_the_last_placement_asks_whether_the_post_goes_too(
    page: PlanPage, office: Office, words: str, posts: int, placements: int
) -> None:
    office.post("Ёлка", TUESDAY)
    [item] = office.desk.plan.of_day(TUESDAY)
    grid = grid_of(page)
    grid.setFocus()
    grid.select(item.placement_id)
    asked: list[str] = []
    press(words, asked)
    QTest.keyClick(grid, Qt.Key.Key_Delete)
    assert asked == ["Это последнее размещение публикации «Ёлка»."]
    assert (office.desk.posts.count(), office.desk.placements.count()) == (posts, placements)


def test_the_whole_post_has_a_command_of_its_own(page: PlanPage, office: Office) -> None:
    _post, (first, _second) = on_two_pages(office)
    grid_of(page).select(first)
    offered(page)["Удалить публикацию целиком"]()
    assert not office.desk.posts.count()
    office.desk.history.undo()
    assert office.desk.placements.count() == 2


def test_several_chips_are_deleted_after_one_question(page: PlanPage, office: Office) -> None:
    post, (first, _second) = on_two_pages(office)
    other = office.post("Каток", TUESDAY)
    grid = grid_of(page)
    grid.select(first)
    grid.select(other, add=True)
    asked: list[str] = []
    press("Удалить", asked)
    QTest.keyClick(grid, Qt.Key.Key_Delete)
    assert asked == ["Удалить 2 размещения?"]
    assert [each.id for each in office.desk.posts.all()] == [post]
    office.desk.history.undo()
    assert office.desk.placements.count() == 3


def test_where_approval_is_wanted_the_menu_says_why_not(page: PlanPage, office: Office) -> None:
    own = office.desk.office.get()
    office.desk.office.change(replace(own, posts_need_approval=True))
    placement = office.post("Ёлка", LAST_FRIDAY)
    grid_of(page).select(placement)
    said: list[str] = []
    page.failed.connect(lambda error: said.append(str(error)))
    offered(page)["Опубликовано, как запланировано"]()
    assert "сначала надо согласовать" in said[0]
    assert office.placement(placement).stage is None


def test_delete_in_the_tray_removes_an_idea(page: PlanPage, office: Office) -> None:
    office.desk.posts.add(Post(topic="Рассказать о тренере"))
    page.resize(1500, 760)
    rows = page.tray.list
    rows.setFocus()
    rows.setCurrentRow(0)
    assert "Удалить размещение" not in offered(page)
    QTest.keyClick(rows, Qt.Key.Key_Delete)
    assert not office.desk.posts.count()
    office.desk.history.undo()
    assert rows.count() == 1
