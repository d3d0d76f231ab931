"""Whom an exemption frees."""

from __future__ import annotations

from dataclasses import replace

from smdesk.models.records import Exemption, Organization
from smdesk.models.vocabulary import OrganizationKind
from tests.procedures.test_self_check import BARE, facts


def test_an_exemption_of_a_unit_does_not_free_its_whole_body() -> None:
    body = Organization(id=1, title="Администрация", kind=OrganizationKind.BODY)
    unit = Organization(id=2, parent_id=1, title="Отдел", kind=OrganizationKind.UNIT)
    known = replace(
        facts(BARE),
        organizations=(body, unit),
        exemptions=(Exemption(id=7, organization_id=unit.id),),
    )
    assert known.owner[unit.id] == body.id
    assert {organization: each.id for organization, each in known.exempt.items()} == {unit.id: 7}
