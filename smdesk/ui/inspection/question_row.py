"""One question of an inspection: three answers by key or click, a note, what was found before."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from smdesk.desk.inspecting import Question
from smdesk.desk.inspections import Seen
from smdesk.models.labels import label as word
from smdesk.models.vocabulary import Answer
from smdesk.ui.kit.buttons import secondary
from smdesk.ui.kit.fields import LineField
from smdesk.ui.kit.labels import label
from smdesk.ui.theme.tokens import Space

KEYS: Mapping[str, Answer | None] = {
    "1": Answer.YES,
    "д": Answer.YES,
    "y": Answer.YES,
    "2": Answer.NO,
    "н": Answer.NO,
    "n": Answer.NO,
    "3": Answer.NOT_APPLICABLE,
    "-": Answer.NOT_APPLICABLE,
    "0": None,
}
"""What a key answers; 0 takes the answer back."""
TITLES = ((Answer.YES, "Да"), (Answer.NO, "Нет"), (Answer.NOT_APPLICABLE, "Не применимо"))


class QuestionRow(QFrame):
    """Takes the focus as a whole: 1, 2, 3 answer and go on, ↑ and ↓ move, Space opens the note."""

    answered = Signal()
    go_on = Signal(int)
    """+1 to the next question, -1 to the one before."""

    def __init__(self, question: Question) -> None:
        super().__init__()
        self.question = question
        self.setProperty("role", "question")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(f"{question.text} {question.clauses}")
        self.note = LineField(placeholder="Что именно")
        self.note.setAccessibleName(f"Заметка: {question.text}")
        self.note.hide()
        self.note.edited.connect(self.answered)
        self.buttons: dict[Answer, QPushButton] = {}
        self._group = QButtonGroup(self)
        self._group.setExclusive(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.M, Space.S, Space.M, Space.S)
        column.setSpacing(Space.XS)
        column.addLayout(self._line())
        column.addWidget(self.note)

    def _line(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(Space.S)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label(self.question.text, wrap=True))
        words.addWidget(label(self._facts(), "secondary", wrap=True))
        line.addLayout(words, 1)
        for answer, title in TITLES:
            button = secondary(title, partial(self._clicked, answer))
            button.setCheckable(True)
            button.setProperty("answer", str(answer))
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.setAccessibleName(f"{title}: {self.question.text}")
            self._group.addButton(button)
            self.buttons[answer] = button
            line.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return line

    def _facts(self) -> str:
        q = self.question
        parts = [q.clauses, "" if q.is_mandatory else "рекомендуется"]
        if q.before is not None and q.before_on is not None:
            note = f", {q.before.note}" if q.before.note else ""
            parts.append(f"{q.before_on:%d.%m.%Y} было: {word(q.before.answer)}{note}")
        return " · ".join(part for part in parts if part)

    # -- the answer ------------------------------------------------------------------------------

    def seen(self) -> Seen | None:
        """The answer that is chosen, or None."""
        chosen = next((a for a, button in self.buttons.items() if button.isChecked()), None)
        return Seen(chosen, self.note.value()) if chosen else None

    def set_seen(self, seen: Seen | None) -> None:
        """Show this answer; None shows that there is none."""
        for answer, button in self.buttons.items():
            button.setChecked(seen is not None and seen.answer is answer)
        self.note.set_value(seen.note if seen else "")
        self.note.setVisible(seen is not None and (seen.answer is Answer.NO or bool(seen.note)))

    def _clicked(self, answer: Answer) -> None:
        taken_back = not self.buttons[answer].isChecked()
        self._choose(None if taken_back else answer)
        self.setFocus()

    def _choose(self, answer: Answer | None) -> None:
        self.set_seen(Seen(answer, self.note.value()) if answer else None)
        self.answered.emit()

    # -- keys ------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """An answer goes on to the next question; «нет» opens the note instead of holding up."""
        key, text = event.key(), event.text().lower()
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and text in KEYS:
            self._choose(KEYS[text])
            self.go_on.emit(1)
        elif plain and key in _MOVES:
            self.go_on.emit(_MOVES[key])
        elif plain and key == Qt.Key.Key_Space:
            self.note.show()
            self.note.setFocus()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._mark(on=True)
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._mark(on=False)
        super().focusOutEvent(event)

    def _mark(self, *, on: bool) -> None:
        self.setProperty("current", on)
        self.style().unpolish(self)
        self.style().polish(self)


_MOVES = {int(Qt.Key.Key_Down): 1, int(Qt.Key.Key_Up): -1}
