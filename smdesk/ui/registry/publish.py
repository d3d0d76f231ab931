"""Putting the registry on the site: what has changed, the page to put there, the mark."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, time
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from smdesk.models.errors import DeskError
from smdesk.models.labels import plural
from smdesk.models.progress import run_to_end
from smdesk.models.records import RegistryRelease
from smdesk.reports.difference import Publication, registry_changes
from smdesk.reports.report import Report
from smdesk.reports.writers.html_text import fragment_text
from smdesk.ui.frame.pages import Context
from smdesk.ui.kept_folder import SAVED, KeptFolder
from smdesk.ui.kit.buttons import primary, secondary
from smdesk.ui.kit.date_field import DateField
from smdesk.ui.kit.dialogs import show_error
from smdesk.ui.kit.fields import site_field
from smdesk.ui.kit.fitting import fit, grow
from smdesk.ui.kit.form import Form
from smdesk.ui.kit.labels import label
from smdesk.ui.kit.save_file import ask_where
from smdesk.ui.kit.table_panel import TablePanel
from smdesk.ui.kit.toast import Deed
from smdesk.ui.registry.release_changes import changes_table, release_changes
from smdesk.ui.theme.tokens import Space

Offer = Callable[[str, Sequence[Deed]], object]


class PublishDialog(QDialog):
    """Accepted once the release is recorded. `offer` shows the toast of a file that was written."""

    def __init__(
        self,
        context: Context,
        publication: Publication,
        parent: QWidget | None = None,
        offer: Offer | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Опубликовать реестр на сайте")
        self._context = context
        self._desk = context.desk
        self._offer = offer
        self._release = self._desk.releases.latest()
        self._publication = publication
        self.report = publication.report
        self.changes = release_changes(self._changes_report())
        self._build()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.L, Space.XL, Space.L)
        column.setSpacing(Space.M)
        self._add_changes(column)
        column.addWidget(label("2. Перенесите реестр на сайт", "section"))
        column.addLayout(self._ways())
        self._said = label("", "secondary", wrap=True)
        self._said.hide()
        column.addWidget(self._said)
        column.addWidget(label("3. Отметьте, что реестр опубликован", "section"))
        self.form = self._form()
        self.form.settled.connect(lambda: grow(self))
        column.addWidget(self.form)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(secondary("Закрыть", self.reject))
        row.addWidget(primary("Отметить как опубликованный", self.mark, "ok"))
        column.addLayout(row)
        fit(self, 860, 600 if self.changes else 0)

    def _add_changes(self, column: QVBoxLayout) -> None:
        head = QHBoxLayout()
        head.addWidget(label("1. Что изменилось с прошлой публикации", "section"))
        head.addStretch(1)
        column.addLayout(head)
        self.summary = label(self._summary(), "secondary", wrap=True)
        column.addWidget(self.summary)
        if self.changes:
            self.table = changes_table(self.changes)
            column.addWidget(TablePanel(self.table), 1)
            head.addWidget(secondary("Изменения в Excel…", self._save_changes, "export"))

    def _ways(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        for text, act, icon in (
            ("Скопировать таблицу", self.copy_fragment, "copy"),
            ("Сохранить таблицу…", partial(self.save_for_site, "fragment"), "file"),
            ("Сохранить страницу…", partial(self.save_for_site, "html"), "globe"),
        ):
            row.addWidget(secondary(text, act, icon))
        row.addStretch(1)
        return row

    def _form(self) -> Form:
        form = Form()
        form.add_row(
            ("day", "Когда опубликован", DateField(today=self._desk.today)),
            ("place", "Страница сайта", site_field()),
        )
        before = self._release.place if self._release else ""
        place = self._desk.office.get().site_page or before
        form.set_values({"day": self._desk.today(), "place": place})
        return form

    # What has changed

    def _changes_report(self) -> Report:
        return registry_changes(self._desk.reports.headed(), self._publication.found)

    def _summary(self) -> str:
        if self._release is None:
            pages = plural(len(self.report.rows), "страница", "страницы", "страниц")
            return f"Реестр ещё не публиковался. В нём для сайта: {pages}."
        day = f"{self._release.released_at:%d.%m.%Y}"
        if not self.changes:
            return f"Опубликован {day}. Изменений нет: на сайте то же, что в реестре."
        return f"Опубликован {day}. Строки, которых на сайте нет или которые там уже неверны:"

    # What to put there

    def copy_fragment(self) -> None:
        """The table as rich text and as HTML source, for a site's editor."""
        html = fragment_text(self.report)
        mime = QMimeData()
        mime.setHtml(html)
        mime.setText(html)
        QGuiApplication.clipboard().setMimeData(mime)
        self._say("Таблица скопирована: вставьте её в редактор сайта.")

    def save_for_site(self, kind: str) -> None:
        """Ask for a file and write the page (`html`) or only its table (`fragment`) there."""
        from smdesk.ui.reporting import Reporting

        Reporting(self._context, self, self._written).export(
            "registry-public", kind, "Реестр для сайта"
        )

    def _written(self, text: str, deeds: Sequence[Deed]) -> None:
        """The file is there; the dialog may have been closed meanwhile."""
        if isValid(self) and self.isVisible():
            self._say(text)
        if self._offer is not None:
            self._offer(text, deeds)

    def _save_changes(self) -> None:
        folder = KeptFolder(self._desk.state, SAVED)
        start = folder.start("Изменения реестра.xlsx")
        chosen = ask_where(self, "Изменения реестра", start, "*.xlsx", ".xlsx")
        if chosen is not None:
            folder.keep(chosen)
            self.write_changes(chosen)

    def write_changes(self, path: Path) -> None:
        """Write the difference as a table; it is short, so the window waits for it."""
        from smdesk.reports.writers import write

        try:
            run_to_end(write(self._changes_report(), path, "xlsx"))
        except DeskError as error:
            show_error(self, error)
        else:
            self._say(f"Записан файл «{path.name}».")

    # The mark

    def mark(self) -> None:
        """Record the release with the rows that the site shows now."""
        if not self.form.check():
            return
        values: dict[str, Any] = self.form.values()
        day = values["day"] or self._desk.today()
        moment = self._desk.now() if day == self._desk.today() else datetime.combine(day, time(12))
        try:
            self._desk.releases.add(
                RegistryRelease(
                    released_at=moment.replace(microsecond=0),
                    place=values["place"],
                    rows=self._publication.rows,
                )
            )
        except DeskError as error:
            show_error(self, error)
        else:
            self.accept()

    def _say(self, text: str) -> None:
        self._said.setText(text)
        self._said.show()
