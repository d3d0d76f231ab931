"""An import is one change of the base: applied whole, undone whole, the same when read again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from smdesk.desk import Desk
from smdesk.desk.importing import Importing
from smdesk.imports.plan import ImportPlan, plan_of
from smdesk.imports.proposal import Proposal, Verdict
from smdesk.imports.proposing import propose
from smdesk.imports.reader import read_table
from smdesk.imports.recognition import recognise
from smdesk.models.errors import DeskError, ImportRejected
from smdesk.models.progress import run_to_end
from smdesk.models.records import AccountPeriod, Office, Organization
from smdesk.models.vocabulary import AccountStatus, OrganizationKind
from smdesk.reports.registry import registry
from smdesk.reports.snapshot import Snapshot
from smdesk.reports.writers import csv_file, xlsx_file

HEAD = [
    *("Учредитель", "Организация", "Ссылка", "Создана", "Удалена", "Ответственный", "Телефон"),
    *("Страница не ведётся на основании", "Подписчики"),
]
ROWS: list[list[object]] = [
    ["Отдел", "Школа", "vk.com/aa", date(2024, 5, 9), None, "Берёзов П. П.", "2-11-22", None, 10],
    ["Отдел", "Школа", "ok.ru/bb", date(2024, 5, 9), date(2025, 1, 2), None, None, None, None],
    ["Отдел", "Архив", None, None, None, None, None, "Приказ № 5", None],
]


@pytest.fixture
def importing(desk: Desk) -> Importing:
    return Importing(desk.tools)


def snapshot_of(desk: Desk) -> Snapshot:
    rows = desk.storage.repository
    return Snapshot(
        today=desk.today(),
        office=desk.office.get(),
        organizations=tuple(desk.organizations.all()),
        networks=tuple(desk.networks.all()),
        accounts=tuple(desk.accounts.all()),
        account_periods=tuple(rows(AccountPeriod).all()),
        persons=tuple(desk.persons.all()),
        assignments=tuple(desk.assignments.all()),
    )


def read(desk: Desk, importing: Importing, path: Path, rows: list[list[object]]) -> Proposal:
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Реестр")
    for row in (HEAD, *rows):
        sheet.append(row)
    book.save(path)
    table = run_to_end(read_table(path))
    job = propose(table, recognise(table), importing.known(), desk.networks.all(), desk.today())
    return run_to_end(job)


def test_applied_and_read_again_and_undone(
    desk: Desk, importing: Importing, tmp_path: Path
) -> None:
    empty = importing.known()
    proposal = read(desk, importing, tmp_path / "a.xlsx", ROWS)
    importing.apply(plan_of(proposal))

    first, second = desk.accounts.all()
    assert (desk.accounts.status(first.id), desk.accounts.status(second.id)) == (
        *(AccountStatus.ACTIVE, AccountStatus.DELETED),
    )
    assert (first.subscribers, second.deleted_on) == (10, date(2025, 1, 2))
    (school,) = (o for o in desk.organizations.all() if o.title == "Школа")
    parent = desk.organizations.get(school.parent_id or 0)
    assert parent.title == "Отдел"
    assert [person.work_phone for person in desk.persons.all()] == ["2-11-22"]
    assert len(desk.assignments.for_account(first)) == 1
    assert [exemption.basis for exemption in desk.exemptions.all()] == ["Приказ № 5"]
    again = read(desk, importing, tmp_path / "a.xlsx", ROWS)
    assert [item.verdict for item in again.items] == [
        *(Verdict.SAME, Verdict.SAME, Verdict.EXEMPT_KNOWN),
    ]
    desk.history.undo()
    assert importing.known() == empty


def test_what_has_no_founder_belongs_to_the_office_and_a_body_stands_by_itself(
    desk: Desk, importing: Importing, tmp_path: Path
) -> None:
    office = desk.organizations.add(Organization(title="Администрация", kind=OrganizationKind.BODY))
    desk.office.change(replace(desk.office.get(), organization_id=office))
    blank = [None] * 6
    rows: list[list[object]] = [
        [None, "Клуб", "vk.com/klub_a", *blank],
        [None, "Администрация посёлка Дальнего", "vk.com/dal_a", *blank],
        ["Отдел культуры", "Музей", "vk.com/muz_a", *blank],
    ]
    importing.apply(plan_of(read(desk, importing, tmp_path / "a.xlsx", rows)))
    above = {o.title: o.parent_id for o in desk.organizations.all()}
    [unit] = [o for o in desk.organizations.all() if o.title == "Отдел культуры"]
    assert above["Клуб"] == office
    assert above["Музей"] == unit.id
    assert above["Администрация посёлка Дальнего"] is None
    assert unit.parent_id == (None if unit.kind is OrganizationKind.BODY else office)


def test_changes_reach_the_records(desk: Desk, importing: Importing, tmp_path: Path) -> None:
    importing.apply(plan_of(read(desk, importing, tmp_path / "a.xlsx", ROWS)))
    changed = [[*ROWS[0][:4], date(2026, 3, 4), "Сосновский И. И.", None, None, 25]]
    importing.apply(plan_of(read(desk, importing, tmp_path / "b.xlsx", changed)))
    account = desk.accounts.all()[0]
    (duty,) = desk.assignments.for_account(account)

    assert (account.subscribers, account.deleted_on) == (25, date(2026, 3, 4))
    assert desk.persons.get(duty.person_id).full_name == "Сосновский И. И."
    assert [item.verdict for item in read(desk, importing, tmp_path / "b.xlsx", changed).items] == [
        Verdict.SAME
    ]


def test_a_written_day_of_deletion_is_taken_though_the_page_was_entered_later(
    desk: Desk, importing: Importing, tmp_path: Path
) -> None:
    row: list[object] = ["Отдел", "Школа", "vk.com/aa", None, None, None, None, None, None]
    importing.apply(plan_of(read(desk, importing, tmp_path / "a.xlsx", [row])))
    gone = [[*row[:4], date(2026, 11, 1), *row[5:]]]
    importing.apply(plan_of(read(desk, importing, tmp_path / "b.xlsx", gone)))
    (account,) = desk.accounts.all()

    assert account.deleted_on == date(2026, 11, 1)
    assert desk.accounts.status(account.id) is AccountStatus.DELETED
    assert [p.since for p in desk.accounts.periods(account.id)] == [date(2026, 11, 1)]


def test_an_outdated_plan_writes_nothing(desk: Desk, importing: Importing, tmp_path: Path) -> None:
    plan = plan_of(read(desk, importing, tmp_path / "a.xlsx", ROWS))
    importing.apply(plan)
    before = importing.known()
    with pytest.raises(ImportRejected, match="изменился"):
        importing.apply(plan)
    assert importing.known() == before

    change = plan_of(read(desk, importing, tmp_path / "b.xlsx", [[*ROWS[0][:8], 77]]))
    desk.accounts.delete([desk.accounts.all()[0].id])
    with pytest.raises(ImportRejected, match="изменился"):
        importing.apply(change)


def test_an_address_taken_meanwhile(desk: Desk, importing: Importing, tmp_path: Path) -> None:
    plan = plan_of(read(desk, importing, tmp_path / "a.xlsx", ROWS[:1]))
    importing.apply(plan_of(read(desk, importing, tmp_path / "b.xlsx", ROWS[1:2])))
    stored = desk.accounts.all()[0]
    desk.accounts.add(replace(stored, network_id=1, address="https://vk.com/aa", deleted_on=None))

    with pytest.raises(ImportRejected, match="изменился"):
        importing.apply(plan)
    assert len(desk.accounts.all()) == 2


def test_an_empty_choice_is_no_change(desk: Desk, importing: Importing) -> None:
    importing.apply(ImportPlan("Импорт", ()))

    with pytest.raises(DeskError, match="нечего"):
        desk.history.undo()


def test_two_factor_is_read_and_silence_leaves_it(
    desk: Desk, importing: Importing, tmp_path: Path
) -> None:
    path = tmp_path / "a.csv"
    for words in ("включена;выключена;", ";;не указано"):
        cells = [f"Школа;vk.com/page{at};{cell}\n" for at, cell in enumerate(words.split(";"))]
        heading = "Организация;Ссылка;Двухфакторная аутентификация\n"
        path.write_text(heading + "".join(cells), encoding="utf-8")
        table, mapping = run_to_end(importing.read(path))
        importing.apply(plan_of(run_to_end(importing.propose(table, mapping))))
        assert [each.two_factor for each in desk.accounts.all()] == [True, False, None]


def test_a_mapping_chosen_by_hand_is_remembered(
    desk: Desk, importing: Importing, tmp_path: Path
) -> None:
    path = tmp_path / "a.csv"
    path.write_text("Организация;Ссылка;Чудо\nШкола;vk.com/aa;да\n", encoding="cp1251")
    table, found = run_to_end(importing.read(path))
    assert 2 not in found.columns
    importing.remember(found.chosen({2: "gosmark"}))
    again, remembered = run_to_end(importing.read(path))

    assert (again, remembered.columns) == (table, {**found.columns, 2: "gosmark"})
    (item,) = run_to_end(importing.propose(again, remembered)).items
    assert dict(item.values)["gosmark"] is True


def test_a_remembered_mapping_is_for_headings_in_the_same_places(
    desk: Desk, importing: Importing, tmp_path: Path
) -> None:
    path = tmp_path / "a.csv"
    path.write_text("№;Организация;Ссылка;Заметка\n1;Школа;vk.com/aa;да\n", encoding="utf-8")
    _, found = run_to_end(importing.read(path))
    importing.remember(found.chosen({3: "title"}))
    path.write_text("№;Организация;;Ссылка;Заметка\n1;Школа;;vk.com/aa;да\n", encoding="utf-8")
    table, moved = run_to_end(importing.read(path))

    assert moved.columns[3] == "address"
    (item,) = run_to_end(importing.propose(table, moved)).items
    assert (item.address, item.title) == ("https://vk.com/aa", "")


@pytest.mark.parametrize("suffix", [".xlsx", ".csv"])
def test_our_own_registry_read_back_changes_nothing(
    desk: Desk, importing: Importing, tmp_path: Path, suffix: str
) -> None:
    more: list[list[object]] = [
        [None, "Школа", "instagram.com/cc", None, None, "Ива И. И., Берёзов П. П.", None, None, 3],
        ["Отдел", "Клуб", "t.me/ddddd", date(2024, 5, 9), None, None, None, None, None],
    ]
    importing.apply(plan_of(read(desk, importing, tmp_path / "a.xlsx", ROWS + more)))
    for account in desk.accounts.all()[::2]:
        desk.accounts.change(
            replace(
                account,
                title=f"Страница № {account.id}, «вести»",
                page_id=f"{account.id}00",
                work_email="page@mail.ru",
                work_phone="8 42665 2-11-22",
                gospublics_on=date(2025, 2, 3),
                two_factor=account.id % 2 == 0,
                gosmark=True,
                pos_widgets=2,
                is_public=False,
                note="Одна строка\nи другая; с «знаками», запятыми",
            )
        )
    signer = Office(signer_post="Глава", signer_name="Ива И. И.", executor_name="Берёзов П. П.")
    desk.office.change(signer)
    report = registry(snapshot_of(desk))
    path = tmp_path / f"registry{suffix}"
    if suffix == ".xlsx":
        run_to_end(xlsx_file.write(report, path))
    else:
        run_to_end(csv_file.write(report, path))
    table, mapping = run_to_end(importing.read(path))
    proposal = run_to_end(importing.propose(table, mapping))

    assert [item.changes for item in proposal.items] == [()] * 4
    assert proposal.brief() == {"new": 0, "changed": 0, "same": 4, "rejected": []}


@pytest.mark.parametrize(
    "lines",
    [
        (
            "Организация;Страница;;Чудо",
            ";ВКонтакте;Одноклассники;",
            "Школа;vk.com/aa;;да",
            "",
            "Организация;Страница;;Чудо",
            ";ВКонтакте;Одноклассники;",
            "Клуб;;ok.ru/bb;да",
        ),
        (
            "Организация;Ссылка;Примечание;Чудо",
            "Школа;vk.com/aa;;да",
            "",
            "№;Организация;Чудо;Ссылка",
            "1;Клуб;да;ok.ru/bb",
        ),
    ],
)
def test_columns_chosen_by_hand_hold_for_the_same_headings_below(
    importing: Importing, tmp_path: Path, lines: tuple[str, ...]
) -> None:
    path = tmp_path / "a.csv"
    path.write_text("\n".join(lines), encoding="cp1251")
    table, found = run_to_end(importing.read(path))
    items = run_to_end(importing.propose(table, found.chosen({3: "gosmark"}))).items
    assert [item.address for item in items] == ["https://vk.com/aa", "https://ok.ru/bb"]
    assert [dict(item.values).get("gosmark") for item in items] == [True, True]
