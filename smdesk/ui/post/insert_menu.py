"""«Вставить»: templates, signatures and sets of hashtags, with their placeholders filled in."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtWidgets import QMenu

from smdesk.desk import Desk
from smdesk.models.placeholders import Filled, fill
from smdesk.models.plan_records import PostTemplate
from smdesk.models.plan_vocabulary import PostFormat, TemplateKind
from smdesk.ui.kit.dialogs import show_error
from smdesk.ui.post.post_form import PostForm
from smdesk.ui.post.template_form import TemplateDialog

TITLES = {
    TemplateKind.POST: "Заготовка",
    TemplateKind.SIGNATURE: "Подпись",
    TemplateKind.HASHTAGS: "Хештеги",
}


class InsertMenu(QMenu):
    """Fills itself when it opens. `follow(form)` says which form it writes into."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._form: PostForm | None = None
        self._kinds: list[QMenu] = []
        self.aboutToShow.connect(self.fill)

    def follow(self, form: PostForm) -> None:
        """Write into this form."""
        self._form = form

    def fill(self) -> None:
        """Read the templates anew."""
        self.clear()
        for old in self._kinds:
            old.setParent(None)
        self._kinds = []
        for kind, title in TITLES.items():
            found = self._desk.templates.of_kind(kind)
            menu = QMenu(title, self)
            for each in found:
                action = menu.addAction(each.title.replace("&", "&&"))
                action.triggered.connect(partial(self._insert, each))
            menu.setEnabled(bool(found))
            self.addMenu(menu)
            self._kinds.append(menu)
        self.addSeparator()
        self.addAction("Сохранить текст как заготовку…").triggered.connect(self._keep)
        self.addAction("Все заготовки…").triggered.connect(self._manage)

    def _insert(self, template: PostTemplate, _checked: bool = False) -> None:
        if self._form is not None:
            insert(self._desk, self._form, template)

    def _keep(self) -> None:
        if self._form is None:
            return
        values = self._form.values()
        template = PostTemplate(
            title=values["topic"],
            text=self._form.text.area.toPlainText().strip(),
            format=values["format"],
            rubric=values["rubric"],
        )
        self._run(TemplateDialog(self._desk, template, self._form.window()))

    def _manage(self) -> None:
        from smdesk.ui.post.templates_panel import TemplatesDialog

        if self._form is not None:
            dialog = TemplatesDialog(self._desk, self._form.window())
            dialog.panel.failed.connect(lambda error: show_error(dialog, error))
            self._run(dialog)

    def _run(self, dialog: Any) -> None:  # noqa: ANN401 - any of the two dialogs
        dialog.exec()
        dialog.deleteLater()


def insert(desk: Desk, form: PostForm, template: PostTemplate) -> Filled:
    """Put a template into the form, and say there what could not be filled in."""
    filled = fill(template.text, _facts(desk, form))
    _PUT[template.kind](form, filled.text)
    if template.kind is TemplateKind.POST:
        _take_fields(form, template)
    told = ", ".join(f"{{{name}}}" for name in (*filled.missing, *filled.unknown))
    form.say(f"Впишите сами: {told}." if told else "")
    return filled


def _facts(desk: Desk, form: PostForm) -> Any:  # noqa: ANN401 - a mapping of texts
    pages = list(form.places.names().values())
    values = form.values()
    return desk.templates.facts(
        values["places"].moment,
        values["event_id"],
        pages[0].organization_id if pages else None,
    )


def _put_text(form: PostForm, text: str) -> None:
    """In the place of the cursor; into an empty text as a whole."""
    form.text.area.insertPlainText(text)


def _put_end(form: PostForm, text: str) -> None:
    """After everything, with an empty line between."""
    area = form.text.area
    has_text = bool(area.toPlainText().strip())
    cursor = area.textCursor()
    cursor.movePosition(cursor.MoveOperation.End)
    cursor.insertText(f"\n\n{text}" if has_text else text)
    area.setTextCursor(cursor)


def _put_tags(form: PostForm, text: str) -> None:
    """After everything, those that are not there yet."""
    there = set(form.text.area.toPlainText().casefold().split())
    wanted = [tag for tag in text.split() if tag.casefold() not in there]
    if wanted:
        _put_end(form, " ".join(wanted))


_PUT: dict[TemplateKind, Callable[[PostForm, str], None]] = {
    TemplateKind.POST: _put_text,
    TemplateKind.SIGNATURE: _put_end,
    TemplateKind.HASHTAGS: _put_tags,
}


def _take_fields(form: PostForm, template: PostTemplate) -> None:
    """Format, rubric and labels, where nobody has chosen them yet."""
    values = form.values()
    if values["format"] is PostFormat.TEXT:
        form.fields["format"].editor.set_value(template.format)
    if not values["rubric"]:
        form.fields["rubric"].editor.set_value(template.rubric)
    if not values["labels"]:
        form.fields["labels"].editor.set_value(", ".join(template.labels))
