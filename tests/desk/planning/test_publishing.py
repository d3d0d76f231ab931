"""Marking as published: each at its moment and under its link, as one change."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from smdesk.desk.planning.placements import Mark
from smdesk.desk.planning.posts import Where
from smdesk.models.errors import Invalid, NotFound
from smdesk.models.plan_records import Placement, Post
from smdesk.models.plan_vocabulary import Stage
from tests.desk.planning.conftest import NOW, Office

MORNING = datetime(2026, 11, 26, 9, 0)


def two_placements(office: Office) -> list[Placement]:
    post = office.desk.posts.place(
        Post(topic="Ёлка", stage=Stage.DRAFT), [Where(office.vk, MORNING), Where(office.ok)]
    )
    return office.desk.posts.placements(post)


def test_each_gets_its_moment_and_its_link_and_one_undo_takes_all_back(office: Office) -> None:
    vk, ok = two_placements(office)
    office.desk.placements.mark(
        {vk.id: Mark(MORNING, "vk.com/wall-1_2"), ok.id: Mark(NOW, "ok.ru/group/1/topic/2")}
    )
    stored = office.desk.placements.by_ids([vk.id, ok.id])
    assert (stored[vk.id].published_at, stored[ok.id].published_at) == (MORNING, NOW)
    assert stored[vk.id].address == "https://vk.com/wall-1_2"
    assert len(office.desk.plan.moves(vk.post_id)) == 2
    office.desk.history.undo()
    assert office.desk.placements.by_ids([vk.id, ok.id]) == {vk.id: vk, ok.id: ok}


def test_what_is_published_gets_another_link_without_a_second_move(office: Office) -> None:
    vk, ok = two_placements(office)
    office.desk.placements.publish([vk.id])
    office.desk.placements.mark({vk.id: Mark(MORNING, "vk.com/wall-1_3"), ok.id: Mark(NOW)})
    stored = office.desk.placements.get(vk.id)
    assert (stored.published_at, stored.address) == (MORNING, "https://vk.com/wall-1_3")
    assert len(office.desk.plan.moves(vk.post_id)) == 2
    office.desk.placements.mark({vk.id: Mark(MORNING)})
    assert office.desk.placements.get(vk.id).address == "https://vk.com/wall-1_3"


def test_as_planned_is_never_ahead(office: Office) -> None:
    vk, ok = two_placements(office)
    office.desk.placements.move({ok.id: NOW + timedelta(days=1)})
    office.desk.placements.publish_as_planned([vk.id, ok.id])
    stored = office.desk.placements.by_ids([vk.id, ok.id])
    assert (stored[vk.id].published_at, stored[ok.id].published_at) == (MORNING, NOW)


def test_nothing_is_marked_where_one_does_not_fit(office: Office) -> None:
    vk, ok = two_placements(office)
    with pytest.raises(Invalid, match="ещё не наступил"):
        office.desk.placements.mark({vk.id: Mark(NOW), ok.id: Mark(NOW + timedelta(days=1))})
    with pytest.raises(NotFound):
        office.desk.placements.mark({vk.id: Mark(NOW), 999: Mark(NOW)})
    assert office.desk.placements.get(vk.id).stage is None
    count = office.desk.history.count()
    office.desk.placements.mark({})
    assert office.desk.history.count() == count


def test_a_post_itself_is_never_published(office: Office) -> None:
    vk, _ok = two_placements(office)
    with pytest.raises(Invalid, match="Публикуется размещение"):
        office.desk.posts.move([vk.post_id], Stage.PUBLISHED)
    assert not office.desk.plan.moves(vk.post_id)
