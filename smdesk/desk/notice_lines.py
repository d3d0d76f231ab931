"""Letters as a report tells them: those on record, and those that are due and not begun."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from smdesk.desk.control import Control
from smdesk.desk.notices import letter_of
from smdesk.models.control_records import Notice
from smdesk.models.progress import Job
from smdesk.procedures.clauses import print_clause
from smdesk.procedures.due import Deadline
from smdesk.procedures.records import Procedure
from smdesk.reports.snapshot import Snapshot


def notice_lines(control: Control, procedure: Procedure, snapshot: Snapshot) -> Job[Snapshot]:
    """The records with letters that are due, unless only some are wanted; clauses in words."""
    due: Sequence[Deadline] = () if snapshot.chosen is not None else (yield from control.letters())
    found = (*_not_begun(procedure, due), *snapshot.notices)
    kind = procedure.act.kind
    return replace(
        snapshot,
        notices=tuple(
            replace(each, clause=print_clause(each.clause, kind) if each.clause else "")
            for each in found
        ),
    )


def _not_begun(procedure: Procedure, due: Sequence[Deadline]) -> Iterator[Notice]:
    for each in due:
        if not each.notice_id:
            recipient = procedure.recipient(each.recipient)
            title = recipient.short_title if recipient else ""
            yield replace(letter_of(each), recipient_title=title)
