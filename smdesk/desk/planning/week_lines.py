"""Lines of the report on the weekly norm: page by page, week by week."""

from __future__ import annotations

from datetime import date

from smdesk.desk.kept import Kept
from smdesk.models.plan import weeks
from smdesk.models.progress import Job, Progress
from smdesk.models.vocabulary import ActKind
from smdesk.procedures.clauses import print_clause
from smdesk.procedures.norms import WeekRow
from smdesk.reports.snapshot import Snapshot, WeekLine


def week_lines(kept: Kept, snapshot: Snapshot) -> Job[list[WeekLine]]:
    """Every week that a day of the period falls into, for the pages of the snapshot."""
    procedure = kept.procedures.current()
    kind = procedure.act.kind if procedure else ActKind.OTHER
    mondays = weeks(*snapshot.period)
    chosen = None if snapshot.chosen is None else frozenset(snapshot.chosen)
    by_account: dict[int, list[WeekLine]] = {}
    for at, monday in enumerate(mondays):
        for row in kept.norms.week_rows([monday], chosen)[monday]:
            line = _line(row, monday, kind)
            by_account.setdefault(row.account_id, []).append(line)
        yield Progress(at, len(mondays), "Считаются недели")
    return [line for account in snapshot.listed() for line in by_account.get(account.id, ())]


def _line(row: WeekRow, monday: date, kind: ActKind) -> WeekLine:
    owed = row.owed
    return WeekLine(
        row.account_id,
        monday,
        row.done,
        row.planned,
        owed.number,
        None if owed.number is None else row.missing,
        print_clause(owed.clause, kind) if owed.clause else "",
        owed.reason,
    )
