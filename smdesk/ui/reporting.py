"""Reports on the screen: export by a child process, print by the preview."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from smdesk.models.period import Period
from smdesk.models.quick_dataclass import dataclass
from smdesk.ui.frame.pages import Context
from smdesk.ui.kit.toast import Deed

KINDS = {
    "xlsx": ("Таблица Excel", ".xlsx"),
    "pdf": ("Документ PDF", ".pdf"),
    "html": ("Страница для сайта", ".html"),
    "fragment": ("Таблица для редактора сайта", ".html"),
    "csv": ("Текст с разделителями", ".csv"),
    "ics": ("Календарь", ".ics"),
    "json": ("Данные для программ", ".json"),
}
"""Formats of export: code → name for people and the ending of the file."""


@dataclass(frozen=True, slots=True)
class Rows:
    """Which records to report: what they are called, and their ids (None: all)."""

    title: str
    ids: Sequence[int] | None
    count: int


class Reporting:
    """Writes reports into files that the user names, and shows the print preview.

    `offer(text, deeds)` shows a toast with a button for each deed.
    """

    def __init__(
        self,
        context: Context,
        parent: QWidget,
        offer: Callable[[str, Sequence[Deed]], object],
    ) -> None:
        self._context = context
        self._parent = parent
        self._offer = offer

    def export(
        self,
        report: str,
        kind: str,
        name: str,
        rows: Rows | None = None,
        period: Period | None = None,
    ) -> None:
        """Ask for a file and write the report there; the window stays alive."""
        title, suffix = KINDS[kind]
        day = self._context.desk.today()
        start = Path.home() / f"{name} {day:%Y-%m-%d}{suffix}"
        chosen, _filter = QFileDialog.getSaveFileName(
            self._parent, title, str(start), f"{title} (*{suffix})"
        )
        if chosen:
            self.write(report, kind, Path(chosen), rows, period)

    def write(
        self,
        report: str,
        kind: str,
        path: Path,
        rows: Rows | None = None,
        period: Period | None = None,
    ) -> None:
        """Write the report, of these days where it is dated, to this file as a job."""
        arguments = ["report", report, "--format", kind, "--out", str(path)]
        if period is not None:
            arguments += ["--from", period.since.isoformat(), "--to", period.until.isoformat()]
        kept = _keep_ids(rows)
        if kept is not None:
            arguments += ["--ids", str(kept)]
        job = self._context.jobs.start(f"Экспорт: {path.name}", arguments)
        job.finished.connect(lambda result: self._written(path, result))
        if kept is not None:
            job.ended.connect(lambda: kept.unlink(missing_ok=True))

    def print(
        self, report: str, rows: Sequence[Rows], taken: int = 0, period: Period | None = None
    ) -> None:
        """Show the preview; `rows` are what can be printed, `taken` the one at the start."""
        from smdesk.ui.printing.options import Choice
        from smdesk.ui.printing.preview import PrintPreviewDialog

        reports = self._context.desk.reports

        def make(each: Rows) -> Callable[[], Any]:
            return lambda: reports.building(report, each.ids, period)

        choices = [Choice(each.title, make(each), each.count) for each in rows]
        dialog = PrintPreviewDialog(choices, taken, self._parent)
        dialog.exec()
        dialog.deleteLater()

    def _written(self, path: Path, result: object) -> None:
        notes = result.get("notes", []) if isinstance(result, dict) else []
        words = " ".join([f"Записан файл «{path.name}».", *map(str, notes)])
        deeds = (
            ("Открыть файл", partial(_open, path)),
            ("Открыть папку", partial(_open, path.parent)),
        )
        self._offer(words, deeds)


def _open(place: Path) -> None:
    """Let the system open a file or a folder."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(place)))


def _keep_ids(rows: Rows | None) -> Path | None:
    if rows is None or rows.ids is None:
        return None
    with NamedTemporaryFile(
        "w", encoding="utf-8", prefix="smdesk-", suffix=".json", delete=False
    ) as kept:
        json.dump(list(rows.ids), kept)
    return Path(kept.name)
