"""An office where everything is in order, as facts; a test breaks one thing in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from smdesk.models.event_days import Occurrence
from smdesk.models.plan_records import Event
from smdesk.models.plan_vocabulary import PostFormat
from smdesk.models.records import (
    Account,
    Assignment,
    Credential,
    Exemption,
    LegalAct,
    Network,
    Office,
    Organization,
    Person,
)
from smdesk.models.vocabulary import (
    AccountStatus,
    ActRelation,
    Answer,
    Binds,
    CheckKind,
    CredentialKind,
    NetworkStatus,
    OrganizationKind,
    Role,
)
from smdesk.procedures.calendar import Calendar, shipped_years
from smdesk.procedures.events_due import Wanted
from smdesk.procedures.facts import Facts, Looked, OnSite
from smdesk.procedures.networks import load_networks
from smdesk.procedures.norms import Owed, WeekRow
from smdesk.procedures.plan_facts import JUDGED_FROM, Formats, PlanFacts
from smdesk.procedures.records import Procedure

TODAY = date(2026, 11, 23)
BODY, SUB, SETTLEMENT, FREED = 1, 2, 3, 4
KINDS = {
    BODY: OrganizationKind.BODY,
    SUB: OrganizationKind.SUBORDINATE,
    SETTLEMENT: OrganizationKind.SETTLEMENT,
    FREED: OrganizationKind.SUBORDINATE,
}
LONG_AGO = TODAY - timedelta(days=1000)
LATELY = TODAY - timedelta(days=5)


def ago(days: int) -> date:
    """A day so many days before today."""
    return TODAY - timedelta(days=days)


def sound(procedure: Procedure) -> Facts:
    """Everything that can be computed holds. Organisations by the ids above, one freed."""
    networks = tuple(
        replace(network, id=number) for number, (network, _) in enumerate(load_networks(), 1)
    )
    accounts = tuple(_accounts(procedure, networks))
    inspected = [r.code for r in procedure.requirements if r.check.kind is CheckKind.INSPECTION]
    return Facts(
        today=TODAY,
        procedure=procedure,
        office=Office(id=1, organization_id=BODY, conduct_rules="https://body.example/pravila"),
        calendar=Calendar(shipped_years()),
        organizations=tuple(
            Organization(
                id=each, kind=kind, title=f"О{each}", parent_id=None if each == BODY else BODY
            )
            for each, kind in KINDS.items()
        ),
        networks=networks,
        network_status={network.id: NetworkStatus.OPTIONAL for network in networks},
        accounts=accounts,
        status={account.id: AccountStatus.ACTIVE for account in accounts},
        persons={
            1: Person(id=1, full_name="Иванова Анна"),
            2: Person(id=2, full_name="Кедров Пётр"),
        },
        assignments=tuple(_duties()),
        acts=(_act(procedure), _analogous(SUB, 2), _analogous(SETTLEMENT, 3), _analogous(FREED, 4)),
        exemptions=(Exemption(id=1, organization_id=FREED, act_id=1, basis="приложение"),),
        credentials=tuple(_credentials(accounts)),
        looked={
            account.id: {code: Looked(Answer.YES, LATELY) for code in inspected}
            for account in accounts
        },
        inspected={account.id: LATELY for account in accounts},
        on_site=OnSite(LATELY),
        plan=_plan(procedure, accounts),
    )


def _plan(procedure: Procedure, accounts: tuple[Account, ...]) -> PlanFacts:
    """A plan of long standing: ten posts a week, three formats, everything told and decided."""
    week = {a.id: WeekRow(a.id, 10, 0, _owed(procedure, a)) for a in accounts}
    formats = (PostFormat.PHOTO, PostFormat.TEXT, PostFormat.VIDEO)
    event = Event(
        id=1,
        title="Открытие площадки",
        starts_on=ago(3),
        is_significant=True,
        information_received_on=ago(2),
    )
    told = Wanted(Occurrence(ago(3), "", event), ago(2), "р4")
    return PlanFacts(
        begun_on=LONG_AGO,
        last=week,
        now=week,
        ahead={account.id: 3 for account in accounts},
        formats={account.id: Formats(formats, JUDGED_FROM) for account in accounts},
        decided_on=LATELY,
        information=(told,),
        has_events=True,
    )


def _owed(procedure: Procedure, account: Account) -> Owed:
    norm = procedure.norm_on(TODAY)
    if norm is None or (account.organization_id == BODY) is not (norm.binds is Binds.OWN):
        return Owed()
    return Owed(norm.number, norm.clause)


def _accounts(procedure: Procedure, networks: tuple[Network, ...]) -> list[Account]:
    ids = {network.code: network.id for network in networks}
    return [
        Account(
            id=organization * 100 + ids[code],
            organization_id=organization,
            network_id=ids[code],
            title=f"Страница {organization}",
            address=f"https://{code}.example/{organization}",
            work_email="pochta@body.example",
            work_phone="+7 (42665) 2-10-10",
            phone_is_work=True,
            two_factor=True,
            created_on=LONG_AGO,
            gospublics_on=LONG_AGO,
            gosmark=True,
            pos_widgets=2,
        )
        for organization in (BODY, SUB, SETTLEMENT)
        for code in procedure.networks
    ]


def _duties() -> list[Assignment]:
    places = [(place, role) for place in (BODY, SUB, SETTLEMENT) for role in Role]
    return [
        Assignment(id=number, person_id=1, role=role, organization_id=place, since=LONG_AGO)
        for number, (place, role) in enumerate(places, 1)
    ]


def _act(procedure: Procedure) -> LegalAct:
    act = procedure.act
    return LegalAct(
        id=1,
        organization_id=BODY,
        number=act.number,
        in_force_from=act.in_force_from,
        published="сайт",
        repeals="прежний акт",
    )


def _analogous(organization: int, act_id: int) -> LegalAct:
    return LegalAct(
        id=act_id, organization_id=organization, relation=ActRelation.ANALOGOUS, number="1"
    )


def _credentials(accounts: tuple[Account, ...]) -> list[Credential]:
    kinds = (CredentialKind.LOGIN, CredentialKind.PASSWORD)
    return [
        Credential(
            id=account.id * 10 + number,
            account_id=account.id,
            kind=kind,
            entry=f"{account.id}-{kind}",
            changed_on=LATELY,
        )
        for account in accounts
        for number, kind in enumerate(kinds)
    ]


def with_accounts(facts: Facts, changes: Mapping[str, Any]) -> Facts:
    """The same facts with every page changed so."""
    return replace(facts, accounts=tuple(replace(a, **changes) for a in facts.accounts))
