"""Pages of banned and restricted networks stay off the site until someone decides otherwise."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest

from smdesk.desk import Desk
from smdesk.desk.importing import Importing
from smdesk.models.progress import run_to_end
from smdesk.models.records import Account
from smdesk.models.vocabulary import NetworkStatus
from tests.desk.conftest import SmallOffice


def added(desk: Desk, office: SmallOffice, *, chosen: bool = False) -> bool:
    account = Account(organization_id=office.club, network_id=office.ok, title="Клуб")
    return desk.accounts.get(desk.accounts.add(account, chosen=chosen)).is_public


@pytest.mark.parametrize(
    ("status", "shown"),
    [
        (NetworkStatus.MANDATORY, True),
        (NetworkStatus.OPTIONAL, True),
        (NetworkStatus.RESTRICTED, False),
        (NetworkStatus.BANNED, False),
    ],
)
def test_a_new_page_is_shown_by_the_status_of_its_network(
    desk: Desk, office: SmallOffice, status: NetworkStatus, shown: bool
) -> None:
    desk.networks.set_status(office.ok, status, date(2026, 11, 1))

    assert added(desk, office) is shown
    assert added(desk, office, chosen=True) is True


def test_a_ban_to_come_hides_nothing_yet(desk: Desk, office: SmallOffice) -> None:
    desk.networks.set_status(office.ok, NetworkStatus.BANNED, date(2027, 1, 1))

    assert added(desk, office) is True


def test_a_choice_made_later_stays(desk: Desk, office: SmallOffice) -> None:
    desk.networks.set_status(office.ok, NetworkStatus.BANNED, date(2026, 11, 1))
    account_id = desk.accounts.add(
        Account(organization_id=office.club, network_id=office.ok, title="Клуб"), chosen=True
    )

    desk.networks.set_status(office.ok, NetworkStatus.RESTRICTED, date(2026, 11, 2))

    assert desk.accounts.get(account_id).is_public is True


@pytest.mark.parametrize(("said", "shown"), [(None, False), ("да", True)])
def test_an_imported_page_is_shown_only_when_the_file_says_so(
    desk: Desk, office: SmallOffice, tmp_path: Path, said: str | None, shown: bool
) -> None:
    desk.networks.set_status(office.ok, NetworkStatus.BANNED, date(2026, 11, 1))
    head, row = ["Организация", "Ссылка"], ["Клуб «Ёлка»", "https://ok.ru/elka"]
    if said:
        head, row = [*head, "Показывать на сайте"], [*row, said]
    path = tmp_path / "pages.csv"
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream, delimiter=";").writerows([head, row])
    importing = Importing(desk.tools)
    table, mapping = run_to_end(importing.read(path))

    importing.take(run_to_end(importing.propose(table, mapping)))

    assert [account.is_public for account in desk.accounts.all()] == [shown]
