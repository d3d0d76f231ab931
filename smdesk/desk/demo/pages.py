"""The pages of a region: most in order, some with a fault worth finding."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from datetime import date, timedelta

from smdesk.desk.demo.words import Words
from smdesk.desk.desk import Desk
from smdesk.models.records import Account, AccountPeriod, Organization
from smdesk.models.vocabulary import AccountStatus

Past = list[tuple[AccountStatus, date]]
"""Statuses of a page and the days they begin on, oldest first."""

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
class Place:
    """An organisation that has been made, and the word its addresses are made of."""

    id: int
    organization: Organization
    slug: str
    is_district: bool = False


class Pages:
    """Makes pages inside an open unrecorded change."""

    def __init__(self, desk: Desk, chance: random.Random, words: Words) -> None:
        self._random = chance
        self._words = words
        self._accounts = desk.storage.repository(Account)
        self._periods = desk.storage.repository(AccountPeriod)
        self._networks = {network.code: network for network in desk.networks.all()}
        self._today = desk.today()

    def make(self, place: Place, code: str) -> None:
        """Most are in order; some lack a mailbox, a phone, a connection, or do not run."""
        roll = self._random.random()
        created = self.days_ago(100, 1500)
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

    def _mailbox(self, place: Place, roll: float) -> str:
        if roll < 0.05:
            return ""
        domain = "mail.ru" if 0.2 < roll < 0.23 else "krai.example"
        return f"{place.slug}@{domain}"

    def _history(self, account: Account, code: str, roll: float) -> tuple[Account, Past]:
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
                (AccountStatus.PLANNED, self.days_ago(1, 60))
            ]
        return account, [(AccountStatus.ACTIVE, created)]

    def _deleted(self, account: Account, gone: date) -> tuple[Account, Past]:
        created = account.created_on or gone
        return replace(account, deleted_on=gone), [
            (AccountStatus.ACTIVE, created),
            (AccountStatus.DELETED, gone),
        ]

    def _store(self, account: Account, past: Past) -> None:
        account_id = self._accounts.insert(account)
        for status, since in past:
            self._periods.insert(AccountPeriod(account_id=account_id, status=status, since=since))

    def days_ago(self, least: int, most: int) -> date:
        """A day so many days before today."""
        return self._today - timedelta(days=self._random.randrange(least, most))
