"""Laid-out pages into a pdf file that is either whole or not there."""

from __future__ import annotations

from pathlib import Path

from smdesk.models.progress import Job
from smdesk.reports.atomic import write_bytes
from smdesk.ui.printing.pages import Pages
from smdesk.ui.printing.pdf_bytes import pdf_bytes


def write_pages(pages: Pages, path: Path) -> Job[Path]:
    """Write laid-out pages to `path`; yields progress in pages and returns that path.

    Raises `reports.atomic.NotWritten`. Closing the job leaves `path` as it was.
    """
    write_bytes(path, (yield from pdf_bytes(pages)))
    return path
