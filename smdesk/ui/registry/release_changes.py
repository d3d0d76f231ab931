"""What the site lacks, as a table to read: one line for a page or a field that differs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from smdesk.reports.report import Report
from smdesk.reports.writers.texts import shown
from smdesk.ui.kit.chip import Chip
from smdesk.ui.kit.columns import Column
from smdesk.ui.kit.table import RecordTable
from smdesk.ui.kit.table_model import RecordTableModel
from smdesk.ui.theme.tokens import Tone

_TONES = {"Добавлена": Tone.OK, "Изменена": Tone.WARNING, "Убрана": Tone.BAD}


@dataclass(frozen=True, slots=True)
class ReleaseChange:
    """One line of the report `registry-changes`, in words."""

    number: int
    change: str
    organization: str
    address: str
    field: str
    old: str
    new: str


def release_changes(report: Report) -> list[ReleaseChange]:
    """The lines of `registry_changes` in their order."""
    keys = [column.key for column in report.columns]
    lines = [dict(zip(keys, map(shown, row), strict=True)) for row in report.rows]
    return [
        ReleaseChange(
            number,
            *(line[key] for key in ("change", "organization", "address", "field", "old", "new")),
        )
        for number, line in enumerate(lines, 1)
    ]


COLUMNS: tuple[Column[ReleaseChange], ...] = (
    Column(
        key="change",
        title="Страница",
        show=lambda c: c.change,
        chip=lambda c: Chip(c.change, _TONES.get(c.change, Tone.NEUTRAL)),
        width=108,
    ),
    Column(
        key="organization",
        title="Организация",
        show=lambda c: c.organization,
        width=150,
        strong=True,
        stretch=True,
    ),
    Column(
        key="address",
        title="Ссылка",
        show=lambda c: c.address.removeprefix("https://"),
        width=120,
        stretch=True,
    ),
    Column(key="field", title="Сведения", show=lambda c: c.field, width=132),
    Column(key="old", title="Было", show=lambda c: c.old or "—", width=124, stretch=True),
    Column(key="new", title="Стало", show=lambda c: c.new or "—", width=130, stretch=True),
)


def changes_table(changes: Sequence[ReleaseChange]) -> RecordTable:
    """A table of these lines; Ctrl+C copies the selected ones."""
    by_number = {change.number: change for change in changes}

    def fetch(numbers: Sequence[int]) -> list[ReleaseChange]:
        return [by_number[number] for number in numbers]

    model: RecordTableModel[ReleaseChange] = RecordTableModel(COLUMNS, fetch, lambda c: c.number)
    model.set_ids([change.number for change in changes])
    table = RecordTable(model, "Что изменилось с прошлой публикации")
    model.setParent(table)
    return table
