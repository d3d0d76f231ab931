"""The doors to approval: asking, deciding, what has changed since. See also `overview_dialog`."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QDialog, QWidget

from smdesk.desk.planning.approval_deeds import Withdraw
from smdesk.models.period import Period
from smdesk.ui.approval.carrying import Said, carrier
from smdesk.ui.frame.pages import Context


def ask_for_post(context: Context, parent: QWidget | None, post_id: int) -> int:
    """Put a text up for approval; the id of the approval, 0 when left."""
    from smdesk.ui.approval.ask_dialog import AskForPost

    dialog = AskForPost(context.desk, post_id, parent)
    _run(dialog)
    return dialog.asked_id


def ask_for_plan(
    context: Context,
    parent: QWidget | None,
    since: date,
    until: date,
    said: Said | None = None,
) -> int:
    """Put the plan of some days up, both included; the id of the approval, 0 when left.

    0 also for a plan so large that another process does it: `said` tells when it has.
    """
    from smdesk.ui.approval.ask_dialog import AskForPlan

    carry = carrier(context, said)
    dialog = AskForPlan(context.desk, Period(since, until), parent, carry)
    _run(dialog)
    return dialog.asked_id


def decide(
    context: Context, parent: QWidget | None, approval_id: int, said: Said | None = None
) -> bool:
    """Record what those who were asked have said; True once something is stored.

    False also for a plan so large that another process does it: `said` tells when it has.
    """
    from smdesk.ui.approval.decide_dialog import DecideDialog

    dialog = DecideDialog(context.desk, approval_id, parent, carrier(context, said))
    return _run(dialog) and dialog.is_stored


def withdraw(context: Context, approval_id: int, said: Said | None = None) -> None:
    """Nobody need decide any more. Raises `ApprovalRefused`, `NotFound`."""
    desk = context.desk
    lines = len(desk.approvals.content(desk.approvals.get(approval_id)).texts)
    deed = Withdraw(approval_id, desk.office.get().executor_name)
    carrier(context, said)(deed, lines, "План отозван с согласования")


def show_changes(
    context: Context, parent: QWidget | None, approval_id: int, said: Said | None = None
) -> int:
    """Show what was changed since; the id of the approval that was asked for anew, or 0.

    0 also for a plan so large that another process does it: `said` tells when it has.
    """
    from smdesk.ui.approval.changes_dialog import ChangesDialog

    dialog = ChangesDialog(context.desk, approval_id, parent)
    dialog.carry = carrier(context, said)
    _run(dialog)
    return dialog.asked_id


def _run(dialog: QDialog) -> bool:
    done = bool(dialog.exec())
    dialog.deleteLater()
    return done
