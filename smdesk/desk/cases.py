"""The use cases that every kind of record has: all, get, add, change, delete."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import fields, replace
from datetime import date, datetime
from typing import Generic, TypeVar

from smdesk.desk.announcer import Changes
from smdesk.models.errors import NotFound
from smdesk.models.labels import plural, quoted
from smdesk.models.quick_dataclass import dataclass
from smdesk.models.records import Network, Record
from smdesk.storage.storage import Storage

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class Wording:
    """How the journal and the messages speak of a kind of record."""

    added: str
    changed: str
    deleted: str
    forms: tuple[str, str, str]
    """One, two, five: аккаунт, аккаунта, аккаунтов."""
    missing: str
    """The record is not there: «Аккаунт не найден.»"""


@dataclass(frozen=True, slots=True)
class Tools:
    """What use cases work with."""

    storage: Storage
    changes: Changes
    today: Callable[[], date]
    now: Callable[[], datetime] = datetime.now


class Cases(Generic[R]):
    """Validate → change → announce, for one kind of record."""

    record: type[R]
    wording: Wording

    def __init__(self, tools: Tools) -> None:
        self._tools = tools
        self._storage = tools.storage
        self._changes = tools.changes
        self._rows = tools.storage.repository(self.record)

    # -- questions -------------------------------------------------------------------------------

    @property
    def table(self) -> str:
        """The table of the journal that these records stand in."""
        return self._rows.table

    def all(self) -> list[R]:
        """Every record in the order of entry."""
        return self._rows.all()

    def get(self, record_id: int) -> R:
        """The record. Raises `NotFound`."""
        record = self._rows.get(record_id)
        if record is None:
            raise self._missing()
        return record

    def find(self, record_id: int | None) -> R | None:
        """The record, or None when there is none or no id."""
        return None if record_id is None else self._rows.get(record_id)

    def by_ids(self, ids: Sequence[int]) -> dict[int, R]:
        """The records of these ids, those that are there."""
        return self._rows.by_ids(ids)

    def count(self) -> int:
        """How many records there are."""
        return self._rows.count()

    def name(self, record: R) -> str:
        """The record's name in the journal: what stands between «»."""
        return str(getattr(record, "title", "") or getattr(record, "full_name", ""))

    # -- changes ---------------------------------------------------------------------------------

    def add(self, record: R) -> int:
        """Store a new record and return its id. Raises `Invalid`, `Duplicate`."""
        ready = self._ready(replace(record, id=0))
        with self._changes(self._titled(self.wording.added, ready)):
            return self._rows.insert(ready)

    def change(self, record: R) -> None:
        """Store the record under its id. Raises `Invalid`, `Duplicate`, `NotFound`."""
        before = self.get(record.id)
        ready = self._ready(record)
        if ready == before:
            return
        with self._changes(self._titled(self.wording.changed, ready)):
            if not self._rows.update(ready):  # another window has just deleted it
                raise self._missing()
            self._after_change(before, ready)

    def amend(self, seen: R, wanted: R) -> None:
        """Store what differs between a record as it was seen and as it is wanted.

        What another window or command has changed in it meanwhile stays. Raises as `change`.
        """
        own = {
            each.name: getattr(wanted, each.name)
            for each in fields(wanted)
            if getattr(wanted, each.name) != getattr(seen, each.name)
        }
        self.change(replace(self.get(wanted.id), **own))

    def delete(self, ids: Sequence[int]) -> None:
        """Remove records entered by mistake, as one change. Raises `InUse`, `NotFound`."""
        gone = [self.get(record_id) for record_id in ids]
        if not gone:
            return
        self._refuse_in_use(gone)
        with self._changes(self._deleted_title(gone)):
            self._rows.delete(ids)

    def settle(self, before: R | None, after: R) -> None:
        """What a change brings along, for a version that was brought back. Raises `Invalid`."""
        self._check(after)
        if before is not None:
            self._after_change(before, after)

    # -- what a kind of record may say -------------------------------------------------------------

    def _ready(self, record: R) -> R:
        from smdesk.models.validation import normalise  # looking needs no rules

        ready = normalise(record, self._tools.today(), self._networks_for(record))
        self._check(ready)
        return ready

    def _networks_for(self, _record: R) -> Sequence[Network]:
        """The networks that the record's rules need: those of an address."""
        return ()

    def _check(self, record: R) -> None:
        """Rules that need other records."""

    def _after_change(self, before: R, after: R) -> None:
        """What a change brings along, in the same transaction."""

    def _refuse_in_use(self, records: Sequence[R]) -> None:
        """Raise `InUse` while others refer to one of the records."""

    def _missing(self) -> NotFound:
        return NotFound(self.wording.missing, "Возможно, запись уже удалена: обновите список.")

    def _titled(self, action: str, record: R) -> str:
        name = self.name(record)
        return f"{action} {quoted(name)}" if name else action

    def _deleted_title(self, records: Sequence[R]) -> str:
        if len(records) == 1:
            return self._titled(self.wording.deleted, records[0])
        return f"Удалено: {plural(len(records), *self.wording.forms)}"
