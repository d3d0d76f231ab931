"""What the button of a deadline does, by its kind."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import NamedTuple

from PySide6.QtWidgets import QWidget

from smdesk.models.vocabulary import DeadlineKind, Status
from smdesk.procedures.agenda import Line
from smdesk.procedures.due import Deadline
from smdesk.ui.frame.pages import Context
from smdesk.ui.kit.page import Page
from smdesk.ui.today import begin

LETTERS = frozenset(
    {
        DeadlineKind.ACCOUNT_CREATED,
        DeadlineKind.ACCOUNT_DELETED,
        DeadlineKind.PERSON_CHANGED,
        DeadlineKind.INFORMATION_REQUESTED,
    }
)
"""Deadlines that a letter closes."""


class Place(NamedTuple):
    """Where a kind of deadlines is dealt with."""

    verb: str
    """What the button says."""
    page: str
    target: Callable[[Context, Deadline], object]
    """What to show there of one deadline."""
    several: tuple[str, object] | None = None
    """The page, and what to show on it, where many are listed; None: the same page as it is."""
    action: str = ""
    """The action that is begun there for one deadline."""
    following: str = ""
    """The action that takes many one after another; empty where they are only shown."""
    begin: Callable[[Context, QWidget, Deadline], str] | None = None
    """What is done at once for one deadline, without going there; what is said once it is done."""


def _nothing(_context: Context, _due: Deadline) -> object:
    return None


def _itself(_context: Context, due: Deadline) -> object:
    return due


def _subject(_context: Context, due: Deadline) -> object:
    return due.about.id


def _organization(_context: Context, due: Deadline) -> object:
    return due.about.organization_id


def _person(context: Context, due: Deadline) -> object:
    duty = context.desk.assignments.find(due.record_id)
    return duty.person_id if duty else None


def _week(context: Context, due: Deadline) -> object:
    """A day of the plan: of this week, or the first of the week to come."""
    ahead = due.kind is DeadlineKind.PLAN_MISSING
    return due.due + timedelta(days=1) if ahead else context.desk.today()


def _placement(_context: Context, due: Deadline) -> object:
    return due.record_id


def _day(_context: Context, due: Deadline) -> object:
    return due.event or due.due


_LETTER = Place("Подготовить", "documents", _itself, ("documents", "letters"), "documents.prepare")
PLACES: Mapping[DeadlineKind, Place] = {
    **dict.fromkeys(LETTERS, _LETTER),
    DeadlineKind.EVENT_HELD: Place("Получены…", "plan", _day, begin=begin.receive_information),
    DeadlineKind.NORM_AT_RISK: Place("Дополнить…", "plan", _week, begin=begin.write_this_week),
    DeadlineKind.PLAN_MISSING: Place("Составить…", "plan", _week, begin=begin.write_next_week),
    DeadlineKind.PUBLICATION_UNMARKED: Place(
        "Отметить…", "plan", _placement, begin=begin.mark_published
    ),
    DeadlineKind.APPROVAL_WAITING: Place("Записать…", "plan", _day, begin=begin.decide),
    DeadlineKind.REGISTRY_CHANGED: Place(
        "Опубликовать", "registry", _nothing, action="registry.publish"
    ),
    DeadlineKind.INSPECTION_DUE: Place(
        "Осмотреть",
        "registry",
        _subject,
        ("control", Status.UNKNOWN),
        "registry.inspect",
        "registry.inspect_next",
    ),
    DeadlineKind.ROTATION_DUE: Place("Сменить", "registry", _subject),
    DeadlineKind.ACT_ENDS: Place(
        "Открыть", "documents", lambda _c, _d: "acts", ("documents", "acts")
    ),
    DeadlineKind.ASSIGNMENT_ENDS: Place("Продлить", "people", _person),
    DeadlineKind.EXEMPTION_RECHECK: Place("Проверить", "organizations", _organization),
}
"""Every kind has its place."""


class Deeds:
    """Goes where a deadline is dealt with, and begins what can be begun there."""

    def __init__(self, context: Context, page: Page) -> None:
        self._context = context
        self._page = page

    def verb(self, line: Line) -> str:
        """What the button says."""
        place = PLACES[line.first.kind]
        if line.number > 1:
            return place.verb if place.following else "Показать"
        return "Отправлено…" if line.first.notice_id else place.verb

    def show(self, line: Line) -> None:
        """Go to the place."""
        place = PLACES[line.first.kind]
        if line.number > 1:
            self._page.open_page.emit(*(place.several or (place.page, None)))
        else:
            self._page.open_page.emit(place.page, place.target(self._context, line.first))

    def do(self, line: Line) -> None:
        """Do the thing: a letter that is prepared has gone, all else begins in its place."""
        if line.number == 1 and line.first.notice_id:
            self.sent(line)
            return
        place = PLACES[line.first.kind]
        if line.number == 1 and place.begin is not None:
            if said := place.begin(self._context, self._page, line.first):
                self._page.toast.emit(said, True)
            return
        action = place.action if line.number == 1 else place.following
        if line.number == 1 or not action:
            self.show(line)
        if action:
            self._context.actions.action(action).trigger()

    def can_be_sent(self, line: Line) -> bool:
        """Whether it is one letter that nobody has prepared: it may have gone all the same."""
        first = line.first
        return line.number == 1 and first.kind in LETTERS and not first.notice_id

    def sent(self, line: Line) -> None:
        """Record that the letter has gone."""
        from smdesk.ui.notices.sent_dialog import SentDialog

        desk, due = self._context.desk, line.first
        notice = desk.notices.find(due.notice_id) if due.notice_id else None
        dialog = SentDialog(desk, notice or due, self._page)
        if dialog.exec():
            self._page.toast.emit("Отмечено: письмо отправлено", True)
        dialog.deleteLater()
