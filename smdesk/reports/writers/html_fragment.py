"""The table alone, to be pasted into the editor of a site that throws styles away."""

from __future__ import annotations

from pathlib import Path

from smdesk.models.progress import Job
from smdesk.reports.report import Report
from smdesk.reports.writers.html_text import write_template
from smdesk.reports.writers.written import Written


def write(report: Report, path: Path) -> Job[Written]:
    """Write the table, its title and notes without styles, classes or anything around them."""
    return (yield from write_template("templates/report-fragment.html", report, path))
