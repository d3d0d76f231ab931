"""The reports themselves: who is listed, what is shown, what is kept back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from smdesk.models.records import Assignment
from smdesk.models.vocabulary import Role
from smdesk.reports.people import exemptions, responsible
from smdesk.reports.registry import registry, registry_public
from smdesk.reports.report import Report, Signatory, Value
from smdesk.reports.snapshot import Snapshot


def column(report: Report, key: str) -> list[Value]:
    place = [each.key for each in report.columns].index(key)
    return [row[place] for row in report.rows]


def test_every_row_has_a_value_for_every_column(snapshot: Snapshot) -> None:
    for build in (registry, registry_public, responsible, exemptions):
        report = build(snapshot)
        assert {len(row) for row in report.rows} == {len(report.columns)}
        assert len({each.key for each in report.columns}) == len(report.columns)


def test_the_registry_lists_pages_of_every_status(snapshot: Snapshot) -> None:
    report = registry(snapshot)

    assert column(report, "number") == [1, 2, 3, 4, 5]
    assert column(report, "status") == [
        "Работает",
        "Приостановлен",
        "Работает",
        "Удалён",
        "Создаётся",
    ]
    assert column(report, "status_since")[0] == date(2024, 3, 1)
    assert column(report, "network")[1] == "Instagram*"
    assert report.footnotes == ("* запрещена в России.",)


def test_chosen_pages_come_in_the_order_chosen(snapshot: Snapshot) -> None:
    report = registry(replace(snapshot, chosen=(4, 99, 1)))

    assert column(report, "address") == ["https://vk.com/dk", "https://vk.com/adm"]
    assert report.footnotes == ()


def test_chosen_duties_and_exemptions_come_in_the_order_chosen(snapshot: Snapshot) -> None:
    every = column(responsible(snapshot), "person")
    ids = [duty.id for duty in snapshot.assignments]
    names = {duty.id: snapshot.person[duty.person_id].full_name for duty in snapshot.assignments}

    chosen = column(responsible(replace(snapshot, chosen=(ids[-1], 99, ids[0]))), "person")

    assert chosen == [names[ids[-1]], names[ids[0]]]
    assert len(every) == len(ids)
    assert responsible(replace(snapshot, chosen=())).rows == []
    freed = tuple(each.id for each in snapshot.exemptions)
    assert len(exemptions(replace(snapshot, chosen=freed[:1])).rows) == 1


def test_the_site_shows_pages_that_work_and_are_meant_for_it(snapshot: Snapshot) -> None:
    report = registry_public(snapshot)

    assert column(report, "address") == ["https://vk.com/adm", "https://instagram.com/adm"]
    assert column(report, "phone") == ["+7 426 662-13-45", "+7 426 662-13-40"]
    assert report.signer is None
    assert report.approver is None
    assert report.executor == ""


def test_names_go_to_the_site_only_when_the_office_says_so(snapshot: Snapshot) -> None:
    named = replace(snapshot, office=replace(snapshot.office, public_persons=True))

    assert "person" not in {each.key for each in registry_public(snapshot).columns}
    assert column(registry_public(named), "person")[0] == "Соколова Вера Ильинична"


def test_a_duty_named_for_the_page_goes_before_that_of_the_organisation(
    snapshot: Snapshot,
) -> None:
    managers = column(registry(snapshot), "manager")

    assert managers[:2] == ["Соколова Вера Ильинична", "Орлов Пётр Ильич"]
    assert managers[3] == ""


def test_every_duty_has_its_column(snapshot: Snapshot) -> None:
    roles = (Role.ORGANIZER, Role.GOSPUBLIC_OPERATOR, Role.MODERATOR, Role.CONTROLLER)
    duties = tuple(
        Assignment(id=n, person_id=1, role=role, organization_id=2)
        for n, role in enumerate(roles, 10)
    )

    report = registry(replace(snapshot, assignments=duties))

    for role in roles:
        assert column(report, role.value) == ["", "", "", *["Соколова Вера Ильинична"] * 2]


def test_the_columns_for_paper_stand_first(snapshot: Snapshot) -> None:
    for build in (registry, responsible, exemptions):
        printed = [each.printed for each in build(snapshot).columns]
        assert printed == sorted(printed, reverse=True)


def test_duties_in_force_come_first(snapshot: Snapshot) -> None:
    report = responsible(snapshot)

    assert column(report, "current") == [True, True, False]
    assert column(report, "place")[:2] == [
        "Администрация поселения",
        "Администрация поселения, https://instagram.com/adm (Instagram)",
    ]
    assert column(report, "act")[0] == "распоряжение от 09.01.2024 № 7-р"


def test_the_exempt_are_listed_with_their_act(snapshot: Snapshot) -> None:
    report = exemptions(snapshot)

    assert column(report, "organization") == ["Бухгалтерия"]
    assert column(report, "act") == ["распоряжение от 09.01.2024 № 7-р"]


def test_the_head_names_the_body_the_act_and_the_day(snapshot: Snapshot) -> None:
    report = registry(snapshot)

    assert report.subtitle == (
        "Администрация поселения",
        "ведётся по порядку: постановление от 24.11.2022 № 98",
        "по состоянию на 23.11.2026",
    )
    assert report.approver == Signatory("Глава поселения", "Лебедев Игорь Олегович")
    assert report.executor == "Соколова В. И., +7 426 662-13-45"


def test_approval_is_left_out_unless_the_office_wants_it(snapshot: Snapshot) -> None:
    plain = replace(
        snapshot, office=replace(snapshot.office, approve=False, signer_post="", signer_name="")
    )

    assert registry(plain).approver is None
    assert registry(plain).signer is None


def test_yo_stands_where_e_does(snapshot: Snapshot) -> None:
    named = {1: "Яблоневка", 2: "Ёлкино", 3: "Заречье"}
    renamed = tuple(
        replace(each, title=named[each.id], short_title="") for each in snapshot.organizations
    )
    found = column(registry(replace(snapshot, organizations=renamed)), "organization")
    assert list(dict.fromkeys(found)) == ["Ёлкино", "Яблоневка"]
