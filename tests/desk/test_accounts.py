"""Use cases of accounts: duplicates, dated status, archive, deletion, refusal."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from smdesk.desk import Desk
from smdesk.models.changes import Changed
from smdesk.models.errors import Duplicate, InUse, Invalid, NotFound
from smdesk.models.records import Account, Credential, Organization
from smdesk.models.registry import NOBODY, RegistryFilter
from smdesk.models.vocabulary import AccountStatus, CredentialKind
from tests.desk.conftest import Clock, SmallOffice


def page(office: SmallOffice, address: str = "vk.com/elka", **more: object) -> Account:
    base = Account(organization_id=office.club, network_id=office.vk, title="Клуб «Ёлка»")
    return replace(base, address=address, **more)  # type: ignore[arg-type]


def test_an_added_account_has_a_canonical_address_and_a_status(
    desk: Desk, office: SmallOffice
) -> None:
    account_id = desk.accounts.add(
        page(office, "http://m.vk.com/Elka?from=x", created_on=date(2026, 3, 1))
    )
    assert desk.accounts.get(account_id).address == "https://vk.com/elka"
    periods = desk.accounts.periods(account_id)
    assert [(p.status, p.since) for p in periods] == [(AccountStatus.ACTIVE, date(2026, 3, 1))]


def test_the_same_address_in_another_spelling_is_refused_with_the_other_record(
    desk: Desk, office: SmallOffice
) -> None:
    first = desk.accounts.add(page(office))
    with pytest.raises(Duplicate) as refusal:
        desk.accounts.add(page(office, "https://vk.com/ELKA/"))
    assert refusal.value.existing_id == first
    assert desk.accounts.count() == 1


def test_an_address_without_network_spelling_belongs_to_the_chosen_network(
    desk: Desk, office: SmallOffice
) -> None:
    account_id = desk.accounts.add(page(office, "@elka"))
    assert desk.accounts.get(account_id).address == "https://vk.com/elka"


def test_an_address_of_another_network_is_refused(desk: Desk, office: SmallOffice) -> None:
    with pytest.raises(Invalid) as refusal:
        desk.accounts.add(page(office, "ok.ru/group/123"))
    assert refusal.value.field in {"address", "network_id"}


def test_a_page_without_address_is_planned_and_cannot_become_active(
    desk: Desk, office: SmallOffice
) -> None:
    account_id = desk.accounts.add(page(office, ""))
    assert desk.accounts.status(account_id) is AccountStatus.PLANNED
    with pytest.raises(Invalid, match="не указан адрес"):
        desk.accounts.set_status([account_id], AccountStatus.ACTIVE, date(2026, 11, 1))


def test_status_is_dated(desk: Desk, office: SmallOffice) -> None:
    account_id = desk.accounts.add(page(office, created_on=date(2026, 1, 10)))
    desk.accounts.set_status([account_id], AccountStatus.SUSPENDED, date(2026, 6, 1))
    desk.accounts.set_status([account_id], AccountStatus.ACTIVE, date(2026, 7, 1))
    judged = [
        desk.accounts.status(account_id, day)
        for day in (date(2026, 1, 1), date(2026, 5, 31), date(2026, 6, 30), date(2026, 7, 1))
    ]
    assert judged == [
        AccountStatus.PLANNED,
        AccountStatus.ACTIVE,
        AccountStatus.SUSPENDED,
        AccountStatus.ACTIVE,
    ]


def test_status_before_creation_is_refused(desk: Desk, office: SmallOffice) -> None:
    account_id = desk.accounts.add(page(office, created_on=date(2026, 1, 10)))
    with pytest.raises(Invalid, match=r"создана 10\.01\.2026"):
        desk.accounts.set_status([account_id], AccountStatus.SUSPENDED, date(2026, 1, 9))


def test_a_page_that_works_keeps_its_address(desk: Desk, office: SmallOffice) -> None:
    account_id = desk.accounts.add(page(office))
    bare = replace(desk.accounts.get(account_id), address="")
    with pytest.raises(Invalid, match="не указан адрес") as refusal:
        desk.accounts.change(bare)
    assert refusal.value.field == "address"
    assert desk.accounts.get(account_id).address
    desk.accounts.set_status([account_id], AccountStatus.SUSPENDED, desk.today())
    desk.accounts.change(bare)
    assert desk.accounts.get(account_id).address == ""


def test_a_page_without_address_is_not_entered_as_active(desk: Desk, office: SmallOffice) -> None:
    with pytest.raises(Invalid, match="не указан адрес"):
        desk.accounts.add(page(office, ""), AccountStatus.ACTIVE)
    assert desk.accounts.count() == 0
    account_id = desk.accounts.add(page(office, "", deleted_on=date(2026, 3, 1)))
    desk.accounts.change(replace(desk.accounts.get(account_id), deleted_on=None))
    assert desk.accounts.status(account_id) is AccountStatus.PLANNED


def test_a_page_is_not_entered_as_deleted_before_its_creation(
    desk: Desk, office: SmallOffice
) -> None:
    created = page(office, created_on=date(2025, 5, 5))
    with pytest.raises(Invalid, match=r"создана 05\.05\.2025, позже"):
        desk.accounts.add(created, AccountStatus.DELETED, date(2020, 1, 1))
    assert desk.accounts.count() == 0


def test_a_page_is_not_created_tomorrow_nor_connected_before_it_was_created(
    desk: Desk, office: SmallOffice
) -> None:
    with pytest.raises(Invalid, match="День создания ещё не наступил") as refusal:
        desk.accounts.add(page(office, created_on=date(2027, 11, 10)))
    assert refusal.value.field == "created_on"
    made = page(office, created_on=date(2026, 3, 1), gospublics_on=date(2026, 2, 1))
    with pytest.raises(Invalid, match="позже подключения к «Госпабликам»") as refusal:
        desk.accounts.add(made)
    assert refusal.value.field == "gospublics_on"
    assert desk.accounts.count() == 0
    desk.accounts.add(replace(made, gospublics_on=date(2026, 3, 1)))


@pytest.mark.parametrize("year", [1, 9999])
def test_a_status_of_a_year_that_no_record_may_have_is_refused(
    desk: Desk, office: SmallOffice, year: int
) -> None:
    account_id = desk.accounts.add(page(office))
    before = desk.accounts.periods(account_id)
    with pytest.raises(Invalid, match=f"Год {year} не подходит"):
        desk.accounts.set_status([account_id], AccountStatus.DELETED, date(year, 12, 31))
    with pytest.raises(Invalid, match=f"Год {year} не подходит"):
        desk.accounts.archive([account_id], date(year, 12, 31))
    assert desk.accounts.periods(account_id) == before


def test_archive_keeps_the_account_in_the_registry_and_undo_brings_it_back(
    desk: Desk, office: SmallOffice
) -> None:
    ids = [desk.accounts.add(page(office, f"vk.com/page{n}")) for n in range(3)]
    desk.accounts.archive(ids, date(2026, 11, 20))
    assert {desk.accounts.status(i) for i in ids} == {AccountStatus.DELETED}
    assert desk.accounts.get(ids[0]).deleted_on == date(2026, 11, 20)
    assert len(desk.registry.ids(RegistryFilter())) == 3
    undone = desk.history.undo()
    assert undone.title == "Страница удалена 20.11.2026: 3 аккаунта"
    assert {desk.accounts.status(i) for i in ids} == {AccountStatus.ACTIVE}
    assert desk.accounts.get(ids[0]).deleted_on is None


def test_a_date_of_deletion_and_the_status_say_the_same(desk: Desk, office: SmallOffice) -> None:
    account_id = desk.accounts.add(page(office, created_on=date(2026, 1, 10)))
    account = desk.accounts.get(account_id)
    desk.accounts.change(replace(account, deleted_on=date(2026, 8, 1)))
    assert desk.accounts.status(account_id) is AccountStatus.DELETED
    desk.accounts.change(replace(desk.accounts.get(account_id), deleted_on=None))
    assert desk.accounts.status(account_id) is AccountStatus.ACTIVE


def test_a_page_that_is_entered_as_deleted_has_worked_before(
    desk: Desk, office: SmallOffice
) -> None:
    created, deleted = date(2026, 3, 1), date(2026, 6, 1)
    gone = desk.accounts.add(page(office, created_on=created, deleted_on=deleted))
    told = desk.accounts.add(
        page(office, "vk.com/sosna", created_on=created), AccountStatus.DELETED, deleted
    )
    for account in (gone, told):
        assert [(p.status, p.since) for p in desk.accounts.periods(account)] == [
            (AccountStatus.ACTIVE, created),
            (AccountStatus.DELETED, deleted),
        ]
        assert desk.accounts.get(account).deleted_on == deleted


def test_a_date_of_deletion_before_the_day_of_entry_ends_the_page(
    desk: Desk, office: SmallOffice
) -> None:
    account_id = desk.accounts.add(page(office))
    account = desk.accounts.get(account_id)
    desk.accounts.change(replace(account, deleted_on=date(2026, 11, 3)))
    assert desk.accounts.status(account_id) is AccountStatus.DELETED
    assert [p.since for p in desk.accounts.periods(account_id)] == [date(2026, 11, 3)]
    desk.accounts.change(replace(desk.accounts.get(account_id), deleted_on=None))
    assert desk.accounts.status(account_id) is AccountStatus.ACTIVE


def test_a_version_that_comes_back_brings_its_status_along(desk: Desk, office: SmallOffice) -> None:
    account_id = desk.accounts.add(page(office, created_on=date(2026, 1, 10)))
    desk.accounts.archive([account_id], date(2026, 11, 20))
    archived, _added = desk.history.of("account", account_id)
    desk.history.restore(desk.history.of("account", account_id)[-1])
    assert desk.accounts.get(account_id).deleted_on is None
    assert desk.accounts.status(account_id) is AccountStatus.ACTIVE

    desk.history.restore(archived)
    assert desk.accounts.status(account_id) is AccountStatus.DELETED
    desk.accounts.delete([account_id])
    desk.history.restore(archived)
    assert desk.accounts.status(account_id) is AccountStatus.DELETED


def test_a_period_that_comes_back_brings_the_date_of_deletion(
    desk: Desk, office: SmallOffice
) -> None:
    account_id = desk.accounts.add(page(office, created_on=date(2026, 1, 10)))
    desk.accounts.archive([account_id], date(2026, 11, 20))
    gone = desk.accounts.periods(account_id)[-1]
    desk.accounts.remove_period(gone.id)
    desk.history.restore(desk.history.of("account_period", gone.id)[-1])
    assert desk.accounts.get(account_id).deleted_on == date(2026, 11, 20)


def test_deleting_a_record_is_one_change_for_many(desk: Desk, office: SmallOffice) -> None:
    ids = [desk.accounts.add(page(office, f"vk.com/page{n}")) for n in range(5)]
    heard: list[Changed] = []
    desk.announcer.subscribe(heard.append)
    desk.accounts.delete(ids)
    assert [changed.title for changed in heard] == ["Удалено: 5 записей об аккаунтах"]
    assert heard[0].tables["account"] == frozenset(ids)
    desk.history.undo()
    assert desk.accounts.count() == 5


def test_an_account_with_secrets_in_the_keyring_is_not_deleted(
    desk: Desk, office: SmallOffice
) -> None:
    account_id = desk.accounts.add(page(office))
    desk.credentials.add(
        Credential(account_id=account_id, kind=CredentialKind.PASSWORD, entry="SMDesk/x")
    )
    with pytest.raises(InUse, match="связке ключей"):
        desk.accounts.delete([account_id])


def test_a_change_of_a_record_that_is_gone_is_one_sentence(desk: Desk, office: SmallOffice) -> None:
    account_id = desk.accounts.add(page(office))
    account = desk.accounts.get(account_id)
    desk.accounts.delete([account_id])
    with pytest.raises(NotFound, match="не найден"):
        desk.accounts.change(replace(account, title="Другое"))


def test_saving_without_a_difference_writes_nothing(desk: Desk, office: SmallOffice) -> None:
    account_id = desk.accounts.add(page(office))
    before = desk.history.count()
    desk.accounts.change(desk.accounts.get(account_id))
    assert desk.history.count() == before


def test_registry_filters(desk: Desk, office: SmallOffice, clock: Clock) -> None:
    club = desk.accounts.add(page(office, subscribers=10))
    body = desk.accounts.add(
        replace(
            page(office, "https://ok.ru/group/55123456789"),
            network_id=office.ok,
            organization_id=office.body,
            title="Администрация",
        )
    )
    ask = desk.registry.ids
    assert ask(RegistryFilter(text="елка клуб")) == [club]
    assert ask(RegistryFilter(text="ок.ru")) == []
    assert ask(RegistryFilter(networks=frozenset({office.ok}))) == [body]
    assert set(ask(RegistryFilter(organization_id=office.body))) == {club, body}
    assert ask(RegistryFilter(organization_id=office.club)) == [club]
    assert ask(RegistryFilter(statuses=frozenset({AccountStatus.DELETED}))) == []
    assert set(ask(RegistryFilter(person_id=NOBODY))) == {club, body}
    assert ask(RegistryFilter(sort="subscribers", descending=True))[0] == club
    assert ask(RegistryFilter(sort="title")) == [body, club]


def test_a_name_with_quotation_marks_is_quoted_as_it_is_written(desk: Desk) -> None:
    club = desk.organizations.add(Organization(title="Клуб «Ёлка»"))

    assert desk.history.log("", 1)[0].title == "Добавлена организация «Клуб „Ёлка“»"
    assert club


def test_a_page_is_not_deleted_on_a_day_to_come(desk: Desk, office: SmallOffice) -> None:
    account_id = desk.accounts.add(page(office))
    tomorrow = date(2026, 11, 24)
    with pytest.raises(Invalid, match="ещё не наступил") as refused:
        desk.accounts.archive([account_id], tomorrow)
    assert refused.value.field == "since"
    with pytest.raises(Invalid, match="ещё не наступил"):
        desk.accounts.change(replace(desk.accounts.get(account_id), deleted_on=tomorrow))
    assert desk.accounts.get(account_id).deleted_on is None
