"""The files through which the dialog and the child process that reads tell each other things."""

from __future__ import annotations

import json
from collections.abc import Collection
from pathlib import Path
from typing import Any

from PySide6.QtCore import QTemporaryDir

from smdesk.desk.importing import ColumnMapping


class Exchange:
    """A folder of our own; it goes when the dialog closes, as it repeats what is in the table."""

    def __init__(self) -> None:
        self._folder = QTemporaryDir()
        self.proposal = self._folder.filePath("proposal.json")
        """Where the child writes what it would change."""

    def close(self) -> None:
        """Take the folder away; a child that still writes there is refused by the system."""
        self._folder.remove()

    def forget(self) -> None:
        """Another file is going to be read."""
        Path(self.proposal).unlink(missing_ok=True)

    def told(self) -> dict[str, Any]:
        """What the child has written; empty where it has not."""
        path = Path(self.proposal)
        told: dict[str, Any] = json.loads(path.read_text("utf-8")) if path.exists() else {}
        return told

    def mapping(self, chosen: ColumnMapping | None) -> list[str]:
        """The arguments that hand over the columns that were chosen."""
        return ["--mapping", self._write("mapping.json", chosen.to_json())] if chosen else []

    def rows(self, taken: Collection[int]) -> list[str]:
        """The arguments that hand over the rows to load, out of the proposal that was seen."""
        return ["--rows", self._write("rows.json", sorted(taken)), "--expect", self.proposal]

    def _write(self, name: str, data: object) -> str:
        path = self._folder.filePath(name)
        Path(path).write_text(json.dumps(data), encoding="utf-8")
        return path
