"""The page «Документы», driven by keys and clicks: letters, acts, exemptions, help."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from docx import Document
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from smdesk.cli import run
from smdesk.desk import Desk
from smdesk.desk.demo import fill
from smdesk.models.control_records import Help
from smdesk.models.progress import run_to_end
from smdesk.models.records import LegalAct
from smdesk.models.vocabulary import ActKind, DeadlineKind, SentBy
from smdesk.ui.documents import SPEC
from smdesk.ui.documents.cases_dialog import CasesDialog
from smdesk.ui.documents.page import DocumentsPage
from smdesk.ui.frame.pages import Context
from smdesk.ui.kit.dialogs import FormDialog
from tests.ui.held import HeldExecutor
from tests.ui.keys import type_text

LETTERS, ACTS, EXEMPTIONS, HELP = range(4)


@pytest.fixture
def page(context: Context, desk: Desk, qtbot: QtBot) -> DocumentsPage:
    run_to_end(fill(desk, "amurzet", "office"))
    for action in SPEC.actions:
        context.actions.add(action, SPEC.key)
    shown = SPEC.factory(context)
    assert isinstance(shown, DocumentsPage)
    context.actions.arrive = lambda _key: shown
    context.actions.page_shown(SPEC.key)
    desk.announcer.subscribe(lambda changed: shown.changed(dict(changed.tables)))
    qtbot.addWidget(shown)
    shown.resize(1100, 700)
    shown.show()
    return shown


def lines(page: DocumentsPage) -> list[tuple[str, ...]]:
    rows = page.table.records
    return [
        tuple(rows.text(at, c) for c in range(rows.columnCount())) for at in range(rows.rowCount())
    ]


def entered(values: Mapping[str, object]) -> Callable[[], None]:
    """Fill the dialog that comes up, and press its button."""

    def fill_in() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, FormDialog)
        for name, value in values.items():
            dialog.form.fields[name].editor.set_value(value)
        dialog.submit()
        problems = dialog.form.problems()
        if dialog.isVisible():
            dialog.reject()
        assert not problems

    return fill_in


def act(page: DocumentsPage, key: str, values: Mapping[str, object] | None = None) -> None:
    """Trigger an action of the page; `values` go into the dialog that it shows."""
    if values is not None:
        QTimer.singleShot(0, entered(values))
    page._context.actions.action(f"documents.{key}").trigger()


def test_letters_that_are_due_come_first_with_clause_and_day(page: DocumentsPage) -> None:
    QAbstractItemModelTester(
        page.table.records, QAbstractItemModelTester.FailureReportingMode.Fatal, page
    )
    due = [line for line in lines(page) if line[6] == "просрочено"]
    assert [(line[2], line[3]) for line in due] == [
        ("администрация", "разд. 1 п. 6.4"),
        ("ЦУР", "разд. 1 п. 5.3"),
    ]
    assert "Кедрова" in due[1][1]
    assert lines(page)[-1][6] == "отправлено"
    assert "ждут отправки: 2" in page.header.facts.text()


def test_a_letter_is_prepared_by_a_child_and_names_both_persons(
    page: DocumentsPage, desk: Desk, executor: HeldExecutor
) -> None:
    page.table.select(
        next(line.id for line in page._lines["letters"].values() if "ЦУР" in line.cells)
    )
    act(page, "prepare")
    [notice] = [n for n in desk.notices.all() if n.sent_on is None]
    child = executor.children[-1]
    assert {"letter", str(notice.id)} <= set(child.arguments)
    assert run(["--db", str(desk.path), "letter", str(notice.id)]) == 0
    desk.poll()
    path = desk.letters.path(desk.notices.get(notice.id))
    said: list[str] = []
    page.offer.connect(lambda text, _deeds: said.append(text))
    child.line(json.dumps({"result": str(path)}))
    child.end(0)
    assert said[0].startswith("Письмо готово")
    assert path is not None
    words = "\n".join(p.text for p in Document(str(path)).paragraphs)
    tables = "\n".join(c.text for t in Document(str(path)).tables for r in t.rows for c in r.cells)
    assert "Лужин" in words + tables
    assert "Кедров" in words + tables


def prepared(
    page: DocumentsPage, desk: Desk, executor: HeldExecutor, recipient: str
) -> tuple[Path, str, list[str]]:
    """Prepare the letter to a recipient: its file, what is said, and the deeds offered."""
    lines_by_id = page._lines["letters"].items()
    page.table.select(next(i for i, line in lines_by_id if recipient in line.cells))
    act(page, "prepare")
    [notice] = [n for n in desk.notices.all() if n.sent_on is None]
    assert run(["--db", str(desk.path), "letter", str(notice.id)]) == 0
    desk.poll()
    path = desk.letters.path(desk.notices.get(notice.id))
    assert path is not None
    said: list[tuple[str, list[str]]] = []
    page.offer.connect(lambda text, deeds: said.append((text, [name for name, _ in deeds])))
    child = executor.children[-1]
    child.line(json.dumps({"result": str(path)}))
    child.end(0)
    return path, *said[-1]


def test_what_a_letter_lacks_is_said_with_the_place_to_fill_it_in(
    page: DocumentsPage, desk: Desk, executor: HeldExecutor
) -> None:
    office = desk.office.get()
    desk.office.change(replace(office, signer_post="", signer_name="", executor_name=""))
    _, said, deeds = prepared(page, desk, executor, "ЦУР")
    assert "нет подписи и исполнителя: их вводят в настройках организации." in said
    assert deeds == ["Открыть письмо", "Настройки"]


def test_a_prepared_letter_stays_overdue_and_has_no_empty_row(
    page: DocumentsPage, desk: Desk, executor: HeldExecutor
) -> None:
    duty = next(d for d in desk.control.deadlines() if d.recipient == "cur")
    person = desk.persons.get(desk.assignments.get(duty.record_id).person_id)
    desk.persons.change(replace(person, unit=""))
    path, _, _ = prepared(page, desk, executor, "ЦУР")
    [row] = [line for line in lines(page) if line[2] == "ЦУР" and "отправлено" not in line[6]]
    assert row[6] == "готово, просрочено"
    table = Document(str(path)).tables[1]
    facts = {line.cells[0].text: line.cells[1].text for line in table.rows}
    assert facts["Фамилия, имя, отчество"] == person.full_name
    assert "Подразделение" not in facts
    assert all(facts.values())


def test_a_letter_that_has_gone_closes_its_deadline_and_undo_opens_it(
    page: DocumentsPage, desk: Desk
) -> None:
    before = len([d for d in desk.control.deadlines() if d.kind is DeadlineKind.PERSON_CHANGED])
    page.table.select(page.table.records.id_at(0))
    act(page, "sent", {"on": desk.today(), "number": "01-10/5", "by": SentBy.EMAIL})
    after = [d for d in desk.control.deadlines() if d.kind is DeadlineKind.PERSON_CHANGED]
    assert len(after) == before - 1
    assert any("№ 01-10/5" in line[5] for line in lines(page))
    desk.history.undo()
    again = [d for d in desk.control.deadlines() if d.kind is DeadlineKind.PERSON_CHANGED]
    assert len(again) == before


def test_a_letter_cannot_go_before_its_event(page: DocumentsPage, desk: Desk) -> None:
    page.table.select(page.table.records.id_at(0))

    def early() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, FormDialog)
        dialog.form.fields["on"].editor.set_value(date(2020, 1, 1))
        dialog.submit()
        assert dialog.isVisible()
        dialog.reject()

    count = desk.notices.count()
    QTimer.singleShot(0, early)
    page._context.actions.action("documents.sent").trigger()
    assert desk.notices.count() == count


def test_a_request_is_entered_with_its_day_and_answered(page: DocumentsPage, desk: Desk) -> None:
    act(page, "add", {"subject": "Список страниц", "recipient_title": "ЦУР"})
    [asked] = [n for n in desk.notices.all() if n.subject == "Список страниц"]
    assert asked.due_on == desk.today() + timedelta(days=3)
    [due] = [d for d in desk.control.deadlines() if d.kind is DeadlineKind.INFORMATION_REQUESTED]
    assert (due.due, due.clause) == (asked.due_on, "1-5.3")
    page.show_target(asked.id)
    act(page, "sent", {"on": desk.today()})
    assert not [d for d in desk.control.deadlines() if d.kind is DeadlineKind.INFORMATION_REQUESTED]


def test_a_request_is_not_to_be_answered_before_it_came(page: DocumentsPage, desk: Desk) -> None:
    problems: list[str] = []

    def early() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, FormDialog)
        dialog.form.fields["recipient_title"].editor.set_value("ЦУР")
        dialog.form.fields["due_on"].editor.set_value(desk.today() - timedelta(days=1))
        dialog.submit()
        problems.append(dialog.form.fields["due_on"].problem)
        dialog.reject()

    count = desk.notices.count()
    QTimer.singleShot(0, early)
    page._context.actions.action("documents.add").trigger()
    assert problems[0].startswith("Срок ответа раньше дня запроса")
    assert desk.notices.count() == count


def test_help_an_act_and_an_exemption_are_entered_changed_and_deleted(
    page: DocumentsPage, desk: Desk, qtbot: QtBot
) -> None:
    organization = desk.organizations.all()[1].id
    for at, values, cases, change in (
        (HELP, {"what": "Совет", "organization_id": organization}, desk.helps, {"what": "Показ"}),
        (ACTS, {"number": "77", "organization_id": organization}, desk.acts, {"number": "78"}),
        (
            EXEMPTIONS,
            {"basis": "пункт 9", "organization_id": organization},
            desk.exemptions,
            {"basis": "пункт 10"},
        ),
    ):
        qtbot.mouseClick(page.switch.button(at), Qt.MouseButton.LeftButton)
        count = cases.count()
        act(page, "add", values)
        assert cases.count() == count + 1
        new = max(record.id for record in cases.all())
        page.table.select(new)
        act(page, "edit", change)
        assert any(next(iter(change.values())) in cell for line in lines(page) for cell in line)
        page.table.select(new)
        page.table.setFocus()
        qtbot.keyClick(page.table, Qt.Key.Key_Delete)
        assert cases.count() == count


def test_search_and_what_is_reported(page: DocumentsPage, qtbot: QtBot) -> None:
    qtbot.mouseClick(page.switch.button(HELP), Qt.MouseButton.LeftButton)
    type_text(page.filters.search, "вебинар")
    assert len(lines(page)) == 1
    rows, taken = page.rows_to_report()
    assert (rows[taken].title, rows[taken].count) == ("Отобранные", 1)
    page.filters.search.clear()
    type_text(page.filters.search, "нет такого")
    assert "Ничего не найдено" in [each.text() for each in page.findChildren(QLabel)]


def test_the_offices_own_template_is_used(page: DocumentsPage, desk: Desk, tmp_path: Path) -> None:
    kind = DeadlineKind.PERSON_CHANGED
    own = desk.letters.begin_own_template(kind)
    document = Document(str(own))
    document.add_paragraph("Своя строка")
    document.save(str(own))
    deadline = next(d for d in desk.control.deadlines() if d.kind is kind)
    notice = desk.notices.prepare(deadline, "ЦУР")
    made = run_to_end(desk.letters.writing(notice))
    assert any("Своя строка" in p.text for p in Document(str(made)).paragraphs)
    assert desk.letters.begin_own_template(kind) == own
    assert desk.letters.path(replace(desk.notices.get(notice), file="letters/нет.docx")) is None


def test_a_name_that_cannot_be_declined_is_asked_about_and_remembered(
    page: DocumentsPage, desk: Desk, executor: HeldExecutor
) -> None:
    duty = next(d for d in desk.control.deadlines() if d.recipient == "cur")
    new = desk.assignments.get(duty.record_id)
    person = desk.persons.get(new.person_id)
    desk.persons.change(replace(person, full_name="Кьял Жан", post="спец. по связям"))
    page.table.select(next(i for i, line in page._lines["letters"].items() if "ЦУР" in line.cells))
    asked: list[str] = []

    def correct() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, CasesDialog)
        names = list(dialog._forms)
        asked.extend(names)
        at = names.index("Кьял Жан")
        dialog.form.fields[f"{at}.dative"].editor.set_value("Кьялу Жану")
        dialog.submit()

    QTimer.singleShot(0, correct)
    page._context.actions.action("documents.prepare").trigger()
    assert "Кьял Жан" in asked
    notice = next(n for n in desk.notices.all() if n.recipient == "cur" and n.sent_on is None)
    assert desk.letters.forms(notice)["Кьял Жан"].dative == "Кьялу Жану"
    assert desk.letters.is_sure(notice)
    assert "letter" in executor.children[-1].arguments


@pytest.fixture
def large(page: DocumentsPage, monkeypatch: pytest.MonkeyPatch) -> DocumentsPage:
    monkeypatch.setattr("smdesk.ui.documents.due_letters.AT_ONCE", 0)
    return page


def test_a_large_office_is_read_in_slices(large: DocumentsPage, qtbot: QtBot) -> None:
    whole = lines(large)
    large.refresh()
    assert large.due.running
    qtbot.waitUntil(lambda: not large.due.running)
    assert lines(large) == whole


def test_a_list_left_while_it_was_read_is_whole_when_one_comes_back(
    large: DocumentsPage, desk: Desk, qtbot: QtBot
) -> None:
    notice_id = desk.notices.prepare(desk.control.deadlines()[0], "ЦУР")
    assert large.table.records.row_of(notice_id) < 0
    large.hide()
    qtbot.wait(30)
    large.show()
    qtbot.waitUntil(lambda: not large.due.running)
    assert large.table.records.row_of(notice_id) >= 0


@pytest.mark.parametrize("is_prepared", [False, True])
def test_the_sought_letter_is_in_front_once_a_large_office_has_been_read(
    large: DocumentsPage, desk: Desk, qtbot: QtBot, is_prepared: bool
) -> None:
    due = next(d for d in desk.control.deadlines() if d.recipient == "cur")
    target = desk.notices.prepare(due, "ЦУР") if is_prepared else due
    qtbot.mouseClick(large.switch.button(HELP), Qt.MouseButton.LeftButton)
    large.show_target(target)
    qtbot.waitUntil(lambda: not large.due.running)
    record = large.record()
    assert (record.id if is_prepared else record) == target


def date_of(text: str) -> date:
    return datetime.strptime(text, "%d.%m.%Y").date()


def press_heading(page: DocumentsPage, qtbot: QtBot, section: int) -> None:
    header = page.table.header
    place = header.viewport().rect().center()
    place.setX(header.sectionViewportPosition(section) + 20)
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)


PRESS = {LETTERS: "Записать запрос…", ACTS: "Добавить акт…", EXEMPTIONS: "Освободить…"}


@pytest.mark.parametrize("at", PRESS)
def test_what_adds_says_what_it_adds_also_after_another_page(page: DocumentsPage, at: int) -> None:
    page.switch.button(at).click()
    page._context.actions.page_shown("registry")
    page._context.actions.page_shown(SPEC.key)
    buttons = page.header.findChildren(QPushButton)
    said = [each.text() for each in buttons if each.property("kind") == "primary"]
    assert said == [PRESS[at]]
    assert said[0] == page._context.actions.action("documents.add").text()


@pytest.mark.parametrize("at", range(4))
def test_every_heading_of_a_list_is_read_whole(page: DocumentsPage, qtbot: QtBot, at: int) -> None:
    qtbot.mouseClick(page.switch.button(at), Qt.MouseButton.LeftButton)
    header = page.table.header
    for section in header.shown_order():
        title = page.table.records.columns[section].title
        assert header.sectionSize(section) >= header.sectionSizeFromContents(section).width(), title


def test_days_and_clauses_are_sorted_as_such_and_not_as_texts(
    page: DocumentsPage, desk: Desk, qtbot: QtBot
) -> None:
    for day in (date(2026, 2, 20), date(2026, 10, 3), date(2025, 12, 31)):
        desk.helps.add(Help(given_on=day, what="Совет"))
    qtbot.mouseClick(page.switch.button(HELP), Qt.MouseButton.LeftButton)
    newest_first = [date_of(line[0]) for line in lines(page)]
    assert newest_first == sorted(newest_first, reverse=True)
    press_heading(page, qtbot, 0)
    days = [date_of(line[0]) for line in lines(page)]
    assert days == sorted(days)
    for number in ("9", "10", "100"):
        desk.acts.add(LegalAct(number=number, kind=ActKind.ORDER))
    qtbot.mouseClick(page.switch.button(ACTS), Qt.MouseButton.LeftButton)
    press_heading(page, qtbot, 2)
    numbers = [line[2].rpartition(" ")[2] for line in lines(page)]
    assert [n for n in numbers if n in {"9", "10", "100"}] == ["9", "10", "100"]
