"""A whole page for the site: one file, no scripts, nothing fetched from elsewhere."""

from __future__ import annotations

from pathlib import Path

from smdesk.models.progress import Job
from smdesk.reports.report import Report
from smdesk.reports.writers.html_text import write_template
from smdesk.reports.writers.written import Written


def write(report: Report, path: Path) -> Job[Written]:
    """Write the report as an accessible page with its own styles, for reading and printing."""
    return (yield from write_template("templates/report.html", report, path))
