"""Choosing, entering and mending a legal act inside a form."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from smdesk.desk import Desk
from smdesk.models.records import LegalAct, Organization
from smdesk.models.vocabulary import ActRelation
from smdesk.ui.act_field import ActDialog, ActLinks, add_act_field
from smdesk.ui.kit.fields import LineField
from smdesk.ui.kit.form import Form
from tests.ui.keys import type_text


@pytest.fixture
def act_id(desk: Desk) -> int:
    return desk.acts.add(LegalAct(number="14-р", signed_on=date(2026, 11, 1)))


@pytest.fixture
def form(desk: Desk, act_id: int, qtbot: QtBot) -> Form:
    made = Form()
    qtbot.addWidget(made)
    add_act_field(made, desk, ActRelation.APPOINTMENT, made)
    made.show()
    return made


def links(form: Form) -> ActLinks:
    return form.findChildren(ActLinks)[0]


def press_in_dialog(number: str) -> None:
    """Type a number into the dialog that opens next, and store it."""

    def fill() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, ActDialog)
        editor = dialog.form.fields["number"].widget
        assert isinstance(editor, LineField)
        editor.setFocus()
        editor.selectAll()
        type_text(editor, number)
        dialog.save.click()

    QTimer.singleShot(0, fill)


def test_an_act_entered_on_the_spot_is_chosen(form: Form, desk: Desk, qtbot: QtBot) -> None:
    assert not links(form).change.isVisible()
    press_in_dialog("98")
    qtbot.mouseClick(links(form).add, Qt.MouseButton.LeftButton)
    chosen = desk.acts.get(form.values()["act_id"])
    assert (chosen.number, chosen.signed_on) == ("98", date(2026, 11, 23))
    assert chosen.relation is ActRelation.APPOINTMENT
    assert links(form).change.isVisible()


def test_a_slip_in_the_chosen_act_is_mended_and_undone(
    form: Form, desk: Desk, act_id: int, qtbot: QtBot
) -> None:
    form.set_values({"act_id": act_id})
    press_in_dialog("15-р")
    qtbot.mouseClick(links(form).change, Qt.MouseButton.LeftButton)
    assert desk.acts.get(act_id).number == "15-р"
    assert form.values()["act_id"] == act_id
    assert "15-р" in form.fields["act_id"].widget.property("text")
    assert desk.acts.count() == 1
    desk.history.undo()
    assert desk.acts.get(act_id).number == "14-р"


def test_an_act_without_number_and_title_is_refused_while_typing(
    desk: Desk, act_id: int, qtbot: QtBot
) -> None:
    dialog = ActDialog(desk, ActRelation.OWN, None, desk.acts.get(act_id))
    qtbot.addWidget(dialog)
    dialog.form.fields["number"].editor.set_value("")
    dialog.submit()
    assert dialog.form.fields["number"].problem
    assert desk.acts.get(act_id).number == "14-р"


def test_a_mended_act_keeps_whose_it_is(desk: Desk, qtbot: QtBot) -> None:
    other = desk.organizations.add(Organization(title="Сельское поселение"))
    known = desk.acts.add(
        LegalAct(organization_id=other, relation=ActRelation.ANALOGOUS, number="3")
    )
    dialog = ActDialog(desk, ActRelation.OWN, None, desk.acts.get(known))
    qtbot.addWidget(dialog)
    dialog.form.fields["title"].editor.set_value("О страницах поселения")
    dialog.submit()
    stored = desk.acts.get(known)
    assert (stored.organization_id, stored.relation) == (other, ActRelation.ANALOGOUS)
