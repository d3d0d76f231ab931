"""Putting the registry on the site."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import html5lib
import openpyxl
import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from smdesk.desk import Desk
from smdesk.models.progress import run_to_end
from smdesk.models.records import Account
from smdesk.ui.frame.pages import Context
from smdesk.ui.registry import publish as publish_module
from smdesk.ui.registry import release_words as release_words_module
from smdesk.ui.registry.publish import PublishDialog
from smdesk.ui.registry.release_words import release_words
from tests.ui.held import HeldExecutor
from tests.ui.keys import type_text
from tests.ui.registry.conftest import Ids


def publish(context: Context, qtbot: QtBot) -> PublishDialog:
    dialog = PublishDialog(context, run_to_end(context.desk.reports.publication()))
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


def test_a_release_is_not_dated_before_the_last(
    context: Context, desk: Desk, ids: Ids, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(context, qtbot).mark()
    said: list[str] = []
    monkeypatch.setattr(
        publish_module, "show_error", lambda _parent, error: said.append(str(error))
    )
    dialog = publish(context, qtbot)
    dialog.form.fields["day"].editor.set_value(date(2026, 11, 1))
    dialog.mark()

    assert said == [
        "Реестр уже отмечен как опубликованный 23.11.2026. Укажите этот день или более поздний."
    ]
    assert len(desk.releases.all()) == 1


def test_a_new_page_is_known_by_its_address(
    context: Context, desk: Desk, ids: Ids, qtbot: QtBot
) -> None:
    publish(context, qtbot).mark()
    desk.accounts.add(
        Account(organization_id=ids.body, network_id=ids.vk, address="vk.com/new_page")
    )
    dialog = publish(context, qtbot)
    model = dialog.table.model()
    shown = [model.index(0, at).data() for at in range(model.columnCount())]

    assert "vk.com/new_page" in shown


def test_a_refusal_is_shown_whole(context: Context, ids: Ids, qtbot: QtBot) -> None:
    dialog = publish(context, qtbot)
    field = dialog.form.fields["place"]
    assert isinstance(field.widget, QLineEdit)
    field.widget.clear()
    type_text(field.widget, "javascript:alert(1)")
    dialog.mark()
    QApplication.processEvents()
    assert field.problem
    notes = [each for each in field.findChildren(QLabel) if each.text() == field.problem]
    assert [each.height() >= each.heightForWidth(each.width()) for each in notes] == [True]
    assert notes[0].y() >= field.widget.geometry().bottom()


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


def test_a_large_registry_looks_into_the_journal(
    context: Context, desk: Desk, ids: Ids, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(release_words_module, "EXACT_UP_TO", 0)
    dialog = publish(context, qtbot)
    dialog.form.fields["day"].editor.set_value(date(2026, 11, 1))
    dialog.mark()
    assert release_words(desk) == "опубликован на сайте 01.11.2026"
    desk.accounts.change(replace(desk.accounts.get(ids.club_page), title="Клуб у реки"))
    assert release_words(desk).endswith("после этого были изменения")
    desk.history.undo()
    assert release_words(desk) == "опубликован на сайте 01.11.2026"


def test_a_file_for_the_site_is_told_even_when_the_dialog_has_gone(
    context: Context,
    ids: Ids,
    executor: HeldExecutor,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    told: list[str] = []
    dialog = PublishDialog(
        context,
        run_to_end(context.desk.reports.publication()),
        None,
        lambda text, _deeds: told.append(text),
    )
    monkeypatch.setattr(
        "smdesk.ui.kit.save_file.QFileDialog.getSaveFileName",
        lambda *_args: (str(tmp_path / "реестр.html"), ""),
    )
    dialog.save_for_site("fragment")
    child = executor.children[-1]
    assert child.arguments[2:6] == ["report", "registry-public", "--format", "fragment"]
    delete(dialog)
    child.line('{"result": {"path": "x", "notes": []}}')
    child.end(0)
    assert told == ["Записан файл «реестр.html»."]
