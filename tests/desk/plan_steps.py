"""Steps of the content plan in a random sequence of use cases."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from smdesk.desk import Desk
from smdesk.desk.planning.metrics import Taken
from smdesk.desk.planning.placements import Mark
from smdesk.desk.planning.posts import KeptFile, Where
from smdesk.desk.planning.voices import Verdict, Voice
from smdesk.models.plan import PlanFilter
from smdesk.models.plan_records import Event, NormOverride, Occasion, Post, PostTemplate
from smdesk.models.plan_vocabulary import Decision, PostFormat, Stage, TemplateKind
from tests.desk.drawing import Draw, Step, ids_of


def _where(desk: Desk, draw: Draw) -> list[Where]:
    known = ids_of(desk.accounts.all())
    chosen = dict.fromkeys(draw.one(known) for _each in range(draw.number(3)))
    return [Where(each, draw.moment() if draw.number(3) else None) for each in chosen if each]


def place(desk: Desk, draw: Draw) -> None:
    stage = (Stage.IDEA, Stage.DRAFT, Stage.APPROVED)[draw.number(3)]
    people, events = ids_of(desk.persons.all()), ids_of(desk.events.all())
    post = Post(
        topic=f"Тема {draw.number(9)}",
        format=list(PostFormat)[draw.number(5)],
        stage=stage,
        author_id=draw.one(people) or None,
        event_id=draw.one(events) or None,
    )
    files = [KeptFile("0" * 64, "план.pdf", 5)] if draw.number(4) == 0 else []
    desk.posts.place(post, _where(desk, draw), files)


def _a_post(desk: Desk, draw: Draw) -> Post:
    return desk.posts.get(draw.one(ids_of(desk.posts.all())))


def _placements(desk: Desk, draw: Draw) -> list[int]:
    known = ids_of(desk.placements.all())
    return (
        list(dict.fromkeys(draw.one(known) for _each in range(1 + draw.number(3)))) if known else []
    )


def revise(desk: Desk, draw: Draw) -> None:
    post = replace(_a_post(desk, draw), text=f"Текст {draw.number(5)}", labels=("зима",))
    after = (None, Stage.ON_APPROVAL, Stage.APPROVED)[draw.number(3)]
    desk.posts.revise(post, _where(desk, draw), [], after)


def move_stage(desk: Desk, draw: Draw) -> None:
    desk.posts.move([_a_post(desk, draw).id], list(Stage)[draw.number(8)])


def delete_post(desk: Desk, draw: Draw) -> None:
    desk.posts.delete([_a_post(desk, draw).id])


def move_placements(desk: Desk, draw: Draw) -> None:
    moments = {each: draw.moment() for each in _placements(desk, draw)}
    desk.placements.move(moments, and_published=bool(draw.number(2)))


def copy_placements(desk: Desk, draw: Draw) -> None:
    desk.placements.copy({each: draw.moment() for each in _placements(desk, draw)})


def mark(desk: Desk, draw: Draw) -> None:
    link = f"vk.com/wall-1_{draw.number(9)}"
    desk.placements.mark({each: Mark(draw.moment(), link) for each in _placements(desk, draw)})


def stage_of_placements(desk: Desk, draw: Draw) -> None:
    chosen = _placements(desk, draw)
    deeds = (desk.placements.schedule, desk.placements.cancel, desk.placements.take_back)
    deeds[draw.number(3)](chosen)


def repeat(desk: Desk, draw: Draw) -> None:
    rule = ("FREQ=WEEKLY;BYDAY=MO", "FREQ=MONTHLY;BYMONTHDAY=5")[draw.number(2)]
    desk.repetition.repeat(_a_post(desk, draw).id, rule, draw.day() + timedelta(days=60))


def copy_week(desk: Desk, draw: Draw) -> None:
    desk.filling.copy_week(draw.day(), draw.day(), PlanFilter())


def own_norm(desk: Desk, draw: Draw) -> None:
    account = draw.one(ids_of(desk.accounts.all()))
    desk.norms.add(
        NormOverride(account_id=account, number=draw.number(4), since=draw.day(), reason="так")
    )


def fill_norm(desk: Desk, draw: Draw) -> None:
    desk.filling.fill(desk.filling.propose(date(2026, 11, 23) + timedelta(weeks=draw.number(3))))


def template(desk: Desk, draw: Draw) -> None:
    kind = list(TemplateKind)[draw.number(3)]
    known = ids_of(desk.templates.all())
    if known and draw.number(2):
        desk.templates.delete([draw.one(known)])
    else:
        desk.templates.add(PostTemplate(kind=kind, title="Заготовка", text="{дата}"))


def event(desk: Desk, draw: Draw) -> None:
    known = ids_of(desk.events.all())
    rule = ("", "FREQ=WEEKLY;BYDAY=TU")[draw.number(2)]
    if not known or draw.number(3):
        desk.events.add(Event(title="Праздник", starts_on=draw.day(), repeat=rule))
    elif draw.number(2):
        desk.events.delete([draw.one(known)])
    else:
        one = desk.events.get(draw.one(known))
        desk.events.change(replace(one, place="Клуб", information_received_on=draw.day()))


def occasion(desk: Desk, draw: Draw) -> None:
    desk.occasions.add(Occasion(title="День села", rule=f"07-{1 + draw.number(28):02}"))


def ask(desk: Desk, draw: Draw) -> None:
    voices = [Voice("Петрова П. П."), Voice("Сидорова А. А.")][: 1 + draw.number(2)]
    if draw.number(2):
        desk.approvals.ask_post(_a_post(desk, draw).id, voices)
    else:
        first = draw.day()
        desk.approvals.ask_plan(first, first + timedelta(days=30), voices, with_texts=True)


def decide(desk: Desk, draw: Draw) -> None:
    approval = draw.one(ids_of(desk.approvals.all()))
    decision = list(Decision)[draw.number(2)]
    if draw.number(4) == 0:
        desk.approvals.withdraw(approval)
        return
    said = {voice.id: Verdict(decision, "поправьте") for voice in desk.approvals.voices(approval)}
    desk.approvals.decide(approval, said)


def metrics(desk: Desk, draw: Draw) -> None:
    if draw.number(2):
        numbers = {each: {"views": draw.number(90)} for each in _placements(desk, draw)}
        desk.post_metrics.take(Taken(draw.day(), numbers))
    else:
        account = draw.one(ids_of(desk.accounts.all()))
        desk.account_metrics.take(Taken(draw.day(), {account: {"subscribers": draw.number(500)}}))


PLAN_STEPS: tuple[Step, ...] = (
    place,
    place,
    revise,
    move_stage,
    delete_post,
    move_placements,
    copy_placements,
    mark,
    stage_of_placements,
    repeat,
    copy_week,
    own_norm,
    fill_norm,
    template,
    event,
    occasion,
    ask,
    decide,
    metrics,
)
