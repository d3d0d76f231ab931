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
from PySide6.QtWidgets import QWidget

from smdesk.models.period import Period
from smdesk.models.plan import PlanFilter
from smdesk.models.plan_filter_file import filter_text
from smdesk.models.quick_dataclass import dataclass
from smdesk.reports.layouts import Layout
from smdesk.ui.frame.pages import Context
from smdesk.ui.kept_folder import SAVED, KeptFolder
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
    count: int | None
    """None is not shown."""
    wanted: PlanFilter | None = None
    """What of the plan, for its reports."""


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
        folder = KeptFolder(self._context.desk.state, SAVED)
        start = folder.start(f"{name} {day:%Y-%m-%d}{suffix}")
        from smdesk.ui.kit.save_file import ask_where  # not before somebody saves

        chosen = ask_where(self._parent, title, start, f"{title} (*{suffix})", suffix)
        if chosen is not None:
            folder.keep(chosen)
            self.write(report, kind, chosen, rows, period)

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
        kept = {"--ids": _keep_ids(rows), "--filters": _keep_filter(rows)}
        files = {option: path for option, path in kept.items() if path is not None}
        for option, file in files.items():
            arguments += [option, str(file)]
        job = self._context.jobs.start(f"Экспорт: {path.name}", arguments)
        job.finished.connect(lambda result: self._written(path, result))
        for file in files.values():
            job.ended.connect(partial(file.unlink, missing_ok=True))

    def print(
        self,
        report: str,
        rows: Sequence[Rows],
        taken: int = 0,
        period: Period | None = None,
        layout: Layout = Layout.LIST,
    ) -> Layout:
        """Show the preview; `rows` are what can be printed, `taken` the one at the start.

        Returns the layout that was taken at the end, where the report has more than one.
        """
        from smdesk.ui.printing.options import Choice
        from smdesk.ui.printing.preview import PrintPreviewDialog

        reports = self._context.desk.reports

        def make(each: Rows) -> Callable[[], Any]:
            return lambda: reports.building(report, each.ids, period, each.wanted)

        choices = [Choice(each.title, make(each), each.count) for each in rows]
        dialog = PrintPreviewDialog(choices, taken, self._parent, layout=layout)
        dialog.exec()
        dialog.deleteLater()
        return dialog.options.layout_taken

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
    return _kept(json.dumps(list(rows.ids)))


def _keep_filter(rows: Rows | None) -> Path | None:
    if rows is None or rows.wanted is None:
        return None
    return _kept(filter_text(rows.wanted))


def _kept(text: str) -> Path:
    """A file for the child that writes the report."""
    with NamedTemporaryFile(
        "w", encoding="utf-8", prefix="smdesk-", suffix=".json", delete=False
    ) as kept:
        kept.write(text)
    return Path(kept.name)
