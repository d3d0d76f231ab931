"""Use cases of the tree, of people and their duties."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from smdesk.desk import Desk
from smdesk.models.control_records import Help, Notice
from smdesk.models.errors import InUse, Invalid, NotFound
from smdesk.models.records import Account, Assignment, Exemption, LegalAct, Organization, Person
from smdesk.models.registry import NOBODY, RegistryFilter
from smdesk.models.vocabulary import ActKind, DeadlineKind, Role
from smdesk.storage.errors import Outdated
from tests.desk.conftest import SmallOffice


def test_the_tree_has_children_after_their_parent(desk: Desk, office: SmallOffice) -> None:
    desk.organizations.add(Organization(title="Библиотека", parent_id=office.body))
    names = [(b.depth, b.organization.name) for b in desk.organizations.tree()]
    assert names == [
        (0, "Администрация Берёзовского поселения"),
        (1, "Библиотека"),
        (1, "Клуб «Ёлка»"),
    ]


def test_names_for_a_list_are_those_of_the_tree(desk: Desk, office: SmallOffice) -> None:
    shown = [(b.organization.id, b.organization.name, b.depth) for b in desk.organizations.tree()]
    assert desk.organizations.names() == shown


def test_an_organisation_cannot_stand_below_itself(desk: Desk, office: SmallOffice) -> None:
    body = desk.organizations.get(office.body)
    with pytest.raises(Invalid, match="саму себя"):
        desk.organizations.change(replace(body, parent_id=office.club))


def test_a_version_that_would_close_a_circle_does_not_come_back(
    desk: Desk, office: SmallOffice
) -> None:
    below = desk.history.of("organization", office.club)[-1]
    desk.organizations.change(replace(desk.organizations.get(office.club), parent_id=None))
    desk.organizations.change(replace(desk.organizations.get(office.body), parent_id=office.club))
    with pytest.raises(Invalid, match="саму себя"):
        desk.history.restore(below)
    assert {branch.organization.id for branch in desk.organizations.tree()} == {
        office.body,
        office.club,
    }


def test_what_another_window_has_taken_away_is_one_sentence(
    desk: Desk, office: SmallOffice
) -> None:
    desk.organizations.delete([office.club])
    with pytest.raises(Outdated):
        desk.persons.add(Person(full_name="Берёзова Анна", organization_id=office.club))
    assert desk.persons.count() == 0


def test_a_record_that_another_window_has_just_deleted_is_not_changed_in_silence(
    desk: Desk, office: SmallOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    club = desk.organizations.get(office.club)
    desk.organizations.delete([office.club])
    monkeypatch.setattr(desk.organizations, "get", lambda _id: club)  # read before it went
    with pytest.raises(NotFound, match="Организация не найдена"):
        desk.organizations.change(replace(club, title="Клуб «Сосна»"))
    assert desk.history.log()[0].title.startswith("Удалена организация")


def test_an_organisation_with_pages_or_children_is_not_deleted(
    desk: Desk, office: SmallOffice
) -> None:
    with pytest.raises(InUse, match="входят другие"):
        desk.organizations.delete([office.body])
    desk.accounts.add(
        Account(
            organization_id=office.club, network_id=office.vk, title="Клуб", address="vk.com/klub"
        )
    )
    with pytest.raises(InUse, match="1 аккаунт"):
        desk.organizations.delete([office.club])


def test_an_organisation_with_letters_or_help_is_not_deleted(
    desk: Desk, office: SmallOffice
) -> None:
    day = date(2026, 11, 1)
    kind = DeadlineKind.INFORMATION_REQUESTED
    letter = desk.notices.add(Notice(kind=kind, event_on=day, organization_id=office.club))
    with pytest.raises(InUse, match="1 уведомление"):
        desk.organizations.delete([office.club])
    desk.notices.delete([letter])
    desk.helps.add(Help(given_on=day, organization_id=office.club, what="Совет"))
    with pytest.raises(InUse, match="1 запись о помощи"):
        desk.organizations.delete([office.club])


def test_what_another_window_has_entered_meanwhile_keeps_an_organisation(
    desk: Desk, office: SmallOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.persons.add(Person(full_name="Берёзова Анна", organization_id=office.club))
    monkeypatch.setattr(type(desk.organizations), "_refuse_in_use", lambda *_ids: None)
    with pytest.raises(Outdated):
        desk.organizations.delete([office.club])
    assert desk.organizations.count() == 2


def test_a_whole_branch_is_deleted_at_once(desk: Desk, office: SmallOffice) -> None:
    desk.organizations.delete([office.body, office.club])
    assert desk.organizations.count() == 0
    desk.history.undo()
    assert desk.organizations.count() == 2


def responsible(desk: Desk, account: int) -> str:
    return desk.registry.rows([account])[0].responsible


def test_a_manager_of_the_organisation_answers_for_its_pages(
    desk: Desk, office: SmallOffice
) -> None:
    account = desk.accounts.add(
        Account(
            organization_id=office.club, network_id=office.vk, title="Клуб", address="vk.com/klub"
        )
    )
    anna = desk.persons.add(Person(full_name="Иванова Анна Сергеевна", post="методист"))
    duty = desk.assignments.add(
        Assignment(person_id=anna, role=Role.MANAGER, organization_id=office.club)
    )
    assert responsible(desk, account) == "Иванова Анна Сергеевна"
    pavel = desk.persons.add(Person(full_name="Соколов Павел"))
    desk.assignments.add(Assignment(person_id=pavel, role=Role.MANAGER, account_id=account))
    assert responsible(desk, account) == "Соколов Павел"
    assert desk.registry.ids(RegistryFilter(person_id=pavel)) == [account]
    assert desk.registry.ids(RegistryFilter(text="иванова")) == [account]
    desk.persons.delete([pavel])
    assert responsible(desk, account) == "Иванова Анна Сергеевна"
    desk.assignments.delete([duty])
    assert desk.registry.ids(RegistryFilter(person_id=NOBODY)) == [account]


def test_responsible_persons_stand_in_the_order_of_the_alphabet(
    desk: Desk, office: SmallOffice
) -> None:
    for number, name in enumerate(("Ёлкин Иван", "Абрамов Пётр", "Яшин Олег")):
        page = desk.accounts.add(
            Account(organization_id=office.club, network_id=office.vk, title=f"Клуб {number}")
        )
        person = desk.persons.add(Person(full_name=name))
        desk.assignments.add(Assignment(person_id=person, role=Role.MANAGER, account_id=page))
    pages = desk.registry.ids(RegistryFilter(sort="responsible"))
    names = [responsible(desk, page) for page in pages]
    assert names == ["Абрамов Пётр", "Ёлкин Иван", "Яшин Олег"]


def test_a_duty_ends_the_day_before_the_next_begins(desk: Desk, office: SmallOffice) -> None:
    anna = desk.persons.add(Person(full_name="Иванова Анна"))
    pavel = desk.persons.add(Person(full_name="Соколов Павел"))
    act = desk.acts.add(
        LegalAct(kind=ActKind.ORDER, number="14", signed_on=date(2026, 11, 1), title="О назначении")
    )
    old = desk.assignments.add(
        Assignment(
            person_id=anna, role=Role.MANAGER, organization_id=office.club, since=date(2026, 1, 1)
        )
    )
    new = desk.assignments.replace(old, pavel, date(2026, 11, 10), act)
    assert desk.assignments.get(old).until == date(2026, 11, 9)
    assert desk.assignments.get(new).act_id == act
    assert [d.person_id for d in desk.assignments.current(date(2026, 11, 9))] == [anna]
    assert [d.person_id for d in desk.assignments.current(date(2026, 11, 10))] == [pavel]
    with pytest.raises(Invalid, match="позже"):
        desk.assignments.replace(new, anna, date(2026, 11, 10), None)


def test_the_same_duty_twice_is_refused(desk: Desk, office: SmallOffice) -> None:
    anna = desk.persons.add(Person(full_name="Иванова Анна"))
    duty = Assignment(person_id=anna, role=Role.MANAGER, organization_id=office.club)
    desk.assignments.add(duty)
    with pytest.raises(Invalid, match="уже есть"):
        desk.assignments.add(duty)


def test_deleting_a_person_takes_the_duties_and_undo_brings_them(
    desk: Desk, office: SmallOffice
) -> None:
    anna = desk.persons.add(Person(full_name="Иванова Анна"))
    desk.assignments.add(Assignment(person_id=anna, role=Role.MANAGER, organization_id=office.club))
    desk.persons.delete([anna])
    assert desk.assignments.count() == 0
    desk.history.undo()
    assert desk.assignments.of_person(anna)


def test_a_version_comes_back_as_a_new_change(desk: Desk, office: SmallOffice) -> None:
    anna = desk.persons.add(Person(full_name="Иванова Анна"))
    desk.persons.change(replace(desk.persons.get(anna), full_name="Петрова Анна"))
    first = desk.history.of("person", anna)[-1]
    desk.history.restore(first)
    assert desk.persons.get(anna).full_name == "Иванова Анна"
    assert desk.history.log(limit=1)[0].title.startswith("Возвращена версия от 23.11.2026")


def test_a_version_that_refers_to_what_is_gone_is_refused(desk: Desk, office: SmallOffice) -> None:
    person = desk.persons.add(Person(full_name="Иванова Анна", organization_id=office.club))
    desk.persons.change(replace(desk.persons.get(person), organization_id=None))
    desk.organizations.delete([office.club])
    with pytest.raises(InUse, match="нельзя вернуть"):
        desk.history.restore(desk.history.of("person", person)[-1])
    assert desk.persons.get(person).organization_id is None


def test_only_those_who_manage_today_are_named(desk: Desk, office: SmallOffice) -> None:
    names = ("Яшина Яна", "Иванова Анна", "Прежняя Вера", "Модератор Глеб")
    yana, anna, vera, gleb = (desk.persons.add(Person(full_name=name)) for name in names)
    for person, role, until in (
        (yana, Role.MANAGER, None),
        (anna, Role.MANAGER, desk.today()),
        (vera, Role.MANAGER, date(2025, 1, 1)),
        (gleb, Role.MODERATOR, None),
    ):
        desk.assignments.add(
            Assignment(person_id=person, role=role, organization_id=office.club, until=until)
        )
    assert desk.assignments.managers() == {office.club: ["Иванова Анна", "Яшина Яна"]}


def test_only_what_frees_today_is_in_force(desk: Desk, office: SmallOffice) -> None:
    for basis, since, until in (
        ("прежний", None, date(2025, 1, 1)),
        ("нынешний", date(2025, 1, 2), None),
        ("будущий", date(2027, 1, 1), None),
    ):
        desk.exemptions.add(
            Exemption(organization_id=office.club, basis=basis, since=since, until=until)
        )
    found = [desk.exemptions.get(each).basis for each in desk.exemptions.in_force(office.club)]
    assert found == ["нынешний"]
