"""The doors to approval: asking, deciding, what has changed since. See also `overview_dialog`."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QDialog, QWidget

from smdesk.models.period import Period
from smdesk.ui.frame.pages import Context


def ask_for_post(context: Context, parent: QWidget | None, post_id: int) -> int:
    """Put a text up for approval; the id of the approval, 0 when left."""
    from smdesk.ui.approval.ask_dialog import AskForPost

    dialog = AskForPost(context.desk, post_id, parent)
    _run(dialog)
    return dialog.asked_id


def ask_for_plan(context: Context, parent: QWidget | None, since: date, until: date) -> int:
    """Put the plan of some days up, both included; the id of the approval, 0 when left."""
    from smdesk.ui.approval.ask_dialog import AskForPlan

    dialog = AskForPlan(context.desk, Period(since, until), parent)
    _run(dialog)
    return dialog.asked_id


def decide(context: Context, parent: QWidget | None, approval_id: int) -> bool:
    """Record what those who were asked have said; True once something is stored."""
    from smdesk.ui.approval.decide_dialog import DecideDialog

    return _run(DecideDialog(context.desk, approval_id, parent))


def show_changes(context: Context, parent: QWidget | None, approval_id: int) -> int:
    """Show what was changed since; the id of the approval that was asked for anew, or 0."""
    from smdesk.ui.approval.changes_dialog import ChangesDialog

    dialog = ChangesDialog(context.desk, approval_id, parent)
    _run(dialog)
    return dialog.asked_id


def _run(dialog: QDialog) -> bool:
    done = bool(dialog.exec())
    dialog.deleteLater()
    return done
