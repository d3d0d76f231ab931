"""The registry as the window and the reports ask for it."""

from __future__ import annotations

from collections.abc import Sequence

from smdesk.models.registry import RegistryFilter, RegistryRow
from smdesk.models.vocabulary import AccountStatus
from smdesk.storage.registry import SORTS
from smdesk.storage.storage import Storage

SORTABLE = frozenset(SORTS)
"""What `RegistryFilter.sort` may name."""


class Registry:
    """Questions about the registry as it stands today."""

    def __init__(self, storage: Storage) -> None:
        self._view = storage.registry

    def ids(self, wanted: RegistryFilter) -> list[int]:
        """Ids of the accounts that match, in the order asked for."""
        return self._view.ids(wanted)

    def rows(self, ids: Sequence[int]) -> list[RegistryRow]:
        """The rows of these accounts in the order of the ids; at most some hundred at a time."""
        return self._view.rows(ids)

    def counts(self) -> dict[AccountStatus, int]:
        """How many accounts are in each status today."""
        return self._view.counts()

    def organizations_count(self) -> int:
        """How many organisations have a page that is not deleted."""
        return self._view.organizations_count()
