"""Who has approved the present text of a post, as lists and reports tell it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from smdesk.desk import Desk
from smdesk.desk.planning.posts import Where
from smdesk.desk.planning.stages import Mover
from smdesk.desk.planning.voices import Verdict, Voice
from smdesk.models.plan import Told
from smdesk.models.plan_records import Post
from smdesk.models.plan_vocabulary import Decision, Stage
from tests.desk.planning.conftest import NOW, Office

TODAY = NOW.date()
"""The day of the clock."""


class Later:
    """A clock that goes on a minute whenever it is asked."""

    def __init__(self) -> None:
        self._now = NOW

    def __call__(self) -> datetime:
        self._now += timedelta(minutes=1)
        return self._now


@pytest.fixture
def desk(office: Office, tmp_path: Path) -> Desk:
    """The office's desk in a time that passes."""
    return Desk.open(tmp_path / "office.db", Later())


def placed(desk: Desk, office: Office) -> int:
    post = Post(topic="Ёлка", text="Ёлка стоит.")
    return desk.posts.place(post, [Where(office.vk, datetime(2026, 11, 30, 10))])


def approve(desk: Desk, post: int, name: str) -> int:
    asked = desk.approvals.ask_post(post, [Voice(name)])
    (voice,) = desk.approvals.voices(asked)
    # Said on paper the day before, and entered today.
    desk.approvals.decide(asked, {voice.id: Verdict(Decision.APPROVED, at=datetime(2026, 11, 25))})
    return asked


def told(desk: Desk, post: int) -> Told:
    (placement,) = desk.posts.placements(post)
    return desk.plan.told([placement.id])[placement.id]


def change_text(desk: Desk, post: int) -> None:
    desk.posts.change(replace(desk.posts.get(post), text="Ёлка стоит на площади."))


def test_who_was_asked_has_approved_and_changes_since_are_told(desk: Desk, office: Office) -> None:
    post = placed(desk, office)
    asked = approve(desk, post, "Иванов И. И.")
    assert told(desk, post) == Told("", (("Иванов И. И.", date(2026, 11, 25)),), asked)
    change_text(desk, post)
    assert told(desk, post).changed.startswith("изменён текст")


@pytest.mark.parametrize("way", [(Stage.APPROVED,), (Stage.ON_APPROVAL, Stage.APPROVED)])
def test_who_moved_a_post_on_again_has_approved_what_it_says_now(
    desk: Desk, office: Office, way: tuple[Stage, ...]
) -> None:
    post = placed(desk, office)
    approve(desk, post, "Иванов И. И.")
    desk.posts.move([post], Stage.DRAFT, Mover("Петров П. П."))
    assert told(desk, post) == Told()
    change_text(desk, post)
    for stage in way:
        desk.posts.move([post], stage, Mover("Петров П. П."))
    assert told(desk, post) == Told("", (("Петров П. П.", TODAY),))


def test_who_was_asked_again_has_approved_what_it_says_now(desk: Desk, office: Office) -> None:
    post = placed(desk, office)
    desk.posts.move([post], Stage.APPROVED, Mover("Петров П. П."))
    approve(desk, post, "Иванов И. И.")
    desk.posts.move([post], Stage.DRAFT, Mover("Петров П. П."))
    change_text(desk, post)
    asked = approve(desk, post, "Сидорова С. С.")
    assert told(desk, post) == Told("", (("Сидорова С. С.", date(2026, 11, 25)),), asked)
