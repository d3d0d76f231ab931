"""Each migration is shown on a file of the version before it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from sqlite_utils import Database, Migrations

from smdesk.models.control_records import Inspection
from smdesk.models.plan_records import Placement, Post
from smdesk.models.records import Account, Office
from smdesk.models.registry import RegistryFilter
from smdesk.storage.copies import copies_of
from smdesk.storage.identity import APPLICATION_ID, MIGRATION_SET
from smdesk.storage.journal_triggers import create_triggers
from smdesk.storage.migrations.m0001_spine import spine
from smdesk.storage.migrations.m0002_control import control
from smdesk.storage.migrations.m0003_plan import plan
from smdesk.storage.storage import Storage
from tests.storage.conftest import Clock

STEPS = {"0001_spine": spine, "0002_control": control, "0003_plan": plan}


def file_of_version(path: Path, *names: str) -> None:
    """What an earlier program left: the schema of these migrations, one page, one change."""
    connection = sqlite3.connect(path, isolation_level=None)
    steps = Migrations(MIGRATION_SET)
    for name in names:
        steps(name=name)(STEPS[name])
    steps.apply(Database(connection))
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    create_triggers(connection)
    connection.execute("INSERT INTO _change(id, title, at) VALUES (1, 'Начало', '2026-01-01')")
    connection.execute("INSERT INTO _change_open VALUES (1, 1)")
    connection.execute("INSERT INTO organization(kind, title) VALUES ('body', 'Поселение')")
    connection.execute("INSERT INTO network(code, title) VALUES ('vk', 'ВКонтакте')")
    connection.execute("INSERT INTO account(organization_id, network_id, title) VALUES (1, 1, 'П')")
    connection.execute("DELETE FROM _change_open")
    connection.close()


def test_a_file_without_control_gets_it_and_is_copied_first(tmp_path: Path, clock: Clock) -> None:
    path = tmp_path / "office.db"
    file_of_version(path, "0001_spine")
    storage = Storage(path, clock)
    [page] = storage.repository(Account).all()
    assert (page.title, page.two_factor, page.email_is_work) == ("П", None, None)
    with storage.change("Осмотрено"):
        storage.repository(Inspection).insert(
            Inspection(account_id=page.id, inspected_on=clock().date())
        )
    storage.journal.undo()
    assert storage.repository(Inspection).count() == 0
    storage.close()
    assert [copy.label for copy in copies_of(path)] == ["before-migration"]


def test_a_file_without_a_plan_gets_it_and_keeps_its_records(tmp_path: Path, clock: Clock) -> None:
    path = tmp_path / "office.db"
    file_of_version(path, "0001_spine", "0002_control")
    storage = Storage(path, clock)
    [page] = storage.repository(Account).all()
    with storage.change("Добавлена публикация"):
        storage.repository(Office).insert(Office(id=1, posts_need_approval=True))
        post = storage.repository(Post).insert(Post(topic="Ёлка", labels=("зима",)))
        storage.repository(Placement).insert(
            Placement(post_id=post, account_id=page.id, planned_at=clock())
        )
    before = storage.repository(Post).all()
    storage.journal.undo()
    assert storage.repository(Placement).count() + storage.repository(Post).count() == 0
    storage.journal.redo()
    assert storage.repository(Post).all() == before
    storage.close()
    assert [copy.label for copy in copies_of(path)] == ["before-migration"]


def test_a_file_without_the_order_by_title_gets_it(tmp_path: Path, clock: Clock) -> None:
    path = tmp_path / "office.db"
    file_of_version(path, *STEPS)
    storage = Storage(path, clock)
    storage.renew_day()
    ids = storage.registry.ids(RegistryFilter())
    storage.close()
    assert ids == [1]
    with closing(sqlite3.connect(path)) as connection:
        [(*_ids, plan_words)] = connection.execute(
            "EXPLAIN QUERY PLAN SELECT account_id FROM _registry ORDER BY title_key, account_id"
        )
    assert plan_words == "SCAN _registry USING COVERING INDEX _registry_by_title"
