"""Where a post may go from the editor, and what its placements do then."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from smdesk.models.errors import DeskError
from smdesk.models.plan_records import Placement, Post
from smdesk.models.plan_stages import OF_PLACEMENTS
from smdesk.models.plan_vocabulary import Stage
from smdesk.ui.frame.pages import Context
from smdesk.ui.kit.dialogs import show_error
from smdesk.ui.post.mover import mover
from smdesk.ui.post.publish_dialog import publish


def following(context: Context, post: Post, *, has_places: bool) -> tuple[Stage, ...]:
    """The stages that may follow; those of placements only where there are any."""
    allowed = context.desk.posts.stages.next_of(post.stage)
    return tuple(each for each in allowed if has_places or each not in OF_PLACEMENTS)


def go_on(context: Context, parent: QWidget, post_id: int, after: Stage) -> None:
    """What waits in a post's placements is published or scheduled; a refusal is shown."""
    waiting = [each.id for each in _waiting(context, post_id, after)]
    if after is Stage.PUBLISHED:
        publish(context, parent, waiting)
    elif after is Stage.SCHEDULED:
        try:
            context.desk.placements.schedule(waiting, mover(context.desk))
        except DeskError as error:
            show_error(parent, error)


def _waiting(context: Context, post_id: int, after: Stage) -> list[Placement]:
    done = {Stage.PUBLISHED, Stage.CANCELLED, after}
    return [p for p in context.desk.posts.placements(post_id) if p.stage not in done]
