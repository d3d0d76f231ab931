"""Putting the registry on the site: what has changed, the page to put there, the mark."""

from __future__ import annotations

from datetime import datetime, time
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QTextBrowser, QVBoxLayout, QWidget

from smdesk.models.errors import DeskError
from smdesk.models.progress import run_to_end
from smdesk.models.records import RegistryRelease
from smdesk.reports.difference import Difference, difference, public_rows, registry_changes
from smdesk.reports.report import Report
from smdesk.reports.writers.html_text import fragment_text
from smdesk.ui.frame.pages import Context
from smdesk.ui.kit.buttons import primary, secondary
from smdesk.ui.kit.date_field import DateField
from smdesk.ui.kit.dialogs import show_error
from smdesk.ui.kit.fields import site_field
from smdesk.ui.kit.form import Form
from smdesk.ui.kit.labels import label
from smdesk.ui.theme.tokens import Space


class PublishDialog(QDialog):
    """Accepted once the release is recorded."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Опубликовать реестр на сайте")
        self._context = context
        self._desk = context.desk
        self.report: Report = self._desk.reports.build("registry-public")
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.L, Space.XL, Space.L)
        column.setSpacing(Space.M)
        column.addWidget(label("1. Что изменилось с прошлой публикации", "section"))
        self.changes = QTextBrowser()
        self.changes.setOpenLinks(False)
        self.changes.setAccessibleName("Что изменилось")
        self.changes.setPlainText(self._changes_words())
        column.addWidget(self.changes, 1)
        column.addWidget(label("2. Перенесите страницу на сайт", "section"))
        column.addLayout(self._ways())
        self._said = label("", "secondary", wrap=True)
        self._said.hide()
        column.addWidget(self._said)
        column.addWidget(label("3. Отметьте, что реестр опубликован", "section"))
        self.form = self._form()
        column.addWidget(self.form)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(secondary("Закрыть", self.reject))
        row.addWidget(primary("Отметить как опубликованный", self.mark, "ok"))
        column.addLayout(row)
        self.resize(720, 640)

    def _ways(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        row.addWidget(secondary("Скопировать таблицу", self.copy_fragment, "copy"))
        row.addWidget(secondary("Сохранить страницу…", partial(self._save, "html"), "file"))
        row.addWidget(secondary("Изменения в Excel…", self._save_changes, "export"))
        row.addStretch(1)
        return row

    def _form(self) -> Form:
        form = Form()
        form.add_row(
            ("day", "Когда опубликован", DateField(today=self._desk.today)),
            ("place", "Страница сайта", site_field()),
        )
        form.set_values({"day": self._desk.today(), "place": self._desk.office.get().site_page})
        return form

    # What has changed

    def difference(self) -> Difference | None:
        """What the site lacks; None when nothing was published yet."""
        release = self._desk.releases.latest()
        return difference(release.rows, public_rows(self.report)) if release else None

    def _changes_words(self) -> str:
        found = self.difference()
        if found is None:
            return f"Реестр ещё не публиковался. В нём {len(self.report.rows)} страниц."
        if not found.count:
            return "Изменений нет: на сайте то же, что в реестре."
        lines = [f"Добавлено: {_row_words(row)}" for row in found.added]
        lines += [f"Убрано: {_row_words(row)}" for row in found.removed]
        for each in found.changed:
            for field in each.fields:
                words = f"{field.field}: {field.old or '—'} → {field.new or '—'}"
                lines.append(f"Изменено: {_row_words(each.row)}. {words}")
        return "\n".join(lines)

    # What to put there

    def copy_fragment(self) -> None:
        """The table as rich text and as HTML source, for a site's editor."""
        html = fragment_text(self.report)
        mime = QMimeData()
        mime.setHtml(html)
        mime.setText(html)
        QGuiApplication.clipboard().setMimeData(mime)
        self._say("Таблица скопирована: вставьте её в редактор сайта.")

    def _save(self, kind: str) -> None:
        from smdesk.ui.reporting import Reporting

        reporting = Reporting(self._context, self, lambda text, _verb, _act: self._say(text))
        reporting.export("registry-public", kind, "Реестр для сайта")

    def _save_changes(self) -> None:
        from PySide6.QtWidgets import QFileDialog

        chosen, _kind = QFileDialog.getSaveFileName(
            self, "Изменения реестра", str(Path.home() / "Изменения реестра.xlsx"), "*.xlsx"
        )
        if chosen:
            self.write_changes(Path(chosen))

    def write_changes(self, path: Path) -> None:
        """Write the difference as a table; it is short, so the window waits for it."""
        from smdesk.reports.writers import write

        found = self.difference() or Difference()
        report = registry_changes(self._desk.reports.snapshot(), found)
        try:
            run_to_end(write(report, path, "xlsx"))
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
                    rows=public_rows(self.report),
                )
            )
        except DeskError as error:
            show_error(self, error)
        else:
            self.accept()

    def _say(self, text: str) -> None:
        self._said.setText(text)
        self._said.show()


def _row_words(row: Any) -> str:  # noqa: ANN401 - a row is a mapping of texts
    return f"{row.get('title') or row.get('address')} ({row.get('network')})"
