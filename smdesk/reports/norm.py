"""The report on the weekly norm: each page and week, what was done and what is missing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from functools import partial

from smdesk.reports.lazy import LazyRows
from smdesk.reports.report import ColumnKind, Report, ReportColumn, Value
from smdesk.reports.setting import dated
from smdesk.reports.snapshot import Snapshot, WeekLine

NORM_COLUMNS = (
    ReportColumn(key="number", title="№", kind=ColumnKind.INTEGER, width=6),
    ReportColumn(key="organization", title="Организация", width=38),
    ReportColumn(key="network", title="Социальная сеть", width=18),
    ReportColumn(key="account", title="Аккаунт", width=38),
    ReportColumn(key="address", title="Адрес", kind=ColumnKind.LINK, width=34),
    ReportColumn(key="week", title="Неделя с", kind=ColumnKind.DATE, width=12),
    ReportColumn(key="done", title="Вышло", kind=ColumnKind.INTEGER, width=9),
    ReportColumn(key="planned", title="В плане", kind=ColumnKind.INTEGER, width=9),
    ReportColumn(key="norm", title="Норма", kind=ColumnKind.INTEGER, width=9),
    ReportColumn(key="missing", title="Не хватает", kind=ColumnKind.INTEGER, width=11),
    ReportColumn(key="clause", title="Пункт", width=16),
    ReportColumn(key="note", title="Примечание", width=30),
)
_HOW = (
    "Неделя — с понедельника 00:00 до воскресенья 24:00 по местному времени. Считаются"
    " публикации, которые идут в счёт нормы. «В плане» — то, что ещё запланировано на"
    " оставшиеся дни; у прошедших недель запланированное не в счёт."
)


def norm(snapshot: Snapshot) -> Report:
    """Pages that the norm binds, and those of other pages with an empty norm, week by week."""
    lines = snapshot.weeks
    missing = sum(line.missing or 0 for line in lines)
    is_over = all(line.monday + timedelta(days=7) <= snapshot.today for line in lines)
    kept = "Норма выполнена." if is_over else "Публикаций хватает: вышедших вместе с плановыми."
    told = f"Не хватает публикаций: {missing}." if missing else kept
    return dated(
        snapshot,
        Report(
            name="norm",
            title="Норма публикаций по неделям",
            columns=NORM_COLUMNS,
            rows=LazyRows(lines, partial(_row, snapshot)),
            totals=_totals(lines),
            notes=(told, _HOW) if any(line.norm for line in lines) else (_HOW,),
        ),
    )


def _row(snapshot: Snapshot, number: int, line: WeekLine) -> tuple[Value, ...]:
    account = snapshot.account[line.account_id]
    return (
        number,
        snapshot.organization[account.organization_id].name,
        snapshot.network[account.network_id].title,
        account.title,
        account.address,
        line.monday,
        line.done,
        line.planned,
        line.norm,
        line.missing,
        line.clause,
        line.reason,
    )


def _totals(lines: Sequence[WeekLine]) -> tuple[Value, ...] | None:
    if not lines:
        return None
    sums = (
        sum(line.done for line in lines),
        sum(line.planned for line in lines),
        sum(line.norm or 0 for line in lines),
        sum(line.missing or 0 for line in lines),
    )
    return (None, "Итого", "", "", "", None, *sums, "", "")
