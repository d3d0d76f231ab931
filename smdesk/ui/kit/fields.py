"""Editors of one value. All share `value`, `set_value`, `problem`, `draft` and the signal `edited`.

`problem()` is one short Russian sentence, empty while the input can be read as a value;
`draft()` gives JSON that `take_draft` turns back into the same input, even an unreadable one.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Protocol, runtime_checkable

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QFocusEvent, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QWidget,
)

from smdesk.models.errors import DeskError
from smdesk.ui.kit.option import Option

__all__ = [
    "CheckField",
    "ChoiceField",
    "Editor",
    "LineField",
    "NumberField",
    "Option",
    "TextField",
    "Unfinished",
    "email_field",
    "phone_field",
    "site_field",
]


class Editor(Protocol):
    """What a form asks of an editor. Every editor is a QWidget too."""

    @property
    def edited(self) -> SignalInstance: ...

    def value(self) -> Any: ...  # noqa: ANN401 - the type of the field
    def set_value(self, value: Any) -> None: ...  # noqa: ANN401 - the type of the field
    def problem(self) -> str: ...
    def draft(self) -> object: ...
    def take_draft(self, draft: Any) -> None: ...  # noqa: ANN401 - what draft gave


@runtime_checkable
class Unfinished(Protocol):
    """What an editor may have besides: a problem that half an input always has.

    It is told once the keys have left the editor, and on saving.
    """

    def unfinished(self) -> str: ...


class LineField(QLineEdit):
    """One line of text, stripped. With `normalise` it is put into the usual spelling on leaving.

    `normalise(text)` returns the value to store or raises a DeskError that says what is wrong;
    `smdesk.models.contacts.phone`, `.email` and `.site` are such functions.
    """

    edited = Signal()

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        normalise: Callable[[str], str] | None = None,
        placeholder: str = "",
    ) -> None:
        super().__init__(parent)
        self._normalise = normalise
        self.setPlaceholderText(placeholder)
        self.textEdited.connect(lambda _text: self.edited.emit())
        self.editingFinished.connect(self._tidy)

    def value(self) -> str:
        """The text in its usual spelling; as typed where it cannot be read."""
        return self._read()[0]

    def set_value(self, value: str | None) -> None:
        self.setText(value or "")
        self.setCursorPosition(0)

    def problem(self) -> str:
        return self._read()[1]

    def draft(self) -> str:
        return self.text()

    def take_draft(self, draft: object) -> None:
        self.setText(str(draft))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """A long text that Tab selects keeps its beginning in sight."""
        super().focusInEvent(event)
        if self.selectedText() == self.text():
            self.setSelection(len(self.text()), -len(self.text()))

    def _read(self) -> tuple[str, str]:
        typed = self.text().strip()
        if self._normalise is None or not typed:
            return typed, ""
        try:
            return self._normalise(typed), ""
        except DeskError as error:
            return typed, str(error)

    def _tidy(self) -> None:
        value, problem = self._read()
        if not problem and value != self.text():
            self.setText(value)


def phone_field(parent: QWidget | None = None) -> LineField:
    """A work phone in any usual spelling."""
    from smdesk.models.contacts import phones

    return LineField(parent, normalise=phones, placeholder="+7 (42665) 2-11-22")


def email_field(parent: QWidget | None = None) -> LineField:
    """A mailbox; nothing is looked up on the network."""
    from smdesk.models.contacts import email

    return LineField(parent, normalise=email, placeholder="имя@сайт.рф")


def site_field(parent: QWidget | None = None) -> LineField:
    """The address of a site."""
    from smdesk.models.contacts import site

    return LineField(parent, normalise=site, placeholder="https://сайт.рф")


_MINUSES = ("-", "−", "–")
_MOST_DIGITS = 10


class NumberField(QLineEdit):
    """A whole number that is not negative; empty is None. Spaces between thousands are fine."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.textEdited.connect(lambda _text: self.edited.emit())

    def value(self) -> int | None:
        return None if self.problem() or not self._digits() else int(self._digits())

    def set_value(self, value: int | None) -> None:
        self.setText("" if value is None else f"{value:,}".replace(",", "\u00a0"))

    def problem(self) -> str:
        digits = self._digits()
        if digits[:1] in _MINUSES and digits[1:].isdecimal():
            return "Число не может быть отрицательным."
        if digits and not digits.isdecimal():
            return "Введите целое число."
        return "Слишком большое число." if len(digits.lstrip("0")) > _MOST_DIGITS else ""

    def draft(self) -> str:
        return self.text()

    def take_draft(self, draft: object) -> None:
        self.setText(str(draft))

    def _digits(self) -> str:
        return "".join(self.text().split())


class TextField(QPlainTextEdit):
    """Several lines of plain text; Tab goes to the next field."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None, *, lines: int = 3) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(self.fontMetrics().lineSpacing() * lines + 20)
        self.textChanged.connect(self.edited)

    def value(self) -> str:
        return self.toPlainText().strip()

    def set_value(self, value: str | None) -> None:
        self.setPlainText(value or "")

    def problem(self) -> str:
        return ""

    def draft(self) -> str:
        return self.toPlainText()

    def take_draft(self, draft: object) -> None:
        self.setPlainText(str(draft))


class CheckField(QCheckBox):
    """Yes or no; the text says what yes means."""

    edited = Signal()

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.toggled.connect(lambda _on: self.edited.emit())

    def value(self) -> bool:
        return self.isChecked()

    def set_value(self, value: bool | None) -> None:
        self.setChecked(bool(value))

    def problem(self) -> str:
        return ""

    def draft(self) -> bool:
        return self.isChecked()

    def take_draft(self, draft: object) -> None:
        self.setChecked(bool(draft))


class ChoiceField(QComboBox):
    """One of a few values. The wheel scrolls the form, not the choice."""

    edited = Signal()

    def __init__(self, options: Sequence[Option] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(12)
        self._values: list[Any] = []
        self.set_options(options)
        self.activated.connect(lambda _row: self.edited.emit())

    def set_options(self, options: Sequence[Option]) -> None:
        """Other choices; the chosen value stays where it is among them."""
        chosen = self.value() if self._values else None
        self.clear()
        self._values = [option.value for option in options]
        self.addItems(["\u2003" * option.depth + option.text for option in options])
        self.set_value(chosen)

    def value(self) -> Any:  # noqa: ANN401 - whatever the options hold
        row = self.currentIndex()
        return self._values[row] if 0 <= row < len(self._values) else None

    def set_value(self, value: object) -> None:
        self.setCurrentIndex(self._values.index(value) if value in self._values else -1)
        if self.currentIndex() < 0 and None in self._values:
            self.setCurrentIndex(self._values.index(None))

    def problem(self) -> str:
        return ""

    def draft(self) -> object:
        value = self.value()
        return str(value) if isinstance(value, str) else value

    def take_draft(self, draft: object) -> None:
        self.set_value(draft)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def shown_text(self) -> str:
        """The text as it stands in the field: shortened with «…» where there is no room."""
        return self._option().currentText  # type: ignore[attr-defined,no-any-return]

    def paintEvent(self, _event: QPaintEvent) -> None:
        option, painter = self._option(), QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)

    def _option(self) -> QStyleOptionComboBox:
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        parts = (QStyle.ComplexControl.CC_ComboBox, QStyle.SubControl.SC_ComboBoxEditField)
        room = self.style().subControlRect(parts[0], option, parts[1], self).width() - 2
        option.currentText = self.fontMetrics().elidedText(  # type: ignore[attr-defined]
            self.currentText(), Qt.TextElideMode.ElideRight, room
        )
        return option
