"""What the steps of a random sequence work on."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Any

from smdesk.desk import Desk

Step = Callable[[Desk, "Draw"], None]


class Draw:
    """Picks what a step works on from the numbers that hypothesis gave."""

    def __init__(self, numbers: list[int]) -> None:
        self._numbers = numbers

    def number(self, below: int) -> int:
        first = self._numbers.pop(0) if self._numbers else 0
        return first % max(below, 1)

    def one(self, ids: list[int]) -> int:
        return ids[self.number(len(ids))] if ids else 0

    def day(self) -> date:
        return date(2026, 1, 1) + timedelta(days=self.number(300))

    def moment(self) -> datetime:
        return datetime.combine(self.day(), time(self.number(24)))


def ids_of(records: list[Any]) -> list[int]:
    return [record.id for record in records]
