"""What is computed of all records: what was stopped tells nothing."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from smdesk.desk import Desk
from smdesk.models.progress import Progress
from smdesk.ui import computing
from smdesk.ui.computing import Computing, Task
from smdesk.ui.frame.pages import Context
from tests.ui.held import HeldExecutor


def answer() -> Iterator[Progress]:
    yield Progress(0, 1)


TASK = Task("Сроки", ["agenda"], answer, lambda values: values)  # type: ignore[arg-type]


@pytest.fixture
def told() -> list[object]:
    return []


@pytest.fixture
def by_child(
    desk: Desk, context: Context, told: list[object], monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> Computing:
    monkeypatch.setattr(computing, "AT_ONCE", -1)
    made = Computing(desk, context.jobs, TASK)
    made.came.connect(told.append)
    made.failed.connect(told.append)
    return made


@pytest.mark.parametrize(
    "said", [{"result": {"days": 1}}, {"error": {"what": "База занята.", "todo": ""}}]
)
def test_what_was_stopped_tells_nothing(
    by_child: Computing, executor: HeldExecutor, told: list[object], said: dict[str, object]
) -> None:
    by_child.compute()
    by_child.stop()
    (child,) = executor.children
    child.line(json.dumps(said))
    child.end(0)

    assert (told, child.cancelled, by_child.waiting) == ([], True, False)


def test_what_is_asked_for_after_the_stop_is_told(
    by_child: Computing, executor: HeldExecutor, told: list[object]
) -> None:
    by_child.compute()
    by_child.stop()
    by_child.compute()
    for at, days in enumerate((1, 2)):
        executor.children[at].line(json.dumps({"result": {"days": days}}))
        executor.children[at].end(0)

    assert told == [{"days": 2}]
