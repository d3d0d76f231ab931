"""Approval, driven by keys and clicks: asking, deciding, what has changed, what waits."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QDialog, QPlainTextEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from smdesk.desk import Desk
from smdesk.desk.planning.posts import Where
from smdesk.desk.planning.voices import Verdict, Voice
from smdesk.models.period import Period
from smdesk.models.plan_records import Post
from smdesk.models.plan_vocabulary import Decision, Stage
from smdesk.models.records import Account, Organization, Person
from smdesk.models.vocabulary import OrganizationKind
from smdesk.ui.approval.ask_dialog import AskDialog, AskForPlan, AskForPost
from smdesk.ui.approval.changes_dialog import ChangesDialog
from smdesk.ui.approval.decide_dialog import DecideDialog
from smdesk.ui.approval.dialogs import ask_for_plan, ask_for_post, decide, show_changes
from smdesk.ui.approval.overview_dialog import OverviewDialog, overview
from smdesk.ui.approval.strip import ApprovalStrip
from smdesk.ui.approval.verdict_field import VerdictField
from smdesk.ui.approval.voices_field import VoicesField
from smdesk.ui.frame.pages import Context
from smdesk.ui.kit.form import Field
from tests.ui.keys import type_text

DECEMBER = Period(date(2026, 12, 1), date(2026, 12, 31))
FIFTH = datetime(2026, 12, 5, 10, 0)
HEAD, LAWYER = "глава поселения Рябинина А. П.", "юрист Соколов И. И."


@dataclass(frozen=True)
class Office:
    desk: Desk
    post: int
    page: int


@pytest.fixture
def office(desk: Desk) -> Office:
    body = desk.organizations.add(Organization(title="Поселение", kind=OrganizationKind.BODY))
    network = next(each for each in desk.networks.all() if each.code == "vk")
    page = desk.accounts.add(
        Account(organization_id=body, network_id=network.id, title="Посёлок", address="vk.com/pos")
    )
    for name, post in (
        ("Соколов Игорь Ильич", "юрист"),
        ("Рябинина Алёна Петровна", "глава поселения"),
    ):
        desk.persons.add(Person(full_name=name, post=post))
    desk.office.change(replace(desk.office.get(), executor_name="Петрова П. П."))
    made = desk.posts.place(
        Post(topic="Ёлка", text="Приходите", stage=Stage.DRAFT), [Where(page, FIFTH)]
    )
    return Office(desk, made, page)


def asked(office: Office) -> int:
    return office.desk.approvals.ask_plan(*DECEMBER, [Voice(HEAD), Voice(LAWYER)], with_texts=True)


def approve(office: Office, approval: int) -> None:
    verdicts = {v.id: Verdict(Decision.APPROVED) for v in office.desk.approvals.voices(approval)}
    office.desk.approvals.decide(approval, verdicts)


def modal(kind: type[Any], then: Callable[[Any], object]) -> None:
    """When a dialog of this kind comes up, do this with it, and close it if it is still there."""

    def run() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, kind)
        assert QTest.qWaitForWindowActive(dialog)
        try:
            then(dialog)
        finally:
            if isinstance(dialog, QDialog) and dialog.isVisible():
                dialog.reject()

    QTimer.singleShot(0, run)


def voices_of(dialog: AskDialog) -> VoicesField:
    field = dialog.form.fields["voices"].editor
    assert isinstance(field, VoicesField)
    return field


def tick(qtbot: QtBot, field: VoicesField, row: int) -> None:
    field.list.setFocus()
    field.list.setCurrentRow(row)
    qtbot.keyClick(field.list, Qt.Key.Key_Space)


# -- asking ------------------------------------------------------------------------------------


def test_a_text_is_put_up_by_keys(office: Office, context: Context, qtbot: QtBot) -> None:
    def ask(dialog: AskForPost) -> None:
        field = voices_of(dialog)
        names = [field.list.item(at).text() for at in range(field.list.count())]
        assert names == ["Рябинина А. П. — глава поселения", "Соколов И. И. — юрист"]
        tick(qtbot, field, 0)
        qtbot.keyClick(field.list, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    modal(AskForPost, ask)
    approval = ask_for_post(context, None, office.post)
    desk = office.desk
    assert [voice.name for voice in desk.approvals.voices(approval)] == [HEAD]
    assert desk.approvals.get(approval).asked_by == "Петрова П. П."
    assert desk.posts.get(office.post).stage is Stage.ON_APPROVAL


def test_who_was_asked_last_is_ticked_already(
    office: Office, context: Context, qtbot: QtBot
) -> None:
    def ask(dialog: AskForPost) -> None:
        tick(qtbot, voices_of(dialog), 1)
        dialog.submit()

    modal(AskForPost, ask)
    ask_for_post(context, None, office.post)
    modal(AskForPlan, lambda dialog: dialog.submit())
    approval = ask_for_plan(context, None, *DECEMBER)
    assert [voice.name for voice in office.desk.approvals.voices(approval)] == [LAWYER]


def test_nobody_ticked_is_said_beside_the_field(
    office: Office, context: Context, qtbot: QtBot
) -> None:
    said = []

    def ask(dialog: AskForPost) -> None:
        dialog.submit()
        said.append(dialog.form.fields["voices"].problem)
        type_text(voices_of(dialog).other, "завуч Лось Е. К.")
        dialog.submit()
        said.append(dialog.form.fields["voices"].problem)
        dialog.show()
        voices_of(dialog).other.setFocus()
        qtbot.keyClick(voices_of(dialog).other, Qt.Key.Key_Return)
        assert dialog.isVisible(), "Enter adds, it does not send"
        dialog.submit()

    modal(AskForPost, ask)
    approval = ask_for_post(context, None, office.post)
    assert said[0] == "Отметьте хотя бы одного."
    assert "Добавьте в список" in said[1]
    assert [v.name for v in office.desk.approvals.voices(approval)] == ["завуч Лось Е. К."]


def test_the_days_of_a_plan_are_counted_and_changed(
    office: Office, context: Context, qtbot: QtBot
) -> None:
    told = []

    def ask(dialog: AskForPlan) -> None:
        told.append(dialog._days.text())
        until = dialog.form.fields["until"].editor
        until.set_value(date(2026, 12, 4))
        until.edited.emit()
        told.append(dialog._days.text())
        tick(qtbot, voices_of(dialog), 0)
        dialog.submit()
        told.append(dialog.refusal)

    modal(AskForPlan, ask)
    assert ask_for_plan(context, None, *DECEMBER) == 0
    assert told[0] == "План на декабрь 2026: 1 размещение"
    assert told[1] == "План на 1–4 декабря 2026: ничего не запланировано"
    assert "ничего не запланировано" in told[2]


def test_a_long_list_of_people_is_searched(desk: Desk, qtbot: QtBot) -> None:
    field = VoicesField([Voice(f"специалист Петров{at} А. А.", at) for at in range(1, 13)])
    qtbot.addWidget(field)
    field.show()
    type_text(field.search, "петров12")
    shown = [at for at in range(field.list.count()) if not field.list.item(at).isHidden()]
    assert shown == [11]
    field.set_value([Voice("глава Рябинина А. П.")])
    assert [voice.name for voice in field.value()] == ["глава Рябинина А. П."]
    draft = field.draft()
    field.set_value([])
    field.take_draft(draft)
    assert [voice.name for voice in field.value()] == ["глава Рябинина А. П."]


# -- deciding ----------------------------------------------------------------------------------


def fields_of(dialog: DecideDialog) -> list[Field]:
    return list(dialog.form.fields.values())


def verdict(dialog: DecideDialog, at: int) -> VerdictField:
    field = fields_of(dialog)[at].editor
    assert isinstance(field, VerdictField)
    return field


def test_each_who_was_asked_decides(office: Office, context: Context, qtbot: QtBot) -> None:
    approval = asked(office)

    def first(dialog: DecideDialog) -> None:
        button = verdict(dialog, 0).buttons[Decision.APPROVED]
        qtbot.keyClick(button, Qt.Key.Key_Space)
        dialog.submit()

    modal(DecideDialog, first)
    assert decide(context, None, approval)
    assert office.desk.approvals.get(approval).outcome is None

    def second(dialog: DecideDialog) -> None:
        assert len(dialog.form.fields) == 1
        field = verdict(dialog, 0)
        qtbot.mouseClick(field.buttons[Decision.CHANGES_ASKED], Qt.MouseButton.LeftButton)
        dialog.submit()
        assert fields_of(dialog)[0].problem == "Напишите, какие нужны правки."
        type_text(field.remark, "Нет телефона")
        field.day.set_value(date(2026, 11, 20))
        dialog.submit()

    modal(DecideDialog, second)
    assert decide(context, None, approval)
    kept = office.desk.approvals.get(approval)
    assert kept.outcome is Decision.CHANGES_ASKED
    assert kept.closed_at == datetime(2026, 11, 20, 12)
    assert office.desk.posts.get(office.post).stage is Stage.DRAFT
    office.desk.history.undo()
    assert office.desk.approvals.get(approval).outcome is None


def test_a_decision_has_to_be_chosen(office: Office, context: Context, qtbot: QtBot) -> None:
    approval, said = asked(office), []

    def press(dialog: DecideDialog) -> None:
        dialog.submit()
        said.append(fields_of(dialog)[0].problem)
        field = verdict(dialog, 0)
        yes = field.buttons[Decision.APPROVED]
        for _press in range(2):
            qtbot.mouseClick(yes, Qt.MouseButton.LeftButton)
        assert field.value() is None
        qtbot.mouseClick(yes, Qt.MouseButton.LeftButton)
        field.day.set_value(date(2026, 11, 30))
        said.append(field.problem())
        draft = field.draft()
        field.set_value(None)
        field.take_draft(draft)
        said.append(field.problem())

    modal(DecideDialog, press)
    assert not decide(context, None, approval)
    assert "не выбрано" in said[0]
    assert said[1:] == ["День решения ещё не наступил."] * 2


def test_what_is_decided_stands_there_to_be_read(office: Office, qtbot: QtBot) -> None:
    dialog = DecideDialog(office.desk, asked(office))
    qtbot.addWidget(dialog)
    shown = [
        each.toPlainText()
        for each in dialog.findChildren(QPlainTextEdit)
        if each.accessibleName() == "Что согласуется"
    ]
    assert shown == ["05.12 10:00  VK Посёлок: Ёлка\n\n— Ёлка\nПриходите\n(формат — текст)"]


# -- changes -----------------------------------------------------------------------------------


def test_what_was_changed_is_shown_and_put_up_again(
    office: Office, context: Context, qtbot: QtBot
) -> None:
    desk, approval = office.desk, asked(office)
    approve(office, approval)
    desk.placements.move({desk.posts.placements(office.post)[0].id: FIFTH + timedelta(days=1)})

    def look(dialog: ChangesDialog) -> None:
        rows = dialog.list.table.records
        QAbstractItemModelTester(rows, QAbstractItemModelTester.FailureReportingMode.Fatal, dialog)
        cells = [rows.text(0, at) for at in range(rows.columnCount())]
        assert cells == [
            "Ёлка",
            "перенесено",
            "VK, Посёлок",
            "05.12.2026 10:00",
            "06.12.2026 10:00",
            "23.11.2026 09:00",
        ]
        qtbot.mouseClick(dialog.again, Qt.MouseButton.LeftButton)

    modal(ChangesDialog, look)
    again = show_changes(context, None, approval)
    assert again > approval
    assert [v.name for v in desk.approvals.voices(again)] == [HEAD, LAWYER]
    assert desk.approvals.changes(desk.approvals.get(again)) == []


def test_no_change_is_said_plainly(office: Office, context: Context) -> None:
    approval, hidden = asked(office), []
    modal(ChangesDialog, lambda dialog: hidden.append(dialog.again.isVisible()))
    assert show_changes(context, None, approval) == 0
    assert hidden == [False]


# -- the strip ---------------------------------------------------------------------------------


@pytest.fixture
def strip(office: Office, context: Context, qtbot: QtBot) -> Iterator[ApprovalStrip]:
    place = QWidget()
    qtbot.addWidget(place)
    made = ApprovalStrip(context, place)
    QVBoxLayout(place).addWidget(made)
    office.desk.announcer.subscribe(lambda changed: made.changed(dict(changed.tables)))
    place.resize(1100, 60)
    place.show()
    yield made
    del place  # until here, since qtbot keeps no widget alive


def links(strip: ApprovalStrip) -> list[str]:
    return [each.text() for each in strip.links.values() if each.isVisible()]


def test_the_strip_is_silent_where_nobody_approves(strip: ApprovalStrip, office: Office) -> None:
    strip.show_period(*DECEMBER)
    assert not strip.isVisible()
    office.desk.office.change(replace(office.desk.office.get(), posts_need_approval=True))
    assert strip.isVisible()
    assert strip.text.text() == "План на декабрь 2026 не отправлен на согласование"
    assert links(strip) == ["На согласование…"]


def test_the_strip_tells_how_the_plan_stands(strip: ApprovalStrip, office: Office) -> None:
    strip.show_period(*DECEMBER)
    approval = asked(office)
    assert strip.chip.chip.text == "на согласовании"
    assert strip.text.text() == (
        "План на декабрь 2026: отправлено 23.11.2026, ждёт: Рябинина А. П., Соколов И. И."
    )
    assert links(strip) == ["Решение…", "Все согласования…"]
    approve(office, approval)
    assert strip.text.text() == "План на декабрь 2026: 23.11.2026, Рябинина А. П., Соколов И. И."
    assert links(strip) == ["Все согласования…"]
    placement = office.desk.posts.placements(office.post)[0].id
    office.desk.placements.move({placement: FIFTH + timedelta(days=1)})
    assert strip.changed_chip.chip.text == "с тех пор 1 изменение"
    assert links(strip) == ["Что изменено…", "Согласовать заново…", "Все согласования…"]
    office.desk.history.undo()
    assert not strip.changed_chip.isVisible()
    strip.show_period(date(2026, 12, 7), date(2026, 12, 13))
    assert strip.approval is not None
    strip.show_period(date(2027, 1, 1), date(2027, 1, 31))
    assert strip.approval is None


def test_the_strip_tells_of_what_shares_most_days(strip: ApprovalStrip, office: Office) -> None:
    desk, voices = office.desk, [Voice(HEAD)]
    week = desk.approvals.ask_plan(date(2026, 11, 30), date(2026, 12, 6), voices)
    other = desk.approvals.ask_plan(date(2026, 12, 5), date(2026, 12, 20), voices)

    def told(since: date, until: date) -> int:
        strip.show_period(since, until)
        return strip.approval.id if strip.approval else 0

    assert told(*DECEMBER) == other
    assert strip.text.text().endswith("· ещё согласований: 1")
    assert told(date(2026, 11, 30), date(2026, 12, 6)) == week
    assert told(date(2026, 11, 1), date(2026, 11, 30)) == week
    month = desk.approvals.ask_plan(*DECEMBER, voices)
    assert told(*DECEMBER) == month
    assert told(date(2026, 12, 7), date(2026, 12, 13)) == other


def test_the_strip_leads_to_the_dialogs(strip: ApprovalStrip, office: Office, qtbot: QtBot) -> None:
    strip.show_period(*DECEMBER)
    approval = asked(office)

    def press(dialog: DecideDialog) -> None:
        for at in range(2):
            verdict(dialog, at).buttons[Decision.CHANGES_ASKED].click()
            verdict(dialog, at).remark.setPlainText("Мало фото")
        dialog.submit()

    modal(DecideDialog, press)
    with qtbot.waitSignal(strip.toast) as told:
        qtbot.mouseClick(strip.links["decide"], Qt.MouseButton.LeftButton)
    assert told.args == ["Решение записано", True]
    assert "Рябинина А. П. — Мало фото" in strip.text.text()
    assert links(strip) == ["Отправить снова…", "Все согласования…"]
    modal(AskForPlan, lambda dialog: dialog.submit())
    with qtbot.waitSignal(strip.toast):
        qtbot.mouseClick(strip.links["ask"], Qt.MouseButton.LeftButton)
    assert strip.approval is not None
    assert strip.approval.id > approval
    office.desk.placements.move({office.desk.posts.placements(office.post)[0].id: None})
    modal(ChangesDialog, lambda dialog: None)
    qtbot.mouseClick(strip.links["changes"], Qt.MouseButton.LeftButton)


# -- the overview ------------------------------------------------------------------------------


def test_everything_that_waits_is_in_one_place(
    office: Office, context: Context, qtbot: QtBot
) -> None:
    desk, plan = office.desk, asked(office)
    other = desk.posts.place(Post(topic="Каток", stage=Stage.DRAFT))
    text = desk.approvals.ask_post(other, [Voice(HEAD)])
    approve(office, plan)
    said: list[object] = []

    def say_yes(dialog: DecideDialog) -> None:
        verdict(dialog, 0).buttons[Decision.APPROVED].click()
        dialog.submit()

    def look(dialog: OverviewDialog) -> None:
        rows = dialog.list.table.records
        QAbstractItemModelTester(rows, QAbstractItemModelTester.FailureReportingMode.Fatal, dialog)
        assert [rows.text(at, 0) for at in range(rows.rowCount())] == [
            "Каток",
            "План на декабрь 2026",
        ]
        assert dialog.list.table.current() == text
        modal(DecideDialog, say_yes)
        qtbot.keyClick(dialog.list.table, Qt.Key.Key_Return)
        assert desk.posts.get(other).stage is Stage.APPROVED
        dialog.list.table.select(plan)
        assert not dialog.buttons["decide"].isEnabled()
        assert not dialog.buttons["open"].isEnabled()
        modal(ChangesDialog, lambda changes: said.append(changes.windowTitle()))
        qtbot.keyClick(dialog.list.table, Qt.Key.Key_Return)
        modal(AskForPlan, lambda ask: ask.submit())
        qtbot.mouseClick(dialog.buttons["again"], Qt.MouseButton.LeftButton)
        again = dialog.list.table.records.id_at(0)
        dialog.list.table.select(again)
        qtbot.mouseClick(dialog.buttons["withdraw"], Qt.MouseButton.LeftButton)
        assert desk.approvals.get(again).is_withdrawn
        type_text(dialog.search, "каток")
        assert rows.rowCount() == 1

    modal(OverviewDialog, look)
    assert overview(context, None)
    assert said == ["Что изменено после согласования"]


def test_nothing_waits_at_first(desk: Desk, context: Context) -> None:
    shown: list[int] = []
    modal(OverviewDialog, lambda d: shown.append(d.list.table.records.rowCount()))
    assert not overview(context, None)
    assert shown == [0]
