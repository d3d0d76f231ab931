"""What the button of a deadline does, by its kind."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from smdesk.models.vocabulary import DeadlineKind, Status
from smdesk.procedures.agenda import Line
from smdesk.procedures.due import Deadline
from smdesk.ui.frame.pages import Context
from smdesk.ui.kit.page import Page

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


_LETTER = Place("Подготовить", "documents", _itself, ("documents", "letters"), "documents.prepare")
PLACES: Mapping[DeadlineKind, Place] = {
    **dict.fromkeys(LETTERS, _LETTER),
    DeadlineKind.EVENT_HELD: Place("Получено", "plan", _nothing),
    DeadlineKind.NORM_AT_RISK: Place("Дополнить", "plan", _nothing),
    DeadlineKind.PLAN_MISSING: Place("Составить", "plan", _nothing),
    DeadlineKind.PUBLICATION_UNMARKED: Place("Отметить", "plan", _nothing),
    DeadlineKind.APPROVAL_WAITING: Place("Записать", "plan", _nothing),
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
