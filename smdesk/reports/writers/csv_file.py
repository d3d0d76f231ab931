"""CSV as Russian Excel opens it: UTF-8 with a mark, semicolons, nothing taken for a formula."""

from __future__ import annotations

import csv
import re
from pathlib import Path

from smdesk.models.progress import Job
from smdesk.reports.atomic import atomic_write
from smdesk.reports.report import Report, Value
from smdesk.reports.writers.pace import in_steps
from smdesk.reports.writers.texts import shown
from smdesk.reports.writers.written import Written

_FORMULA = re.compile(r"\s*[=@\t+-]")
_PHONE = re.compile(r"\+\d{1,3}(?:\d*|[ (]\(?\d[\d ()]*(?:-\d[\d ()]*)*)")
"""A country's code, then a blank or a bracket and digits before any hyphen: no spreadsheet can
compute it, as it would «+7 -2»."""


def write(report: Report, path: Path) -> Job[Written]:
    """Write titles of the columns and the rows; head, totals and notes are not data."""
    with atomic_write(path) as part, part.open("w", encoding="utf-8-sig", newline="") as stream:
        lines = csv.writer(stream, delimiter=";")
        lines.writerow([safe(column.title) for column in report.columns])
        for portion, progress in in_steps(report.rows):
            lines.writerows([safe(value) for value in row] for row in portion)
            yield progress
    return Written(path)


def safe(value: Value) -> str:
    """The value as a text that no spreadsheet takes for a formula."""
    text = shown(value)
    if not isinstance(value, str) or not _FORMULA.match(text) or _PHONE.fullmatch(text):
        return text
    return f"'{text}"
