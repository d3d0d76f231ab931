"""The dialog of points: what each part of the self-check weighs in this office."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from smdesk.desk import Desk
from smdesk.models.control_records import SelfCheckWeight
from smdesk.models.validation import problems_of
from smdesk.procedures.self_check import Grade, Part, Points, load_self_check
from smdesk.ui.kit.dialogs import FormDialog
from smdesk.ui.kit.fields import NumberField
from smdesk.ui.kit.form import Form

CHANGE = "Изменены баллы самопроверки"


def weights_of(desk: Desk) -> dict[str, int]:
    """Code of a grade → points that the office has set."""
    return {each.code: each.points for each in desk.weights.all()}


class WeightsDialog(FormDialog):
    """One number for each grade; stored as one change, only those that differ."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        self._desk = desk
        self._points = Points(load_self_check(), weights_of(desk))
        self._grades = [(part, grade) for part in self._points.check.parts for grade in part.grades]
        form = Form(self._problems)
        for part, grade in self._grades:
            form.add(grade.code, _title(part, grade), NumberField(), _hint(grade), required=True)
        super().__init__(parent, "Баллы самопроверки", form, self._store)
        form.set_values({grade.code: self._points.of_grade(grade) for _part, grade in self._grades})

    def _problems(self, values: dict[str, Any]) -> dict[str, str]:
        found: dict[str, str] = {}
        for code, points in values.items():
            if points is not None:
                weight = SelfCheckWeight(code=code, points=points)
                if problem := problems_of(weight, self._desk.today()).get("points"):
                    found[code] = problem
        return found

    def _store(self, values: dict[str, Any]) -> None:
        with self._desk.changes(CHANGE):
            for _part, grade in self._grades:
                if values[grade.code] != self._points.of_grade(grade):
                    self._desk.weights.set(grade.code, values[grade.code])


def _title(part: Part, grade: Grade) -> str:
    return f"{part.title}: {grade.title}" if len(part.grades) > 1 else part.title


def _hint(grade: Grade) -> str:
    return f"Обычно {grade.points}"
