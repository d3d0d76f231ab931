"""The templates as a table: in the settings, and in a dialog of its own over the editor."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from smdesk.desk import Desk
from smdesk.models.errors import DeskError
from smdesk.models.labels import label as word
from smdesk.models.labels import plural
from smdesk.models.plan_records import PostTemplate
from smdesk.models.plan_vocabulary import TemplateKind
from smdesk.ui.kit.buttons import primary, secondary
from smdesk.ui.kit.chip import Chip
from smdesk.ui.kit.columns import Column
from smdesk.ui.kit.dialogs import ask_bulk_delete
from smdesk.ui.kit.empty import EmptyState
from smdesk.ui.kit.fitting import fit
from smdesk.ui.kit.labels import label
from smdesk.ui.kit.table import RecordTable, TablePanel
from smdesk.ui.kit.table_model import RecordTableModel
from smdesk.ui.post.template_form import TemplateDialog
from smdesk.ui.theme.tokens import Space, Tone

TONES = {
    TemplateKind.POST: Tone.ACCENT,
    TemplateKind.SIGNATURE: Tone.NEUTRAL,
    TemplateKind.HASHTAGS: Tone.OK,
}
SAYS = (
    "Заготовка — начало публикации, подпись ставится в конец, набор хештегов — после неё."
    " Вставляются в публикацию кнопкой «Вставить»."
)


class TemplatesPanel(QWidget):
    """Adds, changes and deletes; `toast(text)` after each, `failed(error)` for a refusal."""

    toast = Signal(str)
    failed = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.model: RecordTableModel[PostTemplate] = RecordTableModel(
            _columns(), self._fetch, lambda template: template.id
        )
        self.table = RecordTable(self.model, "Заготовки")
        self.table.activated_id.connect(self.change)
        self.table.delete_requested.connect(self.delete)
        self.table.current_id.connect(lambda _id: self._enable())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        column.addWidget(label(SAYS, "secondary", wrap=True))
        column.addLayout(self._buttons())
        self.panel = TablePanel(self.table)
        self.panel.setMinimumHeight(320)
        column.addWidget(self.panel, 1)
        self.refresh()

    def _buttons(self) -> QHBoxLayout:
        self.add_button = primary("Добавить заготовку", self.add)
        self.edit = secondary("Изменить…", lambda: self.change(self.table.current()), "edit")
        self.remove = secondary("Удалить", lambda: self.delete(self.table.selected()), "trash")
        row = QHBoxLayout()
        for button in (self.add_button, self.edit, self.remove):
            row.addWidget(button)
        row.addStretch(1)
        return row

    def refresh(self) -> None:
        """Read the templates anew, kind by kind."""
        found = [each.id for kind in TemplateKind for each in self._desk.templates.of_kind(kind)]
        self.model.refresh()
        self.model.set_ids(found)
        self.panel.show_empty(None if found else _nothing())
        self._enable()

    def _enable(self) -> None:
        chosen = bool(self.table.current())
        self.edit.setEnabled(chosen)
        self.remove.setEnabled(chosen)

    def _fetch(self, ids: Sequence[int]) -> Sequence[PostTemplate]:
        return list(self._desk.templates.by_ids(ids).values())

    def add(self) -> None:
        """Write a new one, of the kind that is chosen."""
        chosen = self._desk.templates.find(self.table.current() or None)
        self._open(PostTemplate(kind=chosen.kind if chosen else TemplateKind.POST), "добавлена")

    def change(self, template_id: int) -> None:
        """Open one."""
        if template_id:
            self._open(self._desk.templates.get(template_id), "изменена")

    def _open(self, template: PostTemplate, done: str) -> None:
        dialog = TemplateDialog(self._desk, template, self)
        if dialog.exec():
            self.refresh()
            self.table.select(dialog.saved_id)
            self.toast.emit(f"Заготовка {done}")
        dialog.deleteLater()

    def delete(self, ids: list[int]) -> None:
        """Delete these; several only after a question."""
        forms = self._desk.templates.wording.forms
        if len(ids) > 1 and not ask_bulk_delete(self, plural(len(ids), *forms)):
            return
        try:
            self._desk.templates.delete(ids)
        except DeskError as error:
            self.failed.emit(error)
            return
        self.refresh()
        self.toast.emit("Заготовка удалена")


class TemplatesDialog(QDialog):
    """The table over the editor of a post."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Заготовки, подписи и хештеги")
        self.panel = TemplatesPanel(desk)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.L, Space.XL, Space.L)
        column.setSpacing(Space.M)
        column.addWidget(self.panel, 1)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(secondary("Закрыть", self.accept))
        column.addLayout(foot)
        fit(self, 820, 520)


def _nothing() -> EmptyState:
    return EmptyState(
        "file",
        "Заготовок пока нет",
        "Запишите то, что повторяется: анонс, подпись с телефоном, постоянные хештеги.",
    )


def _columns() -> tuple[Column[PostTemplate], ...]:
    return (
        Column(
            key="kind",
            title="Для чего",
            show=lambda each: word(each.kind),
            chip=lambda each: Chip(word(each.kind), TONES[each.kind]),
            width=190,
        ),
        Column(key="title", title="Название", show=lambda each: each.title, strong=True, width=200),
        Column(
            key="text",
            title="Текст",
            show=lambda each: " ".join(each.text.split()),
            width=260,
            stretch=True,
        ),
    )
