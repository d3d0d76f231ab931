"""What happened to the records: changes, their rows, versions of a record, announcements."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import datetime
from enum import StrEnum

from smdesk.models.quick_dataclass import dataclass


class ChangeState(StrEnum):
    """Where a change stands: done, undone (can be redone), dropped (undone and overwritten)."""

    DONE = "done"
    UNDONE = "undone"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Change:
    """One titled transaction of the journal."""

    id: int
    title: str
    at: datetime
    state: ChangeState
    irreversible: str = ""
    """What undoing it does not bring back; empty when everything comes back."""


@dataclass(frozen=True, slots=True)
class ChangedRow:
    """One row of a change; `before` None means created, `after` None means deleted."""

    table: str
    row_id: int
    before: Mapping[str, object] | None
    after: Mapping[str, object] | None

    @property
    def fields(self) -> tuple[str, ...]:
        """Names of the columns that differ."""
        old, new = self.before or {}, self.after or {}
        return tuple(
            name for name in (new or old) if name != "id" and old.get(name) != new.get(name)
        )


@dataclass(frozen=True, slots=True)
class Version:
    """One version in the history of a record."""

    seq: int
    row: ChangedRow
    change: Change


@dataclass(frozen=True, slots=True)
class Changed:
    """An announcement: these rows of these tables are other than before."""

    title: str
    change_id: int | None
    tables: Mapping[str, frozenset[int]] = field(default_factory=dict)
    """Table name → row ids. Empty: anything may have changed."""

    def concerns(self, *tables: str) -> bool:
        """Whether a view of these tables has to look again."""
        return not self.tables or any(table in self.tables for table in tables)
