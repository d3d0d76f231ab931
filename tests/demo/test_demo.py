"""Example data: every act has an office, a region repeats itself, nothing real is touched."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from smdesk.desk import Desk
from smdesk.desk.demo import fill
from smdesk.desk.demo.filling import NotEmpty
from smdesk.models.progress import run_to_end
from smdesk.models.records import Account, Organization, Person
from smdesk.models.registry import NOBODY, RegistryFilter
from smdesk.models.validation import normalise
from smdesk.models.vocabulary import AccountStatus, NetworkStatus
from smdesk.procedures.loading import builtin_codes
from smdesk.storage.journal import NothingToUndo

NOW = datetime(2026, 11, 23, 15, 30)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    opened = Desk.open(tmp_path / "demo.db", lambda: NOW)
    yield opened
    opened.close()


@pytest.mark.parametrize("procedure", builtin_codes())
def test_every_procedure_has_an_office_with_gaps_worth_finding(desk: Desk, procedure: str) -> None:
    run_to_end(fill(desk, procedure, "office"))
    counts = desk.registry.counts()
    assert set(counts) == set(AccountStatus)
    current = desk.procedures.current()
    assert current is not None
    assert current.code == procedure
    assert desk.registry.ids(RegistryFilter(person_id=NOBODY))
    accounts = desk.accounts.all()
    assert any(a.work_email.endswith("@mail.ru") for a in accounts)
    assert any(a.address and not a.work_phone for a in accounts)
    assert any(a.address and a.gospublics_on is None for a in accounts)
    banned = [a for a in accounts if desk.networks.status(a.network_id) is NetworkStatus.BANNED]
    assert banned
    assert not any(a.is_public for a in banned)


@pytest.mark.parametrize("procedure", builtin_codes())
def test_every_example_record_is_as_the_desk_would_store_it(desk: Desk, procedure: str) -> None:
    run_to_end(fill(desk, procedure, "office"))
    networks = desk.networks.all()
    for record in (*desk.accounts.all(), *desk.persons.all(), *desk.organizations.all()):
        assert normalise(record, NOW.date(), networks) == record


def test_amurzet_frees_the_accountants_by_its_own_act(desk: Desk) -> None:
    run_to_end(fill(desk, "amurzet", "office"))
    [exemption] = desk.exemptions.all()
    organization = desk.organizations.get(exemption.organization_id)
    assert organization.short_title == "МКУ «Централизованная бухгалтерия»"
    assert desk.acts.get(exemption.act_id or 0).number == "98"


def test_the_site_lacks_the_newest_page(desk: Desk) -> None:
    from smdesk.reports.difference import difference, public_rows

    run_to_end(fill(desk, "amurzet", "office"))
    release = desk.releases.latest()
    assert release is not None
    now = public_rows(desk.reports.build("registry-public"))
    found = difference(release.rows, now)
    assert found.count >= 1


def test_the_story_is_in_the_journal_and_stops_at_the_filling(desk: Desk) -> None:
    run_to_end(fill(desk, "amurzet", "office"))
    changes = desk.history.log()
    assert len(changes) == 10
    assert NOW - timedelta(days=5) < changes[-1].at < changes[0].at <= NOW
    for _change in changes:
        desk.history.undo()
    accounts = desk.accounts.count()
    with pytest.raises(NothingToUndo):
        desk.history.undo()
    assert desk.accounts.count() == accounts


def test_a_file_that_was_worked_in_is_refused(desk: Desk) -> None:
    desk.procedures.use("tomsk")
    with pytest.raises(NotEmpty):
        run_to_end(fill(desk, "amurzet", "office"))
    current = desk.procedures.current()
    assert current is not None
    assert current.code == "tomsk"


def test_a_file_with_data_is_refused_and_kept(desk: Desk) -> None:
    desk.persons.add(Person(full_name="Иванова Анна"))
    with pytest.raises(NotEmpty, match="уже есть данные"):
        run_to_end(fill(desk, "amurzet", "office"))
    assert desk.accounts.count() == 0


def test_a_region_has_the_wanted_size_and_is_always_the_same(desk: Desk, tmp_path: Path) -> None:
    run_to_end(fill(desk, "kuzbass", "region", 700))
    other = Desk.open(tmp_path / "other.db", lambda: NOW)
    run_to_end(fill(other, "kuzbass", "region", 700))
    for kind in (Account, Organization, Person):
        mine = desk.storage.repository(kind).all()
        assert mine == other.storage.repository(kind).all()
    assert desk.accounts.count() == 700
    depths = {branch.depth for branch in desk.organizations.tree()}
    assert depths == {0, 1, 2, 3}
    names = [organization.name for organization in desk.organizations.all()]
    assert len(set(names)) == len(names)
    networks = desk.networks.all()
    for record in (*desk.accounts.all()[::25], *desk.organizations.all()[::25]):
        assert normalise(record, NOW.date(), networks) == record
    assert set(desk.registry.counts()) == set(AccountStatus)
    other.close()
