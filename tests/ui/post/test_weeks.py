"""Repeating a post, copying a week, filling a norm: told first, done as one change."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLineEdit
from pytestqt.qtbot import QtBot

from smdesk.desk import Desk
from smdesk.models.plan import PlanFilter
from smdesk.models.plan_records import NormOverride, Post
from smdesk.models.plan_vocabulary import Stage
from smdesk.ui.frame.pages import Context
from smdesk.ui.kit.repeat_field import RepeatField, presets
from smdesk.ui.post import copy_week, fill_norm, repeat_dialog
from smdesk.ui.post.copy_week import CopyWeekDialog, week_words
from smdesk.ui.post.fill_norm import FillNormDialog
from smdesk.ui.post.repeat_dialog import RepeatDialog
from tests.ui.keys import type_text
from tests.ui.post.conftest import Pages


def test_the_copies_are_told_and_made(
    context: Context, desk: Desk, post: int, qtbot: QtBot
) -> None:
    dialog = RepeatDialog(context, post)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.form.fields["repeat_until"].editor.set_value(date(2026, 12, 8))
    dialog.form.settle()
    assert dialog.told.text() == "Добавится 2 публикации: 1 декабря, 8 декабря."
    qtbot.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
    assert dialog.result() == QDialog.DialogCode.Accepted
    assert desk.posts.count() == 3
    desk.history.undo()
    assert desk.posts.count() == 1


def test_days_of_the_week_are_ticked_one_by_one(
    context: Context, desk: Desk, post: int, qtbot: QtBot
) -> None:
    dialog = RepeatDialog(context, post)
    qtbot.addWidget(dialog)
    dialog.show()
    field = dialog.form.fields["repeat"].editor
    assert isinstance(field, RepeatField)
    qtbot.keyClick(field.choice, Qt.Key.Key_End)
    field.choice.activated.emit(field.choice.currentIndex())
    assert "хотя бы один день" in field.problem()
    qtbot.mouseClick(field.days[0], Qt.MouseButton.LeftButton)
    qtbot.mouseClick(field.days[4], Qt.MouseButton.LeftButton)
    assert field.value() == "FREQ=WEEKLY;BYDAY=MO,FR"


@pytest.mark.parametrize("rule", [*presets(date(2026, 11, 27)), "FREQ=WEEKLY;BYDAY=MO,FR"])
def test_a_rule_is_shown_as_it_is(rule: str, qtbot: QtBot) -> None:
    field = RepeatField(date(2026, 11, 27))
    qtbot.addWidget(field)
    field.set_value(rule)
    assert field.value() == rule
    other = RepeatField(date(2026, 11, 27), once="не повторяется")
    qtbot.addWidget(other)
    other.take_draft(field.draft())
    assert other.value() == rule
    other.set_value("")
    assert other.value() == ""
    other.begin_on(date(2026, 11, 3))
    assert other.value() == ""


def test_nothing_to_repeat_is_told_beside_the_field(
    context: Context, post: int, qtbot: QtBot
) -> None:
    dialog = RepeatDialog(context, post)
    qtbot.addWidget(dialog)
    dialog.form.fields["repeat_until"].editor.set_value(date(2026, 11, 24))
    dialog.submit()
    assert "нечего" in dialog.form.fields["repeat_until"].problem


def test_a_week_is_copied_without_what_is_not_ticked(
    context: Context, desk: Desk, post: int, qtbot: QtBot
) -> None:
    dialog = CopyWeekDialog(context, date(2026, 11, 25), PlanFilter())
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.told.text() == "23–29 ноября → 30 ноября – 6 декабря: 2 размещения"
    dialog.lines.item(0).setCheckState(Qt.CheckState.Unchecked)
    dialog.form.settle()
    assert dialog.told.text().endswith("1 размещение")
    qtbot.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
    assert desk.plan.day_counts(date(2026, 11, 30), date(2026, 12, 6)) == {date(2026, 12, 1): 1}


def test_another_week_is_chosen_by_typing(
    context: Context, desk: Desk, post: int, qtbot: QtBot
) -> None:
    dialog = CopyWeekDialog(context, date(2026, 11, 25), PlanFilter())
    qtbot.addWidget(dialog)
    source = dialog.form.fields["source"].widget
    assert isinstance(source, QLineEdit)
    source.selectAll()
    type_text(source, "2.11")
    dialog.submit()
    assert "нечего копировать" in dialog.form.fields["source"].problem
    assert desk.posts.count() == 1


def test_the_tray_fills_the_norm_after_a_look(
    context: Context, desk: Desk, pages: Pages, qtbot: QtBot
) -> None:
    for account in (pages.vk, pages.club):
        desk.norms.add(
            NormOverride(account_id=account, number=1, since=date(2026, 1, 1), reason="так решено")
        )
    idea = desk.posts.place(Post(topic="Идея", stage=Stage.IDEA))
    dialog = FillNormDialog(context, date(2026, 11, 30))
    qtbot.addWidget(dialog)
    dialog.show()
    tree = dialog.tree
    assert tree.topLevelItemCount() == 2
    first = tree._lines[0]
    tree.setCurrentItem(first)
    qtbot.keyClick(tree, Qt.Key.Key_F2)
    [line] = tree.viewport().findChildren(QLineEdit)
    type_text(line, "2.12 9")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: first.text(0) == "2.12 9")
    tree._lines[1].setCheckState(0, Qt.CheckState.Unchecked)
    assert dialog.isVisible()
    qtbot.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
    [placement] = desk.posts.placements(idea)
    assert placement.planned_at == datetime(2026, 12, 2, 9, 0)
    desk.history.undo()
    assert not desk.posts.placements(idea)


def test_a_wrong_day_is_told_and_an_empty_proposal_offers_nothing(
    context: Context, desk: Desk, pages: Pages, qtbot: QtBot
) -> None:
    empty = FillNormDialog(context, date(2026, 11, 30))
    qtbot.addWidget(empty)
    assert not empty.save.isEnabled()
    desk.norms.add(
        NormOverride(account_id=pages.vk, number=1, since=date(2026, 1, 1), reason="так решено")
    )
    desk.posts.place(Post(topic="Идея", stage=Stage.IDEA))
    dialog = FillNormDialog(context, date(2026, 11, 30))
    qtbot.addWidget(dialog)
    dialog.tree._lines[0].setText(0, "31.02")
    dialog.submit()
    assert "нет в календаре" in dialog.form.fields["chosen"].problem


def test_the_doors_tell_what_was_done(
    context: Context, post: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    for dialog in (RepeatDialog, CopyWeekDialog, FillNormDialog):
        monkeypatch.setattr(dialog, "exec", lambda _self: 1)
    assert repeat_dialog.repeat(context, None, post)
    assert copy_week.copy_week(context, None, date(2026, 11, 25))
    assert fill_norm.fill_norm(context, None, date(2026, 11, 25))


@pytest.mark.parametrize(
    ("day", "words"),
    [(date(2026, 11, 25), "23–29 ноября"), (date(2026, 12, 6), "30 ноября – 6 декабря")],
)
def test_a_week_is_said_by_its_days(day: date, words: str) -> None:
    assert week_words(day) == words
