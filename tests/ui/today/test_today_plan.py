"""The plan on «Сегодня»: posts of the day, the week's norm, and what their buttons begin."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QLabel,
    QMenu,
    QPushButton,
    QWidget,
)

from smdesk.models.plan_records import NormOverride
from smdesk.models.plan_vocabulary import Decision, Stage
from smdesk.models.vocabulary import DeadlineKind
from smdesk.procedures import norm_week
from smdesk.ui.approval.decide_dialog import DecideDialog
from smdesk.ui.events.received_dialog import ReceivedDialog
from smdesk.ui.kit.chip import BadgeLabel, ChipLabel
from smdesk.ui.kit.fact_link import FactLink
from smdesk.ui.kit.share_bar import ShareBar
from smdesk.ui.plan.page import PlanPage
from smdesk.ui.post.dialog import PostDialog
from smdesk.ui.post.publish_dialog import PublishDialog
from smdesk.ui.registry.page import RegistryPage
from smdesk.ui.today.page import TodayPage
from tests.ui.today.conftest import Office
from tests.ui.today.test_today_page import button_of, click, unfolded

D = TypeVar("D", bound=QWidget)


def meeting(kind: type[D], deal: Callable[[D], object]) -> list[QWidget]:
    """Deal with the next dialog, which has to be of this kind, and close it; who came."""
    met: list[QWidget] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if dialog is None:
            QTimer.singleShot(0, look)
            return
        met.append(dialog)
        try:
            assert isinstance(dialog, kind)
            deal(dialog)
        finally:
            dialog.close()

    QTimer.singleShot(0, look)
    return met


def texts(card: QWidget) -> list[str]:
    return [each.text() for each in card.findChildren(QLabel) if each.isVisible()]


def numbers(page: TodayPage) -> list[str]:
    """What the norm says of each page: done and owed."""
    return [text for text in texts(page.norm) if "/" in text]


def topics(page: TodayPage) -> list[str]:
    return [link.accessibleName() for link in page.posts.findChildren(FactLink)]


def at(office: Office, hour: int, minute: int = 0) -> TodayPage:
    """The page as it is opened at this time of Wednesday 25 November."""
    office.clock.moment = datetime(2026, 11, 25, hour, minute)
    office.fill()
    return office.opened()[1]


def test_posts_of_the_day_stand_by_time_with_pages_and_stage(empty: Office) -> None:
    page = at(empty, 12, 40)
    assert topics(page) == [
        "Приём граждан: кто и когда ведёт",
        "Помогаем с Госуслугами",
        "Качели на Лесной: минута с открытия",
        "Качели на Лесной: минута с открытия",
        *topics(page)[4:5],
        "Прогноз на выходные: берите шапки",
    ]
    chips = [chip.chip.text for chip in page.posts.findChildren(ChipLabel)]
    assert chips == ["опубликовано", *["согласовано"] * 4, "черновик"]
    assert len(page.posts.marks) == 5  # one is out already
    assert len(page.posts.findChildren(BadgeLabel)) == 9  # a post on two pages is one line
    assert {"09:10", "15:00", "16:00", "16:10", "17:30", "19:00"} <= set(texts(page.posts))


def test_a_post_is_marked_as_out_in_two_clicks_and_that_is_undone(empty: Office) -> None:
    page = at(empty, 14)
    desk, window = empty.desk, empty.windows[-1]
    assert numbers(page) == ["1 / 3", "1 / 2", "1 / 2"]
    before = desk.history.count()
    met = meeting(PublishDialog, lambda dialog: click(dialog.save))
    click(page.posts.marks[0])
    empty.settle(window)

    assert len(met) == 1
    assert desk.history.count() == before + 1
    assert [chip.chip.text for chip in page.posts.findChildren(ChipLabel)][:2] == [
        "опубликовано"
    ] * 2
    assert numbers(page) == ["1 / 3", "2 / 2", "1 / 2"]

    toast = window.toasts.shown()[-1]
    click(next(each for each in toast.buttons if each.text() == "Отменить"))
    empty.settle(window)
    assert len(page.posts.marks) == 5


def test_a_topic_opens_its_post_by_keys(empty: Office) -> None:
    page = at(empty, 12, 40)
    empty.windows[-1].activateWindow()
    link = page.posts.findChildren(FactLink)[0]
    titles: list[str] = []
    meeting(PostDialog, lambda dialog: titles.append(dialog.windowTitle()))
    link.setFocus()
    QTest.keyClick(link, Qt.Key.Key_Return)
    assert titles == ["Приём граждан: кто и когда ведёт"]


@pytest.mark.parametrize(
    ("now", "moment"),
    [((9, 0), datetime(2026, 11, 25, 10)), ((15, 20), datetime(2026, 11, 25, 16))],
)
def test_a_new_post_begins_today_while_there_is_time(
    empty: Office, now: tuple[int, int], moment: datetime
) -> None:
    page = at(empty, *now)
    found: list[datetime | None] = []
    meeting(PostDialog, lambda dialog: found.append(dialog.form.places.places.moment))
    button = next(
        each for each in page.findChildren(QPushButton) if each.text() == "Новая публикация"
    )
    click(button)
    assert found == [moment]


def test_the_new_key_begins_a_post_as_the_button_does(empty: Office) -> None:
    page = at(empty, 9, 0)
    found: list[datetime | None] = []
    meeting(PostDialog, lambda dialog: found.append(dialog.form.places.places.moment))
    window = empty.windows[-1]
    window.activateWindow()
    QTest.keyClick(window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert found == [datetime(2026, 11, 25, 10)]
    assert window.pages.page() is page


def test_an_office_without_records_has_no_post_to_begin(empty: Office) -> None:
    _window, page = empty.opened()
    buttons = [b for b in page.findChildren(QPushButton) if b.text() == "Новая публикация"]
    assert not any(button.isVisible() for button in buttons)


def test_a_day_without_posts_says_so_and_leads_to_the_plan(empty: Office) -> None:
    page = at(empty, 12, 40)
    desk, window = empty.desk, empty.windows[-1]
    today = date(2026, 11, 25)
    desk.posts.delete(sorted({item.post_id for item in desk.plan.of_day(today)}))
    empty.settle(window)
    assert "На сегодня ничего не запланировано." in texts(page.posts)
    click(page.posts.more)
    assert isinstance(window.pages.page(), PlanPage)


def test_many_posts_are_counted_and_the_first_told_with_their_organisations(
    empty: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("smdesk.ui.today.posts_card.MOST", 2)
    page = at(empty, 12, 40)
    assert len(topics(page)) == 2
    assert page.posts.more.text() == "Ещё 6"
    assert "Библиотека семейного чтения" in texts(page.posts)


def test_the_norm_of_the_week_is_told_page_by_page(empty: Office) -> None:
    page = at(empty, 12, 40)
    assert page.norm.title.text() == "Норма недели: не менее 2 публикаций (разд. 2 п. 2)"
    assert numbers(page) == ["1 / 3", "1 / 2", "1 / 2"]
    assert "не хватает 2" in texts(page.norm)
    assert texts(page.norm).count("в плане ещё 1") == 2
    bars = [bar.shares for bar in page.norm.findChildren(ShareBar)]
    assert bars == [(1 / 3, 1 / 3), (0.5, 1.0), (0.5, 1.0)]
    assert page.header.facts.text().startswith("До конца недели не хватает 2 публикаций · ")


def test_a_page_of_the_norm_leads_to_its_card_and_its_own_norm_counts_at_once(
    empty: Office,
) -> None:
    page = at(empty, 12, 40)
    desk, window = empty.desk, empty.windows[-1]
    link = page.norm.findChildren(FactLink)[0]
    assert link.accessibleDescription() == "вышло 1 из 3, не хватает 2"
    click(link)
    registry = window.pages.page()
    assert isinstance(registry, RegistryPage)
    account = registry.table.current()
    window.pages.go("today")
    desk.norms.add(
        NormOverride(account_id=account, number=1, since=date(2026, 11, 23), reason="ремонт")
    )
    empty.settle(window)
    assert "1 / 1" in texts(page.norm)
    assert page.header.facts.text().startswith("Сроки")


def test_of_many_pages_the_worst_are_named(empty: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(norm_week, "FEW", 2)
    monkeypatch.setattr(norm_week, "WORST", 1)
    page = at(empty, 12, 40)
    links = [link.accessibleName() for link in page.norm.findChildren(FactLink)]
    assert links == ["Выполнили 0 из 3 страниц", "Поселенческий центр культуры и досуга"]
    click(page.norm.findChildren(FactLink)[0])
    assert isinstance(empty.windows[-1].pages.page(), PlanPage)


def test_an_act_without_a_norm_has_no_card_of_it(empty: Office) -> None:
    empty.fill("tomsk")
    _window, page = empty.opened()
    assert not page.norm.isVisible()
    assert page.posts.isVisible()


def test_the_report_on_the_norm_is_written_from_the_card(
    empty: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = at(empty, 12, 40)
    out = tmp_path / "норма.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(out), ""))
    click(page.norm.report)
    menu = next(each for each in page.findChildren(QMenu) if each.isVisible())
    assert [action.text() for action in menu.actions() if action.text()][-1] == "Печать…"
    menu.actions()[0].trigger()
    menu.close()
    assert empty.executor.children[-1].arguments[2:7] == [
        "report",
        "norm",
        "--format",
        "xlsx",
        "--out",
    ]


# -- deadlines of the plan -----------------------------------------------------------------------


def kinds(office: Office) -> list[DeadlineKind]:
    return [each.kind for each in office.desk.control.deadlines()]


def test_what_nobody_marked_is_marked_from_its_deadline(empty: Office) -> None:
    page = at(empty, 12, 40)
    meeting(PublishDialog, lambda dialog: click(dialog.save))
    click(button_of(page, "Отметить: Отметить, вышла ли «Автобус"))
    assert DeadlineKind.PUBLICATION_UNMARKED not in kinds(empty)
    empty.settle(empty.windows[-1])
    assert empty.windows[-1].navigation.items["plan"].count == 2


@pytest.mark.parametrize(
    ("begins", "moment"),
    [
        ("Дополнить: Дополнить неделю до нормы", datetime(2026, 11, 26, 10)),
        ("Составить: Составить план на неделю 30.11–06.12", datetime(2026, 11, 30, 10)),
    ],
)
def test_a_page_that_lacks_posts_gets_one_to_write(
    empty: Office, begins: str, moment: datetime
) -> None:
    page = unfolded(at(empty, 12, 40))
    found: list[object] = []

    def look(dialog: PostDialog) -> None:
        places = dialog.form.places.places
        found.append((len(places.typed), places.moment))

    meeting(PostDialog, look)
    click(button_of(page, begins))
    assert found == [(1, moment)]


def test_the_plan_is_shown_where_a_deadline_leads(empty: Office) -> None:
    page = unfolded(at(empty, 12, 40))
    link = next(
        each
        for each in page.due.findChildren(QPushButton)
        if each.accessibleName().startswith("Составить план на неделю")
    )
    click(link)
    plan = empty.windows[-1].pages.page()
    assert isinstance(plan, PlanPage)


def test_a_decision_is_recorded_and_closes_its_deadline(empty: Office) -> None:
    page = unfolded(at(empty, 12, 40))
    [waiting] = empty.desk.approvals.waiting()

    def approve(dialog: DecideDialog) -> None:
        yes = next(b for b in dialog.findChildren(QPushButton) if b.text() == "Согласовано")
        click(yes)
        click(dialog.save)

    meeting(DecideDialog, approve)
    click(button_of(page, "Записать: Согласовать: план на 30 ноября – 6 декабря 2026"))
    assert empty.desk.approvals.get(waiting.id).outcome is Decision.APPROVED
    assert DeadlineKind.APPROVAL_WAITING not in kinds(empty)


def test_information_of_tomsk_is_received_and_closes_its_deadline(empty: Office) -> None:
    empty.clock.moment = datetime(2026, 11, 25, 12, 40)
    empty.fill("tomsk")
    _window, page = empty.opened()
    assert DeadlineKind.EVENT_HELD in kinds(empty)
    meeting(ReceivedDialog, lambda dialog: click(dialog.save))
    click(button_of(page, "Получены: Сведения о мероприятии «Олимпиада сельских школ»"))
    assert DeadlineKind.EVENT_HELD not in kinds(empty)
    finding = next(
        f for f in empty.desk.control.findings() if f.requirement.check.what == "event_information"
    )
    assert "с опозданием — 1" in finding.message


def test_a_dialog_that_is_left_changes_nothing(empty: Office) -> None:
    page = at(empty, 12, 40)
    before = empty.desk.history.count()
    meeting(PublishDialog, lambda _dialog: None)
    click(page.posts.marks[0])
    assert empty.desk.history.count() == before
    stages = {item.stage for item in empty.desk.plan.of_day(date(2026, 11, 25))}
    assert Stage.APPROVED in stages
