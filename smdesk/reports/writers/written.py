"""What a writer hands back."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Written:
    """The file, and Russian sentences on what it could not hold."""

    path: Path
    notes: tuple[str, ...] = ()

    def told(self) -> dict[str, object]:
        """As a watching window reads it."""
        return {"path": str(self.path), "notes": list(self.notes)}

    def words(self) -> str:
        """As a person reads it."""
        return "\n".join([f"Записан {self.path}", *self.notes])
