"""A plan so large that putting it up would hold up the window is put up by another process."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog

from smdesk.desk import Desk
from smdesk.desk.planning.approval_deeds import from_json
from smdesk.desk.planning.posts import Where
from smdesk.desk.planning.voices import Verdict, Voice
from smdesk.models.period import Period
from smdesk.models.plan_records import Post
from smdesk.models.plan_vocabulary import Decision, Stage
from smdesk.models.records import Account, Organization, Person
from smdesk.models.vocabulary import OrganizationKind
from smdesk.ui.approval import dialogs
from smdesk.ui.approval.ask_dialog import AskForPlan
from smdesk.ui.approval.carrying import MOST_HERE
from smdesk.ui.approval.decide_dialog import DecideDialog
from smdesk.ui.frame.pages import Context
from tests.ui.held import HeldExecutor

DECEMBER = Period(date(2026, 12, 1), date(2026, 12, 31))
HEAD = "глава поселения Рябинина А. П."


@pytest.fixture
def planned(desk: Desk) -> Desk:
    """A page with one post more than is put up in the window."""
    body = desk.organizations.add(Organization(title="Поселение", kind=OrganizationKind.BODY))
    network = next(each for each in desk.networks.all() if each.code == "vk")
    page = desk.accounts.add(
        Account(organization_id=body, network_id=network.id, title="Посёлок", address="vk.com/pos")
    )
    desk.persons.add(Person(full_name="Рябинина Алёна Петровна", post="глава поселения"))
    desk.office.change(replace(desk.office.get(), executor_name="Петрова П. П."))
    with desk.changes("План"):
        for at in range(MOST_HERE + 1):
            moment = datetime(2026, 12, 5, 8, 0) + timedelta(minutes=at)
            desk.posts.place(Post(topic=f"Тема {at}", stage=Stage.DRAFT), [Where(page, moment)])
    return desk


def submit(kind: type[Any], before: Any = None) -> None:  # noqa: ANN401 - any dialog
    """When a dialog of this kind comes up, press its button."""

    def run() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, kind)
        if before is not None:
            before(dialog)
        dialog.submit()
        if isinstance(dialog, QDialog) and dialog.isVisible():
            dialog.reject()

    QTimer.singleShot(0, run)


def carried(executor: HeldExecutor, desk: Desk) -> int:
    """What the child does with the words it was started with; it then tells the window."""
    child = executor.children[-1]
    assert "approval" in child.arguments
    words = next(each for each in child.arguments if each.startswith("{"))
    done = from_json(words).do(desk.approvals)
    child.line(json.dumps({"result": done}))
    child.end(0)
    return done


def tick_head(dialog: AskForPlan) -> None:
    dialog.form.set_values({"voices": [Voice(HEAD, 1)]})


def test_a_large_plan_is_put_up_and_decided_elsewhere(
    planned: Desk, context: Context, executor: HeldExecutor
) -> None:
    said: list[str] = []
    submit(AskForPlan, tick_head)
    assert dialogs.ask_for_plan(context, None, *DECEMBER, said.append) == 0
    assert not planned.approvals.waiting()
    assert context.jobs.running
    approval = carried(executor, planned)
    assert said == ["План отправлен на согласование"]
    assert [each.id for each in planned.approvals.waiting()] == [approval]
    assert planned.approvals.get(approval).asked_by == "Петрова П. П."

    def approve(dialog: DecideDialog) -> None:
        field = next(iter(dialog.form.fields))
        dialog.form.set_values({field: Verdict(Decision.APPROVED)})

    submit(DecideDialog, approve)
    assert not dialogs.decide(context, None, approval, said.append)
    assert carried(executor, planned) == approval
    assert said[1:] == ["Решение записано"]
    assert planned.approvals.get(approval).outcome is Decision.APPROVED
    assert {post.stage for post in planned.posts.all()} == {Stage.APPROVED}
    planned.history.undo()
    assert planned.approvals.get(approval).outcome is None


def test_a_large_plan_is_withdrawn_elsewhere(
    planned: Desk, context: Context, executor: HeldExecutor
) -> None:
    approval = planned.approvals.ask_plan(*DECEMBER, [Voice(HEAD, 1)], with_texts=True)
    dialogs.withdraw(context, approval)
    assert planned.approvals.waiting()
    carried(executor, planned)
    assert not planned.approvals.waiting()
    assert {post.stage for post in planned.posts.all()} == {Stage.DRAFT}


def test_a_refusal_there_is_told_here(
    planned: Desk, context: Context, executor: HeldExecutor
) -> None:
    failed: list[object] = []
    context.jobs.started.connect(lambda job: job.failed.connect(failed.append))
    submit(AskForPlan, tick_head)
    dialogs.ask_for_plan(context, None, *DECEMBER)
    child = executor.children[-1]
    child.line('{"error": {"what": "Ничего не запланировано.", "todo": "Поставьте."}}')
    child.end(1)
    assert [str(each) for each in failed] == ["Ничего не запланировано. Поставьте."]
