"""Approval from the editor: put up, decided, taken back, and what has changed since."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from smdesk.desk import Desk
from smdesk.desk.planning.voices import Verdict, Voice
from smdesk.models.plan_vocabulary import Decision, Stage
from smdesk.ui.approval.ask_dialog import AskForPost
from smdesk.ui.approval.decide_dialog import DecideDialog
from smdesk.ui.frame.pages import Context
from smdesk.ui.post.dialog import PostDialog
from tests.ui.post.conftest import keep

HEAD = "Петрова П. П."


def put_up(desk: Desk, post: int) -> int:
    return desk.approvals.ask_post(post, [Voice(HEAD)], "Сидорова А. А.")


def decide(desk: Desk, approval: int, decision: Decision) -> None:
    [voice] = desk.approvals.voices(approval)
    remark = "" if decision is Decision.APPROVED else "нет телефона"
    desk.approvals.decide(approval, {voice.id: Verdict(decision, remark)})


def test_a_text_is_put_up_with_what_is_typed(
    dialog: PostDialog, desk: Desk, post: int, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def ask(self: AskForPost) -> int:
        self.asked_id = put_up(desk, post)
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(AskForPost, "exec", ask)
    dialog.form.text.area.setPlainText("Новый текст. Звоните: 2-11-22.")
    qtbot.mouseClick(dialog.bar.buttons[Stage.ON_APPROVAL], Qt.MouseButton.LeftButton)
    assert desk.posts.get(post).stage is Stage.ON_APPROVAL
    assert desk.posts.get(post).text == "Новый текст. Звоните: 2-11-22."
    assert f"ждёт: {HEAD}" in dialog.side.course.approval.told.text()
    assert dialog.bar.chip.chip.text == "на согласовании"


def test_a_decision_is_asked_for_where_somebody_waits(
    context: Context, desk: Desk, post: int, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    approval = put_up(desk, post)
    dialog = keep(qtbot, PostDialog(context, post_id=post))

    def answer(_self: DecideDialog) -> int:
        decide(desk, approval, Decision.CHANGES_ASKED)
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(DecideDialog, "exec", answer)
    qtbot.mouseClick(dialog.side.course.approval.links["decide"], Qt.MouseButton.LeftButton)
    assert dialog.bar.chip.chip.text == "нужны правки"
    assert "нет телефона" in dialog.side.course.approval.told.text()


def test_what_was_put_up_is_taken_back(
    context: Context, desk: Desk, post: int, qtbot: QtBot
) -> None:
    put_up(desk, post)
    dialog = keep(qtbot, PostDialog(context, post_id=post))
    button = dialog.bar.buttons.get(Stage.DRAFT)
    if button is not None:
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    else:
        dialog.bar.actions_left[Stage.DRAFT].trigger()
    assert desk.posts.get(post).stage is Stage.DRAFT
    assert desk.approvals.of_post(post) == []


def test_a_change_after_approval_is_seen(
    context: Context, desk: Desk, post: int, qtbot: QtBot
) -> None:
    decide(desk, put_up(desk, post), Decision.APPROVED)
    desk.posts.revise(replace(desk.posts.get(post), text="Другое"))
    dialog = keep(qtbot, PostDialog(context, post_id=post))
    told = dialog.side.course.approval.changed.text()
    assert told.startswith("Изменено после согласования: изменён текст, 23.11.2026 09:00")
    assert not dialog.side.course.approval.links["changes"].isHidden()
