"""The form of a template: what it is for, its text, and what its placeholders are."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QWidget

from smdesk.desk import Desk
from smdesk.models.labels import label as word
from smdesk.models.placeholders import PLACEHOLDERS, unknown_in
from smdesk.models.plan_records import PostTemplate
from smdesk.models.plan_vocabulary import TemplateKind
from smdesk.models.validation import problems_of
from smdesk.ui.kept_draft import KeptDraft
from smdesk.ui.kit.dialogs import FormDialog
from smdesk.ui.kit.fields import ChoiceField, LineField, Option, TextField
from smdesk.ui.kit.fitting import fit
from smdesk.ui.kit.form import Form
from smdesk.ui.kit.labels import label
from smdesk.ui.post.choices import FORMATS, labels_of, rubric_field

KINDS = tuple(Option(kind, word(kind)) for kind in TemplateKind)
NAMES = ", ".join(f"{{{name}}}" for name in PLACEHOLDERS)
OF_POSTS = ("format", "rubric", "labels")
"""Fields that only a text to begin with has."""


class TemplateDialog(FormDialog):
    """Adds a template (id 0) or changes one. `saved_id` is the template that was stored."""

    def __init__(self, desk: Desk, template: PostTemplate, parent: QWidget | None = None) -> None:
        self._desk = desk
        self._template = template
        self.saved_id = 0
        form = Form(self._problems)
        draft = KeptDraft(form, desk.state, f"draft.template.{template.id}")
        self._fill(form)
        title = template.title or "Новая заготовка"
        super().__init__(parent, title, form, self._store, keep_draft=draft.keep)
        form.set_values(
            {name: getattr(template, name) for name in form.fields}
            | {"labels": ", ".join(template.labels)}
        )
        form.settled.connect(self._tell)
        draft.take(self._tell)
        fit(self, 620, 440)

    def _fill(self, form: Form) -> None:
        form.add_row(
            ("kind", "Для чего", ChoiceField(KINDS)),
            ("title", "Название *", LineField(placeholder="Анонс концерта")),
        )
        form.add("text", "Текст", TextField(lines=9), required=True)
        self.told = label("", "hint", wrap=True)
        form.add_widget(self.told)
        form.add_row(
            ("format", "Формат", ChoiceField(FORMATS)),
            ("rubric", "Рубрика", rubric_field(self._desk)),
            ("labels", "Метки через запятую", LineField()),
        )

    def _tell(self) -> None:
        """What the placeholders are, and which words in braces are none."""
        values = self.form.values()
        for name in OF_POSTS:
            self.form.fields[name].setVisible(values["kind"] is TemplateKind.POST)
        unknown = unknown_in(values["text"])
        if unknown:
            told = ", ".join(f"{{{name}}}" for name in unknown)
            self.told.setText(f"{told} останется как есть. Заполняются: {NAMES}.")
        else:
            self.told.setText(f"При вставке заполняются: {NAMES}.")

    def _entered(self, values: dict[str, Any]) -> PostTemplate:
        return replace(self._template, **values | {"labels": labels_of(values["labels"])})

    def _problems(self, values: dict[str, Any]) -> dict[str, str]:
        return problems_of(self._entered(values), self._desk.today())

    def _store(self, values: dict[str, Any]) -> None:
        template = self._entered(values)
        if template.id:
            self._desk.templates.amend(self._template, template)
            self.saved_id = template.id
        else:
            self.saved_id = self._desk.templates.add(template)
