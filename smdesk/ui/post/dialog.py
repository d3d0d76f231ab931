"""The editor of a post: its text at the left, everything about it at the right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from smdesk.desk.planning.posts import Where
from smdesk.models.errors import DeskError
from smdesk.models.plan_records import Post
from smdesk.models.plan_vocabulary import Stage
from smdesk.models.validation import problems_of
from smdesk.ui.frame.pages import Context
from smdesk.ui.kept_draft import KeptDraft
from smdesk.ui.kit.dialogs import FormDialog, show_error
from smdesk.ui.kit.fitting import fit
from smdesk.ui.later import after_paint
from smdesk.ui.post import moving
from smdesk.ui.post.insert_menu import InsertMenu
from smdesk.ui.post.looking import Looking
from smdesk.ui.post.mover import mover
from smdesk.ui.post.post_form import PostForm, entered, recorded
from smdesk.ui.post.side import Side
from smdesk.ui.post.stage_bar import StageBar
from smdesk.ui.post.stored import Stored, begun, stored
from smdesk.ui.theme.tokens import Space
from smdesk.ui.unsaved import POSTS

AFTER_PAINT_MS = 60
WIDTH, HEIGHT = 1180, 720
SIDE = 470
"""Width of what stands at the right, pixels."""
TEXT_HEIGHT = 208
"""Of the text in a dialog of that height, pixels."""


class PostDialog(FormDialog):
    """Writes a new post (id 0) or works on one. `saved_id` is the post that was stored.

    `is_added` tells whether what was stored last was a new post.
    """

    def __init__(
        self,
        context: Context,
        parent: QWidget | None = None,
        *,
        post_id: int = 0,
        places: Sequence[Where] = (),
        event_id: int | None = None,
        moment: datetime | None = None,
    ) -> None:
        self.context = context
        self._desk = context.desk
        self.saved_id = 0
        self.is_added = False
        self.insert_menu = InsertMenu(self._desk)
        self.form: PostForm = PostForm(context, self.insert_menu, self._problems)
        draft = KeptDraft(self.form, self._desk.state, f"{POSTS}{post_id}")
        self._build()
        self._stored = begun(self._desk, places, event_id, moment)
        super().__init__(parent, "", self.form, self._store, keep_draft=draft.keep)
        self.looking = Looking(context, self.form, self.side)
        self._wire()
        kept = stored(self._desk, post_id) if post_id else self._stored
        kept.places.moment = kept.places.moment or moment
        self._show_post(kept)
        draft.take(self.form.follow_places)
        self.looking.pages_changed()
        self._late = after_paint(self, AFTER_PAINT_MS, self.looking.hinting.begin)

    def _build(self) -> None:
        """The fields, and what stands around them."""
        self.form.fill(self.context)
        self.insert_menu.follow(self.form)
        self.bar = StageBar()
        self.side = Side(self.context, self.form.beside)

    def centre(self, form: QWidget) -> QWidget:
        """The stage above, the form at the left, the rest at the right."""
        around = QWidget()
        column = QVBoxLayout(around)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.M)
        column.addWidget(self.bar)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(Space.L)
        split.addWidget(form)
        split.addWidget(self.side)
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 2)
        split.setSizes([WIDTH - SIDE, SIDE])
        column.addWidget(split, 1)
        return around

    def _wire(self) -> None:
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        fit(self, WIDTH, HEIGHT)
        self.form.files.refused.connect(lambda error: show_error(self, error))
        self.form.places.edited.connect(self.show_stage)
        self.bar.wanted.connect(self._move)
        self.side.course.approval.acted.connect(self._acted)

    # -- showing ---------------------------------------------------------------------------------

    @property
    def post(self) -> Post:
        """The post as it is stored, or as a new one begins."""
        return self._stored.post

    def _show_post(self, kept: Stored) -> None:
        self._stored = kept
        post = kept.post
        self.setWindowTitle(post.topic if post.id else "Новая публикация")
        self.form.show_post(post, kept.places, kept.texts, kept.files)
        self._seen = self._snapshot()
        self.show_stage()

    def show_stage(self) -> None:
        """The stage with what may follow it, and the course of the post."""
        has_places = bool(self.form.places.places.typed)
        allowed = moving.following(self.context, self.post, has_places=has_places)
        self.bar.show_stage(self.post.stage, allowed, self._stored.facts)
        self.side.course.show_post(self.post.id)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A higher window has more room for the text."""
        super().resizeEvent(event)
        self.form.text.set_height(max(TEXT_HEIGHT, TEXT_HEIGHT + event.size().height() - HEIGHT))

    # -- storing ---------------------------------------------------------------------------------

    def _problems(self, values: dict[str, Any]) -> dict[str, str]:
        return problems_of(recorded(self.post, values), self._desk.today())

    def _snapshot(self) -> tuple[object, ...]:
        return tuple(self.form.values().values())

    @property
    def has_unsaved(self) -> bool:
        """Whether something is typed that is not stored."""
        return self._snapshot() != self._seen

    def _store(self, values: dict[str, Any], after: Stage | None = None) -> None:
        said, who = entered(self.post, values), mover(self._desk)
        if said.post.id:
            self._desk.posts.revise(said.post, said.where, said.files, after, who)
            self.saved_id = said.post.id
        else:
            self.saved_id = self._desk.posts.place(said.post, said.where, said.files, after, who)
        self.is_added = not said.post.id

    def _move(self, after: Stage) -> None:
        """Store what is typed and go on to another stage; the dialog stays open."""
        if not self.form.check():
            return
        try:
            is_plain = moving.is_plain(self.context, self.post, after)
            self._store(self.form.values(), after if is_plain else None)
        except DeskError as error:
            show_error(self, error)
            return
        if not is_plain:
            moving.go_on(self.context, self, self.saved_id, after)
        self._reload()

    def _reload(self) -> None:
        """Show what is stored; what is typed has been stored before."""
        self._show_post(stored(self._desk, self.saved_id or self.post.id))

    def _acted(self) -> None:
        """Something was decided: the stage may be another, what is typed stays."""
        self._stored = replace(self._stored, post=self._desk.posts.get(self.post.id))
        self.show_stage()

    def done(self, result: int) -> None:
        """Closed: nothing is judged any more."""
        self._late.stop()
        self.looking.stop()
        super().done(result)
