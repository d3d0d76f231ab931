"""A region: districts, settlements, institutions and their pages; seeded, so always the same."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from itertools import count

from smdesk.desk.demo.pages import NETWORKS, Pages, Place
from smdesk.desk.demo.region_plan import RegionPlan
from smdesk.desk.demo.words import Words, genitive
from smdesk.desk.desk import Desk
from smdesk.models.progress import Job, Progress
from smdesk.models.records import (
    Assignment,
    LegalAct,
    Office,
    Organization,
    Person,
)
from smdesk.models.vocabulary import ActRelation, OrganizationKind, Role

ACCOUNTS = 5_500
"""Pages of a region unless another number is asked for."""
PLACEMENTS = 1_000_000
"""Placements of a whole region."""
SEED = 20_260_101
SETTLEMENTS = 13
"""In each district."""


class Region:
    """Makes the region inside an open unrecorded change."""

    def __init__(self, desk: Desk, procedure: str) -> None:
        self._desk = desk
        self._procedure = procedure
        self._random = random.Random(SEED)  # noqa: S311 - example data
        self._words = Words(self._random)
        rows = desk.storage.repository
        self._organizations = rows(Organization)
        self._persons = rows(Person)
        self._assignments = rows(Assignment)
        self._acts = rows(LegalAct)
        self._pages = Pages(desk, self._random, self._words)

    def make(self, accounts: int, placements: int = 0) -> Job[None]:
        """So many pages, two for each organisation and some more, and about so many placements."""
        places = list(self._tree(max(1, accounts * 2 // 5)))
        wanted = (
            (place, code)
            for code in NETWORKS
            for place in places
            if code != "instagram" or place.is_district
        )
        for number, (place, code) in zip(range(1, accounts + 1), wanted, strict=False):
            self._pages.make(place, code)
            if number % 500 == 0:
                yield Progress(number, accounts, "Заполняется регион")
        self._settle_office(places[0])
        plan = RegionPlan(self._desk, self._random, self._words)
        yield from plan.make(placements)

    # -- the tree --------------------------------------------------------------------------------

    def _tree(self, wanted: int) -> Iterator[Place]:
        body = self._body()
        yield body
        made = 1
        for number in count():
            for place in self._district(body, number):
                if made >= wanted:
                    return
                yield place
                made += 1

    def _body(self) -> Place:
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

    def _district(self, body: Place, number: int) -> Iterator[Place]:
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

    def _administration(self, parent: Place, title: str, short: str, slug: str) -> Place:
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

    def _institutions(self, settlement: Place, village: str, district: str) -> Iterator[Place]:
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

    def _add(self, organization: Organization, slug: str) -> Place:
        ready = replace(organization, email=f"{slug}@krai.example", phone=self._words.phone())
        return Place(self._organizations.insert(ready), ready, slug)

    def _in_charge(self, place: Place, post: str, roles: tuple[Role, ...], share: float) -> None:
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
        since = self._pages.days_ago(60, 900)
        for role in roles:
            self._assignments.insert(
                Assignment(person_id=person_id, role=role, organization_id=place.id, since=since)
            )

    def _adopt_act(self, place: Place) -> None:
        signed = self._pages.days_ago(200, 1500)
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

    def _settle_office(self, body: Place) -> None:
        offices = self._desk.storage.repository(Office)
        office = replace(
            self._desk.office.get(), organization_id=body.id, procedure=self._procedure
        )
        if not offices.update(office):
            offices.insert(office)
