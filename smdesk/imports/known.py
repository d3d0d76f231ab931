"""What the desk already keeps, as plain records: what a proposal is compared with."""

from __future__ import annotations

from dataclasses import dataclass

from smdesk.models.records import (
    Account,
    AccountPeriod,
    Assignment,
    Exemption,
    Organization,
    Person,
)


@dataclass(frozen=True, slots=True)
class KnownRegistry:
    """Every record of these kinds; ids are those of the base."""

    organizations: tuple[Organization, ...] = ()
    accounts: tuple[Account, ...] = ()
    periods: tuple[AccountPeriod, ...] = ()
    persons: tuple[Person, ...] = ()
    assignments: tuple[Assignment, ...] = ()
    exemptions: tuple[Exemption, ...] = ()
    home: int | None = None
    """The organisation whose desk this is."""
