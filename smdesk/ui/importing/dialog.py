"""The import dialog: choose a file, look at the proposal, pick rows, load them as one change.

Reading and comparing happen in a child process, and so does the loading: the window stays alive,
and a hostile file can end only the child.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from smdesk.desk.importing import ColumnMapping
from smdesk.models.errors import DeskError
from smdesk.models.labels import plural
from smdesk.ui.frame.pages import Context
from smdesk.ui.importing.columns_dialog import ColumnsDialog
from smdesk.ui.importing.exchange import Exchange
from smdesk.ui.importing.job_bar import JobBar
from smdesk.ui.importing.kinds import ImportKind, registry
from smdesk.ui.importing.proposal_view import ProposalView
from smdesk.ui.importing.sheet_choice import SheetChoice
from smdesk.ui.jobs import RunningJob
from smdesk.ui.kept_folder import LOADED, KeptFolder
from smdesk.ui.kit.buttons import primary, secondary
from smdesk.ui.kit.empty import EmptyState
from smdesk.ui.kit.fields import Option
from smdesk.ui.kit.filters import FilterBar
from smdesk.ui.kit.fitting import fit
from smdesk.ui.kit.labels import ElidedLabel, label
from smdesk.ui.theme.tokens import Space

_CHOOSE = (
    "Заголовки столбцов не узнаны. Укажите, что стоит в столбцах: программа сравнит таблицу "
    "с записанным и запомнит ваш выбор. Или выберите другой файл."
)
FILES = "Таблицы (*.xlsx *.xlsm *.xls *.ods *.csv *.txt);;Все файлы (*)"


class ImportDialog(QDialog):
    """`accepted` comes after the rows were loaded; `said` is what to tell the user then."""

    def __init__(
        self, context: Context, parent: QWidget | None = None, kind: ImportKind | None = None
    ) -> None:
        super().__init__(parent)
        self._kind = kind or registry()
        self.setWindowTitle(self._kind.title)
        self._context = context
        self._exchange = Exchange()
        self._file: Path | None = None
        self._mapping: ColumnMapping | None = None
        self.said = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.L, Space.XL, Space.L)
        column.setSpacing(Space.M)
        column.addLayout(self._head())
        self.filters = _filter_bar(self._kind)
        column.addWidget(self.filters)
        self.view = ProposalView(self._kind, self.filters)
        self.view.toggled.connect(self._count)
        self.table = self.view.table
        column.addWidget(self.view, 1)
        self._problem = label("", "problem", wrap=True)
        self._problem.hide()
        column.addWidget(self._problem)
        column.addLayout(self._foot())
        fit(self, 1240, 660)
        self._show_nothing()

    # Building

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self._name = ElidedLabel("Файл не выбран", "section")
        self.sheets = SheetChoice()
        self.sheets.chosen.connect(self._read_sheet)
        row.addLayout(_one_over_other(self._name, self.sheets.note), 1)
        row.addWidget(self.sheets)
        self.columns = secondary("Столбцы…", self._choose_columns, "columns")
        self.columns.setEnabled(False)
        row.addWidget(self.columns)
        self.choose = secondary("Выбрать файл…", self._choose_file, "folder")
        row.addWidget(self.choose)
        return row

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self._work = JobBar()
        self._work.ended.connect(self._rest)
        row.addWidget(self._work)
        row.addStretch(1)
        row.addWidget(secondary("Отмена", self.reject))
        self.load = primary("Загрузить", self._load, "import")
        self.load.setEnabled(False)
        row.addWidget(self.load)
        return row

    def _show_nothing(self) -> None:
        self.view.show_instead(
            EmptyState(
                "import",
                self._kind.first,
                "Подойдёт xlsx, xls, ods или csv с любыми русскими заголовками. Сначала программа "
                "покажет, что изменится; без вашего согласия ничего не записывается.",
                [primary("Выбрать файл…", self._choose_file, "folder")],
            )
        )

    # Reading

    def _choose_file(self) -> None:
        folder = KeptFolder(self._context.desk.state, LOADED)
        chosen, _kind = QFileDialog.getOpenFileName(self, self._kind.file, folder.start(), FILES)
        if chosen:
            folder.keep(Path(chosen))
            self.read(Path(chosen))

    def read(self, file: Path) -> None:
        """Read the file and show what it would change."""
        self._file = file
        self._name.setText(file.name)
        self.sheets.show_sheets("", ())
        self._read_sheet()

    def _read_sheet(self) -> None:
        self._mapping = None
        self._propose()

    def _propose(self) -> None:
        self._exchange.forget()
        arguments = [*self._command(), "--dry-run", "--proposal-out", self._exchange.proposal]
        arguments += self._exchange.mapping(self._mapping)
        self._start("Чтение файла", arguments, self._proposed).failed.connect(self._refused)

    def _command(self) -> list[str]:
        sheet = ["--sheet", self.sheets.sheet] if self.sheets.sheet else []
        return ["import", self._kind.command, str(self._file), *sheet]

    def _refused(self, _error: object) -> None:
        """A table of another kind: a person tells what its columns mean, and it is compared."""
        told = self._exchange.told()
        if told.get("mapping") and told["proposal"] is None:
            self._mapping = ColumnMapping.from_json(told["mapping"])
            self.sheets.show_sheets(told.get("sheet", ""), told.get("sheets", ()))
            choose = primary("Столбцы…", self._choose_columns, "columns")
            self.view.show_instead(EmptyState("columns", self._kind.strange, _CHOOSE, [choose]))

    def _proposed(self, _result: object) -> None:
        told = self._exchange.told()
        mapping, proposal = told["mapping"], told["proposal"]
        self.sheets.show_sheets(told.get("sheet", ""), told.get("sheets", ()))
        if self._file is not None:
            self.show_proposal(
                self._file, ColumnMapping.from_json(mapping), self._kind.read(proposal)
            )

    def show_proposal(self, file: Path, mapping: ColumnMapping, proposal: Any) -> None:  # noqa: ANN401 - of any kind
        """Show what the file would change, with everything that changes something taken."""
        self._file = file
        self._name.setText(file.name)
        self._mapping = mapping
        self.view.show_proposal(proposal)
        self.columns.setEnabled(True)
        unknown = mapping.unknown()
        if unknown:
            listed = ", ".join(f"«{heading}»" for heading in unknown[:5])
            self._say(f"Не узнаны столбцы: {listed}. Укажите их кнопкой «Столбцы…».")
        self.table.setFocus()

    def _choose_columns(self) -> None:
        if self._mapping is None:
            return
        networks = self._context.desk.networks.all()
        dialog = ColumnsDialog(self._mapping, networks, self, self._kind)
        if dialog.exec():
            self._mapping = dialog.mapping
            self._propose()

    # Loading

    def _load(self) -> None:
        arguments = [*self._command(), *self._exchange.rows(self.table.taken)]
        arguments += self._exchange.mapping(self._mapping)
        self._start(self._kind.work, arguments, self._loaded)

    def _loaded(self, _result: object) -> None:
        taken = len(self.table.taken)
        self.said = f"Загружено: {plural(taken, 'строка', 'строки', 'строк')}"
        self._context.desk.poll()
        self.accept()

    # What both have in common

    def _start(self, title: str, arguments: list[str], finished: Any) -> RunningJob:  # noqa: ANN401
        self._problem.hide()
        job = self._context.jobs.start(title, arguments, quiet=True)
        self._work.watch(job)
        self._enable()
        job.failed.connect(self._failed)
        job.finished.connect(finished)
        return job

    def _rest(self) -> None:
        self._enable()
        (self.choose if self._mapping is None else self.table).setFocus()

    def _enable(self) -> None:
        """Nothing can be chosen while a job runs."""
        free = self._work.job is None
        for widget in (self.choose, self.sheets, self.table, self.filters):
            widget.setEnabled(free)
        self.columns.setEnabled(free and self._mapping is not None)
        self._count()

    def _failed(self, error: DeskError) -> None:
        self._say(str(error))

    def _say(self, problem: str) -> None:
        self._problem.setText(problem)
        self._problem.show()

    def _count(self) -> None:
        taken = len(self.table.taken)
        self.load.setEnabled(bool(taken) and self._work.job is None)
        self.load.setText(f"Загрузить {taken}" if taken else "Загрузить")

    def done(self, result: int) -> None:
        """Closing stops the reading; what the child has written about the table goes with it."""
        job = self._work.job
        if job is None:
            self._exchange.close()
        else:
            job.ended.connect(self._exchange.close)
            job.cancel()
        super().done(result)


def _one_over_other(name: QWidget, note: QWidget) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(Space.XS)
    column.addWidget(name)
    column.addWidget(note)
    return column


def _filter_bar(kind: ImportKind) -> FilterBar:
    """Search, and what becomes of the rows."""
    bar = FilterBar("Поиск по строкам")
    chips = kind.chips.items()
    bar.add_filter("verdict", "Что будет", [Option(v, chip.text) for v, chip in chips])
    bar.add_filter("notes", "Замечания", [Option("noted", "есть")])
    return bar
