"""Files are written beside, flushed, and only then given their name.

Whatever goes wrong, or when the user stops, the old file stays as it was and nothing half-written
is left.
"""

from __future__ import annotations

import errno
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from smdesk.models.errors import DeskError
from smdesk.models.parts import flush, new_part, refuse_strange, target_of

TRIES = 5 if sys.platform == "win32" else 1
"""How often a file is tried that another program holds; only Windows lets programs hold files."""
PAUSE = 0.2
"""Rest between the tries, seconds."""


class NotWritten(DeskError):
    """A file could not be written; the old one, if any, is untouched."""


_BY_NUMBER = {
    errno.ENOSPC: ("На диске не осталось места.", "Освободите место или выберите другой диск."),
    errno.EROFS: ("Диск открыт только для чтения.", "Выберите другую папку."),
    errno.EACCES: (
        "Файл «{name}» не записывается: он занят или нет прав.",
        "Закройте его в Excel или другой программе либо выберите другое имя.",
    ),
    errno.ENOENT: ("Папки для файла «{name}» нет.", "Выберите другую папку."),
    errno.ENOTDIR: ("Папки для файла «{name}» нет.", "Выберите другую папку."),
    errno.EISDIR: ("«{name}» — это папка.", "Укажите имя файла."),
    errno.ENODEV: ("«{name}» — устройство, а не файл.", "Укажите имя файла."),
    errno.ELOOP: ("Ссылка «{name}» ведёт сама на себя.", "Укажите другое имя файла."),
    errno.ENAMETOOLONG: ("Имя файла слишком длинное.", "Сократите его."),
}
_BY_NUMBER[errno.EPERM] = _BY_NUMBER[errno.EACCES]


@contextmanager
def atomic_write(path: Path) -> Iterator[Path]:
    """Give a path beside the target to write to; on success it becomes the target.

    Raises `NotWritten`, worded for the user.
    """
    try:
        target = target_of(path)
        refuse_strange(target)
        part = _part_of(target)
        try:
            yield part
            flush(part)
            _replace(part, target)
        finally:
            part.unlink(missing_ok=True)
    except OSError as error:
        raise _worded(error, path) from error
    _flush_folder(target.parent)


def _part_of(target: Path) -> Path:
    """The new file beside the target. Raises `NotWritten` for a folder that takes none."""
    try:
        return new_part(target)
    except PermissionError as error:
        raise NotWritten(
            f"Папка «{target.parent.name}» закрыта для записи.", "Выберите другую папку."
        ) from error


def write_bytes(path: Path, content: bytes) -> None:
    """Write a whole file at once, or leave the old one. Raises `NotWritten`."""
    with atomic_write(path) as part:
        part.write_bytes(content)


def _flush_folder(folder: Path) -> None:
    """Make the new name last through a power cut, where the system can.

    Windows has no such call and network shares refuse it. The file is in its place by then, so a
    refusal must not be told as a file that was not written.
    """
    if sys.platform == "win32":
        return
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _replace(part: Path, path: Path) -> None:
    for left in reversed(range(TRIES)):
        try:
            part.replace(path)
        except PermissionError:
            if not left:
                raise
            time.sleep(PAUSE)
        else:
            return


def _worded(error: OSError, path: Path) -> NotWritten:
    what, todo = _BY_NUMBER.get(
        error.errno or 0,
        ("Файл «{name}» не записан: ошибка диска.", "Выберите другую папку и повторите."),
    )
    return NotWritten(what.format(name=path.name or path), todo)
