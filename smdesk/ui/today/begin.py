"""What the buttons of the plan's deadlines begin: each returns what to say, or nothing when left.

Editors and dialogs load when they are first wanted.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta

from PySide6.QtWidgets import QWidget

from smdesk.procedures.due import Deadline
from smdesk.procedures.plan_facts import UNMARKED_DAYS
from smdesk.ui.frame.pages import Context


def write_this_week(context: Context, parent: QWidget, due: Deadline) -> str:
    """A post for the page that lacks one, on the next day that there is still time for."""
    today = context.desk.today()
    return _write(context, parent, due.about.id, min(today + timedelta(days=1), due.due))


def write_next_week(context: Context, parent: QWidget, due: Deadline) -> str:
    """A post for the page that has nothing planned for the week to come."""
    return _write(context, parent, due.about.id, due.due + timedelta(days=1))


def write(context: Context, parent: QWidget) -> str:
    """A new post, for today while the day lasts."""
    from smdesk.ui.post.editor import open_editor

    desk = context.desk
    moment = _ahead(context, desk.today())
    return open_editor(context, parent, moment=moment).words


def open_post(context: Context, parent: QWidget, post_id: int) -> str:
    """Work on a post."""
    from smdesk.ui.post.editor import open_editor

    return "Публикация изменена" if open_editor(context, parent, post_id=post_id) else ""


def mark_published(context: Context, parent: QWidget, due: Deadline) -> str:
    """Everything of the page that nobody has marked."""
    desk = context.desk
    items = desk.plan.unmarked(desk.today() - timedelta(days=UNMARKED_DAYS))
    return mark(context, parent, [i.placement_id for i in items if i.account_id == due.about.id])


def mark(context: Context, parent: QWidget, placement_ids: list[int]) -> str:
    """These have been published."""
    from smdesk.ui.post.publish_dialog import publish

    if placement_ids and publish(context, parent, placement_ids):
        return "Отмечено: опубликовано"
    return ""


def decide(context: Context, parent: QWidget, due: Deadline) -> str:
    """What somebody has said about a text or a plan."""
    from smdesk.ui.approval.dialogs import decide as ask

    return "Решение записано" if ask(context, parent, due.record_id) else ""


def receive_information(context: Context, parent: QWidget, due: Deadline) -> str:
    """That a unit has told how an event went, and what."""
    from smdesk.ui.events.received_dialog import receive

    day = due.event or due.due
    return "Сведения получены" if receive(context, parent, due.record_id, day) else ""


def _write(context: Context, parent: QWidget, account_id: int, day: date) -> str:
    from smdesk.desk.planning.posts import Where
    from smdesk.ui.post.editor import open_editor

    moment = _ahead(context, day)
    places = [Where(account_id, moment)]
    return open_editor(context, parent, places=places, moment=moment).words


def _ahead(context: Context, day: date) -> datetime:
    """The usual moment of a day, or the next full hour where it has passed."""
    usual, now = context.desk.plan.default_moment(day), context.desk.now()
    next_hour = now.replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)
    return usual if usual > now else next_hour
