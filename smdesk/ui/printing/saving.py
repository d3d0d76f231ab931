"""Laid-out pages into a pdf file."""

from __future__ import annotations

import os
from pathlib import Path

from smdesk.models.errors import DeskError
from smdesk.models.progress import Job
from smdesk.ui.printing.pages import Pages
from smdesk.ui.printing.pdf_bytes import pdf_bytes


def write_pages(pages: Pages, path: Path) -> Job[Path]:
    """Write laid-out pages to `path`; yields progress in pages and returns that path.

    Raises what writing a file raises. Closing the job leaves `path` as it was.
    """
    content = yield from pdf_bytes(pages)
    part = path.with_name(f"{path.name}.part")
    try:
        part.write_bytes(content)
        os.replace(part, path)
    except OSError as error:
        raise DeskError(f"Не удалось записать файл {path.name}.", str(error)) from error
    return path
