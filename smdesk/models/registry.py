"""The registry as a table shows it: the question and the flat answer."""

from __future__ import annotations

from datetime import date

from smdesk.models.quick_dataclass import dataclass
from smdesk.models.vocabulary import AccountStatus

NOBODY = 0
"""In `RegistryFilter.person_id`: accounts that nobody is responsible for."""


@dataclass(frozen=True, slots=True)
class RegistryFilter:
    """What to show of the registry and in what order. Empty sets mean «все»."""

    text: str = ""
    networks: frozenset[int] = frozenset()
    organization_id: int | None = None
    """Together with its subtree."""
    statuses: frozenset[AccountStatus] = frozenset()
    person_id: int | None = None
    sort: str = "title"
    descending: bool = False


@dataclass(frozen=True, slots=True)
class RegistryRow:
    """One account, ready to be shown today."""

    account_id: int
    network_id: int
    network: str
    badge: str
    colour: str
    title: str
    address: str
    organization_id: int
    organization: str
    status: AccountStatus
    status_since: date | None
    responsible: str
    """Names of those who run the page today; empty when nobody does."""
    page_id: str
    work_email: str
    work_phone: str
    subscribers: int | None
    created_on: date | None
    deleted_on: date | None
    gospublics_on: date | None
    two_factor: bool | None
    """None while nobody has said."""
    gosmark: bool
    pos_widgets: int
    is_public: bool
    note: str
