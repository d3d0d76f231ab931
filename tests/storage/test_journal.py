"""The journal: what is written, undone, redone, refused."""

from __future__ import annotations

import sqlite3
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from smdesk.models.changes import ChangeState
from smdesk.models.records import Account, AccountPeriod, Network, Organization, Person
from smdesk.models.registry import RegistryFilter
from smdesk.models.vocabulary import AccountStatus
from smdesk.storage.journal import AtMigration, NothingToUndo
from smdesk.storage.storage import Storage
from tests.storage.conftest import Clock


def add_account(storage: Storage) -> int:
    with storage.change("Добавлен аккаунт"):
        organization = storage.repository(Organization).insert(Organization(title="Клуб"))
        network = storage.repository(Network).insert(Network(code=f"n{organization}", title="Сеть"))
        account = storage.repository(Account).insert(
            Account(organization_id=organization, network_id=network, title="Страница клуба")
        )
        storage.repository(AccountPeriod).insert(
            AccountPeriod(account_id=account, status=AccountStatus.ACTIVE, since=date(2026, 1, 1))
        )
    return account


def test_a_write_outside_a_change_is_refused_by_the_database(storage: Storage) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="outside a change"):
        storage.repository(Person).insert(Person(full_name="Иванова Анна"))
    assert storage.repository(Person).count() == 0


def test_a_failed_change_leaves_nothing(storage: Storage) -> None:
    def fail() -> None:
        with storage.change("Не выйдет"):
            storage.repository(Person).insert(Person(full_name="Иванова Анна"))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert storage.repository(Person).count() == 0
    assert storage.log.changes() == []
    assert storage.announcement() is None


def test_a_change_that_changes_nothing_is_not_recorded(storage: Storage) -> None:
    with storage.change("Пусто"):
        pass
    assert storage.log.changes() == []
    assert storage.announcement() is None


def test_undo_takes_back_across_tables_and_redo_brings_again(storage: Storage) -> None:
    account = add_account(storage)
    assert storage.registry.ids(RegistryFilter(text="клуб")) == [account]
    storage.journal.undo()
    assert storage.repository(Organization).count() == 0
    assert storage.registry.ids(RegistryFilter()) == []
    storage.journal.redo()
    assert storage.registry.ids(RegistryFilter(text="клуб")) == [account]


def test_undo_brings_back_what_a_cascade_took(storage: Storage) -> None:
    account = add_account(storage)
    with storage.change("Удалён аккаунт"):
        storage.repository(Account).delete([account])
    assert storage.repository(AccountPeriod).count() == 0
    storage.journal.undo()
    assert storage.repository(AccountPeriod).count() == 1
    assert storage.registry.rows([account])[0].status is AccountStatus.ACTIVE


def test_undo_works_after_a_restart(tmp_path: Path, clock: Clock) -> None:
    path = tmp_path / "office.db"
    first = Storage(path, clock)
    add_account(first)
    first.close()
    second = Storage(path, clock)
    assert second.journal.undo().change.title == "Добавлен аккаунт"
    second.close()
    third = Storage(path, clock)
    assert third.repository(Account).count() == 0
    third.journal.redo()
    assert third.repository(Account).count() == 1
    third.close()


def test_an_undone_id_never_returns(storage: Storage) -> None:
    first = add_account(storage)
    storage.journal.undo()
    assert add_account(storage) > first


def test_a_new_change_drops_what_could_be_redone(storage: Storage) -> None:
    add_account(storage)
    storage.journal.undo()
    with storage.change("Другое"):
        storage.repository(Person).insert(Person(full_name="Иванова Анна"))
    with pytest.raises(NothingToUndo):
        storage.journal.redo()
    states = [(change.title, change.state) for change in storage.log.changes()]
    assert states == [
        ("Другое", ChangeState.DONE),
        ("Добавлен аккаунт", ChangeState.DROPPED),
    ]


