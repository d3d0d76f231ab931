"""The editor of a post."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QWidget

from smdesk.desk.planning.posts import Where
from smdesk.models.labels import label
from smdesk.models.plan_records import Post
from smdesk.models.plan_vocabulary import PostFormat, Stage
from smdesk.models.validation import problems_of
from smdesk.ui.frame.pages import Context
from smdesk.ui.kept_draft import KeptDraft
from smdesk.ui.kit.dialogs import FormDialog
from smdesk.ui.kit.fields import CheckField, ChoiceField, LineField, Option, TextField
from smdesk.ui.kit.form import Form

FORMATS = tuple(Option(each, label(each)) for each in PostFormat)


class PostDialog(FormDialog):
    """Writes a new post (id 0) or works on one. `saved_id` is the post that was stored."""

    def __init__(
        self,
        context: Context,
        parent: QWidget | None = None,
        *,
        post_id: int = 0,
        places: Sequence[Where] = (),
        event_id: int | None = None,
    ) -> None:
        self._desk = context.desk
        self._places = tuple(places)
        stage = Stage.DRAFT if places else Stage.IDEA
        new = Post(stage=stage, event_id=event_id)
        self._post = self._desk.posts.get(post_id) if post_id else new
        self.saved_id = 0
        form = Form(self._problems)
        draft = KeptDraft(form, self._desk.state, f"draft.post.{post_id}")
        form.add("topic", "Тема", LineField(), required=True)
        form.add("text", "Текст", TextField(lines=10))
        form.add_row(("format", "Формат", ChoiceField(FORMATS)), ("rubric", "Рубрика", LineField()))
        form.add("is_counted", "", CheckField("Идёт в норму"))
        form.add("note", "Примечание", TextField(lines=2))
        title = "Публикация" if post_id else "Новая публикация"
        super().__init__(parent, title, form, self._store, keep_draft=draft.keep)
        form.set_values({name: getattr(self._post, name) for name in form.fields})
        draft.take()

    def _problems(self, values: dict[str, Any]) -> dict[str, str]:
        return problems_of(replace(self._post, **values), self._desk.today())

    def _store(self, values: dict[str, Any]) -> None:
        post = replace(self._post, **values)
        if post.id:
            self._desk.posts.revise(post)
            self.saved_id = post.id
        else:
            self.saved_id = self._desk.posts.place(post, self._places)
