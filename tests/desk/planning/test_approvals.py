"""Approval of texts and plans: who decides, what it does to posts, what has changed since."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from smdesk.desk import Desk
from smdesk.desk.planning.posts import Where
from smdesk.desk.planning.stages import Mover, MoveRefused
from smdesk.desk.planning.voices import ApprovalRefused, Verdict, Voice, voice_of
from smdesk.models.errors import Invalid
from smdesk.models.plan_records import Approval, ApprovalVoice, Post
from smdesk.models.plan_vocabulary import Decision, PostFormat, Stage
from smdesk.models.records import Person
from tests.desk.planning.conftest import NOW, Office

DECEMBER = date(2026, 12, 1), date(2026, 12, 31)
FIFTH = datetime(2026, 12, 5, 10, 0)
YES, NO = Verdict(Decision.APPROVED), Verdict(Decision.CHANGES_ASKED, "Нет телефона")
HEAD = Voice("глава поселения Рябинина А. П.")
LAWYER = Voice("юрист Соколов И. И.")


class Clock:
    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def desk(office: Office) -> Desk:
    return office.desk


def draft(office: Office, topic: str = "Ёлка на площади", at: datetime | None = FIFTH) -> int:
    post = Post(topic=topic, text="Приходите", stage=Stage.DRAFT)
    return office.desk.posts.place(post, [Where(office.vk, at), Where(office.ok, at, "Для ОК")])


def voices(desk: Desk, approval: int) -> list[int]:
    return [voice.id for voice in desk.approvals.voices(approval)]


def stage(desk: Desk, post: int) -> Stage:
    return desk.posts.get(post).stage


def changed(desk: Desk, approval: int) -> list[tuple[str, str, str, str]]:
    found = desk.approvals.changes(desk.approvals.get(approval))
    return [(each.what, each.where, each.before, each.after) for each in found]


# -- texts -------------------------------------------------------------------------------------


def test_a_text_is_approved_once_everybody_has_said_yes(office: Office) -> None:
    desk, post = office.desk, draft(office)
    asked = desk.approvals.ask_post(post, [HEAD, LAWYER], "Петрова П. П.")
    assert stage(desk, post) is Stage.ON_APPROVAL
    assert [each.id for each in desk.approvals.waiting()] == [asked]
    first, second = voices(desk, asked)
    desk.approvals.decide(asked, {first: YES})
    assert stage(desk, post) is Stage.ON_APPROVAL
    assert desk.approvals.get(asked).outcome is None
    desk.approvals.decide(asked, {second: Verdict(Decision.APPROVED, "хорошо")})
    kept = desk.approvals.get(asked)
    assert (kept.outcome, kept.closed_at) == (Decision.APPROVED, NOW)
    assert stage(desk, post) is Stage.APPROVED
    assert desk.approvals.waiting() == []
    move = desk.plan.moves(post)[0]
    assert (move.after, move.moved_by, move.remark) == (Stage.APPROVED, LAWYER.name, "хорошо")


def test_two_processes_that_decide_at_once_do_not_miss_each_other(office: Office) -> None:
    desk, post = office.desk, draft(office)
    asked = desk.approvals.ask_post(post, [HEAD, LAWYER])
    first, second = voices(desk, asked)
    with closing(Desk.open(desk.path, lambda: NOW)) as other:

        def decide_before(statement: str) -> None:
            if statement == "BEGIN IMMEDIATE":
                desk.storage.connection.set_trace_callback(None)
                other.approvals.decide(asked, {second: YES})

        desk.storage.connection.set_trace_callback(decide_before)
        desk.approvals.decide(asked, {first: YES})

    assert desk.approvals.get(asked).outcome is Decision.APPROVED
    assert stage(desk, post) is Stage.APPROVED
    newest = desk.history.log(limit=1)[0]
    assert newest.title.startswith("Согласовано: ")


def test_one_who_wants_changes_is_enough(office: Office) -> None:
    desk, post = office.desk, draft(office)
    asked = desk.approvals.ask_post(post, [HEAD, LAWYER])
    first, second = voices(desk, asked)
    desk.approvals.decide(asked, {first: NO})
    assert stage(desk, post) is Stage.CHANGES_ASKED
    desk.approvals.decide(asked, {second: NO})
    assert desk.approvals.get(asked).outcome is Decision.CHANGES_ASKED
    assert [v.remark for v in desk.approvals.voices(asked)] == ["Нет телефона"] * 2
    assert len(desk.plan.moves(post)) == 2


def test_all_that_was_decided_goes_back_with_one_undo(office: Office) -> None:
    desk, post = office.desk, draft(office)
    asked = desk.approvals.ask_post(post, [HEAD])
    desk.approvals.decide(asked, {voices(desk, asked)[0]: YES})
    undone = desk.history.undo()
    assert undone.title == "Согласовано: «Ёлка на площади»"
    assert stage(desk, post) is Stage.ON_APPROVAL
    assert desk.approvals.voices(asked)[0].decision is None
    assert desk.history.undo().title == "Отправлено на согласование: «Ёлка на площади»"
    assert (stage(desk, post), desk.approvals.count()) == (Stage.DRAFT, 0)


def test_changes_are_not_asked_without_a_word(office: Office) -> None:
    desk = office.desk
    asked = desk.approvals.ask_post(draft(office), [HEAD])
    [voice] = voices(desk, asked)
    with pytest.raises(Invalid, match="какие нужны правки"):
        desk.approvals.decide(asked, {voice: Verdict(Decision.CHANGES_ASKED, " ")})
    with pytest.raises(Invalid, match="ещё не наступил"):
        desk.approvals.decide(asked, {voice: Verdict(Decision.APPROVED, at=FIFTH)})
    on_paper = Verdict(Decision.APPROVED, at=NOW - timedelta(days=1))
    desk.approvals.decide(asked, {voice: on_paper})
    assert desk.approvals.get(asked).closed_at == NOW - timedelta(days=1)


def test_nobody_decides_twice(office: Office) -> None:
    desk = office.desk
    asked = desk.approvals.ask_post(draft(office), [HEAD, LAWYER])
    first, second = voices(desk, asked)
    desk.approvals.decide(asked, {first: YES})
    with pytest.raises(ApprovalRefused, match="уже решил"):
        desk.approvals.decide(asked, {first: NO})
    desk.approvals.decide(asked, {second: YES})
    with pytest.raises(ApprovalRefused, match="закончено"):
        desk.approvals.decide(asked, {first: NO})


def test_somebody_has_to_be_asked_and_once(office: Office) -> None:
    desk, post = office.desk, draft(office)
    with pytest.raises(Invalid, match="Не выбрано"):
        desk.approvals.ask_post(post, [])
    with pytest.raises(Invalid, match="дважды"):
        desk.approvals.ask_post(post, [HEAD, HEAD])
    assert stage(desk, post) is Stage.DRAFT


def test_a_cancelled_post_is_not_put_up(office: Office) -> None:
    desk, post = office.desk, draft(office)
    desk.posts.move([post], Stage.CANCELLED)
    with pytest.raises(MoveRefused):
        desk.approvals.ask_post(post, [HEAD])
    assert desk.approvals.count() == 0


def test_what_is_withdrawn_is_a_draft_again(office: Office) -> None:
    desk, post = office.desk, draft(office)
    asked = desk.approvals.ask_post(post, [HEAD])
    desk.approvals.withdraw(asked, "Петрова П. П.")
    assert stage(desk, post) is Stage.DRAFT
    assert desk.approvals.waiting() == [] == desk.approvals.of_post(post)
    with pytest.raises(ApprovalRefused):
        desk.approvals.withdraw(asked)


@pytest.mark.parametrize(
    ("after", "outcome", "withdrawn"),
    [
        (Stage.DRAFT, None, True),
        (Stage.APPROVED, Decision.APPROVED, False),
        (Stage.CHANGES_ASKED, Decision.CHANGES_ASKED, False),
        (Stage.CANCELLED, None, True),
    ],
)
def test_a_post_moved_by_hand_waits_no_more(
    office: Office, after: Stage, outcome: Decision | None, withdrawn: bool
) -> None:
    desk, post = office.desk, draft(office)
    asked = desk.approvals.ask_post(post, [HEAD])
    desk.posts.move([post], after, Mover("Петрова П. П."))
    kept = desk.approvals.get(asked)
    assert (kept.outcome, kept.is_withdrawn) == (outcome, withdrawn)
    assert desk.approvals.waiting() == []
    desk.history.undo()
    assert [each.id for each in desk.approvals.waiting()] == [asked]


def test_what_was_changed_after_approval_is_seen_and_approved_again(office: Office) -> None:
    desk, post = office.desk, draft(office)
    asked = desk.approvals.ask_post(post, [HEAD])
    desk.approvals.decide(asked, {voices(desk, asked)[0]: YES})
    assert changed(desk, asked) == []
    one = desk.posts.get(post)
    desk.posts.revise(replace(one, text="Приходите в субботу", format=PostFormat.PHOTO))
    desk.posts.revise(
        desk.posts.get(post), [Where(office.vk, FIFTH), Where(office.ok, FIFTH, "Ждём")]
    )
    assert changed(desk, asked) == [
        ("изменён текст", "", "Приходите", "Приходите в субботу"),
        ("изменён формат", "", "текст", "фотография"),
        ("изменён свой текст", "OK, Страница ok", "Для ОК", "Ждём"),
    ]
    assert desk.approvals.changes(desk.approvals.get(asked))[0].at == NOW
    again = desk.approvals.ask_again(asked, "Петрова П. П.")
    assert stage(desk, post) is Stage.ON_APPROVAL
    assert [voice.name for voice in desk.approvals.voices(again)] == [HEAD.name]
    assert changed(desk, again) == []
    assert [each.id for each in desk.approvals.of_post(post)] == [again, asked]
    desk.approvals.decide(again, {voices(desk, again)[0]: YES})
    assert stage(desk, post) is Stage.APPROVED


def test_files_are_a_part_of_a_text(office: Office) -> None:
    desk, post = office.desk, draft(office)
    asked = desk.approvals.ask_post(post, [HEAD])
    desk.posts.revise(desk.posts.get(post), files=[desk.posts.keep(b"1", "ёлка.jpg")])
    assert changed(desk, asked) == [("изменены файлы", "", "", "ёлка.jpg")]
    desk.posts.revise(desk.posts.get(post), files=[])
    assert changed(desk, asked) == []


def test_a_deleted_post_takes_its_approvals_along(office: Office) -> None:
    desk, post = office.desk, draft(office)
    desk.approvals.ask_post(post, [HEAD])
    desk.posts.delete([post])
    assert desk.approvals.count() == 0
    desk.history.undo()
    assert len(desk.approvals.waiting()) == 1


# -- plans -------------------------------------------------------------------------------------


def test_a_plan_is_approved_with_the_texts_that_stand_in_it(office: Office) -> None:
    desk = office.desk
    post, idea = draft(office), draft(office, "Каток")
    desk.posts.move([idea], Stage.IDEA)
    other = draft(office, "Январь", datetime(2027, 1, 5, 10, 0))
    asked = desk.approvals.ask_plan(*DECEMBER, [HEAD], with_texts=True)
    assert [stage(desk, each) for each in (post, idea, other)] == [
        Stage.ON_APPROVAL,
        Stage.IDEA,
        Stage.DRAFT,
    ]
    desk.approvals.decide(asked, {voices(desk, asked)[0]: YES})
    assert [stage(desk, each) for each in (post, idea)] == [Stage.APPROVED, Stage.IDEA]
    assert desk.history.next_undo().title == "Согласовано: план на декабрь 2026"  # type: ignore[union-attr]


def test_a_plan_without_texts_leaves_them(office: Office) -> None:
    desk, post = office.desk, draft(office)
    asked = desk.approvals.ask_plan(*DECEMBER, [HEAD])
    desk.approvals.decide(asked, {voices(desk, asked)[0]: YES})
    assert stage(desk, post) is Stage.DRAFT
    [found] = desk.approvals.of_plan(date(2026, 12, 7), date(2026, 12, 13))
    assert (found.id, found.outcome) == (asked, Decision.APPROVED)
    assert desk.approvals.of_plan(date(2027, 1, 1), date(2027, 1, 31)) == []


def test_a_plan_that_wants_changes_gives_its_texts_back(office: Office) -> None:
    desk, post, alone = office.desk, draft(office), draft(office, "Каток")
    own = desk.approvals.ask_post(alone, [LAWYER])
    asked = desk.approvals.ask_plan(*DECEMBER, [HEAD], with_texts=True)
    desk.approvals.decide(asked, {voices(desk, asked)[0]: NO})
    assert stage(desk, post) is Stage.DRAFT
    assert stage(desk, alone) is Stage.ON_APPROVAL
    assert [each.id for each in desk.approvals.waiting()] == [own]


def test_an_empty_plan_is_not_put_up(desk: Desk) -> None:
    with pytest.raises(ApprovalRefused, match="На декабрь 2026 ничего не запланировано"):
        desk.approvals.ask_plan(*DECEMBER, [HEAD])


def test_the_same_days_wait_once(office: Office) -> None:
    desk, post = office.desk, draft(office)
    first = desk.approvals.ask_plan(*DECEMBER, [HEAD], with_texts=True)
    second = desk.approvals.ask_plan(*DECEMBER, [HEAD, LAWYER], with_texts=True)
    assert [each.id for each in desk.approvals.waiting()] == [second]
    assert desk.approvals.get(first).is_withdrawn
    desk.approvals.withdraw(second)
    assert stage(desk, post) is Stage.DRAFT


def test_what_has_changed_in_a_plan_is_seen(office: Office) -> None:
    desk = office.desk
    post, moved, dropped, gone = (draft(office, t) for t in ("Ёлка", "Каток", "Гололёд", "Сход"))
    asked = desk.approvals.ask_plan(*DECEMBER, [HEAD])
    assert changed(desk, asked) == []
    desk.placements.move({desk.posts.placements(moved)[0].id: FIFTH + timedelta(days=40)})
    desk.placements.move({desk.posts.placements(dropped)[0].id: None})
    desk.posts.move([gone], Stage.CANCELLED)
    desk.posts.revise(replace(desk.posts.get(post), topic="Ёлка и каток"))
    draft(office, "Новое", FIFTH + timedelta(hours=2))
    draft(office, "Не в этом месяце", FIFTH + timedelta(days=60))
    vk, ok = "VK, Страница vk", "OK, Страница ok"
    assert sorted(changed(desk, asked)) == [
        ("добавлено", ok, "", "05.12.2026 12:00"),
        ("добавлено", vk, "", "05.12.2026 12:00"),
        ("изменена тема", "", "Ёлка", "Ёлка и каток"),
        ("перенесено", vk, "05.12.2026 10:00", "14.01.2027 10:00"),
        ("убрано", ok, "05.12.2026 10:00", ""),
        ("убрано", vk, "05.12.2026 10:00", ""),
        ("убрано", vk, "05.12.2026 10:00", ""),
    ]
    for _step in range(6):
        desk.history.undo()
    assert changed(desk, asked) == []


def test_published_as_planned_is_no_change(office: Office) -> None:
    desk, post = office.desk, draft(office, at=NOW - timedelta(hours=3))
    asked = desk.approvals.ask_plan(NOW.date(), NOW.date(), [HEAD])
    desk.placements.publish([each.id for each in desk.posts.placements(post)])
    assert changed(desk, asked) == []


def test_a_moment_to_the_second_is_no_change(office: Office) -> None:
    desk = office.desk
    draft(office, at=FIFTH + timedelta(seconds=40))
    asked = desk.approvals.ask_plan(*DECEMBER, [HEAD])
    desk.placements.move({each.id: each.planned_at for each in desk.placements.all()})
    one = desk.placements.all()[0]
    desk.placements.change(replace(one, text="Свой"))
    assert changed(desk, asked) == []


def test_without_a_journal_everything_is_compared(office: Office) -> None:
    desk, post = office.desk, draft(office)
    content = desk.approvals.content(
        desk.approvals.get(desk.approvals.ask_plan(*DECEMBER, [HEAD], with_texts=True))
    )
    stored = desk.approvals.waiting()[0]
    with desk.storage.journal.unrecorded():
        made = desk.storage.repository(Approval).insert(replace(stored, id=0))
    assert desk.approvals.content(desk.approvals.get(made)) == content
    desk.placements.move({desk.posts.placements(post)[0].id: FIFTH + timedelta(days=1)})
    assert changed(desk, made) == [
        ("перенесено", "VK, Страница vk", "05.12.2026 10:00", "06.12.2026 10:00")
    ]


def test_a_decision_on_one_without_a_journal_hides_no_change(office: Office) -> None:
    desk, post = office.desk, draft(office)
    asked = desk.approvals.get(desk.approvals.ask_plan(*DECEMBER, [HEAD]))
    voice = desk.approvals.voices(asked.id)[0]
    with desk.storage.journal.unrecorded():
        made = desk.storage.repository(Approval).insert(replace(asked, id=0))
        said = desk.storage.repository(ApprovalVoice).insert(replace(voice, id=0, approval_id=made))
    desk.placements.move({desk.posts.placements(post)[0].id: FIFTH + timedelta(days=1)})
    desk.approvals.decide(made, {said: Verdict(Decision.APPROVED)})
    assert [what for what, *_rest in changed(desk, made)] == ["перенесено"]


def test_when_something_changed_is_told(tmp_path: Path, office: Office) -> None:
    clock = Clock()
    desk = Desk.open(tmp_path / "other.db", clock)
    post = desk.posts.place(Post(topic="Ёлка", text="Было", stage=Stage.DRAFT))
    asked = desk.approvals.ask_post(post, [HEAD])
    clock.now += timedelta(hours=5)
    desk.posts.revise(replace(desk.posts.get(post), text="Стало"))
    [found] = desk.approvals.changes(desk.approvals.get(asked))
    assert found.at == NOW + timedelta(hours=5)
    assert found.text == "«Ёлка»: изменён текст"
    desk.close()


def test_an_official_is_named_as_they_were_then(desk: Desk) -> None:
    person = Person(full_name="Рябинина Алёна Петровна", post="глава поселения")
    kept = desk.persons.get(desk.persons.add(person))
    assert voice_of(kept) == Voice("глава поселения Рябинина А. П.", kept.id)
