"""Filling an empty base with an example. What is filled is not journalled; what follows is."""

from __future__ import annotations

from smdesk.desk.demo.aftermath import live_on
from smdesk.desk.demo.office import Office, read_office
from smdesk.desk.demo.region import ACCOUNTS, PLACEMENTS, Region
from smdesk.desk.desk import Desk
from smdesk.models.errors import DeskError
from smdesk.models.labels import plural
from smdesk.models.progress import Job, Progress

_FORMS = ("аккаунт", "аккаунта", "аккаунтов")


class NotEmpty(DeskError):
    """An example is only put into an empty base."""


def fill(
    desk: Desk,
    procedure: str,
    scale: str,
    accounts: int | None = None,
    placements: int | None = None,
) -> Job[str]:
    """Fill an empty base; returns what was made, in words. Raises `NotEmpty`.

    `scale` is `office` or `region`; `accounts` is the size of a region, `placements` that of its
    plan: a million for a whole region, none for a part of one, unless it is given. Dates are
    relative to the desk's today: three months back and more, one ahead.
    """
    if not desk.is_empty() or desk.persons.count() or desk.history.count():
        raise NotEmpty(
            "В этой базе уже есть данные.", "Для примера укажите новый файл: --db ФАЙЛ demo."
        )
    with desk.storage.journal.unrecorded(many=scale == "region"):
        if scale == "region":
            wanted = (0 if accounts else PLACEMENTS) if placements is None else placements
            yield from Region(desk, procedure).make(accounts or ACCOUNTS, wanted)
        else:
            yield Progress(0, 0, "Заполняется пример")
            Office(desk, read_office(procedure)).make()
    if scale == "office":
        live_on(desk)
    desk.poll()
    return plural(desk.accounts.count(), *_FORMS)
