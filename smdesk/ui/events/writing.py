"""From an event to a post in one click."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QWidget

from smdesk.ui.frame.pages import Context
from smdesk.ui.post.editor import Saved, open_editor


def write_post(context: Context, parent: QWidget | None, event_id: int, day: date) -> Saved:
    """Open the editor on a new post about the event; its id, 0 when left.

    One day of a series is kept by itself from then on, so that its posts are counted with it; a
    post that is left unwritten leaves no trace.
    """
    desk = context.desk
    before = desk.history.next_undo()
    own = desk.events.detach(event_id, day)
    made = desk.history.next_undo()
    written = open_editor(context, parent, event_id=own)
    if not written and made is not None and made != before and desk.history.next_undo() == made:
        desk.history.undo()
    return written
