"""The registry while somebody types: its texts are read once and searched in memory.

SQLite compares sign by sign and takes some 8 ms for a region, on every key; Python takes one.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from smdesk.models.registry import RegistryFilter

Rows = list[tuple[int, str]]
"""Id and searched text of accounts, in order."""


@dataclass(frozen=True, slots=True)
class _Listed:
    wanted: RegistryFilter
    version: object
    rows: Rows


class Listing:
    """The rows of one filter and order, kept until the registry changes or others are wanted."""

    def __init__(
        self, read: Callable[[RegistryFilter], Rows], version: Callable[[], object]
    ) -> None:
        """`read` gives the rows of a filter without text; `version` differs after any change."""
        self._read = read
        self._version = version
        self._listed: _Listed | None = None

    def find(self, wanted: RegistryFilter, words: Sequence[str]) -> list[int]:
        """Ids of those whose text has each of the words."""
        found = self._rows(replace(wanted, text=""))
        for word in words:
            found = [row for row in found if word in row[1]]
        return [account_id for account_id, _text in found]

    def _rows(self, wanted: RegistryFilter) -> Rows:
        version = self._version()
        if self._listed is None or (self._listed.wanted, self._listed.version) != (wanted, version):
            self._listed = _Listed(wanted, version, self._read(wanted))
        return self._listed.rows
