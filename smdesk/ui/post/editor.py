"""The door to the editor of posts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from smdesk.ui.frame.pages import Context

if TYPE_CHECKING:
    from smdesk.desk.planning.posts import Where

ADDED, CHANGED = "Публикация добавлена", "Публикация изменена"


class Saved(int):
    """The id of the post that was saved, 0 when the editor was left; `words` say what was done."""

    words: str

    def __new__(cls, post_id: int, words: str = "") -> Saved:
        made = super().__new__(cls, post_id)
        made.words = words if post_id else ""
        return made


def open_editor(
    context: Context,
    parent: QWidget | None,
    *,
    post_id: int = 0,
    places: Sequence[Where] = (),
    event_id: int | None = None,
    moment: datetime | None = None,
) -> Saved:
    """Write a new post (id 0) or work on one; returns the id of what was saved, 0 when left.

    `places` and `event_id` are what a new post begins with; `moment` is when it is to go out,
    for pages that are ticked then.
    """
    from smdesk.ui.post.dialog import PostDialog

    dialog = PostDialog(
        context, parent, post_id=post_id, places=places, event_id=event_id, moment=moment
    )
    dialog.exec()
    saved = Saved(dialog.saved_id, ADDED if dialog.is_added else CHANGED)
    dialog.deleteLater()
    return saved
