"""Which requirement a deadline serves: one that is in force and binds whom it is about."""

from __future__ import annotations

from collections.abc import Sequence

from smdesk.procedures.facts import Facts
from smdesk.procedures.records import Requirement


def serving(facts: Facts, words: Sequence[str]) -> list[Requirement]:
    """Requirements in force that are checked by one of these words, in the order of the act."""
    return [
        each
        for each in facts.procedure.requirements
        if each.check.what in words and each.is_in_force(facts.today)
    ]


def binding(
    facts: Facts, requirements: Sequence[Requirement], organization_id: int
) -> Requirement | None:
    """The first of them that binds the organisation."""
    organization = facts.organization.get(organization_id)
    return next(
        (
            each
            for each in requirements
            if facts.is_bound(each.binds, organization_id)
            and (not each.kinds or (organization and organization.kind in each.kinds))
        ),
        None,
    )
