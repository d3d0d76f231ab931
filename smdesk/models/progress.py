"""How far a long job has come. Jobs are generators that yield this and know nothing of Qt."""

from __future__ import annotations

from collections.abc import Generator
from typing import TypeVar

from smdesk.models.quick_dataclass import dataclass

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Progress:
    """`done` of `total` steps (rows, pages, files); `total` 0 means that it is not known."""

    done: int
    total: int
    text: str = ""


Job = Generator[Progress, None, T]
"""A long job that yields its progress and returns a T."""


def run_to_end(job: Job[T]) -> T:
    """Drain a job where nobody watches the progress, and return what it returns."""
    while True:
        try:
            next(job)
        except StopIteration as end:
            result: T = end.value
            return result
