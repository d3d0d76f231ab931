"""The fields of a post, and the record with its places that they describe."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtWidgets import QMenu, QWidget

from smdesk.desk.planning.posts import KeptFile, Where
from smdesk.models.plan_records import Post
from smdesk.ui.frame.pages import Context
from smdesk.ui.kit.fields import CheckField, ChoiceField, LineField, TextField
from smdesk.ui.kit.form import Form, Validate
from smdesk.ui.kit.labels import label
from smdesk.ui.post.choices import (
    FORMATS,
    author_field,
    event_field,
    labels_of,
    rubric_field,
)
from smdesk.ui.post.counter import LengthCounter
from smdesk.ui.post.files_field import FilesField
from smdesk.ui.post.places import Places
from smdesk.ui.post.places_field import PlacesField
from smdesk.ui.post.text_editor import TextEditor, Texts

OWN = ("topic", "format", "rubric", "author_id", "event_id", "is_counted", "note")
"""Fields of the form that are fields of the record as they are."""


@dataclass(frozen=True, slots=True)
class Entered:
    """What the form says, ready for the desk."""

    post: Post
    where: tuple[Where, ...]
    files: tuple[KeptFile, ...]


class PostForm(Form):
    """The form with its larger editors at hand; `places` stands beside it."""

    def __init__(self, context: Context, insert: QMenu, validate: Validate) -> None:
        super().__init__(validate)
        desk = context.desk
        self.text = TextEditor(insert)
        self.counter = LengthCounter()
        self.files = FilesField(desk.posts, context.background)
        self.places = PlacesField(desk)
        self.beside: QWidget = self.places
        """The places with what is said of them: to be laid out by the dialog."""
        self.text.files_pasted.connect(self.files.take)
        self.places.text_wanted.connect(self._write_own)

    def fill(self, context: Context) -> None:
        """Lay the fields out."""
        desk = context.desk
        self.add("topic", "Тема", LineField(), required=True)
        self.add("text", "", self.text).widget.setAccessibleName("Текст публикации")
        self.add_widget(self.counter)
        self._said = label("", "hint", wrap=True)
        self._said.hide()
        self.add_widget(self._said)
        self.add_row(
            ("format", "Формат", ChoiceField(FORMATS)),
            ("rubric", "Рубрика", rubric_field(desk)),
            ("labels", "Метки через запятую", LineField()),
        )
        self.add_row(
            ("author_id", "Автор", author_field(desk)),
            ("event_id", "Мероприятие", event_field(desk)),
        )
        self.add("files", "Файлы", self.files)
        self.add("is_counted", "", CheckField("Идёт в норму: о работе органа или важное для людей"))
        self.add("note", "Примечание для себя", TextField(lines=2))
        self.beside = self.apart("places", "", self.places)

    def say(self, told: str) -> None:
        """A sentence below the text; empty for none."""
        self._said.setText(told)
        self._said.setVisible(bool(told))

    def show_post(self, post: Post, places: Places, texts: Texts, files: object) -> None:
        """Show a post with its places, texts and files."""
        values = {name: getattr(post, name) for name in OWN}
        labels = ", ".join(post.labels)
        self.places.set_value(places)
        self.follow_places()
        self.set_values(values | {"labels": labels, "files": files, "places": places})
        self.fields["text"].editor.set_value(texts)

    def follow_places(self) -> None:
        """The chosen pages are those that may have a text of their own."""
        self.text.offer(self.places.names())
        self.places.model.own_texts = frozenset(self.text.value().own)
        self.places.model.refresh()

    def _write_own(self, account_id: int) -> None:
        self.text.begin_own(account_id)


def entered(post: Post, values: dict[str, Any]) -> Entered:
    """The post, its places and files as the form has them. Raises `Invalid`."""
    texts: Texts = values["text"]
    places: Places = values["places"]
    return Entered(recorded(post, values), places.where(texts.own), values["files"])


def recorded(post: Post, values: dict[str, Any]) -> Post:
    """The record alone."""
    own = {name: values[name] for name in OWN}
    return replace(post, text=values["text"].common, labels=labels_of(values["labels"]), **own)
