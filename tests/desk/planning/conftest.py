"""A desk with one body, two pages and a post, at noon of a Thursday."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import pytest

from smdesk.desk import Desk
from smdesk.models.records import Account, Organization
from smdesk.models.vocabulary import OrganizationKind

NOW = datetime(2026, 11, 26, 12, 0)


@dataclass(frozen=True)
class Office:
    desk: Desk
    body: int
    vk: int
    ok: int


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    desk = Desk.open(tmp_path / "office.db", lambda: NOW)
    body = desk.organizations.add(Organization(title="Поселение", kind=OrganizationKind.BODY))
    networks = {network.code: network.id for network in desk.networks.all()}
    pages = [
        desk.accounts.add(
            Account(
                organization_id=body,
                network_id=networks[code],
                title=f"Страница {code}",
                address=address,
                created_on=date(2026, 1, 5),
            )
        )
        for code, address in (("vk", "vk.com/pos"), ("ok", "ok.ru/group/55123456789012"))
    ]
    yield Office(desk, body, *pages)
    desk.close()
