"""One choice of a list: for fields and filters."""

from __future__ import annotations

from typing import Any

from smdesk.models.quick_dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Option:
    """One choice: the value, its text, and how deep it stands in a tree."""

    value: Any
    text: str
    depth: int = 0
