"""A region: districts, settlements, institutions and their pages; seeded, so always the same."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import count

from smdesk.desk.demo.words import Words, genitive
from smdesk.desk.desk import Desk
from smdesk.models.progress import Job, Progress
from smdesk.models.records import (
    Account,
    AccountPeriod,
    Assignment,
    LegalAct,
    Office,
    Organization,
    Person,
)
from smdesk.models.vocabulary import AccountStatus, ActRelation, OrganizationKind, Role

ACCOUNTS = 5_500
"""Pages of a region unless another number is asked for."""
SEED = 20_260_101
SETTLEMENTS = 13
"""In each district."""
NETWORKS = ("instagram", "vk", "ok", "telegram", "max")
"""Districts had a page in the first; then everyone gets one in each while pages are wanted."""
MARKED = frozenset({"vk", "ok"})
"""Networks whose pages bear the госметка and widgets of the feedback platform."""
BANNED_SINCE = date(2022, 3, 21)
"""Pages of the banned network were deleted about then."""

_ADDRESSES = {
    "instagram": "https://www.instagram.com/{slug}",
    "vk": "https://vk.com/{slug}",
    "ok": "https://ok.ru/group/{number}",
    "telegram": "https://t.me/{slug}",
    "max": "https://max.ru/{slug}",
}


@dataclass(frozen=True, slots=True)
class _Place:
    id: int
    organization: Organization
    slug: str
    is_district: bool = False


class Region:
    """Makes the region inside an open unrecorded change."""

    def __init__(self, desk: Desk, procedure: str) -> None:
        self._desk = desk
        self._procedure = procedure
        self._random = random.Random(SEED)  # noqa: S311 - example data
        self._words = Words(self._random)
        rows = desk.storage.repository
        self._organizations = rows(Organization)
        self._accounts = rows(Account)
        self._periods = rows(AccountPeriod)
        self._persons = rows(Person)
        self._assignments = rows(Assignment)
        self._acts = rows(LegalAct)
        self._networks = {network.code: network for network in desk.networks.all()}
        self._today = desk.today()

    def make(self, accounts: int) -> Job[None]:
        """So many pages, two for each organisation and some more; yields progress in pages."""
        places = list(self._tree(max(1, accounts * 2 // 5)))
        wanted = (
            (place, code)
            for code in NETWORKS
            for place in places
            if code != "instagram" or place.is_district
        )
        for number, (place, code) in zip(range(1, accounts + 1), wanted, strict=False):
            self._page(place, code)
            if number % 500 == 0:
                yield Progress(number, accounts, "Заполняется регион")
        self._settle_office(places[0])

    # -- the tree --------------------------------------------------------------------------------

    def _tree(self, wanted: int) -> Iterator[_Place]:
        body = self._body()
        yield body
        made = 1
        for number in count():
            for place in self._district(body, number):
                if made >= wanted:
                    return
                yield place
                made += 1

    def _body(self) -> _Place:
        body = self._add(
            Organization(
                kind=OrganizationKind.BODY,
                title=self._words.body,
                short_title=self._words.body_short,
            ),
            "krai",
        )
        self._in_charge(body, self._words.body_post, (Role.ORGANIZER, Role.MANAGER), 1.0)
        return body

    def _district(self, body: _Place, number: int) -> Iterator[_Place]:
        name = self._words.district(number)
        district = self._administration(
            body,
            f"Администрация {genitive(name)} района",
            f"{name} район",
            f"rayon{number + 1}",
        )
        yield replace(district, is_district=True)
        for at, village in enumerate(self._words.villages(SETTLEMENTS), 1):
            settlement = self._administration(
                district,
                f"Администрация сельского поселения {village} {genitive(name)} района",
                f"Поселение {village}, {name} р-н",
                f"sp{number + 1}_{at}",
            )
            yield settlement
            yield from self._institutions(settlement, village, name)

    def _administration(self, parent: _Place, title: str, short: str, slug: str) -> _Place:
        place = self._add(
            Organization(
                parent_id=parent.id,
                kind=OrganizationKind.SETTLEMENT,
                title=title,
                short_title=short,
                site=f"https://{slug.replace('_', '-')}.example",
            ),
            slug,
        )
        self._in_charge(place, self._words.post(), (Role.MANAGER,), 0.9)
        if self._random.random() < 0.7:
            self._adopt_act(place)
        return place

    def _institutions(self, settlement: _Place, village: str, district: str) -> Iterator[_Place]:
        """Villages of two districts share names, so the district stands in every title."""
        for each in self._words.institutions:
            place = self._add(
                Organization(
                    parent_id=settlement.id,
                    kind=OrganizationKind.SUBORDINATE,
                    title=f"{each['title'].format(village=village)} {genitive(district)} района",
                    short_title=f"{each['short'].format(village=village)}, {district} р-н",
                    postal_address=self._words.address(f"с. {village}"),
                ),
                f"{each['slug']}_{settlement.slug}",
            )
            self._in_charge(place, self._words.post(each["posts"]), (Role.MANAGER,), 0.9)
            yield place

    def _add(self, organization: Organization, slug: str) -> _Place:
        ready = replace(organization, email=f"{slug}@krai.example", phone=self._words.phone())
        return _Place(self._organizations.insert(ready), ready, slug)

    def _in_charge(self, place: _Place, post: str, roles: tuple[Role, ...], share: float) -> None:
        """A person with these duties, in this share of the places."""
        if self._random.random() >= share:
            return
        person_id = self._persons.insert(
            Person(
                organization_id=place.id,
                full_name=self._words.person(),
                post=post,
                work_phone=self._words.phone(),
                work_email=f"press@{place.slug.replace('_', '-')}.example",
            )
        )
        since = self._days_ago(60, 900)
        for role in roles:
            self._assignments.insert(
                Assignment(person_id=person_id, role=role, organization_id=place.id, since=since)
            )

    def _adopt_act(self, place: _Place) -> None:
        signed = self._days_ago(200, 1500)
        self._acts.insert(
            LegalAct(
                organization_id=place.id,
                relation=ActRelation.ANALOGOUS,
                number=str(self._random.randrange(1, 200)),
                signed_on=signed,
                in_force_from=signed,
                title="Об обеспечении создания и ведения аккаунтов в социальных сетях",
            )
        )

    # -- pages -----------------------------------------------------------------------------------

    def _page(self, place: _Place, code: str) -> None:
        """Most are in order; some lack a mailbox, a phone, a connection, or do not run."""
        roll = self._random.random()
        created = self._days_ago(100, 1500)
        marked = code in MARKED
        account = Account(
            organization_id=place.id,
            network_id=self._networks[code].id,
            title=place.organization.name,
            address=_ADDRESSES[code].format(slug=place.slug, number=50_000_000_000 + place.id),
            page_id=str(100_000_000 + place.id),
            work_email=self._mailbox(place, roll),
            work_phone=self._words.phone() if roll > 0.1 else "",
            created_on=created,
            subscribers=self._random.randrange(40, 9000),
            gospublics_on=created + timedelta(days=30) if roll > 0.15 and code != "max" else None,
            gosmark=marked and roll > 0.4,
            pos_widgets=self._random.randrange(3) if marked else 0,
        )
        self._store(*self._history(account, code, roll))

    def _mailbox(self, place: _Place, roll: float) -> str:
        if roll < 0.05:
            return ""
        domain = "mail.ru" if 0.2 < roll < 0.23 else "krai.example"
        return f"{place.slug}@{domain}"

    def _history(
        self, account: Account, code: str, roll: float
    ) -> tuple[Account, list[tuple[AccountStatus, date]]]:
        """The page as its past leaves it, and the periods of its status."""
        created = account.created_on or self._today
        if code == "instagram":
            created = BANNED_SINCE - timedelta(days=self._random.randrange(100, 900))
            gone = BANNED_SINCE + timedelta(days=self._random.randrange(1, 60))
            account = replace(account, created_on=created, gospublics_on=None, is_public=False)
            return self._deleted(account, gone)
        if roll < 0.02:
            paused = created + timedelta(days=60)
            return account, [(AccountStatus.ACTIVE, created), (AccountStatus.SUSPENDED, paused)]
        if roll < 0.03:
            return self._deleted(account, created + timedelta(days=60))
        if roll < 0.04:
            plan = replace(account, address="", page_id="", created_on=None, subscribers=None)
            return replace(plan, gosmark=False, pos_widgets=0), [
                (AccountStatus.PLANNED, self._days_ago(1, 60))
            ]
        return account, [(AccountStatus.ACTIVE, created)]

    def _deleted(
        self, account: Account, gone: date
    ) -> tuple[Account, list[tuple[AccountStatus, date]]]:
        created = account.created_on or gone
        return replace(account, deleted_on=gone), [
            (AccountStatus.ACTIVE, created),
            (AccountStatus.DELETED, gone),
        ]

    def _store(self, account: Account, periods: list[tuple[AccountStatus, date]]) -> None:
        account_id = self._accounts.insert(account)
        for status, since in periods:
            self._periods.insert(AccountPeriod(account_id=account_id, status=status, since=since))

    def _settle_office(self, body: _Place) -> None:
        offices = self._desk.storage.repository(Office)
        office = replace(
            self._desk.office.get(), organization_id=body.id, procedure=self._procedure
        )
        if not offices.update(office):
            offices.insert(office)

    def _days_ago(self, least: int, most: int) -> date:
        return self._today - timedelta(days=self._random.randrange(least, most))
