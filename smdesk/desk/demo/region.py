"""A region: districts, settlements, institutions and their pages; seeded, so always the same."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta

from smdesk.desk.desk import Desk
from smdesk.models.progress import Job, Progress
from smdesk.models.records import (
    Account,
    AccountPeriod,
    Assignment,
    Organization,
    Person,
)
from smdesk.models.vocabulary import AccountStatus, OrganizationKind, Role

ACCOUNTS = 5_500
"""Pages of a region unless another number is asked for."""
SEED = 20_260_101
SETTLEMENTS, INSTITUTIONS = 13, 6
"""In each district; in each settlement."""
NETWORKS = ("vk", "ok", "telegram", "max")
"""Every organisation gets a page in the first two; the rest follow while pages are wanted."""

_ROOTS = ("Берёз", "Сосн", "Ключ", "Камен", "Луг", "Озёр", "Зареч", "Поляр", "Ясн", "Тих", "Нов")
_ENDS = ("овка", "ово", "ное", "ский", "евка", "ушка", "аново")
_INSTITUTIONS = (
    ("МБОУ «Средняя школа № {n}»", "Школа № {n}", "school"),
    ("МБДОУ «Детский сад № {n}»", "Детский сад № {n}", "sad"),
    ("МБУК «Дом культуры»", "Дом культуры", "dk"),
    ("МБУК «Библиотека № {n}»", "Библиотека № {n}", "biblio"),
    ("МБУ «Спортивная школа»", "Спортшкола", "sport"),
    ("МБУ «Центр социального обслуживания»", "Центр соцобслуживания", "cso"),
)
_SURNAMES = ("Рябинина", "Кедрова", "Полянская", "Озёрская", "Лугова", "Ветрова", "Дроздова")
_NAMES = (("Анна", "Сергеевна"), ("Ольга", "Петровна"), ("Мария", "Ивановна"), ("Елена", "Юрьевна"))


@dataclass(frozen=True, slots=True)
class _Place:
    id: int
    name: str
    slug: str


class Region:
    """Makes the region inside an open unrecorded change."""

    def __init__(self, desk: Desk, procedure: str) -> None:
        self._desk = desk
        self._procedure = procedure
        self._random = random.Random(SEED)  # noqa: S311 - example data
        rows = desk.storage.repository
        self._organizations = rows(Organization)
        self._accounts = rows(Account)
        self._periods = rows(AccountPeriod)
        self._persons = rows(Person)
        self._assignments = rows(Assignment)
        self._networks = {network.code: network for network in desk.networks.all()}
        self._today = desk.today()

    def make(self, accounts: int) -> Job[None]:
        """So many pages, two for each organisation and some more; yields progress in pages."""
        places = list(self._tree(accounts))
        made = 0
        for network in NETWORKS:
            for place in places:
                if made >= accounts:
                    break
                self._page(place, network)
                made += 1
                if made % 500 == 0:
                    yield Progress(made, accounts, "Заполняется регион")
        self._settle_office(places[0])

    def _tree(self, accounts: int) -> Iterator[_Place]:
        wanted = max(1, accounts * 2 // 5)
        body = self._add(
            None, OrganizationKind.BODY, "Правительство региона", "Правительство", "gov"
        )
        yield body
        count, district = 1, 0
        while count < wanted:
            district += 1
            for place in self._district(body, district):
                yield place
                count += 1
                if count >= wanted:
                    return

    def _district(self, body: _Place, number: int) -> Iterator[_Place]:
        name = self._name(number)
        district = self._add(
            body.id,
            OrganizationKind.SETTLEMENT,
            f"Администрация района «{name}»",
            f"Район «{name}»",
            f"rayon{number}",
        )
        yield district
        for at in range(1, SETTLEMENTS + 1):
            village = self._name(number * SETTLEMENTS + at)
            settlement = self._add(
                district.id,
                OrganizationKind.SETTLEMENT,
                f"Администрация сельского поселения {village} района «{name}»",
                f"Поселение {village}",
                f"sp{number}_{at}",
            )
            yield settlement
            for which in range(INSTITUTIONS):
                yield self._institution(settlement, number * 100 + at, which)

    def _institution(self, settlement: _Place, number: int, which: int) -> _Place:
        title, short, slug = _INSTITUTIONS[which]
        village = settlement.name.removeprefix("Поселение ")
        return self._add(
            settlement.id,
            OrganizationKind.SUBORDINATE,
            f"{title.format(n=number)} {village}",
            f"{short.format(n=number)}, {village}",
            f"{slug}_{settlement.slug}",
        )

    def _add(
        self, parent: int | None, kind: OrganizationKind, title: str, short: str, slug: str
    ) -> _Place:
        organization_id = self._organizations.insert(
            Organization(
                parent_id=parent,
                kind=kind,
                title=title,
                short_title=short,
                email=f"{slug}@region.example",
                phone=self._phone(),
            )
        )
        if self._random.random() < 0.9:
            self._responsible(organization_id, slug)
        return _Place(organization_id, short, slug)

    def _responsible(self, organization_id: int, slug: str) -> None:
        first, second = self._random.choice(_NAMES)
        person_id = self._persons.insert(
            Person(
                organization_id=organization_id,
                full_name=f"{self._random.choice(_SURNAMES)} {first} {second}",
                post="специалист по связям с общественностью",
                work_phone=self._phone(),
                work_email=f"press@{slug.replace('_', '-')}.example",
            )
        )
        self._assignments.insert(
            Assignment(
                person_id=person_id,
                role=Role.MANAGER,
                organization_id=organization_id,
                since=self._today - timedelta(days=self._random.randrange(60, 900)),
            )
        )

    def _page(self, place: _Place, code: str) -> None:
        roll = self._random.random()
        created = self._today - timedelta(days=self._random.randrange(100, 1500))
        network = self._networks[code]
        account = Account(
            organization_id=place.id,
            network_id=network.id,
            title=place.name,
            address=_ADDRESSES[code].format(slug=place.slug, number=50_000_000_000 + place.id),
            page_id=str(100_000_000 + place.id),
            work_email=f"{place.slug}@region.example" if roll > 0.05 else "",
            work_phone=self._phone() if roll > 0.1 else "",
            created_on=created,
            subscribers=self._random.randrange(40, 9000),
            gospublics_on=created + timedelta(days=30) if roll > 0.15 else None,
            gosmark=roll > 0.4,
            pos_widgets=self._random.randrange(3),
        )
        status = AccountStatus.SUSPENDED if roll < 0.02 else AccountStatus.ACTIVE
        if 0.02 <= roll < 0.03:
            deleted = created + timedelta(days=60)
            account, status = replace(account, deleted_on=deleted), AccountStatus.DELETED
        account_id = self._accounts.insert(account)
        self._periods.insert(
            AccountPeriod(account_id=account_id, status=AccountStatus.ACTIVE, since=created)
        )
        if status is not AccountStatus.ACTIVE:
            since = account.deleted_on or created + timedelta(days=60)
            self._periods.insert(AccountPeriod(account_id=account_id, status=status, since=since))

    def _settle_office(self, body: _Place) -> None:
        from smdesk.models.records import Office

        offices = self._desk.storage.repository(Office)
        office = replace(
            self._desk.office.get(), organization_id=body.id, procedure=self._procedure
        )
        if not offices.update(office):
            offices.insert(office)

    def _name(self, number: int) -> str:
        return f"{_ROOTS[number % len(_ROOTS)]}{_ENDS[number // len(_ROOTS) % len(_ENDS)]}"

    def _phone(self) -> str:
        return f"+7 (42665) 2-{self._random.randrange(10, 99)}-{self._random.randrange(10, 99)}"


_ADDRESSES = {
    "vk": "https://vk.com/{slug}",
    "ok": "https://ok.ru/group/{number}",
    "telegram": "https://t.me/{slug}",
    "max": "https://max.ru/{slug}",
}
