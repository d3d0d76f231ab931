"""The page «Сегодня», with real clicks and keys."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from smdesk.models.progress import run_to_end
from smdesk.models.records import Account
from smdesk.models.vocabulary import AccountStatus, DeadlineKind, Status
from smdesk.procedures.agenda import to_json
from smdesk.ui import computing
from smdesk.ui.control.filters import LIST
from smdesk.ui.control.page import ControlPage
from smdesk.ui.documents.page import DocumentsPage
from smdesk.ui.inspection.dialog import InspectionDialog
from smdesk.ui.kit.chip import ChipLabel
from smdesk.ui.kit.dialogs import FormDialog
from smdesk.ui.kit.empty import EmptyState
from smdesk.ui.notices.sent_dialog import SentDialog
from smdesk.ui.organizations.page import OrganizationsPage
from smdesk.ui.registry.page import RegistryPage
from smdesk.ui.registry.publish import PublishDialog
from smdesk.ui.today.due_card import SHOWN
from smdesk.ui.today.page import TodayPage
from smdesk.ui.today.words import without_address
from tests.ui.today.conftest import Office


def said(page: QWidget) -> list[str]:
    return [each.chip.text for each in page.findChildren(ChipLabel) if each.isVisible()]


def unfolded(page: TodayPage) -> TodayPage:
    """The page with all of its deadlines."""
    if page.due.more.isVisible() and page.due.more.text() != "Свернуть":
        click(page.due.more)
        QApplication.processEvents()  # new rows are shown by a queued call
    return page


def names(page: TodayPage) -> list[str]:
    return [button.accessibleName() for button in page.due.buttons]


def click(button: QWidget) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def button_of(page: TodayPage, begins: str) -> QPushButton:
    return next(each for each in page.due.buttons if each.accessibleName().startswith(begins))


def named(page: TodayPage, text: str) -> QPushButton:
    return next(e for e in page.due.findChildren(QPushButton) if e.accessibleName() == text)


def answered(kind: type[QWidget], values: Mapping[str, object] | None) -> Callable[[], None]:
    """Fill the form that comes up and submit it; None closes whatever came."""

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        if dialog is None:
            QTimer.singleShot(0, answer)
            return
        if isinstance(dialog, FormDialog) and values is not None:
            for name, value in values.items():
                dialog.form.fields[name].editor.set_value(value)
            click(dialog.save)
        problems = dialog.form.problems() if isinstance(dialog, FormDialog) else {}
        dialog.close()
        assert isinstance(dialog, kind)
        assert not problems

    return answer


def test_the_window_opens_on_it_unless_the_user_left_elsewhere(office: Office) -> None:
    first = office.open()
    assert first.pages.front == "today"
    first.pages.go("people")
    first.close()
    assert office.open().pages.front == "people"


def test_deadlines_stand_soonest_first_with_chip_clause_and_button(office: Office) -> None:
    _window, page = office.opened()

    assert page.header.title.text() == "Сегодня, понедельник 23 ноября"
    assert page.header.facts.text() == (
        "До конца недели не хватает 2 публикаций"
        " · Сроки — просрочено: 4 · на сегодня: 3 · впереди: 4"
    )
    soonest = [
        "просрочено на 24 дня",
        *["просрочено на 20 дней"] * 2,
        "просрочено на 1 день",
        *["сегодня"] * 2,
    ]
    assert said(page.due) == soonest
    assert page.due.more.text() == "Ещё 5 сроков"
    later = ["сегодня", *["через 6 дней"] * 2, "через 7 дней", "23.12.2026"]
    assert said(unfolded(page).due) == soonest + later
    verbs = [button.text() for button in page.due.buttons]
    expected = ["Подготовить"] * 2 + ["Осмотреть"] * 3 + ["Опубликовать", "Проверить"]
    plan = ["Отметить…", "Дополнить…", "Составить…", "Записать…"]
    assert sorted(verbs) == sorted(expected + plan)
    click(page.due.more)
    QApplication.processEvents()
    assert said(page.due) == soonest
    notes = {each.text() for each in page.due.findChildren(type(page.due.title))}
    assert {"разд. 1 п. 6.4", "разд. 1 п. 5.3", "п. 2 постановления"} <= notes


def test_counters_stand_in_the_navigation_whichever_page_is_in_front(office: Office) -> None:
    office.desk.state.set("window.page", "people")
    window = office.open()
    counts = {key: item.count for key, item in window.navigation.items.items()}
    assert counts["today"] == counts["control"] == 0
    office.wait(lambda: not window._late.isActive())
    window._care.begin()
    office.wait(lambda: window.navigation.items["today"].count == 7)
    assert window.navigation.items["plan"].count == 3  # one unmarked, two lacking
    broken = [f for f in office.desk.control.findings() if f.status is Status.VIOLATION]
    assert window.navigation.items["control"].count == len(broken)
    assert "today" not in window.pages.pages


def test_a_letter_is_prepared_in_documents(office: Office) -> None:
    window, page = office.opened()
    click(button_of(page, "Подготовить: Сообщить о смене ответственного (ЦУР)"))

    assert window.pages.front == "documents"
    assert isinstance(window.pages.page(), DocumentsPage)
    [notice] = [each for each in office.desk.notices.all() if each.sent_on is None]
    assert notice.recipient_title == "ЦУР"
    assert {"letter", str(notice.id)} <= set(office.executor.children[-1].arguments)


def test_a_prepared_letter_is_marked_as_sent_and_undone(office: Office, qtbot: QtBot) -> None:
    desk = office.desk
    due = next(d for d in desk.control.deadlines() if d.kind is DeadlineKind.PERSON_CHANGED)
    desk.notices.prepare(due, "Администрация")
    window, page = office.opened()
    unfolded(page)
    sent = {"on": date(2026, 11, 23), "number": "12-5"}
    QTimer.singleShot(0, answered(SentDialog, sent))
    click(button_of(page, "Отправлено: Сообщить о смене ответственного"))
    office.wait(lambda: len(page.due.buttons) == 10)
    assert desk.notices.all()[-1].number == "12-5"

    toast = window.toasts.shown()[-1]
    assert window.pages.front == "today"
    click(next(each for each in toast.buttons if each.text() == "Отменить"))
    office.wait(lambda: len(page.due.buttons) == 11)


def test_a_letter_that_nobody_prepared_is_marked_as_sent_in_one_change(office: Office) -> None:
    window, page = office.opened()
    before = office.desk.history.count()
    unfolded(page)
    QTimer.singleShot(0, answered(SentDialog, {"on": date(2026, 11, 23)}))
    marks = [
        each
        for each in page.due.findChildren(QAbstractButton)
        if each.accessibleName() == "Отметить отправленным…"
    ]
    click(marks[0])
    office.wait(lambda: len(page.due.buttons) == 10)
    assert office.desk.history.count() == before + 1
    assert window.pages.front == "today"


def test_the_registry_is_published_from_here(office: Office) -> None:
    window, page = office.opened()
    QTimer.singleShot(0, answered(PublishDialog, None))
    click(button_of(unfolded(page), "Опубликовать"))

    assert isinstance(window.pages.page(), RegistryPage)


def test_a_page_to_be_inspected_is_shown_in_the_registry(office: Office) -> None:
    window, page = office.opened()
    line = next(d for d in office.desk.control.deadlines() if d.kind is DeadlineKind.INSPECTION_DUE)
    text = without_address(line.text)
    click(named(page, text))

    registry = window.pages.page()
    assert isinstance(registry, RegistryPage)
    assert registry.table.current() == line.about.id
    window.pages.go("today")
    QTimer.singleShot(0, answered(InspectionDialog, None))
    click(button_of(page, f"Осмотреть: {text}"))
    assert registry.table.current() == line.about.id


def test_tab_goes_from_the_cards_to_the_first_deadline(office: Office) -> None:
    window, page = office.opened()
    window.activateWindow()
    office.wait(window.isActiveWindow)
    assert page.cards.hasFocus()
    QTest.keyClick(page.cards, Qt.Key.Key_Tab)
    focused = window.focusWidget()
    assert focused is not None
    assert page.due.isAncestorOf(focused)


def test_an_exemption_leads_to_its_organisation_by_keys_alone(office: Office) -> None:
    window, page = office.opened()
    button = button_of(unfolded(page), "Проверить")
    window.activateWindow()
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)

    organizations = window.pages.page()
    assert isinstance(organizations, OrganizationsPage)
    chosen = office.desk.organizations.get(organizations.tree.current())
    assert chosen.name == "МКУ «Централизованная бухгалтерия»"


def test_many_of_a_kind_are_one_line(office: Office) -> None:
    desk = office.desk
    network = desk.accounts.all()[0].network_id
    due = [d for d in desk.control.deadlines() if d.kind is DeadlineKind.INSPECTION_DUE]
    pages = [
        desk.accounts.add(
            Account(
                organization_id=due[0].about.organization_id,
                network_id=network,
                title=f"Новая {at}",
                address=f"https://vk.com/new_{at}",
            )
        )
        for at in range(30)
    ]
    desk.accounts.set_status(pages, AccountStatus.ACTIVE, date(2025, 1, 12))
    window, page = office.opened()

    assert len(unfolded(page).due.buttons) == 9
    link = named(page, "Осмотреть страницы: 33")
    click(link)
    assert window.pages.front == "control"
    window.pages.go("today")
    QTimer.singleShot(0, answered(InspectionDialog, None))
    click(button_of(page, "Осмотреть: Осмотреть страницы: 33"))
    assert window.pages.front == "registry"


def test_compliance_is_counted_by_clauses_and_leads_to_control(office: Office) -> None:
    window, page = office.opened()
    assert said(page.kept) == ["10 пунктов", "14 пунктов", "1 пункт", "4 пункта"]
    assert len(page.kept.links) == 3

    click(page.kept.links[0])
    control = window.pages.page()
    assert isinstance(control, ControlPage)
    assert control.views.currentIndex() == LIST
    assert control.filters.bar.search.text() == "разд. 1 п. 5.4"
    window.pages.go("today")
    click(page.kept.button)
    assert window.pages.front == "control"


def test_recent_changes_lead_to_the_journal(office: Office, qtbot: QtBot) -> None:
    person = office.desk.persons.all()[0]
    window, page = office.opened()
    office.desk.persons.change(replace(person, note="проверка"))
    newest = page.recent.links[0]
    assert newest.accessibleName().startswith("Изменено должностное лицо")
    click(newest)

    assert window.pages.front == "journal"


def test_the_next_day_comes_by_itself(office: Office) -> None:
    window, page = office.opened()
    office.clock.moment = datetime(2026, 11, 24, 0, 0, 5)
    window.look_outside()
    office.settle(window)

    assert page.header.title.text() == "Сегодня, вторник 24 ноября"
    assert said(page.due)[0] == "просрочено на 25 дней"


def test_what_changes_is_seen_without_asking(office: Office) -> None:
    window, page = office.opened()
    window.open_page("organizations")
    exemption = office.desk.exemptions.all()[0]
    office.desk.exemptions.change(replace(exemption, recheck_on=date(2026, 11, 24)))
    window.pages.go("today")
    office.settle(window)

    assert "завтра" in said(unfolded(page).due)


def test_what_comes_when_the_page_is_left_waits_until_it_is_seen_again(
    office: Office, qtbot: QtBot
) -> None:
    window, page = office.opened()
    window.open_page("people")
    watch = window.context.agenda
    exemption = office.desk.exemptions.all()[0]
    with qtbot.waitSignal(watch.changed):
        office.desk.exemptions.change(replace(exemption, recheck_on=date(2026, 11, 24)))
    window.close()
    office.desk.close()
    QApplication.processEvents()  # an error in it fails the test

    assert "завтра" not in said(page.due)


def test_a_year_without_a_calendar_is_said_in_one_line(office: Office) -> None:
    office.clock.moment = datetime(2027, 12, 20, 9, 0)
    window, page = office.opened()
    assert page.due.missing.isVisible()
    assert page.due.missing.text().startswith("На 2028 год нет календаря")

    click(page.due._mend)
    assert window.pages.front == "settings"


def test_without_a_procedure_it_offers_to_choose_one(office: Office) -> None:
    office.desk.office.change(replace(office.desk.office.get(), procedure=""))
    window, page = office.opened()
    state = page.findChild(EmptyState)
    assert state is not None
    click(next(each for each in state.findChildren(QPushButton)))
    assert window.pages.front == "settings"

    office.desk.procedures.use("amurzet")
    window.pages.go("today")
    office.wait(lambda: len(page.due.buttons) == SHOWN)
    assert page.cards.isVisible()


def test_an_empty_base_is_offered_the_first_steps(empty: Office) -> None:
    _window, page = empty.opened()
    state = page.findChild(EmptyState)
    assert state is not None
    verbs = [each.text() for each in state.findChildren(QPushButton)]
    assert verbs[0] == "Первые шаги…"
    assert len(verbs) == 3


def test_a_large_office_is_computed_by_a_child(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(computing, "AT_ONCE", 0)
    window = office.open()
    office.wait(lambda: bool(office.executor.children))
    child, page = office.executor.children[-1], window.pages.page()
    assert isinstance(page, TodayPage)
    assert child.arguments[2:] == ["agenda", "--progress"]
    assert page.due.hint.isVisible()
    child.line(json.dumps({"result": to_json(run_to_end(office.desk.control.agenda()))}))
    child.end(0)
    office.wait(lambda: len(page.due.buttons) == SHOWN)
    assert window.navigation.items["today"].count == 7


@pytest.mark.parametrize(("width", "columns"), [(1024, 1), (1366, 2), (1920, 3)])
def test_cards_stand_in_as_many_columns_as_there_is_room(
    office: Office, width: int, columns: int
) -> None:
    window, page = office.opened()
    window.resize(width, 700)
    QApplication.processEvents()

    assert page.cards.number == columns
    assert page.cards.horizontalScrollBar().maximum() == 0
