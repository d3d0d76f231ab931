"""The registry while somebody types: its texts are read once and searched in memory.

SQLite compares sign by sign and takes some 8 ms for a region, on every key; Python takes one.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from smdesk.models.quick_dataclass import dataclass
from smdesk.models.registry import RegistryFilter

Rows = list[tuple[int, str]]
"""Id and searched text of accounts, in order."""


@dataclass(frozen=True, slots=True)
class _Listed:
    wanted: RegistryFilter
    version: object
    rows: Rows
    """All of the filter."""
    words: Sequence[str]
    found: Rows
    """Those that hold the words asked for last."""


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
        """Ids of those whose text has each of the words.

        One letter more is looked for only where the letters before were found.
        """
        listed = self._kept(wanted) or self._listing(wanted)
        found = listed.found if _is_narrower(words, listed.words) else listed.rows
        for word in words:
            found = [row for row in found if word in row[1]]
        self._listed = replace(listed, words=words, found=found)
        return [account_id for account_id, _text in found]

    def all_kept(self, wanted: RegistryFilter) -> list[int] | None:
        """Ids of all rows of the filter; None when its texts were not read."""
        listed = self._kept(wanted)
        return [account_id for account_id, _text in listed.rows] if listed else None

    def _kept(self, wanted: RegistryFilter) -> _Listed | None:
        listed, asked = self._listed, replace(wanted, text="")
        is_current = listed and (listed.wanted, listed.version) == (asked, self._version())
        return listed if is_current else None

    def _listing(self, wanted: RegistryFilter) -> _Listed:
        asked, version = replace(wanted, text=""), self._version()
        rows = self._read(asked)
        return _Listed(asked, version, rows, (), rows)


def _is_narrower(words: Sequence[str], before: Sequence[str]) -> bool:
    """Whether every text that has these words has the words before."""
    return all(any(old in word for word in words) for old in before)
