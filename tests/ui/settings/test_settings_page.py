"""The page «Настройки», driven by keys and clicks."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from smdesk.desk import Desk
from smdesk.models.records import Organization
from smdesk.models.vocabulary import Binds, DayCount, NetworkStatus, OrganizationKind
from smdesk.ui.frame.actions import ActionSpec
from smdesk.ui.frame.pages import Context
from smdesk.ui.kit.fields import ChoiceField, LineField, NumberField
from smdesk.ui.settings import SPEC
from smdesk.ui.settings.copies import CopiesSection
from smdesk.ui.settings.network_form import NetworkDialog, StatusDialog
from smdesk.ui.settings.networks import NetworksSection
from smdesk.ui.settings.office import OfficeSection
from smdesk.ui.settings.page import SettingsPage
from smdesk.ui.settings.procedure import ProcedureSection
from smdesk.ui.settings.procedure_form import ProcedureDialog
from tests.ui.held import HeldExecutor
from tests.ui.keys import type_text

NAVIGATION = 214
"""Pixels that the window gives to its navigation."""


@pytest.fixture
def page(context: Context, desk: Desk, qtbot: QtBot) -> SettingsPage:
    desk.organizations.add(
        Organization(title="Администрация Берёзовского поселения", kind=OrganizationKind.BODY)
    )
    for key in ("file.copy", "file.restore", "view.theme.dark"):
        context.actions.add(
            ActionSpec(key=key, text="Действие", menu="Файл", run=lambda _page: None)
        )
    shown = SPEC.factory(context)
    assert isinstance(shown, SettingsPage)
    qtbot.addWidget(shown)
    shown.resize(1100, 700)
    shown.show()
    return shown


def test_every_section_opens_by_keyboard(page: SettingsPage, qtbot: QtBot) -> None:
    page.list.setFocus()
    seen = [type(page.section).__name__]
    for _step in range(page.list.count() - 1):
        qtbot.keyClick(page.list, Qt.Key.Key_Down)
        seen.append(type(page.section).__name__)
    assert seen == [
        "OfficeSection",
        "ProcedureSection",
        "NetworksSection",
        "CalendarSection",
        "OccasionsSection",
        "TemplatesSection",
        "StyleSection",
        "CopiesSection",
        "LooksSection",
    ]


def test_the_office_is_stored_and_undone(page: SettingsPage, desk: Desk, qtbot: QtBot) -> None:
    section = page.section
    assert isinstance(section, OfficeSection)
    saved = section.saved_form
    assert not saved.save_button.isEnabled()
    place = saved.form.fields["place"].editor
    assert isinstance(place, LineField)
    type_text(place, "с. Берёзово")
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    with qtbot.waitSignal(page.toast):
        qtbot.mouseClick(saved.save_button, Qt.MouseButton.LeftButton)
    focused = QApplication.focusWidget()
    assert focused is not None
    assert saved.form.isAncestorOf(focused)
    assert desk.office.get().place == "с. Берёзово"
    desk.history.undo()
    page.refresh()
    assert place.text() == ""


def test_what_is_typed_survives_a_refresh(page: SettingsPage) -> None:
    section = page.section
    assert isinstance(section, OfficeSection)
    place = section.saved_form.form.fields["place"].editor
    assert isinstance(place, LineField)
    type_text(place, "с. Берёзово")
    page.refresh()
    assert place.text() == "с. Берёзово"


def test_what_was_typed_survives_the_end_of_the_program(
    page: SettingsPage, context: Context, desk: Desk, qtbot: QtBot
) -> None:
    first = page.section
    assert isinstance(first, OfficeSection)
    place = first.saved_form.form.fields["place"].widget
    assert isinstance(place, LineField)
    type_text(place, "с. Берёзово")
    first.saved_form.form.settle()
    second = OfficeSection(context)
    qtbot.addWidget(second)
    second.show()
    assert second.saved_form.form.values()["place"] == "с. Берёзово"
    qtbot.mouseClick(second.saved_form.save_button, Qt.MouseButton.LeftButton)
    assert desk.office.get().place == "с. Берёзово"
    third = OfficeSection(context)
    qtbot.addWidget(third)
    assert not third.saved_form.is_edited


def test_a_form_of_a_network_survives_a_crash(desk: Desk, qtbot: QtBot) -> None:
    from smdesk.models.records import Network

    first = NetworkDialog(desk, Network(colour="#335577"))
    qtbot.addWidget(first)
    first.form.fields["title"].editor.set_value("Местная сеть")
    first.form.settle()
    second = NetworkDialog(desk, Network(colour="#335577"))
    qtbot.addWidget(second)
    assert second.form.values()["title"] == "Местная сеть"
    second.reject()
    assert desk.state.keys("draft.network") == []


def test_what_changes_elsewhere_while_one_types_is_not_taken_back(
    page: SettingsPage, desk: Desk, qtbot: QtBot
) -> None:
    section = page.section
    assert isinstance(section, OfficeSection)
    place = section.saved_form.form.fields["place"].widget
    assert isinstance(place, LineField)
    type_text(place, "с. Берёзово")
    desk.office.change(replace(desk.office.get(), signer_post="Глава"))
    page.refresh()
    qtbot.mouseClick(section.saved_form.save_button, Qt.MouseButton.LeftButton)
    assert (desk.office.get().place, desk.office.get().signer_post) == ("с. Берёзово", "Глава")


def test_a_wrong_phone_is_said_beside_the_field(page: SettingsPage, qtbot: QtBot) -> None:
    section = page.section
    assert isinstance(section, OfficeSection)
    field = section.saved_form.form.fields["executor_phone"]
    type_text(field.widget, "телефон")
    qtbot.mouseClick(section.saved_form.save_button, Qt.MouseButton.LeftButton)
    assert field.problem


def choose(section: ProcedureSection, code: str) -> None:
    section.choice.set_value(code)
    section.choice.edited.emit()


def test_a_procedure_is_looked_at_and_chosen(page: SettingsPage, desk: Desk, qtbot: QtBot) -> None:
    page.show_target("procedure")
    section = page.section
    assert isinstance(section, ProcedureSection)
    choose(section, "amurzet")
    words = [each.text() for each in section.findChildren(QLabel)]
    assert "2 публикации в неделю, обязательно, страницы подведомственных (разд. 2 п. 2)" in words
    qtbot.mouseClick(section.use, Qt.MouseButton.LeftButton)
    assert desk.office.get().procedure == "amurzet"
    assert not section.use.isEnabled()
    assert not section.edit.isEnabled()


def test_a_copy_is_made_edited_and_deleted(page: SettingsPage, desk: Desk, qtbot: QtBot) -> None:
    page.show_target("procedure")
    section = page.section
    assert isinstance(section, ProcedureSection)
    choose(section, "dzhankoy")
    qtbot.mouseClick(section.copy, Qt.MouseButton.LeftButton)
    assert section.choice.value() == "own-1"
    dialog = ProcedureDialog(desk, desk.procedures.load("own-1"))
    qtbot.addWidget(dialog)
    number = dialog.form.fields["norm.number"].editor
    binds = dialog.form.fields["norm.binds"].editor
    assert isinstance(number, NumberField)
    assert isinstance(binds, ChoiceField)
    number.setText("7")
    binds.set_value(Binds.ALL)
    dialog.submit()
    changed = desk.procedures.load("own-1")
    today = changed.norm_on(date(2026, 11, 23))
    before = changed.norm_on(date(2026, 11, 22))
    assert today is not None
    assert before is not None
    assert (before.number, today.number, today.binds) == (5, 7, Binds.ALL)
    qtbot.mouseClick(section.delete, Qt.MouseButton.LeftButton)
    assert [c.code for c in desk.procedures.available() if not c.builtin] == []


def test_copies_of_one_procedure_are_told_apart_by_number(
    page: SettingsPage, desk: Desk, qtbot: QtBot
) -> None:
    page.show_target("procedure")
    section = page.section
    assert isinstance(section, ProcedureSection)
    for _ in range(3):
        choose(section, "tomsk")
        qtbot.mouseClick(section.copy, Qt.MouseButton.LeftButton)
    for _ in range(2):
        qtbot.mouseClick(section.begin, Qt.MouseButton.LeftButton)
    assert [c.title for c in desk.procedures.available() if not c.builtin] == [
        "Копия: Администрация Томского района",
        "Копия 2: Администрация Томского района",
        "Копия 3: Администрация Томского района",
        "Свой порядок",
        "Свой порядок 2",
    ]
    assert not section.copy.text().endswith("…"), "it asks nothing"


def test_a_copy_is_in_force_neither_before_its_act_nor_without_networks(
    desk: Desk, qtbot: QtBot
) -> None:
    code = desk.procedures.copy("tomsk", "Копия")
    before = desk.procedures.load(code)
    dialog = ProcedureDialog(desk, before)
    qtbot.addWidget(dialog)
    dialog.show()
    fields = dialog.form.fields
    fields["in_force_from"].editor.set_value(date(2020, 5, 31))
    boxes = {name: field for name, field in fields.items() if name.startswith("network.")}
    for field in boxes.values():
        field.editor.set_value(False)
    dialog.submit()
    assert fields["in_force_from"].problem.startswith("Действует раньше даты акта (01.06.2020)")
    assert "Ни одной сети не отмечено" in next(iter(boxes.values())).problem
    assert desk.procedures.load(code) == before
    fields["in_force_from"].editor.set_value(date(2020, 6, 1))
    boxes["network.ok"].editor.set_value(True)
    dialog.submit()
    assert desk.procedures.load(code).networks == ("ok",)


@pytest.mark.parametrize("count", DayCount)
def test_every_way_of_counting_days_is_shown(
    page: SettingsPage, desk: Desk, count: DayCount
) -> None:
    code = desk.procedures.copy("kuzbass", "Копия")
    copy = desk.procedures.load(code)
    rules = tuple(replace(rule, count=count) for rule in copy.deadlines)
    desk.procedures.change(replace(copy, deadlines=rules))
    page.show_target("procedure")
    section = page.section
    assert isinstance(section, ProcedureSection)
    choose(section, code)
    words = " ".join(each.text() for each in section.findChildren(QLabel))
    days = {
        DayCount.CALENDAR: "10 календарных дней (п. 3",
        DayCount.WORKING: "10 рабочих дней (п. 3",
    }
    assert days.get(count, "10 календарных дней с переносом на рабочий (п. 3") in words


def test_a_network_is_added_and_a_bad_pattern_refused(desk: Desk, qtbot: QtBot) -> None:
    from smdesk.models.records import Network

    dialog = NetworkDialog(desk, Network(colour="#335577"))
    qtbot.addWidget(dialog)
    for name, text in {
        "title": "Местная сеть",
        "code": "local",
        "badge": "МС",
        "path": "^/(?P<name>[a-z",
        "canonical": "https://local.example/{name}",
    }.items():
        editor = dialog.form.fields[name].editor
        editor.set_value(text)
    dialog.form.fields["hosts"].editor.set_value("local.example")
    before = desk.networks.count()
    dialog.submit()
    assert dialog.form.fields["path"].problem
    dialog.form.fields["path"].editor.set_value("^/(?P<name>[a-z]+)$")
    dialog.submit()
    assert desk.networks.count() == before + 1


def test_a_status_is_dated_and_taken_back(page: SettingsPage, desk: Desk, qtbot: QtBot) -> None:
    page.show_target("networks")
    section = page.section
    assert isinstance(section, NetworksSection)
    vk = next(n for n in desk.networks.all() if n.code == "vk")
    dialog = StatusDialog(desk, vk)
    qtbot.addWidget(dialog)
    dialog.form.fields["status"].editor.set_value(NetworkStatus.RESTRICTED)
    dialog.form.fields["since"].editor.set_value(date(2026, 11, 20))
    dialog._add()
    assert desk.networks.status(vk.id) is NetworkStatus.RESTRICTED
    section.refresh()
    row = section.model.row_of(vk.id)
    assert section.model.text(row, section.model.column_index("status")) == "Доступ ограничен"


def test_a_copy_is_asked_of_a_child_process(
    page: SettingsPage, executor: HeldExecutor, qtbot: QtBot
) -> None:
    page.show_target("copies")
    section = page.section
    assert isinstance(section, CopiesSection)
    section._copy_now()
    child = executor.children[-1]
    assert child.arguments[-3:] == ["backup", "--kept", "--progress"]
    child.line('{"result": "x"}')
    with qtbot.waitSignal(page.toast):
        child.end(0)


def test_every_section_fits_into_the_smallest_window(page: SettingsPage) -> None:
    page.resize(1280 - NAVIGATION, 640)
    for row in range(page.list.count()):
        page.list.setCurrentRow(row)
        QApplication.processEvents()
        place = page.section.parentWidget()
        assert place is not None
        assert page.section.width() <= place.width(), page.list.item(row).text()


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("999999999", "Не больше 1\u00a0000\u00a0000 МБ"),
        ("20", "Не меньше 50 МБ"),
        ("-5", "отрицат"),
    ],
)
def test_room_for_copies_is_bounded_with_a_sentence(
    page: SettingsPage, desk: Desk, qtbot: QtBot, typed: str, told: str
) -> None:
    page.show_target("copies")
    section = page.section
    assert isinstance(section, CopiesSection)
    before = desk.backups.budget()
    field = section._budget.form.fields["budget"]
    assert isinstance(field.widget, NumberField)
    field.widget.selectAll()
    type_text(field.widget, typed)
    section._budget.form.settle()
    assert told in field.problem
    qtbot.mouseClick(section._budget.save_button, Qt.MouseButton.LeftButton)
    assert desk.backups.budget() == before
