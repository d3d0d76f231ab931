"""What a path leads to: only a plain file, or nothing yet, can be a base or a copy."""

from __future__ import annotations

import errno
from pathlib import Path

from smdesk.models import parts
from smdesk.storage.errors import Missing, a_folder


def refuse_strange(path: Path) -> None:
    """Raise `Missing` for a folder, a device, a name that no disk takes; nothing there passes."""
    try:
        parts.refuse_strange(path)
    except NotADirectoryError:
        return
    except OSError as error:
        raise unreachable(path, error) from error


def unreachable(path: Path, error: OSError) -> Missing:
    """The refusal of a place where a file can be neither read nor written."""
    if error.errno == errno.EISDIR:
        return a_folder(path)
    if error.errno == errno.ENODEV:
        return Missing(f"«{path}» — устройство, а не файл.", "Укажите имя файла.")
    if error.errno == errno.ENAMETOOLONG:
        return Missing("Имя файла слишком длинное.", "Сократите его.")
    return Missing(
        f"Папка «{path.parent}» недоступна.", "Проверьте флешку или выберите другую папку."
    )
