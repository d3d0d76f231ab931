"""What has changed in the registry for the site since it was last published."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from smdesk.models.errors import DeskError
from smdesk.models.progress import Job, Progress
from smdesk.reports.registry import PERSON_COLUMN, PUBLIC_COLUMNS
from smdesk.reports.report import ColumnKind, Report, ReportColumn, Value
from smdesk.reports.setting import framed
from smdesk.reports.snapshot import Snapshot
from smdesk.reports.writers.texts import shown

_KEY = "address"
"""What a page is known by in two releases."""
_PART = 200
"""Rows of one step."""
_UNSTABLE = "number"
"""Numbers in the list shift with every new row: they are not a change."""
_TITLES = {column.key: column.title for column in (*PUBLIC_COLUMNS, PERSON_COLUMN)}

Row = Mapping[str, str]

COLUMNS = (
    ReportColumn(key="number", title="№", kind=ColumnKind.INTEGER, width=6),
    ReportColumn(key="change", title="Что изменилось", width=16),
    ReportColumn(key="organization", title="Орган, организация", width=38),
    ReportColumn(key="network", title="Социальная сеть", width=18),
    ReportColumn(key="address", title="Ссылка", kind=ColumnKind.LINK, width=34),
    ReportColumn(key="field", title="Сведения", width=20),
    ReportColumn(key="old", title="Было", width=30),
    ReportColumn(key="new", title="Стало", width=30),
)


class ReleaseUnreadable(DeskError):
    """The rows of a release are not what a release holds."""


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field of one row: its title, what the site shows, and what is true now."""

    field: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class RowChange:
    """A row that is in both lists and differs; `row` is as it is now."""

    row: Row
    fields: tuple[FieldChange, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """Rows by what has become of them, in the order of their list."""

    added: tuple[Row, ...] = ()
    removed: tuple[Row, ...] = ()
    changed: tuple[RowChange, ...] = ()

    @property
    def count(self) -> int:
        """How many rows of the site are no longer right."""
        return len(self.added) + len(self.removed) + len(self.changed)


@dataclass(frozen=True, slots=True)
class Publication:
    """What is about to stand on the site."""

    report: Report
    """`registry-public`."""
    rows: str
    """Its rows as a release keeps them."""
    found: Difference
    """What has changed since the last release; nothing when there was none."""


def publication(report: Report, released: str) -> Job[Publication]:
    """A report for the site beside the rows of the last release («» for none), in short steps.

    Raises `ReleaseUnreadable`.
    """
    kept: list[Row] = []
    for start in range(0, len(report.rows), _PART):
        kept += _kept(report, report.rows[start : start + _PART])
        yield Progress(len(kept), len(report.rows), "Готовится реестр для сайта")
    rows = json.dumps(kept, ensure_ascii=False)
    yield Progress(0, 0, "Сравнивается с опубликованным")
    if not released:
        return Publication(report, rows, Difference())
    before = _by_address(released)
    yield Progress(0, 0, "Сравнивается с опубликованным")
    return Publication(report, rows, _compared(before, {row[_KEY]: row for row in kept}))


def public_rows(report: Report) -> str:
    """The rows of `registry-public` as a release keeps them: a JSON list of texts by column."""
    return json.dumps(_kept(report, report.rows), ensure_ascii=False)


def _kept(report: Report, rows: Sequence[tuple[Value, ...]]) -> list[Row]:
    keys = [column.key for column in report.columns]
    named = (dict(zip(keys, map(shown, row), strict=True)) for row in rows)
    return [{key: text for key, text in row.items() if key != _UNSTABLE} for row in named]


def difference(old: str, new: str) -> Difference:
    """Compare two lists of `public_rows`, matching their rows by address.

    Raises `ReleaseUnreadable`.
    """
    return _compared(_by_address(old), _by_address(new))


def _compared(before: Mapping[str, Row], after: Mapping[str, Row]) -> Difference:
    return Difference(
        added=tuple(row for key, row in after.items() if key not in before),
        removed=tuple(row for key, row in before.items() if key not in after),
        changed=tuple(
            RowChange(row, fields)
            for key, row in after.items()
            if key in before and (fields := tuple(_field_changes(before[key], row)))
        ),
    )


def registry_changes(snapshot: Snapshot, found: Difference) -> Report:
    """The difference as a report: a line for every added or removed page and changed field."""
    lines = [*_lines(found)]
    return framed(
        snapshot,
        Report(
            name="registry-changes",
            title="Изменения в реестре после публикации на сайте",
            columns=COLUMNS,
            rows=[(number, *line) for number, line in enumerate(lines, 1)],
            notes=() if lines else ("Изменений нет.",),
        ),
    )


def _lines(found: Difference) -> Iterator[tuple[Value, ...]]:
    for row in found.added:
        yield ("Добавлена", *_place(row), "Название страницы", "", row.get("title", ""))
    for change in found.changed:
        for field in change.fields:
            yield ("Изменена", *_place(change.row), field.field, field.old, field.new)
    for row in found.removed:
        yield ("Убрана", *_place(row), "Название страницы", row.get("title", ""), "")


def _place(row: Row) -> tuple[str, ...]:
    return tuple(row.get(key, "") for key in ("organization", "network", "address"))


def _field_changes(old: Row, new: Row) -> Iterator[FieldChange]:
    """Fields that differ; one that a list does not have is empty there."""
    for key in dict.fromkeys((*new, *old)):
        before, after = old.get(key, ""), new.get(key, "")
        if before != after and key != _UNSTABLE:
            yield FieldChange(_TITLES.get(key, key), before, after)


def _by_address(text: str) -> Mapping[str, Row]:
    try:
        rows = [{str(key): str(value) for key, value in row.items()} for row in json.loads(text)]
        return {row[_KEY]: row for row in rows}
    except (ValueError, TypeError, AttributeError, KeyError) as error:
        raise ReleaseUnreadable(
            "Сведения о прошлой публикации не читаются.",
            "Отметьте реестр как опубликованный ещё раз.",
        ) from error