def test_nothing_to_undo_is_said(storage: Storage) -> None:
    with pytest.raises(NothingToUndo, match="Отменять нечего"):
        storage.journal.undo()


def test_undo_stops_at_a_filling_or_migration_and_says_so(storage: Storage) -> None:
    add_account(storage)
    with storage.journal.unrecorded():
        storage.repository(Person).insert(Person(full_name="Иванова Анна"))
    with pytest.raises(AtMigration, match="не отменяются"):
        storage.journal.undo()


def test_history_shows_each_version_newest_first(storage: Storage) -> None:
    with storage.change("Добавлено лицо"):
        person = storage.repository(Person).insert(Person(full_name="Иванова Анна"))
    with storage.change("Изменено лицо"):
        storage.repository(Person).update(Person(id=person, full_name="Петрова Анна"))
    versions = storage.log.history("person", person)
    assert [v.change.title for v in versions] == ["Изменено лицо", "Добавлено лицо"]
    assert versions[0].row.fields == ("full_name",)
    assert versions[1].row.before is None


def test_log_search_folds_case_and_yo(storage: Storage) -> None:
    with storage.change("Добавлена страница «Ёлка»"):
        storage.repository(Person).insert(Person(full_name="Иванова Анна"))
    from smdesk.models.folding import fold

    assert storage.log.count(fold("ЕЛКА")) == 1
    assert storage.log.changes(fold("нет такого")) == []


def test_prune_drops_old_changes_in_batches(storage: Storage, clock: Clock) -> None:
    for number in range(5):
        with storage.change(f"Изменение {number}"):
            storage.repository(Person).insert(Person(full_name=f"Лицо {number}"))
        clock.forward(days=1)
    assert storage.log.prune(timedelta(days=3, hours=1), 1_000, batch=1) == 1
    assert storage.log.prune(timedelta(days=3, hours=1), 1_000, batch=9) == 1
    assert storage.log.prune(timedelta(days=3, hours=1), 1_000) == 0
    assert [c.title for c in storage.log.changes()] == ["Изменение 4", "Изменение 3", "Изменение 2"]
    assert storage.log.prune(timedelta(days=900), 1) == 2


def test_prune_leaves_no_gap_where_the_clock_was_wrong(storage: Storage, clock: Clock) -> None:
    for moment in (datetime(2026, 11, 1), datetime(2015, 1, 1), datetime(2026, 11, 2)):
        clock.moment = moment
        with storage.change(f"{moment:%Y}"):
            storage.repository(Person).insert(Person(full_name="Берёзова Анна"))
    assert storage.log.prune(timedelta(days=900), 1_000) == 0
    assert [c.title for c in storage.log.changes()] == ["2026", "2015", "2026"]


def test_changes_of_another_process_are_noticed(storage: Storage, clock: Clock) -> None:
    assert not storage.changed_elsewhere()
    other = Storage(storage.path, clock)
    with other.change("С командной строки"):
        other.repository(Person).insert(Person(full_name="Иванова Анна"))
    other.close()
    assert storage.changed_elsewhere()
    assert not storage.changed_elsewhere()
    assert storage.journal.undo().change.title == "С командной строки"


def test_registry_view_follows_the_day(tmp_path: Path) -> None:
    clock = Clock(datetime(2026, 11, 23, 9, 0))
    storage = Storage(tmp_path / "office.db", clock)
    account = add_account(storage)
    with storage.change("Приостановлен с завтра"):
        storage.repository(AccountPeriod).insert(
            AccountPeriod(
                account_id=account, status=AccountStatus.SUSPENDED, since=date(2026, 11, 24)
            )
        )
    storage.renew_day()
    assert storage.registry.rows([account])[0].status is AccountStatus.ACTIVE
    clock.forward(days=1)
    assert storage.renew_day()
    assert storage.registry.rows([account])[0].status is AccountStatus.SUSPENDED
    assert not storage.renew_day()
    storage.close()
