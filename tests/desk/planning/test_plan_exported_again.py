"""A plan that was exported, worked on in a spreadsheet, and is loaded again."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import openpyxl
import pytest

from smdesk.desk.planning.plan_importing import PostProposal
from smdesk.desk.planning.posts import Where
from smdesk.imports.proposal import Verdict
from smdesk.models.period import Period
from smdesk.models.plan_records import Post
from smdesk.models.progress import run_to_end
from smdesk.reports.writers import write
from tests.desk.planning.conftest import Office

TENTH, LAST = datetime(2026, 12, 10, 10, 0), datetime(2027, 1, 20, 18, 30)
DECEMBER = Period(TENTH.date().replace(day=1), TENTH.date().replace(day=31))


@pytest.fixture
def book(office: Office, tmp_path: Path) -> Path:
    """The plan of December in Excel: a post on two pages, and another on one of them."""
    for topic, pages in (("Ёлка на площади", (office.vk, office.ok)), ("Каток", (office.vk,))):
        office.desk.posts.place(Post(topic=topic), [Where(page, TENTH) for page in pages])
    path = tmp_path / "план.xlsx"
    run_to_end(write(office.desk.reports.build("plan", period=DECEMBER), path, "xlsx"))
    return path


def edit(path: Path, topic: str, page: str, heading: str, value: str | int | datetime) -> None:
    """Type into the cell of one row of the workbook, as a person would."""
    workbook = openpyxl.load_workbook(path)
    sheet = workbook.worksheets[0]
    heads = [[cell.value for cell in row] for row in sheet.iter_rows()]
    at = next(number for number, row in enumerate(heads, start=1) if row[0] == "№")
    columns = {title: number for number, title in enumerate(heads[at - 1], start=1)}
    for row in range(at + 1, sheet.max_row + 1):
        if (
            sheet.cell(row, columns["Тема"]).value == topic
            and sheet.cell(row, columns["Страница"]).value == page
        ):
            sheet.cell(row, columns[heading]).value = value
    workbook.save(path)


def proposal(office: Office, path: Path) -> PostProposal:
    table, mapping = run_to_end(office.desk.plan_importing.read(path))
    return run_to_end(office.desk.plan_importing.propose(table, mapping))


def verdicts(found: PostProposal) -> list[Verdict]:
    return [item.verdict for item in found.items]


def test_untouched_it_changes_nothing(office: Office, book: Path) -> None:
    assert verdicts(proposal(office, book)) == [Verdict.SAME] * 3


def test_a_row_that_was_moved_far_away_is_the_same_placement(office: Office, book: Path) -> None:
    edit(book, "Каток", "Страница vk", "Дата и время", LAST)
    found = proposal(office, book)
    assert sorted(verdicts(found)) == sorted([Verdict.SAME, Verdict.SAME, Verdict.CHANGED])
    office.desk.plan_importing.take(found)
    moments = [each.planned_at for each in office.desk.placements.all()]
    assert moments == [TENTH, TENTH, LAST]
    office.desk.history.undo()
    assert office.desk.placements.all()[2].planned_at == TENTH


def test_a_topic_that_was_written_anew_is_the_same_post(office: Office, book: Path) -> None:
    edit(book, "Каток", "Страница vk", "Тема", "Открытие ледовой арены")
    office.desk.plan_importing.take(proposal(office, book))
    assert [each.topic for each in office.desk.posts.all()] == [
        "Ёлка на площади",
        "Открытие ледовой арены",
    ]


def test_a_code_alone_is_not_believed(office: Office, book: Path) -> None:
    edit(book, "Каток", "Страница vk", "Дата и время", LAST)
    edit(book, "Каток", "Страница vk", "Тема", "Собрание жителей")
    found = proposal(office, book)
    assert sorted(verdicts(found)) == sorted([Verdict.SAME, Verdict.SAME, Verdict.NEW])


@pytest.mark.parametrize("code", ["", "нет", 10**30, -1, 777])
def test_a_code_that_is_none_does_no_harm(office: Office, book: Path, code: str | int) -> None:
    edit(book, "Каток", "Страница vk", "Код размещения", code)
    assert verdicts(proposal(office, book)) == [Verdict.SAME] * 3
