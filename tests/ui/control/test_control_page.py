"""The page «Контроль», driven by keys and clicks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from smdesk.desk import Desk
from smdesk.models.records import Account
from smdesk.models.vocabulary import Role, Status, Subject
from smdesk.ui.control.filters import LIGHT, LIST, MATRIX, SUMMARY
from smdesk.ui.control.matrix_model import Key
from smdesk.ui.control.page import ControlPage
from smdesk.ui.control.places import place_of
from smdesk.ui.documents.lists import LISTS
from smdesk.ui.frame.pages import Context
from smdesk.ui.page_list import page_specs
from smdesk.ui.reporting import Reporting, Rows
from tests.ui.control.conftest import Ids, build
from tests.ui.held import HeldExecutor
from tests.ui.keys import type_text

FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal


def words(page: ControlPage) -> set[str]:
    """What the card says."""
    return {each.text() for each in page.card.findChildren(QLabel) if each.isVisible()}


def go(page: ControlPage, code: str, kind: Subject, subject_id: int) -> None:
    index = page.views.matrix.matrix.find((code, kind, subject_id))
    assert index.isValid()
    page.views.matrix.go(index)


def cell(page: ControlPage, key: Key) -> Status | None:
    index = page.views.matrix.matrix.find(key)
    return page.views.matrix.matrix.status(index.row(), index.column())


# The matrix


def test_the_matrix_is_a_sound_model(page: ControlPage) -> None:
    matrix = page.views.matrix.matrix
    QAbstractItemModelTester(matrix, FATAL, page)
    assert matrix.rowCount() > 40
    kinds = {matrix.whom(at).kind for at in range(matrix.columnCount())}
    assert kinds == {Subject.ACCOUNT, Subject.ORGANIZATION, Subject.OFFICE}


def test_violations_stand_first_in_rows_and_columns(page: ControlPage) -> None:
    matrix = page.views.matrix.matrix
    rows, columns = range(matrix.rowCount()), range(matrix.columnCount())
    by_row = [sum(matrix.status(r, c) is Status.VIOLATION for c in columns) for r in rows]
    by_column = [sum(matrix.status(r, c) is Status.VIOLATION for r in rows) for c in columns]
    assert by_row == sorted(by_row, reverse=True)
    assert by_column == sorted(by_column, reverse=True)


def test_a_cell_says_its_status_in_words(page: ControlPage, ids: Ids) -> None:
    matrix = page.views.matrix.matrix
    index = matrix.find(("gosmark", Subject.ACCOUNT, ids.ok_page))
    assert matrix.data(index) == "нарушено"
    told = matrix.data(index, Qt.ItemDataRole.AccessibleTextRole)
    assert told.startswith("разд. 1 п. 2. ")
    assert told.endswith("нарушено")
    assert cell(page, ("gosmark", Subject.ACCOUNT, ids.vk_page)) is Status.OK


def test_a_click_on_a_cell_shows_its_findings(page: ControlPage, ids: Ids, qtbot: QtBot) -> None:
    view = page.views.matrix
    index = view.matrix.find(("gosmark", Subject.ACCOUNT, ids.ok_page))
    view.scrollTo(index)
    where = view.visualRect(index).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert page.card.title.text() == "разд. 1 п. 2"
    assert {"Госметки нет.", "обязательно", "Что сделать"} <= words(page)


def test_what_is_found_is_mended_in_its_place(page: ControlPage, ids: Ids, qtbot: QtBot) -> None:
    go(page, "gosmark", Subject.ACCOUNT, ids.ok_page)
    qtbot.keyClick(page.views.matrix, Qt.Key.Key_Return)
    with qtbot.waitSignal(page.open_page) as told:
        qtbot.mouseClick(page.card.mend, Qt.MouseButton.LeftButton)
    assert told.args == ["registry", ids.ok_page]
    go(page, "networks", Subject.ORGANIZATION, ids.club)
    page.show_card()
    with qtbot.waitSignal(page.open_page) as told:
        page.do_mend()
    assert told.args == ["organizations", ids.club]


def test_a_page_that_is_missing_is_added_for_its_organization(
    page: ControlPage, desk: Desk, ids: Ids, qtbot: QtBot
) -> None:
    desk.accounts.delete([ids.ok_page])
    key = ("networks", Subject.ORGANIZATION, ids.club)
    qtbot.waitUntil(lambda: cell(page, key) is Status.VIOLATION)
    go(page, *key)
    page.show_card()
    with qtbot.waitSignal(page.open_page) as told:
        qtbot.mouseClick(page.card.mend, Qt.MouseButton.LeftButton)
    assert told.args == ["registry", ("add", ids.club)]


def test_a_duty_that_nobody_has_is_given_for_the_page(
    page: ControlPage, ids: Ids, qtbot: QtBot
) -> None:
    row = next(r for r in rows(page) if page.views.matrix.matrix.asked(r).what == "role_manager")
    column = page.views.matrix.matrix.find(("gosmark", Subject.ACCOUNT, ids.ok_page)).column()
    page.views.matrix.go(page.views.matrix.matrix.index(row, column))
    page.show_card()
    with qtbot.waitSignal(page.open_page) as told:
        page.do_mend()
    assert told.args == ["people", ("assign", Role.MANAGER, ids.club, ids.ok_page)]


@pytest.mark.parametrize(
    ("what", "where"),
    [
        ("handover", None),
        ("content_plan", "account"),
        ("weekly_norm", "account"),
        ("posts", "office"),
    ],
)
def test_what_no_page_can_mend_has_no_way_there_and_the_plan_mends_posts(
    page: ControlPage, desk: Desk, qtbot: QtBot, what: str, where: str | None
) -> None:
    desk.procedures.use("dzhankoy")
    matrix = page.views.matrix
    qtbot.waitUntil(lambda: any(matrix.matrix.asked(r).what == what for r in rows(page)))
    row = next(row for row in rows(page) if matrix.matrix.asked(row).what == what)
    columns = range(matrix.matrix.columnCount())
    column = next(at for at in columns if matrix.matrix.status(row, at) is not None)
    matrix.go(matrix.matrix.index(row, column))
    page.show_card()
    whom = matrix.matrix.whom(column)
    narrowed = ("account", whom.id) if where == "account" else None
    assert page.choice.where() == (where and ("plan", narrowed))
    assert page.card.mend.isEnabled() is (where is not None)


def rows(page: ControlPage) -> range:
    return range(page.views.matrix.matrix.rowCount())


def test_every_place_is_a_page_of_the_window(page: ControlPage) -> None:
    matrix = page.views.matrix.matrix
    keys = {spec.key for spec in page_specs()}
    lists = {each.key for each in LISTS}
    for row in range(matrix.rowCount()):
        for column in range(matrix.columnCount()):
            where = place_of(matrix.asked(row), matrix.whom(column))
            assert where is None or where[0] in keys
            assert where is None or where[0] != "documents" or where[1] in lists


def test_the_arrows_move_the_cell_and_the_card_follows(page: ControlPage, qtbot: QtBot) -> None:
    view = page.views.matrix
    view.go(view.matrix.index(0, 0))
    qtbot.keyClick(view, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: page.card.title.text() == view.matrix.asked(1).clause)


def test_the_place_is_kept_when_something_changes(
    page: ControlPage, desk: Desk, ids: Ids, qtbot: QtBot
) -> None:
    key = ("gosmark", Subject.ACCOUNT, ids.ok_page)
    go(page, *key)
    page.views.matrix.verticalScrollBar().setValue(120)
    account = desk.accounts.get(ids.ok_page)
    desk.accounts.change(replace(account, gosmark=True))
    qtbot.waitUntil(lambda: not page.waiting)
    assert cell(page, key) is Status.OK
    assert page.views.matrix.key() == key
    assert page.views.matrix.verticalScrollBar().value() == 120


def test_a_change_beside_the_findings_leaves_the_place(
    page: ControlPage, desk: Desk, ids: Ids, qtbot: QtBot
) -> None:
    page.show_view(LIST)
    page.filters.bar.filters["status"].set_chosen([Status.VIOLATION])
    page.views.findings.table.selectRow(3)
    before = page.views.findings.entry()
    desk.accounts.add(
        Account(organization_id=ids.club, network_id=desk.networks.all()[2].id, title="Ещё")
    )
    qtbot.waitUntil(lambda: not page.waiting)
    assert before is not None
    assert page.views.findings.entry() == before


# Filters


def test_search_finds_clauses_and_subjects(page: ControlPage) -> None:
    matrix = page.views.matrix.matrix
    type_text(page.filters.bar.search, "госпабл")
    assert {matrix.asked(at).what for at in range(matrix.rowCount())} >= {"gospublics"}
    assert matrix.rowCount() < 10
    page.filters.clear()
    type_text(page.filters.bar.search, "елка ok.ru")
    assert {matrix.whom(at).id for at in range(matrix.columnCount())} == {ids_of(page)[1]}


def ids_of(page: ControlPage) -> list[int]:
    return [each.id for each in page._desk.accounts.all()]


def test_filters_narrow_every_view(page: ControlPage, ids: Ids, qtbot: QtBot) -> None:
    matrix = page.views.matrix.matrix
    page.filters.choose_organization(ids.club)
    owners = {matrix.whom(at).organization_id for at in range(matrix.columnCount())}
    assert owners == {ids.club}
    page.filters.choose_organization(ids.body)
    assert matrix.columnCount() == 4
    page.show_view(LIST)
    qtbot.mouseClick(page.filters.only_open, Qt.MouseButton.LeftButton, pos=QPoint(8, 8))
    rows = page.views.findings.table.records
    statuses = {rows.text(at, 0) for at in range(rows.rowCount())}
    assert statuses <= {"нарушено", "совет", "не проверено"}
    type_text(page.filters.bar.search, "этого здесь нет")
    assert page.views.is_empty()
    assert "Ничего не найдено" in {each.text() for each in page.findChildren(QLabel)}


def test_another_page_can_ask_for_violations(page: ControlPage, ids: Ids, qtbot: QtBot) -> None:
    page.show_target("violation")
    assert page.views.currentIndex() == LIST
    rows = page.views.findings.table.records
    qtbot.waitUntil(lambda: {rows.text(at, 0) for at in range(rows.rowCount())} == {"нарушено"})
    page.show_target(ids.vk_page)
    assert page.views.currentIndex() == MATRIX
    key = page.views.matrix.key()
    assert key is not None
    assert key[1:] == (Subject.ACCOUNT, ids.vk_page)


# The list and the summary


def test_the_list_is_a_sound_model_with_violations_first(page: ControlPage) -> None:
    page.show_view(LIST)
    rows = page.views.findings.table.records
    QAbstractItemModelTester(rows, FATAL, page)
    shown = [rows.text(at, 0) for at in range(rows.rowCount())]
    order = ["нарушено", "совет", "не проверено", "выполнено", "не применимо"]
    assert shown == sorted(shown, key=order.index)
    assert len(shown) == len(page._desk.control.findings())


def test_enter_in_the_list_goes_to_the_place(page: ControlPage, ids: Ids, qtbot: QtBot) -> None:
    page.show_view(LIST)
    type_text(page.filters.bar.search, "ok.ru госметка")
    type_text(page.filters.bar.search, " подтвержд")
    page.filters.bar.search.setText("ok.ru официальн")
    qtbot.keyClick(page.filters.bar.search, Qt.Key.Key_Down)
    page.views.findings.table.selectRow(0)
    with qtbot.waitSignal(page.open_page) as told:
        qtbot.keyClick(page.views.findings.table, Qt.Key.Key_Return)
    assert told.args == ["registry", ids.ok_page]


def test_the_summary_counts_by_organisation(page: ControlPage, desk: Desk, ids: Ids) -> None:
    page.show_view(SUMMARY)
    row = page.views.summary.rows[ids.club]
    found = [f for f in desk.control.findings() if f.about.organization_id == ids.club]
    assert row.counts.total() == len(found)
    assert row.counts[Status.VIOLATION] == sum(f.status is Status.VIOLATION for f in found)
    page.views.summary.table.select(ids.club)
    page.show_card()
    assert page.card.title.text() == "Клуб «Ёлка»"


def test_enter_in_the_summary_shows_the_findings(page: ControlPage, ids: Ids, qtbot: QtBot) -> None:
    page.show_view(SUMMARY)
    page.views.summary.table.select(ids.club)
    qtbot.keyClick(page.views.summary.table, Qt.Key.Key_Return)
    assert page.views.currentIndex() == LIST
    rows = page.views.findings.table.records
    assert rows.rowCount() > 0
    assert page.filters.organization() == ids.club


# Coming, going, reports


def test_without_a_procedure_the_page_offers_to_choose_one(
    page: ControlPage, desk: Desk, qtbot: QtBot
) -> None:
    desk.procedures.use("")
    qtbot.waitUntil(lambda: not page.waiting)
    titles = {each.text() for each in page.findChildren(QLabel)}
    assert "Порядок ещё не выбран" in titles
    desk.procedures.use("amurzet")
    qtbot.waitUntil(lambda: not page.waiting)
    assert not page.views.is_empty()


def test_the_counter_and_the_facts_tell_the_violations(
    page: ControlPage, desk: Desk, qtbot: QtBot
) -> None:
    count = sum(f.status is Status.VIOLATION for f in desk.control.findings())
    with qtbot.waitSignal(page.counter) as told:
        page.refresh()
    assert told.args == [count]
    assert page.header.facts.text().startswith(f"{count} ")


def test_what_was_in_front_is_remembered(page: ControlPage) -> None:
    page.show_view(SUMMARY)
    page.filters.bar.filters["status"].set_chosen([Status.UNKNOWN])
    state = page.state()
    page.filters.clear()
    page.show_view(MATRIX)
    page.restore_state(state)
    assert page.views.currentIndex() == SUMMARY
    assert page.filters.bar.chosen("status") == {Status.UNKNOWN}


def test_print_and_export_take_the_pages_that_are_shown(
    page: ControlPage,
    ids: Ids,
    executor: HeldExecutor,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    asked: list[tuple[str, list[int | None], int]] = []

    def look(_self: Reporting, report: str, rows: Sequence[Rows], taken: int = 0) -> None:
        asked.append((report, [each.count for each in rows], taken))

    monkeypatch.setattr(Reporting, "print", look)
    go(page, "gosmark", Subject.ACCOUNT, ids.ok_page)
    page.do_print()
    type_text(page.filters.bar.search, "ok.ru")
    page.do_print()
    assert asked == [("compliance", [2, 2, 1], 0), ("compliance", [2, 1, 1], 1)]
    out = str(tmp_path / "справка.xlsx")
    monkeypatch.setattr(
        "smdesk.ui.kit.save_file.QFileDialog.getSaveFileName", lambda *_args: (out, "")
    )
    page.do_export()
    assert executor.children[-1].arguments[3:5] == ["compliance", "--format"]


def test_the_keys_reach_every_view(context: Context, ids: Ids, qtbot: QtBot) -> None:
    page = build(context, qtbot)
    for key, view in (("list", LIST), ("summary", SUMMARY), ("light", LIGHT), ("matrix", MATRIX)):
        context.actions.action(f"control.{key}").trigger()
        assert page.views.currentIndex() == view
        assert page.filters.switch.checkedId() == view
