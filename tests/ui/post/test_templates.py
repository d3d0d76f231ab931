"""Templates: kept, put into a post, managed by keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QMenu
from pytestqt.qtbot import QtBot

from smdesk.desk import Desk
from smdesk.models.plan_records import PostTemplate
from smdesk.models.plan_vocabulary import PostFormat, TemplateKind
from smdesk.ui.frame.pages import Context
from smdesk.ui.post.dialog import PostDialog
from smdesk.ui.post.template_form import TemplateDialog
from smdesk.ui.post.templates_panel import TemplatesPanel
from smdesk.ui.settings.templates import TemplatesSection
from tests.ui.keys import type_text
from tests.ui.post.conftest import Pages


@pytest.fixture
def kept(desk: Desk) -> None:
    for template in (
        PostTemplate(
            title="Анонс",
            text="{дата}, {время}: {мероприятие}",
            format=PostFormat.CARD,
            rubric="Культура",
            labels=("анонс",),
        ),
        PostTemplate(kind=TemplateKind.SIGNATURE, title="Клуб", text="Клуб «Ёлка», 2-11-22"),
        PostTemplate(kind=TemplateKind.HASHTAGS, title="Общие", text="#Село #Клуб"),
    ):
        desk.templates.add(template)


def choose(dialog: PostDialog, menu: str, title: str) -> None:
    dialog.insert_menu.aboutToShow.emit()
    part = next(each for each in dialog.insert_menu.findChildren(QMenu) if each.title() == menu)
    next(a for a in part.actions() if a.text() == title).trigger()


def test_a_template_a_signature_and_hashtags_are_put_in(
    fresh: PostDialog, kept: None, pages: Pages
) -> None:
    fresh.form.places.moment.day.setText("24.11.2026")
    fresh.form.places.moment.edited.emit()
    choose(fresh, "Заготовка", "Анонс")
    choose(fresh, "Подпись", "Клуб")
    fresh.form.text.area.insertPlainText("\n#клуб ")
    choose(fresh, "Хештеги", "Общие")
    values = fresh.form.values()
    assert values["text"].common == (
        "24 ноября, 10:00: {мероприятие}\n\nКлуб «Ёлка», 2-11-22\n#клуб \n\n#Село"
    )
    assert (values["format"], values["rubric"], values["labels"]) == (
        PostFormat.CARD,
        "Культура",
        "анонс",
    )


def test_what_is_not_known_is_said(fresh: PostDialog, kept: None, pages: Pages) -> None:
    choose(fresh, "Заготовка", "Анонс")
    assert fresh.form._said.text() == "Впишите сами: {дата}, {время}, {мероприятие}."


def test_the_menu_without_templates_offers_to_make_one(
    fresh: PostDialog, desk: Desk, pages: Pages, monkeypatch: pytest.MonkeyPatch
) -> None:
    type_text(fresh.form.text.area, "Пора красить забор")
    fresh.insert_menu.aboutToShow.emit()
    assert not any(menu.isEnabled() for menu in fresh.insert_menu.findChildren(QMenu))

    def write(self: TemplateDialog) -> int:
        self.form.fields["title"].editor.set_value("Забор")
        self.submit()
        return self.result()

    monkeypatch.setattr(TemplateDialog, "exec", write)
    keep = next(a for a in fresh.insert_menu.actions() if "как заготовку" in a.text())
    keep.trigger()
    [template] = desk.templates.all()
    assert (template.title, template.text) == ("Забор", "Пора красить забор")


def test_a_template_is_written_and_its_strange_placeholders_are_told(
    desk: Desk, qtbot: QtBot
) -> None:
    dialog = TemplateDialog(desk, PostTemplate())
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.form.fields["title"].editor.set_value("Приём")
    dialog.form.fields["text"].editor.set_value("{дата} по адресу {адрес}")
    dialog.form.settle()
    assert dialog.told.text().startswith("{адрес} останется как есть.")
    dialog.form.fields["kind"].editor.set_value(TemplateKind.SIGNATURE)
    dialog.form.settle()
    assert not dialog.form.fields["format"].isVisible()
    qtbot.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
    assert dialog.result() == QDialog.DialogCode.Accepted
    assert desk.templates.get(dialog.saved_id).kind is TemplateKind.SIGNATURE


def test_an_empty_template_is_refused_beside_its_fields(desk: Desk, qtbot: QtBot) -> None:
    dialog = TemplateDialog(desk, PostTemplate())
    qtbot.addWidget(dialog)
    dialog.submit()
    assert dialog.form.fields["text"].problem
    assert dialog.form.fields["title"].problem


def test_the_settings_list_change_and_delete(
    context: Context, desk: Desk, kept: None, qtbot: QtBot
) -> None:
    section = TemplatesSection(context)
    qtbot.addWidget(section)
    section.show()
    panel: TemplatesPanel = section.panel
    assert panel.model.rowCount() == 3
    panel.table.select(panel.model.id_at(0))
    with qtbot.waitSignal(section.toast):
        qtbot.keyClick(panel.table, Qt.Key.Key_Delete)
    assert panel.model.rowCount() == 2
    desk.history.undo()
    section.refresh()
    assert panel.model.rowCount() == 3
