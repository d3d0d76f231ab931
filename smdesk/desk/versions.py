"""The journal in words: what a row is called, and what changed in it, field by field.

References are shown by the names of today's records; one that is gone by its last name.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from smdesk.desk.cases import Cases
from smdesk.desk.kept import Kept
from smdesk.models.changes import ChangedRow
from smdesk.models.field_names import KINDS, field_label, show_value
from smdesk.models.labels import quoted
from smdesk.storage.journal_log import JournalLog
from smdesk.storage.tables import table_of

HIDDEN = frozenset({"entry", "rows", "hosts", "path", "canonical", "content", "sha256"})
"""Fields whose contents say nothing to a reader: only that they changed is shown."""
PROCEDURE_TEXT = ("procedure_copy", "text")
"""A text that is as little to be read there as those: what differs in it is told part by part."""
LONGEST = 400
"""Letters of a text that are shown."""

_NAMES = (
    "title",
    "topic",
    "full_name",
    "short_title",
    "number",
    "address",
    "name",
    "words",
    "code",
)
_BY_REFERENCE = frozenset(
    {"assignment", "credential", "norm_override", "placement", "placement_metric", "account_metric"}
)
"""Tables whose rows are called by what they refer to."""
_REFERENCES = {
    "organization_id": "organizations",
    "parent_id": "organizations",
    "network_id": "networks",
    "post_id": "posts",
    "placement_id": "placements",
    "account_id": "accounts",
    "person_id": "persons",
    "holder_id": "persons",
    "author_id": "persons",
    "responsible_id": "persons",
    "act_id": "acts",
    "inspection_id": "inspections",
    "assignment_id": "assignments",
    "event_id": "events",
    "series_id": "events",
    "approval_id": "approvals",
}
"""Field → the use cases of what it refers to; a row is called by the first that it has."""


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field of a row, before and after, in words."""

    field: str
    label: str
    before: str
    after: str


class Versions:
    """Words for rows of the journal."""

    def __init__(self, kept: Kept, log: JournalLog) -> None:
        self._kept = kept
        self._log = log

    def title(self, row: ChangedRow) -> str:
        """What the row is: «Аккаунт «Клуб „Ёлка“»»."""
        values = row.after or row.before or {}
        name = self._name(row.table, values)
        kind = KINDS.get(row.table, row.table)
        return f"{kind} {quoted(name)}" if name else kind

    def changes(self, row: ChangedRow) -> list[FieldChange]:
        """The fields that differ; for a created or deleted row those that are filled in."""
        old, new = row.before or {}, row.after or {}
        return [
            each
            for field in row.fields
            if old.get(field) or new.get(field) or (row.before and row.after)
            for each in self._of_field(row, field)
        ]

    def _of_field(self, row: ChangedRow, field: str) -> list[FieldChange]:
        old, new = row.before or {}, row.after or {}
        if row.before and row.after and (row.table, field) == PROCEDURE_TEXT:
            parts = self._of_procedure(str(old.get(field)), str(new.get(field)))
            if parts:
                return parts
        return [
            FieldChange(
                field,
                field_label(row.table, field),
                self.value(row.table, field, old.get(field)) if row.before is not None else "",
                self.value(row.table, field, new.get(field)) if row.after is not None else "",
            )
        ]

    def _of_procedure(self, before: str, after: str) -> list[FieldChange]:
        """What differs in the text of a copy; nothing where one of them cannot be read."""
        from smdesk.procedures.differences import differences
        from smdesk.procedures.errors import ProcedureError
        from smdesk.procedures.loading import parse

        titles = {network.code: network.title for network in self._kept.networks.all()}
        try:
            found = differences(parse(before), parse(after), titles)
        except ProcedureError:
            return []
        return [
            FieldChange("text", each.label, _shortened(each.before), _shortened(each.after))
            for each in found
        ]

    def value(self, table: str, field: str, value: object) -> str:
        """A stored value in words; a reference by name."""
        if value and (field in HIDDEN or (table, field) == PROCEDURE_TEXT):
            return "…"
        if (table, field) == ("inspection_answer", "requirement"):
            return self._requirement(str(value or ""))
        if field not in _REFERENCES or value is None:
            return _shortened(show_value(table, field, value))
        cases: Cases[Any] = getattr(self._kept, _REFERENCES[field])
        record = cases.find(int(str(value)))
        return cases.name(record) if record is not None else self._former(cases, int(str(value)))

    def _former(self, cases: Cases[Any], record_id: int) -> str:
        """The last name of a record that is gone."""
        table = table_of(cases.record)
        for version in self._log.history(table, record_id)[:1]:
            name = self._name(table, version.row.before or version.row.after or {})
            return f"{name} (удалено)" if name else "удалено"
        return "удалено"

    def _requirement(self, code: str) -> str:
        """The wording of a clause in the procedure of today; its code where it has none."""
        procedure = self._kept.procedures.current()
        known = procedure.requirements if procedure else ()
        return next((each.text.rstrip(".") for each in known if each.code == code), code) or "—"

    def _name(self, table: str, values: Mapping[str, object]) -> str:
        own = next((str(values[name]) for name in _NAMES if values.get(name)), "")
        if own and table not in _BY_REFERENCE:
            return own
        shown = (self.value(table, f, values[f]) for f in _REFERENCES if values.get(f))
        return next(shown, own)


def _shortened(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[:LONGEST].rstrip()}…"
