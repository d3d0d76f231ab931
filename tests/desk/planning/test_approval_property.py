"""What the journal says has changed is what comparing everything says, whatever was done."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from smdesk.desk import Desk
from smdesk.desk.planning.posts import Where
from smdesk.desk.planning.voices import Voice
from smdesk.models.plan_records import Approval, Post
from smdesk.models.plan_vocabulary import Stage
from tests.desk.planning.conftest import Office

FIFTH = datetime(2026, 12, 5, 10, 0)
Step = Callable[[Desk, int], object]


def _placement(desk: Desk, number: int) -> int:
    found = desk.placements.all()
    return found[number % len(found)].id


def _post(desk: Desk, number: int) -> Post:
    found = desk.posts.all()
    return found[number % len(found)]


def move(desk: Desk, number: int) -> None:
    moment = None if number % 5 == 0 else FIFTH + timedelta(days=number * 3, hours=number)
    desk.placements.move({_placement(desk, number): moment})


def rename(desk: Desk, number: int) -> None:
    desk.posts.revise(replace(_post(desk, number), topic=f"Тема {number}"))


def write(desk: Desk, number: int) -> None:
    desk.posts.revise(replace(_post(desk, number), text=f"Текст {number % 3}"))


def own(desk: Desk, number: int) -> None:
    placement = desk.placements.get(_placement(desk, number))
    desk.placements.change(replace(placement, text=f"Свой {number}" if number % 2 else ""))


def add(desk: Desk, number: int) -> None:
    account = desk.accounts.all()[number % 2].id
    desk.posts.place(Post(topic=f"Новая {number}"), [Where(account, FIFTH)])


def delete(desk: Desk, number: int) -> None:
    if desk.posts.count() > 1:
        desk.posts.delete([_post(desk, number).id])


def cancel(desk: Desk, number: int) -> None:
    post = _post(desk, number)
    after = Stage.DRAFT if post.stage is Stage.CANCELLED else Stage.CANCELLED
    desk.posts.move([post.id], after)


def undo(desk: Desk, _number: int) -> None:
    change = desk.history.next_undo()
    if change is not None and not change.title.startswith("Отправлено"):
        desk.history.undo()


STEPS: tuple[Step, ...] = (move, rename, write, own, add, delete, cancel, undo)


@pytest.mark.parametrize("with_texts", [False, True])
@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(steps=st.lists(st.tuples(st.sampled_from(STEPS), st.integers(0, 20)), max_size=12))
def test_the_journal_leads_to_every_change(
    office: Office, with_texts: bool, steps: list[tuple[Step, int]]
) -> None:
    desk = office.desk
    desk.posts.delete([post.id for post in desk.posts.all()])
    for topic in ("Ёлка", "Каток", "Сход"):
        post = Post(topic=topic, text="Приходите", stage=Stage.DRAFT)
        desk.posts.place(post, [Where(office.vk, FIFTH), Where(office.ok, FIFTH, "Для ОК")])
    days = date(2026, 12, 1), date(2026, 12, 31)
    asked = desk.approvals.ask_plan(*days, [Voice("глава")], with_texts=with_texts)
    for step, number in steps:
        if desk.placements.count():
            step(desk, number)
    kept = desk.approvals.get(asked)
    with desk.storage.journal.unrecorded():
        made = desk.storage.repository(Approval).insert(replace(kept, id=0))

    def changes(approval: int) -> Counter[tuple[object, ...]]:
        found = desk.approvals.changes(desk.approvals.get(approval))
        return Counter(each[:5] for each in found)

    assert changes(asked) == changes(made)
