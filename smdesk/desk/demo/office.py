"""A small office from a TOML file: organisations, people, pages, duties, acts.

In the file days are whole numbers: how many days before today (negative: ahead).
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any, TypeVar

from smdesk.desk.beginning import own_act_of
from smdesk.desk.demo import numbers
from smdesk.desk.demo.control import RECORDS
from smdesk.desk.demo.plan import DemoPlan, read_plan
from smdesk.desk.desk import Desk
from smdesk.models import records
from smdesk.models.records import (
    Account,
    AccountPeriod,
    Assignment,
    LegalAct,
    Organization,
    Person,
    Record,
    RegistryRelease,
)
from smdesk.models.validation import normalise
from smdesk.models.vocabulary import (
    AccountStatus,
    ActKind,
    ActRelation,
    OrganizationKind,
    Role,
)
from smdesk.procedures.records import Procedure
from smdesk.resources import resource_text

R = TypeVar("R", bound=Record)
Data = Mapping[str, Any]


def read_office(procedure: str) -> Data:
    """The data of the example for a built-in procedure, with its code."""
    return {"procedure": procedure, **tomllib.loads(resource_text(f"demo/{procedure}.toml"))}


class Office:
    """Puts one office into the base, inside an open unrecorded change."""

    def __init__(self, desk: Desk, data: Data) -> None:
        self._desk = desk
        self._data = data
        self._today = desk.today()
        self._networks = {network.code: network for network in desk.networks.all()}
        self._ids: dict[str, int] = {}
        self._procedure: Procedure = desk.procedures.load(data["procedure"])

    def make(self) -> None:
        """Organisations, acts, people, pages, duties, exemptions, office, release."""
        for each in self._data["organization"]:
            self._organization(each)
        self._own_act()
        for kind, store in (
            ("act", self._act),
            ("person", self._person),
            ("account", self._account),
            ("assignment", self._assignment),
        ):
            for each in self._data.get(kind, ()):
                store(each)
        self._office()
        self._release()
        self._control()
        self._plan()

    def _plan(self) -> None:
        DemoPlan(
            self._desk,
            read_plan(self._data["procedure"]),
            self._ids,
            self._data["office"]["executor_phone"],
        ).make()
        numbers.count(self._desk)

    def _control(self) -> None:
        for source in RECORDS:
            for record, parts in source(self._data, self._ids, self._procedure, self._today):
                record_id = self._store("", record)
                for part in parts:
                    self._store("", part(record_id))

    def _store(self, key: str, record: R) -> int:
        """Normalise and insert; the key names the record for later lines of the file."""
        ready = normalise(record, self._today, list(self._networks.values()))
        self._ids[key] = found = self._desk.storage.repository(type(ready)).insert(ready)
        return found

    def _day(self, days: int | None) -> date | None:
        return None if days is None else self._today - timedelta(days=days)

    def _id(self, key: str | None) -> int | None:
        return None if key is None else self._ids[key]

    def _organization(self, each: Data) -> None:
        self._store(
            each["key"],
            Organization(
                parent_id=self._id(each.get("parent")),
                kind=OrganizationKind(each["kind"]),
                title=each["title"],
                short_title=each.get("short", ""),
                postal_address=each.get("address", ""),
                site=each.get("site", ""),
                phone=each.get("phone", ""),
                email=each.get("email", ""),
                note=each.get("note", ""),
            ),
        )

    def _own_act(self) -> None:
        self._store("own-act", own_act_of(self._procedure, self._ids["body"]))

    def _act(self, each: Data) -> None:
        self._store(
            each["key"],
            LegalAct(
                organization_id=self._id(each.get("organization", "body")),
                relation=ActRelation(each["relation"]),
                kind=ActKind(each["kind"]),
                number=each["number"],
                signed_on=self._day(each["signed"]),
                title=each["title"],
                in_force_from=self._day(each["signed"]),
            ),
        )

    def _person(self, each: Data) -> None:
        self._store(
            each["key"],
            Person(
                organization_id=self._id(each["organization"]),
                full_name=each["name"],
                post=each.get("post", ""),
                unit=each.get("unit", ""),
                work_phone=each.get("phone", ""),
                work_email=each.get("email", ""),
            ),
        )

    def _account(self, each: Data) -> None:
        created = self._day(each.get("created"))
        account_id = self._store(
            each["key"],
            Account(
                organization_id=self._ids[each["organization"]],
                network_id=self._networks[each["network"]].id,
                title=each["title"],
                address=each.get("address", ""),
                page_id=each.get("page_id", ""),
                work_email=each.get("email", ""),
                work_phone=each.get("phone", ""),
                created_on=created,
                deleted_on=self._day(each.get("deleted")),
                subscribers=each.get("subscribers"),
                gospublics_on=self._day(each.get("gospublics")),
                gosmark=each.get("gosmark", False),
                pos_widgets=each.get("widgets", 0),
                is_public=each.get("public", True),
                two_factor=each.get("two_factor"),
                email_is_work=each.get("email_is_work"),
                note=each.get("note", ""),
            ),
        )
        periods = self._desk.storage.repository(AccountPeriod)
        for status, days in each["status"]:
            since = self._day(days) or self._today
            periods.insert(
                AccountPeriod(account_id=account_id, status=AccountStatus(status), since=since)
            )

    def _assignment(self, each: Data) -> None:
        for role in each["roles"]:
            self._store(
                f"{each['person']}:{role}:{each.get('organization') or each.get('account')}",
                Assignment(
                    person_id=self._ids[each["person"]],
                    role=Role(role),
                    organization_id=self._id(each.get("organization")),
                    account_id=self._id(each.get("account")),
                    since=self._day(each["since"]),
                    until=self._day(each.get("until")),
                    act_id=self._id(each.get("act")),
                ),
            )

    def _office(self) -> None:
        signer = self._data["office"]
        offices = self._desk.storage.repository(records.Office)
        office = replace(
            self._desk.office.get(),
            organization_id=self._ids["body"],
            procedure=self._procedure.code,
            place=self._procedure.place,
            site_page=signer.get("site_page", ""),
            approve=signer.get("approve", False),
            approver_post=signer["signer_post"],
            approver_name=signer["signer_name"],
            signer_post=signer["signer_post"],
            signer_name=signer["signer_name"],
            executor_name=signer["executor_name"],
            executor_phone=signer["executor_phone"],
            conduct_rules=signer.get("conduct_rules", ""),
            conduct_rules_on=self._day(signer.get("conduct_rules_days")),
        )
        ready = normalise(office, self._today)
        if not offices.update(ready):
            offices.insert(ready)

    def _release(self) -> None:
        """The registry as it stood on the site some days ago, before the newest page."""
        from smdesk.reports.difference import public_rows

        days = self._data["office"].get("released")
        if days is None:
            return
        later = set(self._data["office"].get("later", ()))
        shown = [
            self._ids[each["key"]] for each in self._data["account"] if each["key"] not in later
        ]
        self._desk.storage.registry.renew(self._today)
        rows = public_rows(self._desk.reports.build("registry-public", shown))
        moment = datetime.combine(self._today - timedelta(days=days), datetime.min.time())
        self._store(
            "release",
            RegistryRelease(
                released_at=moment.replace(hour=11),
                place=self._data["office"].get("site_page", ""),
                rows=rows,
            ),
        )
