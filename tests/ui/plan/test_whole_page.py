"""The page as a whole: what an empty plan offers, its facts, what it remembers, Ctrl+K."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from smdesk.desk import Desk
from smdesk.models.plan_records import Post
from smdesk.models.plan_vocabulary import Stage
from smdesk.ui import finding
from smdesk.ui.frame.jump import JumpDialog
from smdesk.ui.frame.pages import Context, PageSpec
from smdesk.ui.frame.stack import PageStack
from smdesk.ui.kit.page import Page
from smdesk.ui.plan import SPEC
from smdesk.ui.plan.first_step import EVENT, LOAD, PAGE, POST
from smdesk.ui.plan.page import PlanPage
from smdesk.ui.post.dialog import PostDialog
from tests.ui.keys import type_text
from tests.ui.plan.conftest import MONDAY, Office
from tests.ui.plan.hands import LEFT, NONE, day_at, grid_of

TUESDAY, FRIDAY = MONDAY + timedelta(days=1), MONDAY + timedelta(days=4)


class Opened:
    """Stands for the editor: what it was opened with."""

    def __init__(self) -> None:
        self.posts: list[int] = []
        self.moments: list[datetime | None] = []

    def __call__(
        self,
        _context: object,
        _parent: object,
        *,
        post_id: int = 0,
        moment: datetime | None = None,
        places: object = (),
    ) -> int:
        self.posts.append(post_id)
        self.moments.append(moment)
        return 0


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> Opened:
    editor = Opened()
    monkeypatch.setattr("smdesk.ui.post.editor.open_editor", editor)
    return editor


# -- an empty plan -------------------------------------------------------------------------------


def test_an_empty_plan_offers_a_first_step_until_something_stands_in_it(
    page: PlanPage, office: Office, opened: Opened
) -> None:
    step = page.first_step
    assert step.isVisible()
    assert not step.buttons[PAGE].isVisible()
    QTest.mouseClick(step.buttons[POST], LEFT)
    assert opened.moments == [datetime.combine(MONDAY, time(10))]
    assert step.buttons[LOAD].isVisible()
    page.show_view("events")
    assert not step.isVisible()
    page.show_view("month")
    office.post("Ёлка", TUESDAY)
    assert not step.isVisible()
    office.desk.history.undo()
    assert step.isVisible()


def test_without_pages_the_registry_comes_first(
    page: PlanPage, office: Office, qtbot: QtBot
) -> None:
    office.desk.accounts.delete([office.vk, office.ok])
    assert not page.first_step.buttons[POST].isVisible()
    with qtbot.waitSignal(page.open_page) as asked:
        QTest.mouseClick(page.first_step.buttons[PAGE], LEFT)
    assert asked.args == ["registry", None]


def test_the_first_step_may_be_an_event(page: PlanPage, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[date] = []

    def written(_context: object, _parent: object, *, day: date) -> int:
        asked.append(day)
        return 0

    monkeypatch.setattr("smdesk.ui.events.deeds.open_event", written)
    QTest.mouseClick(page.first_step.buttons[EVENT], LEFT)
    assert page.period.view == "events"
    assert asked == [MONDAY]


def test_an_empty_list_says_so_and_offers_a_post(page: PlanPage, office: Office) -> None:
    office.post("Ёлка", TUESDAY)
    page.show_view("list")
    page.turn(1)
    empty = page.list.empty
    assert empty is not None
    assert "Декабрь 2026" in page.header.facts.text()
    page.filters.bar.search.setText("нет такого")
    assert page.list.empty is not None
    page.filters.bar.search.setText("")
    page.turn(-1)
    assert page.list.empty is None


# -- the line of facts ---------------------------------------------------------------------------


def test_facts_count_what_stands_there_what_is_late_and_what_has_no_page(
    page: PlanPage, office: Office
) -> None:
    assert page.header.facts.text() == "Ноябрь 2026 · размещений нет"
    office.post("Ёлка", TUESDAY)
    office.post("Каток", MONDAY - timedelta(days=3))
    office.post("Отчёт", FRIDAY, stage=Stage.ON_APPROVAL)
    office.desk.posts.add(Post(topic="Рассказать о тренере"))
    assert page.header.facts.text() == (
        "Ноябрь 2026 · 3 размещения · время прошло, не отмечено: 1 · на согласовании: 1"
        " · без страницы: 1"
    )
    page.filters.bar.search.setText("ёлка")
    assert page.header.facts.text().startswith("Ноябрь 2026 · 1 размещение")


# -- remembering ---------------------------------------------------------------------------------


@pytest.mark.parametrize(("view", "steps"), [("month", 2), ("week", 3), ("list", -1)])
def test_whoever_leaves_and_returns_sees_the_same_days(
    context: Context, office: Office, qtbot: QtBot, view: str, steps: int
) -> None:
    for action in SPEC.actions:
        context.actions.add(action, SPEC.key)
    other = PageSpec(key="other", title="Другая", icon="home", factory=lambda _c: Page("Другая"))
    stack = PageStack([SPEC, other], context)
    qtbot.addWidget(stack)
    stack.resize(1180, 760)
    stack.show()
    page = stack.go("plan")
    assert isinstance(page, PlanPage)
    page.show_view(view)
    page.turn(steps)
    before = page.period
    stack.go("other")
    office.post("Ёлка", TUESDAY)
    office.desk.announcer.subscribe(stack.announce)
    office.post("Каток", TUESDAY)
    stack.go("plan")
    assert page.period == before


def test_a_new_post_from_the_list_begins_on_the_chosen_day(
    page: PlanPage, office: Office, opened: Opened
) -> None:
    office.post("Каток", TUESDAY)
    placement = office.post("Ёлка", FRIDAY)
    QTest.mouseClick(grid_of(page), LEFT, NONE, day_at(page, date(2026, 11, 12)))
    page.show_view("list")
    page.do_add()
    page.list.table.select(placement)
    page.do_add()
    assert [each and each.date() for each in opened.moments] == [date(2026, 11, 12), FRIDAY]


def test_the_hint_under_the_calendar_is_whole_on_a_small_screen(page: PlanPage) -> None:
    page.resize(1280 - 214, 660)
    [hint] = [
        each
        for each in page.legend.findChildren(QWidget)
        if "Двойной щелчок" in str(each.property("text"))
    ]
    assert hint.fontMetrics().horizontalAdvance(str(hint.property("text"))) <= hint.width()


# -- Ctrl+K --------------------------------------------------------------------------------------


def test_ctrl_k_finds_a_post_by_its_topic_and_opens_it(
    page: PlanPage, office: Office, opened: Opened, qtbot: QtBot
) -> None:
    placement = office.post("Открытие ёлки", date(2027, 1, 3))
    office.post("Каток", TUESDAY)
    post = office.placement(placement).post_id
    jump = JumpDialog(
        [lambda text: finding.posts(office.desk, lambda _key, at: page.show_target(at), text)]
    )
    qtbot.addWidget(jump)
    jump.show()
    jump.line.setText("елки откр")
    assert [jump.list.item(row).text() for row in range(jump.list.count())] == [
        "Открытие ёлки · 03.01.2027  ·  Публикация"
    ]
    QTest.keyClick(jump.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: opened.posts == [post])
    assert grid_of(page).selected == {placement}


def test_ctrl_k_looks_through_the_newest_posts_alone(tmp_path: Path) -> None:
    desk = Desk.open(tmp_path / "other.db", lambda: datetime(2026, 11, 23, 12, 0))
    first = desk.posts.add(Post(topic="Старый каток"))
    for at in range(30):
        desk.posts.add(Post(topic=f"Каток {at}"))
    assert len(desk.plan.named("каток", 12)) == 12
    assert [each.post_id for each in desk.plan.named("старый", 12)] == [first]
    assert not desk.plan.named(" ", 12)
    desk.close()


def test_a_post_that_was_not_saved_is_told_where_the_plan_opens(
    page: PlanPage, office: Office, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    post = office.placement(office.post("Каток", date(2026, 11, 24))).post_id
    for post_id, topic in ((post, "Каток открыт"), (0, "Субботник")):
        dialog = PostDialog(page._context, post_id=post_id)
        qtbot.addWidget(dialog, before_close_func=PostDialog.give_up)
        type_text(dialog.form.fields["topic"].widget, topic)
        dialog.form.settle()
    office.desk.state.set("draft.post.999", {"topic": "Удалённая"})
    offered: dict[str, dict[str, Callable[[], object]]] = {}
    page.offer.connect(lambda text, deeds: offered.update({text: dict(deeds)}))
    page.shown()
    qtbot.waitUntil(lambda: len(offered) == 2)
    new, old = "Осталось несохранённое: новая публикация.", "Осталось несохранённое: «Каток»."
    assert list(offered) == [new, old]

    shown: list[str] = []

    def look(self: PostDialog) -> int:
        shown.append(self.form.values()["topic"])
        return 0

    monkeypatch.setattr(PostDialog, "exec", look)
    offered[new]["Продолжить"]()
    assert shown == ["Субботник"]
    offered[old]["Удалить черновик"]()
    assert office.desk.state.keys("draft.post.") == ["draft.post.0"]
