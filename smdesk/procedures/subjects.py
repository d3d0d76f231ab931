"""What findings and deadlines are about: the office, an organisation, a page."""

from __future__ import annotations

from typing import NamedTuple

from smdesk.models.records import Account, Organization
from smdesk.models.vocabulary import Subject
from smdesk.procedures.facts import Facts


class About(NamedTuple):
    """What a finding is about."""

    kind: Subject
    id: int
    """Id of the account or organisation; the body's for the office."""
    label: str
    """As people call it: organisation, network and address of a page."""
    organization_id: int
    """Whose page it is, or the organisation itself."""


def about_account(facts: Facts, account: Account) -> About:
    """A page as a subject."""
    organization = facts.organization[account.organization_id]
    network = facts.network[account.network_id]
    page = account.address or account.title
    label = ", ".join(part for part in (organization.name, network.title, page) if part)
    return About(Subject.ACCOUNT, account.id, label, organization.id)


def about_organization(organization: Organization) -> About:
    """An organisation as a subject."""
    return About(Subject.ORGANIZATION, organization.id, organization.name, organization.id)


def about_office(facts: Facts) -> About:
    """The office as a subject: its body."""
    body = facts.organization.get(facts.body)
    label = body.name if body else facts.procedure.body_short
    return About(Subject.OFFICE, facts.body, label, facts.body)
