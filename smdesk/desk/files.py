"""Files that belong to records: they stand beside the base, named by their hash.

A file is never overwritten and never removed by undo, so a record that comes back finds it.
"""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from smdesk.models.errors import DeskError, Invalid

LARGEST = 10 * 1024 * 1024
"""Bytes of one file."""


def refuse_size(size: int) -> None:
    """Raise `Invalid` for a file of so many bytes that is empty or too large to be kept."""
    if not size:
        raise Invalid("file", "Файл пустой.", "Выберите другой.")
    if size > LARGEST:
        most = LARGEST // 1024 // 1024
        raise Invalid("file", f"Файл больше {most} МБ.", "Уменьшите его или выберите другой.")


class FileNotKept(DeskError):
    """The folder beside the base cannot be written."""


class Files:
    """The folder of files beside one base."""

    def __init__(self, base: Path) -> None:
        self.folder = base.with_name(f"{base.stem}-files")

    def keep(self, content: bytes) -> str:
        """Keep the bytes and return their SHA-256. Raises `Invalid`, `FileNotKept`."""
        refuse_size(len(content))
        digest = hashlib.sha256(content).hexdigest()
        if not self.is_whole(digest):
            self._write(self.path(digest), content)
        return digest

    def path(self, digest: str) -> Path:
        """Where the file of this hash stands."""
        return self.folder / digest[:2] / digest

    def is_whole(self, digest: str) -> bool:
        """Whether the file is there and is what it was."""
        try:
            return hashlib.sha256(self.path(digest).read_bytes()).hexdigest() == digest
        except OSError:
            return False

    def _write(self, path: Path, content: bytes) -> None:
        part = path.with_name(path.name + ".part")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with part.open("wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            part.replace(path)
        except OSError as error:
            part.unlink(missing_ok=True)
            raise FileNotKept(
                "Файл не сохраняется рядом с базой.",
                f"Проверьте место на диске и доступ к папке {self.folder}.",
            ) from error
