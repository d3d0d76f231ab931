"""What the window asks another process to do about the approval of a large plan."""

from __future__ import annotations

from datetime import date, timedelta

from smdesk.desk.planning.approval_deeds import AskPlan, to_json
from smdesk.desk.planning.voices import Voice
from tests.cli.conftest import Command


def asked(since: date, until: date) -> str:
    return to_json(AskPlan(since, until, (Voice("Петров П. П."),), with_texts=True))


def test_a_plan_is_put_up_as_one_change(example: Command) -> None:
    today = date.today()
    answer = example("approval", asked(today, today + timedelta(days=14)))
    assert answer.code == 0, answer.err
    newest = example("log").out.splitlines()[0]
    assert "Отправлено на согласование: план на" in newest


def test_a_refusal_is_a_sentence(example: Command) -> None:
    answer = example("approval", asked(date(2001, 1, 1), date(2001, 1, 7)))
    assert answer.code == 1
    assert "ничего не запланировано" in answer.err
