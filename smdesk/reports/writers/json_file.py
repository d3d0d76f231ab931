"""JSON for scripts: the columns and the rows under their keys. Dates are ISO texts."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from smdesk.models.progress import Job
from smdesk.reports.atomic import atomic_write
from smdesk.reports.report import Report, Value
from smdesk.reports.writers.pace import in_steps
from smdesk.reports.writers.texts import clean
from smdesk.reports.writers.written import Written


def write(report: Report, path: Path) -> Job[Written]:
    """Write `{"title", "columns": [{"key", "title"}], "rows": [{key: value}]}`, a row a line."""
    keys = [column.key for column in report.columns]
    columns = [{"key": column.key, "title": column.title} for column in report.columns]
    with atomic_write(path) as part, part.open("w", encoding="utf-8", newline="\n") as stream:
        head = f'{{"title": {_json(report.title)},\n"columns": {_json(columns)},\n"rows": ['
        stream.write(head)
        comma = "\n"
        for portion, progress in in_steps(report.rows):
            stream.write(comma + ",\n".join(_json(as_mapping(keys, row)) for row in portion))
            comma = ",\n"
            yield progress
        stream.write("\n]}\n")
    return Written(path)


def as_mapping(keys: Sequence[str], row: Sequence[Value]) -> Mapping[str, str | int | float | None]:
    """A row by the keys of its columns, as JSON holds it."""
    return {key: _plain(value) for key, value in zip(keys, row, strict=True)}


def _plain(value: Value) -> str | int | float | None:
    if isinstance(value, date):
        return value.isoformat()
    return clean(value) if isinstance(value, str) else value


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
