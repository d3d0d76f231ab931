"""Copies of the base from the menu: to another medium, and back from a list by date."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from smdesk.models.errors import DeskError
from smdesk.models.labels import plural, size_words
from smdesk.ui.kit.buttons import primary, secondary
from smdesk.ui.kit.fitting import fit
from smdesk.ui.kit.labels import label
from smdesk.ui.kit.save_file import ask_where
from smdesk.ui.theme.tokens import Space

if TYPE_CHECKING:
    from smdesk.desk.backups import Backups, Copy
    from smdesk.ui.frame.body import WindowBody

_PATH = int(Qt.ItemDataRole.UserRole)
_WHY = {
    "auto": "по расписанию",
    "manual": "вручную",
    "before-restore": "перед восстановлением",
    "before-migration": "перед обновлением",
}


def copy_elsewhere(window: WindowBody) -> None:
    """Ask where to, and make a verified copy there as a job."""
    name = f"smdesk-{window.context.desk.today():%Y-%m-%d}.db"
    start = str(Path.home() / name)
    chosen = ask_where(window, "Скопировать базу", start, "Базы SMDesk (*.db)", ".db")
    if chosen is not None:
        job = window.context.jobs.start("Копия базы", ["backup", str(chosen)])
        job.finished.connect(lambda _result: window.say(f"Копия готова: {chosen}."))


def restore_from_list(window: WindowBody) -> None:
    """Show the copies; the chosen one is brought back as a job, after a safety copy."""
    dialog = RestoreDialog(window.context.desk.backups, window)
    if dialog.exec() and (copy := dialog.chosen()) is not None:
        _restore(window, copy)


def _restore(window: WindowBody, copy: Path) -> None:
    job = window.context.jobs.start("Восстановление из копии", ["restore", str(copy)])
    job.finished.connect(lambda safety: _restored(window, Path(str(safety))))


def _restored(window: WindowBody, safety: Path) -> None:
    """Another base stands there now: the way back leads to the copy of the former one."""
    window.look_outside()
    window.undo.begin_anew(
        "База восстановлена. Прежняя сохранена копией «перед восстановлением».",
        lambda: _restore(window, safety),
    )


class RestoreDialog(QDialog):
    """The copies by date, what is in the one chosen, and a way to a file elsewhere."""

    def __init__(self, backups: Backups, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Восстановить из копии")
        self._backups = backups
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.L, Space.XL, Space.L)
        column.setSpacing(Space.M)
        words = "База станет такой, какой была в копии. Нынешняя сохранится отдельной копией."
        column.addWidget(label(words, wrap=True))
        self.list = QListWidget()
        self.list.setAccessibleName("Копии по дате")
        self.list.setProperty("surface", "card")
        self.list.currentRowChanged.connect(lambda _row: self._describe())
        column.addWidget(self.list, 1)
        self._contents = label("", "secondary", wrap=True)
        column.addWidget(self._contents)
        row = QHBoxLayout()
        row.addWidget(secondary("Другой файл…", self._choose_file, "folder"))
        row.addStretch(1)
        row.addWidget(secondary("Отмена", self.reject))
        self.restore = primary("Восстановить", self.accept, "restore")
        row.addWidget(self.restore)
        column.addLayout(row)
        fit(self, 560, 440)
        self._fill()

    def chosen(self) -> Path | None:
        """The file of the copy to restore."""
        return Path(self.list.currentItem().data(_PATH)) if self.list.count() else None

    def described(self) -> str:
        """What is said of the copy chosen."""
        return self._contents.text()

    def _fill(self) -> None:
        for copy in self._backups.all():
            self.list.addItem(_item(_describe(copy), copy.path))
        self.list.setCurrentRow(0)
        self._describe()

    def add_file(self, path: Path) -> None:
        """Put a file from elsewhere at the head of the list and choose it."""
        self.list.insertItem(0, _item(f"Файл {path}", path))
        self.list.setCurrentRow(0)
        self._describe()

    def _describe(self) -> None:
        path = self.chosen()
        self.restore.setEnabled(path is not None)
        if path is None:
            self._contents.setText("Копий пока нет. Можно выбрать файл в другом месте.")
            return
        try:
            inside = self._backups.contents(path)
        except DeskError as error:
            self._contents.setText(str(error))
            self.restore.setEnabled(False)
            return
        counts = (
            plural(inside.accounts, "аккаунт", "аккаунта", "аккаунтов"),
            plural(inside.organizations, "организация", "организации", "организаций"),
            plural(inside.persons, "человек", "человека", "человек"),
        )
        last = f"\nПоследнее изменение: {inside.last_change}" if inside.last_change else ""
        self._contents.setText(" · ".join(counts) + last)

    def _choose_file(self) -> None:
        chosen, _kind = QFileDialog.getOpenFileName(
            self, "Файл копии", str(self._backups.folder), "Базы SMDesk (*.db);;Все файлы (*)"
        )
        if chosen:
            self.add_file(Path(chosen))


def _item(text: str, path: Path) -> QListWidgetItem:
    item = QListWidgetItem(text)
    item.setData(_PATH, str(path))
    return item


def _describe(copy: Copy) -> str:
    made: datetime = copy.made_at
    why = _WHY.get(copy.label, copy.label)
    return f"{made:%d.%m.%Y %H:%M} · {why} · {size_words(copy.size)}"
