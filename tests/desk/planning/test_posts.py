"""Posts and placements through their use cases."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from smdesk.desk.planning.posts import Where
from smdesk.desk.planning.stages import Mover, MoveRefused
from smdesk.models.errors import Invalid
from smdesk.models.plan import PlanFilter
from smdesk.models.plan_records import Post
from smdesk.models.plan_vocabulary import PostFormat, Stage
from smdesk.models.progress import run_to_end
from tests.desk.planning.conftest import NOW, Office

FRIDAY = datetime(2026, 11, 27, 10, 0)


def made(office: Office, *, stage: Stage = Stage.DRAFT, topic: str = "Ёлка на площади") -> int:
    post = Post(topic=topic, text="Приходите", stage=stage, format=PostFormat.PHOTO)
    return office.desk.posts.place(post, [Where(office.vk, FRIDAY), Where(office.ok)])


def test_a_post_goes_to_several_accounts_as_one_change(office: Office) -> None:
    made(office)
    plan = office.desk.plan
    assert plan.day_counts(date(2026, 11, 1), date(2026, 11, 30)) == {FRIDAY.date(): 1}
    [item] = plan.of_day(FRIDAY.date())
    assert (item.topic, item.stage, item.badge) == ("Ёлка на площади", Stage.DRAFT, "VK")
    assert [each.account_id for each in plan.tray()] == [office.ok]
    office.desk.history.undo()
    assert not office.desk.posts.count() + office.desk.placements.count()


def test_search_finds_parts_of_words_whatever_the_letters(office: Office) -> None:
    made(office)
    found = office.desk.plan.of_day(FRIDAY.date(), PlanFilter(text="елк ПЛОЩ"))
    assert len(found) == 1
    assert not office.desk.plan.of_day(FRIDAY.date(), PlanFilter(text="каток"))


def test_a_filter_goes_by_page_format_stage_and_organisation(office: Office) -> None:
    made(office)
    day = FRIDAY.date()
    for wanted, number in (
        (PlanFilter(accounts=(office.vk,)), 1),
        (PlanFilter(accounts=(office.ok,)), 0),
        (PlanFilter(formats=(PostFormat.PHOTO,)), 1),
        (PlanFilter(formats=(PostFormat.VIDEO,)), 0),
        (PlanFilter(stages=(Stage.DRAFT,)), 1),
        (PlanFilter(stages=(Stage.APPROVED,)), 0),
        (PlanFilter(organization_id=office.body), 1),
        (PlanFilter(organization_id=office.body + 1), 0),
    ):
        assert sum(office.desk.plan.day_counts(day, day, wanted).values()) == number
        assert len(office.desk.plan.of_day(day, wanted)) == number


def test_each_move_is_kept_with_who_and_when(office: Office) -> None:
    post = made(office)
    office.desk.posts.move([post], Stage.ON_APPROVAL, Mover("Петрова П. П.", "к пятнице"))
    office.desk.posts.move([post], Stage.APPROVED)
    placement = office.desk.posts.placements(post)[0]
    office.desk.placements.publish([placement.id], address="vk.com/wall-1_2")
    kept = office.desk.plan.moves(post)
    assert [(move.before, move.after) for move in reversed(kept)] == [
        (Stage.DRAFT, Stage.ON_APPROVAL),
        (Stage.ON_APPROVAL, Stage.APPROVED),
        (Stage.APPROVED, Stage.PUBLISHED),
    ]
    assert (kept[-1].moved_by, kept[-1].moved_at) == ("Петрова П. П.", NOW)
    stored = office.desk.placements.get(placement.id)
    assert (stored.address, stored.published_at) == ("https://vk.com/wall-1_2", NOW)


def test_a_move_that_is_not_allowed_is_refused_in_words(office: Office) -> None:
    post = made(office, stage=Stage.CHANGES_ASKED)
    with pytest.raises(MoveRefused, match="нельзя перейти в «согласовано»"):
        office.desk.posts.move([post], Stage.APPROVED)
    assert office.desk.posts.get(post).stage is Stage.CHANGES_ASKED
    assert not office.desk.plan.moves(post)


def test_an_office_that_wants_approval_publishes_nothing_without_it(office: Office) -> None:
    post = made(office)
    office.desk.office.change(replace(office.desk.office.get(), posts_need_approval=True))
    placement = office.desk.posts.placements(post)[0].id
    with pytest.raises(MoveRefused, match="сначала надо согласовать"):
        office.desk.placements.publish([placement])
    office.desk.posts.move([post], Stage.ON_APPROVAL)
    office.desk.posts.move([post], Stage.APPROVED)
    office.desk.placements.publish([placement])


def test_what_is_published_is_moved_only_when_that_is_meant(office: Office) -> None:
    post = made(office)
    placement = office.desk.posts.placements(post)[0].id
    office.desk.placements.publish([placement])
    earlier = NOW - timedelta(days=2)
    with pytest.raises(Invalid, match="уже вышла"):
        office.desk.placements.move({placement: earlier})
    office.desk.placements.move({placement: earlier}, and_published=True)
    assert office.desk.placements.get(placement).published_at == earlier
    with pytest.raises(Invalid, match="ещё не наступил"):
        office.desk.placements.move({placement: FRIDAY}, and_published=True)


def test_copies_of_one_post_stay_together_and_are_drafts(office: Office) -> None:
    post = made(office, stage=Stage.APPROVED)
    monday = datetime(2026, 11, 30, 9, 0)
    moments = {each.id: monday for each in office.desk.posts.placements(post)}
    [copied] = office.desk.placements.copy(moments)
    assert office.desk.posts.get(copied).stage is Stage.DRAFT
    assert {each.planned_at for each in office.desk.posts.placements(copied)} == {monday}
    office.desk.history.undo()
    assert office.desk.posts.count() == 1


def test_revising_keeps_what_is_published(office: Office) -> None:
    post = made(office)
    first = office.desk.posts.placements(post)[0]
    office.desk.placements.publish([first.id])
    office.desk.posts.revise(office.desk.posts.get(post), [])
    assert [each.id for each in office.desk.posts.placements(post)] == [first.id]


def test_a_week_counts_what_is_done_and_what_is_still_ahead(office: Office) -> None:
    post = made(office)
    vk, ok = office.desk.posts.placements(post)
    office.desk.placements.publish([vk.id])
    office.desk.placements.move({ok.id: NOW - timedelta(days=1)})
    monday = date(2026, 11, 23)
    assert office.desk.plan.week(monday) == {office.vk: (1, 0)}
    office.desk.placements.move({ok.id: FRIDAY})
    assert office.desk.plan.week(monday) == {office.vk: (1, 0), office.ok: (0, 1)}
    office.desk.posts.revise(replace(office.desk.posts.get(post), is_counted=False))
    assert office.desk.plan.week(monday) == {}


def test_files_stand_beside_the_base_and_a_missing_one_is_seen(office: Office) -> None:
    kept = office.desk.posts.keep(b"picture", "ёлка.jpg")
    post = office.desk.posts.place(Post(topic="Ёлка"), files=[kept])
    [file] = office.desk.posts.files(post)
    assert (file.name, file.size, office.desk.posts.is_there(file)) == ("ёлка.jpg", 7, True)
    next(path for path in office.desk.path.parent.rglob(file.sha256)).unlink()
    assert not office.desk.posts.is_there(file)


def test_a_post_that_was_given_up_is_counted_nowhere(office: Office) -> None:
    posts, plan = office.desk.posts, office.desk.plan
    post = posts.place(Post(topic="Ёлка", stage=Stage.DRAFT), [Where(office.vk, FRIDAY)])
    posts.move([post], Stage.CANCELLED)
    assert plan.of_day(FRIDAY.date()) == []
    assert plan.day_counts(FRIDAY.date(), FRIDAY.date()) == {}
    assert plan.day_counts(FRIDAY.date(), FRIDAY.date(), PlanFilter(text="ёлка")) == {}


def test_counting_in_steps_gives_what_one_query_gives(office: Office) -> None:
    made(office)
    since, until = date(2026, 11, 1), date(2026, 11, 30)
    wanted = PlanFilter(text="ёлка")
    steps = office.desk.plan.counting(since, until, wanted)
    assert run_to_end(steps) == office.desk.plan.day_counts(since, until, wanted)


def test_rubrics_in_use_are_told_once_each(office: Office) -> None:
    for rubric in ("Анонс", "", "Важно", "Анонс"):
        office.desk.posts.add(Post(topic="Ёлка", rubric=rubric))
    assert office.desk.plan.rubrics() == ["Анонс", "Важно"]
