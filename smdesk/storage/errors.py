"""What can go wrong with the file of the desk, worded for the user."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from smdesk.models.errors import DeskError


class StorageError(DeskError):
    """The file cannot be used as asked."""


class Locked(StorageError):
    """Another program writes to the file and does not let go."""


class ReadOnly(StorageError):
    """The file or its folder cannot be written to."""


class DiskFull(StorageError):
    """No space is left."""


class Damaged(StorageError):
    """The file is not a sound database."""


class Foreign(StorageError):
    """The file is a database, but not one of this program."""


class Newer(StorageError):
    """The file was written by a later version of the program."""


class Outdated(StorageError):
    """Another window or command has meanwhile changed what a record refers to."""


class Missing(StorageError):
    """The file or folder is not there or cannot be opened."""


_BY_CODE: dict[int, tuple[type[StorageError], str, str]] = {
    sqlite3.SQLITE_BUSY: (
        Locked,
        "База занята другой программой.",
        "Закройте другое окно программы или подождите и повторите.",
    ),
    sqlite3.SQLITE_LOCKED: (
        Locked,
        "База занята другим действием.",
        "Подождите несколько секунд и повторите.",
    ),
    sqlite3.SQLITE_READONLY: (
        ReadOnly,
        "База открыта только для чтения.",
        "Проверьте права на файл и папку или скопируйте базу в свою папку.",
    ),
    sqlite3.SQLITE_FULL: (
        DiskFull,
        "На диске не осталось места.",
        "Освободите место и повторите: сохранённое раньше цело.",
    ),
    sqlite3.SQLITE_IOERR: (
        Missing,
        "Диск не читается или не пишется.",
        "Проверьте диск или флешку и повторите.",
    ),
    sqlite3.SQLITE_CORRUPT: (
        Damaged,
        "Файл базы повреждён.",
        "Восстановите его из резервной копии: «Файл → Восстановить из копии…».",
    ),
    sqlite3.SQLITE_NOTADB: (
        Damaged,
        "Этот файл не является базой SMDesk.",
        "Выберите другой файл или восстановите базу из копии.",
    ),
    sqlite3.SQLITE_CANTOPEN: (
        Missing,
        "Файл базы не открывается.",
        "Проверьте, что папка существует и доступна для записи.",
    ),
    sqlite3.SQLITE_PERM: (
        ReadOnly,
        "Нет прав на файл базы.",
        "Проверьте права на файл и папку.",
    ),
}


def not_ours(path: Path) -> Foreign:
    """The refusal of a database that another program made."""
    return Foreign(
        f"Файл «{path.name}» — база другой программы.",
        "Выберите файл, созданный SMDesk.",
    )


def damaged_base(path: Path) -> Damaged:
    """The refusal to copy a base that is not sound."""
    return Damaged(
        f"База «{path.name}» повреждена, поэтому копия не сделана.",
        "Восстановите базу из прежней копии: «Файл → Восстановить из копии…».",
    )


def damaged_copy(path: Path) -> Damaged:
    """The refusal to restore from what is not sound."""
    return Damaged(
        f"Копия «{path.name}» повреждена, или это не база SMDesk.",
        "Выберите другую копию: нынешняя база не изменена.",
    )


def unreadable_row() -> Damaged:
    """The refusal of a row whose values no record can have."""
    return Damaged(
        "База повреждена: значения одной из записей не читаются.",
        "Восстановите базу из копии: «Файл → Восстановить из копии…».",
    )


def empty(path: Path) -> Foreign:
    """The refusal of a file without any table, where a base should be."""
    return Foreign(f"Файл «{path.name}» пустой.", "Выберите другую копию.")


def a_folder(path: Path) -> Missing:
    """The refusal of a folder where a file is wanted."""
    return Missing(f"«{path}» — это папка.", "Укажите имя файла.")


def busy() -> StorageError:
    """The refusal while another program holds the file."""
    kind, what, todo = _BY_CODE[sqlite3.SQLITE_BUSY]
    return kind(what, todo)


def newer(path: Path) -> Newer:
    """The refusal of a file from a later version."""
    return Newer(
        f"Файл «{path.name}» создан более новой версией SMDesk.",
        "Обновите программу; файл не изменён.",
    )


_OUTDATED = {sqlite3.SQLITE_CONSTRAINT_FOREIGNKEY, sqlite3.SQLITE_CONSTRAINT_UNIQUE}


def refusal(error: sqlite3.Error) -> StorageError | None:
    """What SQLite's own error means for the user; None for a bug in our SQL.

    The use cases check references and addresses before they write, so one that fails in the file
    was changed in between.
    """
    code = getattr(error, "sqlite_errorcode", None) or 0
    if code in _OUTDATED:
        return Outdated(
            "Связанная запись уже удалена или такая же только что добавлена.",
            "Обновите список и повторите: ничего не записано.",
        )
    if code == sqlite3.SQLITE_CONSTRAINT_TRIGGER and "FOREIGN KEY" in str(error):
        # ON DELETE RESTRICT; the journal's own trigger has the same code, and is a bug.
        return Outdated(
            "К этой записи уже относятся другие.",
            "Обновите список и повторите: ничего не записано.",
        )
    kind, what, todo = _BY_CODE.get(code & 0xFF, (None, "", ""))
    return kind(what, todo) if kind else None


@contextmanager
def worded() -> Iterator[None]:
    """Turn SQLite's own errors about the file into ours; bugs in our SQL pass as they are."""
    try:
        yield
    except sqlite3.Error as error:
        meant = refusal(error)
        if meant is None:
            raise
        raise meant from error
