"""The questions of an inspection, part by part, in a column that scrolls."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from smdesk.desk.inspecting import Question
from smdesk.desk.inspections import Seen
from smdesk.models.vocabulary import Answer
from smdesk.ui.inspection.question_row import QuestionRow
from smdesk.ui.kit.labels import label
from smdesk.ui.kit.scrolling import UpDownArea
from smdesk.ui.theme.tokens import Space

NOTHING = "По Порядку эту страницу осматривать не нужно. Можно записать общую заметку."


class QuestionBoard(UpDownArea):
    """Moves from question to question; `past_end` comes after the last one."""

    answered = Signal()
    past_end = Signal()

    def __init__(self, questions: Sequence[Question]) -> None:
        super().__init__("Вопросы осмотра")
        self.rows = [QuestionRow(each) for each in questions]
        for at, row in enumerate(self.rows):
            row.answered.connect(self.answered)
            row.go_on.connect(lambda step, at=at: self._go(at + step))
        self.setWidget(self._column())

    def _column(self) -> QWidget:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, Space.S, 0)
        column.setSpacing(Space.XS)
        group = ""
        for row in self.rows:
            if row.question.group != group:
                group = row.question.group
                column.addWidget(label(group, "section"))
            column.addWidget(row)
        if not self.rows:
            column.addWidget(label(NOTHING, "secondary", wrap=True))
        column.addStretch(1)
        return inside

    def _go(self, at: int) -> None:
        if 0 <= at < len(self.rows):
            self.rows[at].setFocus()
            self.ensureWidgetVisible(self.rows[at])
        elif at >= len(self.rows):
            self.past_end.emit()

    def first_open(self) -> QuestionRow | None:
        """The first question that has no answer."""
        return next((row for row in self.rows if row.seen() is None), None)

    def left(self) -> int:
        """How many questions have no answer."""
        return sum(row.seen() is None for row in self.rows)

    def fill_yes(self) -> None:
        """Everything that is not answered holds."""
        for row in self.rows:
            if row.seen() is None:
                row.set_seen(Seen(Answer.YES))
        self.answered.emit()

    def answers(self) -> dict[str, Seen]:
        """Requirement → what was answered; a question may stand for several."""
        return {
            code: seen
            for row in self.rows
            if (seen := row.seen()) is not None
            for code in row.question.codes
        }

    def show_answers(self, answers: Mapping[str, Seen]) -> None:
        """Show these answers, and none where there is none."""
        for row in self.rows:
            row.set_seen(next((answers[c] for c in row.question.codes if c in answers), None))
