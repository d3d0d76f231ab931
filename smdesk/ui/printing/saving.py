"""Laid-out pages into a pdf file that is either whole or not there."""

from __future__ import annotations

import os
from pathlib import Path

from smdesk.models.errors import DeskError
from smdesk.models.progress import Job
from smdesk.ui.printing.pages import Pages
from smdesk.ui.printing.pdf_bytes import pdf_bytes


class NotWritten(DeskError):
    """The file could not be written; what stood there before is untouched."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"Не удалось записать файл «{path}».",
            "Проверьте, что папка доступна, на диске есть место и файл нигде не открыт.",
        )


def write_pages(pages: Pages, path: Path) -> Job[Path]:
    """Write laid-out pages to `path`; yields progress in pages and returns that path.

    Raises NotWritten. Closing the job leaves `path` as it was.
    """
    content = yield from pdf_bytes(pages)
    part = path.with_name(f"{path.name}.part")
    try:
        with part.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise NotWritten(path) from error
    return path
