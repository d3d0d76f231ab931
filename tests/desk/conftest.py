"""A desk on a fresh file, with a clock that the tests set and a small office."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from smdesk.desk import Desk
from smdesk.models.records import Organization
from smdesk.models.vocabulary import OrganizationKind


class Clock:
    """A clock that moves only when told to."""

    def __init__(self, moment: datetime) -> None:
        self.moment = moment

    def __call__(self) -> datetime:
        return self.moment

    def forward(self, **step: float) -> None:
        self.moment += timedelta(**step)


@dataclass(frozen=True)
class SmallOffice:
    """Ids of a body, its institution and two networks."""

    body: int
    club: int
    vk: int
    ok: int


@pytest.fixture
def clock() -> Clock:
    return Clock(datetime(2026, 11, 23, 9, 0))


@pytest.fixture
def desk(tmp_path: Path, clock: Clock) -> Iterator[Desk]:
    opened = Desk.open(tmp_path / "office.db", clock)
    yield opened
    opened.close()


@pytest.fixture
def office(desk: Desk) -> SmallOffice:
    return small_office(desk)


def small_office(desk: Desk) -> SmallOffice:
    """A body with one club, and the ids of VK and OK."""
    codes = {network.code: network.id for network in desk.networks.all()}
    body = desk.organizations.add(
        Organization(title="Администрация Берёзовского поселения", kind=OrganizationKind.BODY)
    )
    club = desk.organizations.add(Organization(title="Клуб «Ёлка»", parent_id=body))
    return SmallOffice(body, club, codes["vk"], codes["ok"])
