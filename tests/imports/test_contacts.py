"""Contacts of a list for the site: they are nobody's secret, and bind no page."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from smdesk.imports.known import KnownRegistry
from smdesk.imports.plan import plan_of
from smdesk.imports.proposal import FieldChange
from smdesk.models.records import Organization, Person
from tests.imports.conftest import Memory, Proposing
from tests.imports.test_proposing import KNOWN

if TYPE_CHECKING:
    from tests.imports.conftest import Lines

HEAD = ["Орган", "Ссылка", "Подразделение", "Телефон", "Электронная почта"]
PHONE = "+7 (42665) 2-11-62"


def lines(*rows: list[object]) -> Lines:
    return [[*HEAD], *rows]


def test_a_new_organisation_has_the_contacts_of_its_first_row(proposed: Proposing) -> None:
    proposal = proposed(
        lines(
            ["Клуб", "vk.com/aa", "Отдел связи", "8 (42665) 2-11-62", "a@klub.ru; b@klub.ru"],
            ["Клуб", "ok.ru/bb", "", "8 (42665) 2-99-99", "a@klub.ru, b@klub.ru"],
        )
    )
    (club,) = (added.record for added in proposal.organizations)
    first, second = proposal.items

    assert (club.phone, club.email) == (PHONE, "a@klub.ru, b@klub.ru")
    assert dict(first.values)["note"] == "Подразделение: Отдел связи"
    assert "work_phone" not in dict(first.values)
    assert second.notes == (f"Не взято: телефон «+7 (42665) 2-99-99»; сейчас записано «{PHONE}».",)


def test_a_stored_organisation_gets_what_it_lacks_and_keeps_what_it_has(
    proposed: Proposing, memory: type[Memory]
) -> None:
    kept = Organization(id=1, title="Ёлкино", email="adm@elkino.ru")
    known = KnownRegistry(organizations=(kept,))
    table = lines(["Ёлкино", "vk.com/aa", "", PHONE, "other@elkino.ru"])
    proposal = proposed(table, known)

    (item,) = proposal.items
    assert FieldChange("organization_phone", "", PHONE) in item.changes
    assert item.notes == ("Не взято: почта «other@elkino.ru»; сейчас записано «adm@elkino.ru».",)
    after = memory(known).apply(plan_of(proposal))
    assert after.organizations == (replace(kept, phone=PHONE),)
    (again,) = proposed(table, after).items
    assert not again.changes


def test_a_page_that_a_person_runs_shows_that_person(proposed: Proposing) -> None:
    person = Person(id=9, full_name="Рябинина Алёна Петровна", work_phone=PHONE)
    known = replace(KNOWN, persons=(person,))
    (item,) = proposed(lines(["Ёлкино", "vk.com/elkino", "", PHONE, ""]), known).items

    assert (item.changes, item.notes) == ((), ())


def test_beside_a_name_the_contacts_are_the_persons(proposed: Proposing) -> None:
    head = ["Орган", "Ссылка", "Подразделение", "Рабочий телефон", "Рабочая почта", "Ответственный"]
    row = ["Клуб", "vk.com/aa", "Отдел", PHONE, "ivan@klub.ru", "Сосновский Илья Ильич"]
    proposal = proposed([head, row])
    (person,) = (added.record for added in proposal.persons)
    (club,) = (added.record for added in proposal.organizations)

    assert (person.work_phone, person.work_email, person.unit) == (PHONE, "ivan@klub.ru", "Отдел")
    assert (club.phone, club.email) == ("", "")


def test_a_contact_that_is_none_is_told(proposed: Proposing) -> None:
    (item,) = proposed(lines(["Клуб", "vk.com/aa", "", "позвоните нам", "почта"])).items

    assert [note.split(".")[0] for note in item.notes] == [
        "Не взято: телефон «позвоните нам»",
        "Не взято: почта «почта»",
    ]


def test_a_note_keeps_its_words_beside_the_unit(proposed: Proposing, memory: type[Memory]) -> None:
    table: Lines = [
        ["Орган", "Ссылка", "Подразделение", "Примечание"],
        ["Клуб", "vk.com/aa", "Отдел связи", "Проверить"],
    ]
    proposal = proposed(table)
    after = memory(KnownRegistry()).apply(plan_of(proposal))

    assert after.accounts[0].note == "Проверить\nПодразделение: Отдел связи"
    (again,) = proposed(table, after).items
    assert not again.changes
