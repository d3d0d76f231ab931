"""What a writer hands back."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Written:
    """The file, and Russian sentences on what it could not hold."""

    path: Path
    notes: tuple[str, ...] = ()
