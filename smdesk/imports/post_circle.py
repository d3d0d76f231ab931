"""What a content plan from a file is read and compared within."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from smdesk.imports.plan_places import Places
from smdesk.models.records import Person


@dataclass(frozen=True)
class Circle:
    """The pages and persons that rows may mean, the moment, and the office's way."""

    places: Places
    persons: Sequence[Person]
    now: datetime
    needs_approval: bool
    """Whether posts go out only when somebody has approved them."""
