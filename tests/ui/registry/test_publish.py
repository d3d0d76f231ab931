"""Putting the registry on the site."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import html5lib
import openpyxl
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from smdesk.desk import Desk
from smdesk.ui.frame.pages import Context
from smdesk.ui.registry.publish import PublishDialog
from smdesk.ui.registry.release_words import release_words
from tests.ui.registry.conftest import Ids


def publish(context: Context, qtbot: QtBot) -> PublishDialog:
    dialog = PublishDialog(context)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_the_mark_records_what_the_site_shows(
    context: Context, desk: Desk, ids: Ids, qtbot: QtBot
) -> None:
    dialog = publish(context, qtbot)
    assert "ещё не публиковался" in dialog.summary.text()
    dialog.form.fields["place"].editor.set_value("https://site.example/socseti")
    dialog.mark()
    release = desk.releases.latest()
    assert release is not None
    assert release.place == "https://site.example/socseti"
    assert release_words(desk) == "опубликован на сайте 23.11.2026, изменений нет"
    desk.history.undo()
    assert desk.releases.latest() is None


def test_what_has_changed_since_can_be_read_and_exported(
    context: Context, desk: Desk, ids: Ids, qtbot: QtBot, tmp_path: Path
) -> None:
    publish(context, qtbot).mark()
    desk.accounts.change(replace(desk.accounts.get(ids.club_page), title="Клуб у реки"))
    assert release_words(desk).endswith("после этого 1 изменение")
    dialog = publish(context, qtbot)
    assert [(c.change, c.old, c.new) for c in dialog.changes] == [
        ("Изменена", "Клуб «Ёлка»", "Клуб у реки")
    ]
    model = dialog.table.model()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, dialog)
    dialog.write_changes(tmp_path / "изменения.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "изменения.xlsx").active
    assert sheet is not None
    values = {str(value) for row in sheet.iter_rows(values_only=True) for value in row}
    assert "Клуб у реки" in values


def test_the_table_on_the_clipboard_is_valid_html(context: Context, ids: Ids, qtbot: QtBot) -> None:
    publish(context, qtbot).copy_fragment()
    html = QGuiApplication.clipboard().mimeData().html()
    parser = html5lib.HTMLParser(strict=True)
    parser.parseFragment(html)
    assert "https://vk.com/adm_example" in html
