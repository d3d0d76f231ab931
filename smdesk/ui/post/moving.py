"""Where a post may go from the editor: by itself, through approval, or with its placements."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QWidget

from smdesk.models.errors import DeskError
from smdesk.models.plan_records import Approval, Placement, Post
from smdesk.models.plan_stages import OF_PLACEMENTS
from smdesk.models.plan_vocabulary import Stage
from smdesk.ui.approval.ask_dialog import AskForPost
from smdesk.ui.approval.decide_dialog import DecideDialog
from smdesk.ui.frame.pages import Context
from smdesk.ui.kit.dialogs import show_error
from smdesk.ui.post.mover import mover
from smdesk.ui.post.publish_dialog import publish

_DECIDED = frozenset({Stage.APPROVED, Stage.CHANGES_ASKED})


def following(context: Context, post: Post, *, has_places: bool) -> tuple[Stage, ...]:
    """The stages that may follow; those of placements only where there are any."""
    allowed = context.desk.posts.stages.next_of(post.stage)
    return tuple(each for each in allowed if has_places or each not in OF_PLACEMENTS)


def is_plain(context: Context, post: Post, after: Stage) -> bool:
    """Whether the post just goes there, without anybody being asked."""
    if after in OF_PLACEMENTS or after is Stage.ON_APPROVAL:
        return False
    return post.stage is not Stage.ON_APPROVAL or _open_approval(context, post.id) is None


def go_on(context: Context, parent: QWidget, post_id: int, after: Stage) -> None:
    """Ask whoever has to be asked; what cannot be done is said."""
    try:
        if after in OF_PLACEMENTS:
            _place(context, parent, post_id, after)
        else:
            _approve(context, parent, post_id, after)
    except DeskError as error:
        show_error(parent, error)


def _place(context: Context, parent: QWidget, post_id: int, after: Stage) -> None:
    """What waits in the post's placements is published or scheduled."""
    waiting = [each.id for each in _waiting(context, post_id, after)]
    if after is Stage.PUBLISHED:
        publish(context, parent, waiting)
    else:
        context.desk.placements.schedule(waiting, mover(context.desk))


def _approve(context: Context, parent: QWidget, post_id: int, after: Stage) -> None:
    """The text is put up, decided on, or taken back."""
    approval = _open_approval(context, post_id)
    if after is Stage.ON_APPROVAL:
        _run(AskForPost(context.desk, post_id, parent))
    elif approval is not None and after in _DECIDED:
        _run(DecideDialog(context.desk, approval.id, parent))
    elif approval is not None:
        who = mover(context.desk)
        context.desk.approvals.withdraw(approval.id, who.name)
        if after is not Stage.DRAFT:
            context.desk.posts.move([post_id], after, who)


def _run(dialog: QDialog) -> None:
    dialog.exec()
    dialog.deleteLater()


def _open_approval(context: Context, post_id: int) -> Approval | None:
    """The approval of the text that somebody has still to decide."""
    found = context.desk.approvals.of_post(post_id) if post_id else []
    return next((each for each in found if each.outcome is None), None)


def _waiting(context: Context, post_id: int, after: Stage) -> list[Placement]:
    done = {Stage.PUBLISHED, Stage.CANCELLED, after}
    return [p for p in context.desk.posts.placements(post_id) if p.stage not in done]
