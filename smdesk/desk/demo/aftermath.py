"""Some days of work in the example office: real use cases, so that the journal has a story."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from smdesk.desk.desk import Desk
from smdesk.desk.planning.voices import Verdict, Voice, voice_of
from smdesk.models.plan import PlanFilter, monday
from smdesk.models.plan_vocabulary import Decision, Stage
from smdesk.models.records import Account
from smdesk.models.vocabulary import AccountStatus, Role

Deed = Callable[[Desk], object]


def live_on(desk: Desk) -> None:
    """Approve this week's plan before it began, then do a few things in the last three days."""
    week = datetime.combine(monday(desk.today()), time())
    start = desk.now().replace(hour=9, minute=12, second=0, microsecond=0)
    done = [(week - timedelta(days=days) + timedelta(hours=hours), d) for days, hours, d in _PLAN]
    done += [(start - timedelta(days=days) + timedelta(minutes=m), d) for days, m, d in _DEEDS]
    for moment, deed in sorted(done, key=lambda pair: pair[0]):
        _at(desk, min(moment, desk.now()), deed)


def _at(desk: Desk, moment: datetime, deed: Deed) -> None:
    then = Desk.open(desk.path, lambda: moment)
    try:
        deed(then)
    finally:
        then.close()


def _first(desk: Desk) -> Account:
    active = AccountStatus.ACTIVE
    return next(a for a in desk.accounts.all() if desk.accounts.status(a.id) is active)


def _count_subscribers(desk: Desk) -> None:
    account = _first(desk)
    desk.accounts.change(replace(account, subscribers=(account.subscribers or 0) + 7))


def _note(desk: Desk) -> None:
    account = desk.accounts.all()[-1]
    desk.accounts.change(replace(account, note="Проверить описание страницы"))


def _note_leave(desk: Desk) -> None:
    person = desk.persons.get(desk.assignments.all()[-1].person_id)
    desk.persons.change(replace(person, note="В отпуске до конца месяца"))


def _note_reception(desk: Desk) -> None:
    body = desk.organizations.all()[0]
    desk.organizations.change(replace(body, note="Приём: вторник и четверг"))


def _gosmark(desk: Desk) -> None:
    vk = next(network.id for network in desk.networks.all() if network.code == "vk")
    unmarked = (a for a in desk.accounts.all() if a.network_id == vk and not a.gosmark)
    desk.accounts.change(replace(next(unmarked), gosmark=True))


def _ask_plan(desk: Desk) -> None:
    """The plan of the week to come is put up to the one who controls."""
    first = monday(desk.today()) + timedelta(weeks=1)
    desk.approvals.ask_plan(first, first + timedelta(days=6), [_controller(desk)], _executor(desk))


def _ask_next_plan(desk: Desk) -> None:
    """The same a week later, done a day before today."""
    first, last = _next_week(desk)
    desk.approvals.ask_plan(first, last, [_controller(desk)], _executor(desk))


def _next_week(desk: Desk) -> tuple[date, date]:
    """The week to come, as seen a day later."""
    first = monday(desk.today() + timedelta(days=1)) + timedelta(weeks=1)
    return first, first + timedelta(days=6)


def _approve_plan(desk: Desk) -> None:
    _decide(desk, Verdict(Decision.APPROVED, "Хорошо, не забудьте про выходные"))


def _ask_text(desk: Desk) -> None:
    """A draft about an event in the week to come."""
    drafts = desk.plan.between(*_next_week(desk), PlanFilter(stages=(Stage.DRAFT,)))
    post = next(each.post_id for each in drafts if each.event_id is not None)
    desk.approvals.ask_post(post, [_controller(desk)], _executor(desk))


def _want_changes(desk: Desk) -> None:
    verdict = Verdict(Decision.CHANGES_ASKED, "Добавьте, во сколько начало и где оставить машину")
    _decide(desk, verdict)


def _decide(desk: Desk, verdict: Verdict) -> None:
    """Whoever was asked last says this."""
    approval = desk.approvals.waiting()[-1]
    voices = desk.approvals.voices(approval.id)
    desk.approvals.decide(approval.id, {voice.id: verdict for voice in voices})


def _controller(desk: Desk) -> Voice:
    duty = next(d for d in desk.assignments.all() if d.role is Role.CONTROLLER)
    return voice_of(desk.persons.get(duty.person_id))


def _executor(desk: Desk) -> str:
    return desk.office.get().executor_name


_PLAN: tuple[tuple[int, int, Deed], ...] = ((4, 15, _ask_plan), (3, 11, _approve_plan))
"""Days before this Monday, hour, deed."""
_DEEDS: tuple[tuple[int, int, Deed], ...] = (
    (3, 20, _note_reception),
    (2, 5, _count_subscribers),
    (2, 31, _note_leave),
    (1, 0, _note),
    (1, 96, _ask_text),
    (1, 233, _want_changes),
    (1, 290, _ask_next_plan),
    (0, 0, _gosmark),
)
