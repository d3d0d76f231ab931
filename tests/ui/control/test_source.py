"""A large office is computed by a child; the window takes up what it says."""

from __future__ import annotations

import json

import pytest
from pytestqt.qtbot import QtBot

from smdesk.desk import Desk
from smdesk.models.errors import DeskError
from smdesk.models.records import Account
from smdesk.procedures.examined_json import to_json
from smdesk.ui import computing
from smdesk.ui.control.page import ControlPage
from smdesk.ui.frame.pages import Context
from tests.ui.control.conftest import Ids, build
from tests.ui.held import HeldChild, HeldExecutor


@pytest.fixture
def large(monkeypatch: pytest.MonkeyPatch, context: Context, ids: Ids, qtbot: QtBot) -> ControlPage:
    monkeypatch.setattr(computing, "AT_ONCE", 0)
    return build(context, qtbot)


def answer(child: HeldChild, desk: Desk) -> None:
    """What the child would say, and its end."""
    child.line(json.dumps({"result": to_json(desk.control.examined())}, ensure_ascii=False))
    child.end(0)


def test_the_page_waits_for_the_child_and_then_shows_all(
    large: ControlPage, desk: Desk, executor: HeldExecutor
) -> None:
    assert executor.children[-1].arguments[2:] == ["examine", "--progress"]
    assert large.filters.working.text() == "Идёт проверка…"
    assert large.views.is_empty()
    answer(executor.children[-1], desk)
    assert large.filters.working.text() == ""
    assert large.views.matrix.matrix.columnCount() == 4


def test_what_changed_meanwhile_is_computed_again(
    large: ControlPage, desk: Desk, ids: Ids, executor: HeldExecutor, qtbot: QtBot
) -> None:
    other = next(n.id for n in desk.networks.all() if n.code == "telegram")
    desk.accounts.add(Account(organization_id=ids.club, network_id=other, title="Ещё одна"))
    qtbot.waitUntil(lambda: not large.source.is_resting)
    assert len(executor.children) == 1
    answer(executor.children[0], desk)
    assert large.views.is_empty()
    answered = 1
    while large.waiting:  # on a busy machine what has changed may be heard of once more
        qtbot.waitUntil(lambda: not large.source.is_resting)
        for child in executor.children[answered:]:
            answered += 1
            answer(child, desk)
    assert answered > 1
    assert large.views.matrix.matrix.columnCount() == 5
    assert not large.waiting


def test_a_refusal_of_the_child_is_told(
    large: ControlPage, executor: HeldExecutor, qtbot: QtBot
) -> None:
    child = executor.children[-1]
    child.line('{"error": {"what": "База занята.", "todo": "Повторите."}}')
    with qtbot.waitSignal(large.failed) as told:
        child.end(1)
    assert str(told.args[0]) == str(DeskError("База занята.", "Повторите."))
    assert not large.waiting


def test_a_large_office_that_became_small_is_busy_no_longer(
    large: ControlPage,
    desk: Desk,
    executor: HeldExecutor,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    large.refresh()
    qtbot.waitUntil(lambda: not large.source.is_resting)
    monkeypatch.setattr(computing, "AT_ONCE", 120)
    answer(executor.children[0], desk)
    qtbot.waitUntil(lambda: not large.waiting)
    assert large.filters.working.text() == ""
    assert large.views.matrix.matrix.columnCount() == 4


def test_what_was_stopped_says_nothing_more(
    large: ControlPage, desk: Desk, executor: HeldExecutor, qtbot: QtBot
) -> None:
    large.source.stop()
    answer(executor.children[-1], desk)
    assert large.views.is_empty()
    assert not large.waiting
    large.refresh()
    qtbot.waitUntil(lambda: not large.source.is_resting)
    answer(executor.children[-1], desk)
    assert large.views.matrix.matrix.columnCount() == 4
