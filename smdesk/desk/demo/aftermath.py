"""Some days of work in the example office: real use cases, so that the journal has a story."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

from smdesk.desk.desk import Desk
from smdesk.models.records import Account
from smdesk.models.vocabulary import AccountStatus

Deed = Callable[[Desk], object]


def live_on(desk: Desk) -> None:
    """Do a few things in the three days before now, each at its own time."""
    start = desk.now().replace(hour=9, minute=12, second=0, microsecond=0)
    for days, minutes, deed in _DEEDS:
        moment = min(start - timedelta(days=days) + timedelta(minutes=minutes), desk.now())
        _at(desk, moment, deed)


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


_DEEDS: tuple[tuple[int, int, Deed], ...] = (
    (3, 20, _note_reception),
    (2, 5, _count_subscribers),
    (2, 31, _note_leave),
    (1, 0, _note),
    (0, 0, _gosmark),
)
