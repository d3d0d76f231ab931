"""Errors that a user can act on. Anything else that is raised is a bug.

Every error carries two short Russian sentences: what happened, and what to do.
`str(error)` joins them; the window and the command line print that and nothing else.
"""

from __future__ import annotations


class DeskError(Exception):
    """A refusal worded for the user."""

    def __init__(self, what: str, todo: str = "") -> None:
        super().__init__(what, todo)
        self.what = what
        self.todo = todo

    def __str__(self) -> str:
        return f"{self.what} {self.todo}".strip()


class Invalid(DeskError):
    """A value that a field does not accept; `field` is the record's field name."""

    def __init__(self, field: str, what: str, todo: str = "") -> None:
        super().__init__(what, todo)
        self.field = field


class Duplicate(Invalid):
    """A value that another record already has; `existing_id` names that record."""

    def __init__(self, field: str, what: str, todo: str, existing_id: int) -> None:
        super().__init__(field, what, todo)
        self.existing_id = existing_id


class NotFound(DeskError):
    """The record is not there (any more)."""


class InUse(DeskError):
    """The record cannot go while others refer to it."""


class ImportRejected(DeskError):
    """A file that cannot be read at all."""
