"""Refusals of this package."""

from __future__ import annotations

from smdesk.procedures.toml_tables import TableError


class ProcedureError(TableError):
    """A procedure that cannot be read or used: which line, which field and why."""


class NetworksError(TableError):
    """A file of networks that cannot be read: which line, which field and why."""


class OccasionsError(TableError):
    """A file of memorable dates that cannot be read: which line, which field and why."""
