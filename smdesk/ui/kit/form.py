"""A form: labels, editors, and what is wrong beside the field while it is typed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from smdesk.models.errors import Invalid
from smdesk.ui.kit.fields import Editor, Unfinished
from smdesk.ui.kit.labels import label
from smdesk.ui.kit.stacking import stacked_at_top
from smdesk.ui.theme.tokens import Space

Values = dict[str, Any]
Validate = Callable[[Values], Mapping[str, str]]
PAUSE_MS = 250
"""How long the typing has to rest before it is judged, milliseconds."""


class Field(QWidget):
    """A label above its editor, and below it the problem or else the hint."""

    def __init__(self, title: str, editor: Editor, hint: str = "", *, required: bool) -> None:
        super().__init__()
        if not isinstance(editor, QWidget):
            raise TypeError("an editor is a widget")
        self.editor: Editor = editor
        self.widget: QWidget = editor
        self.required = required
        self.touched = False
        self._hint = hint
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        self.title = label(f"{title} *" if required else title, "secondary")
        self.title.setBuddy(self.widget)
        self._note = label(hint, "hint", wrap=True)
        column.addWidget(self.title)
        column.addWidget(self.widget)
        column.addWidget(self._note)
        self.title.setVisible(bool(title))  # without a parent it would be a window of its own
        self._note.setVisible(bool(hint))
        self.widget.setAccessibleName(title)
        self.widget.setAccessibleDescription(hint)

    def show_problem(self, problem: str) -> None:
        """Say what is wrong, or the hint again when nothing is."""
        text, role = (problem, "problem") if problem else (self._hint, "hint")
        if self._note.text() == text and self._note.property("role") == role:
            return
        self._note.setText(text)
        self._note.setVisible(bool(text))
        self._note.setProperty("role", role)
        self.widget.setProperty("problem", "true" if problem else "false")
        self.widget.setAccessibleDescription(text)
        for each in (self._note, self.widget):
            each.style().unpolish(each)
            each.style().polish(each)

    @property
    def problem(self) -> str:
        """What is said beside the field now."""
        return self._note.text() if self._note.property("role") == "problem" else ""

    def wrong(self) -> str:
        """What is wrong with the input, whether it is told already or not."""
        if problem := self.editor.problem() or self.unfinished():
            return problem
        is_missing = self.required and self.editor.value() in {None, ""}
        return "Заполните это поле." if is_missing else ""

    def unfinished(self) -> str:
        """What is wrong with the input as long as it is not complete."""
        return self.editor.unfinished() if isinstance(self.editor, Unfinished) else ""

    @property
    def has_keys(self) -> bool:
        """Whether the editor is the one that is typed in."""
        return self._holds(self.window().focusWidget())

    def is_left(self, part: QWidget) -> bool:
        """Whether the keys were in this part of the editor and left something incomplete there."""
        return (
            self.touched
            and self._holds(part)
            and not self.has_keys
            and self.unfinished() != self.problem
        )

    def _holds(self, part: QWidget | None) -> bool:
        return part is not None and (part is self.widget or self.widget.isAncestorOf(part))


class Form(QWidget):
    """Fields one under another, or in rows. `settled` comes when the typing has rested.

    `validate(values)` may add problems by field name: rules over several fields. A field shows
    its problem once it was touched, and all of them do after `check`.
    """

    edited = Signal()
    settled = Signal()

    def __init__(self, validate: Validate | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.validate = validate
        self.fields: dict[str, Field] = {}
        self._column = stacked_at_top(self, Space.M)
        self._hears_keys = False
        self._begun: dict[str, object] = {}
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(PAUSE_MS)
        self._rest.timeout.connect(self.settle)

    # Building

    def add(
        self, name: str, title: str, editor: Editor, hint: str = "", *, required: bool = False
    ) -> Field:
        """A field under the last one; `name` is the field of the record."""
        field = self._make(name, title, editor, hint, required=required)
        self._column.addWidget(field)
        return field

    def add_row(self, *names_titles_editors: tuple[str, str, Editor]) -> list[Field]:
        """Several short fields side by side."""
        from PySide6.QtWidgets import QHBoxLayout

        row = QHBoxLayout()
        row.setSpacing(Space.M)
        made = [self._make(*each, hint="", required=False) for each in names_titles_editors]
        for field in made:
            row.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
        self._column.addLayout(row)
        return made

    def apart(self, name: str, title: str, editor: Editor) -> Field:
        """A field of the form that stands elsewhere: the caller lays it out."""
        return self._make(name, title, editor, hint="", required=False)

    def add_section(self, title: str) -> None:
        """The heading of a group of fields."""
        self._column.addWidget(label(title, "section"))

    def add_widget(self, widget: QWidget) -> None:
        """Anything that is not a field."""
        self._column.addWidget(widget)

    def _make(self, name: str, title: str, editor: Editor, hint: str, *, required: bool) -> Field:
        field = Field(title, editor, hint, required=required)
        self.fields[name] = field
        editor.edited.connect(lambda: self._touch(field))
        if isinstance(editor, Unfinished) and not self._hears_keys:
            self._hears_keys = True
            QApplication.instance().focusChanged.connect(self._keys_went)  # type: ignore[union-attr]
        return field

    # Values

    def values(self) -> Values:
        """Field name → value, as far as the input can be read."""
        return {name: field.editor.value() for name, field in self.fields.items()}

    def set_values(self, values: Mapping[str, Any]) -> None:
        """Show these values, untouched."""
        for name, value in values.items():
            if name in self.fields:
                self.fields[name].editor.set_value(value)
        for field in self.fields.values():
            field.touched = False
            field.show_problem("")
        self.stop_waiting()
        self.remember()

    def remember(self) -> None:
        """What stands in the form now is what it begins with."""
        self._begun = self.draft()

    @property
    def is_changed(self) -> bool:
        """Whether something was typed or chosen, and is not as it was."""
        is_touched = any(field.touched for field in self.fields.values())
        return is_touched and self.draft() != self._begun

    def draft(self) -> dict[str, object]:
        """The input as it is, for keeping: JSON values."""
        return {name: field.editor.draft() for name, field in self.fields.items()}

    def take_draft(self, draft: Mapping[str, object]) -> None:
        """Show what was typed in an earlier run."""
        for name, value in draft.items():
            if name in self.fields:
                self.fields[name].editor.take_draft(value)
                self.fields[name].touched = True
        self.settle()

    # Judging

    def problems(self) -> dict[str, str]:
        """Field name → what is wrong; empty when everything can be stored."""
        found = {name: field.wrong() for name, field in self.fields.items()}
        found = {name: problem for name, problem in found.items() if problem}
        if self.validate is not None:
            for name, problem in self.validate(self.values()).items():
                found.setdefault(name, problem)
        return found

    def settle(self) -> None:
        """Judge now what was typed, without waiting for the pause."""
        problems = self.problems()
        for name, field in self.fields.items():
            if not field.touched or (field.has_keys and field.unfinished() == problems.get(name)):
                problems.pop(name, None)
        self._tell(problems)

    def _keys_went(self, left: QWidget | None, _entered: QWidget | None) -> None:
        """What is not complete in the editor that the keys have left is told."""
        if left is None or not self.isVisible():
            return
        if any(each.is_left(left) for each in self.fields.values()):
            self.settle()

    def check(self) -> bool:
        """Show every problem, go to the first; True when there is none."""
        for field in self.fields.values():
            field.touched = True
        problems = self.problems()
        self._tell(problems)
        first = next((field for field in self.fields.values() if field.problem), None)
        if first is not None:
            first.widget.setFocus()
        return not problems

    def _tell(self, problems: Mapping[str, str]) -> None:
        self._rest.stop()
        for name, field in self.fields.items():
            field.show_problem(problems.get(name, ""))
        self.settled.emit()

    def refuse(self, error: Invalid) -> bool:
        """Show the desk's refusal beside its field; False when the form has no such field."""
        field = self.fields.get(error.field)
        if field is None:
            return False
        field.touched = True
        field.show_problem(str(error))
        field.widget.setFocus()
        return True

    def hideEvent(self, event: QHideEvent) -> None:
        """A form that is gone judges nothing any more."""
        self.stop_waiting()
        super().hideEvent(event)

    def stop_waiting(self) -> None:
        """What was typed is judged no more: it has been stored or given up."""
        self._rest.stop()

    def focus_first(self) -> None:
        """The cursor into the first field."""
        next(iter(self.fields.values())).widget.setFocus()

    def _touch(self, field: Field) -> None:
        field.touched = True
        self._rest.start()
        self.edited.emit()
