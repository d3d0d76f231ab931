"""What a command line says of a report: the options that choose what it is about."""

from __future__ import annotations

from pathlib import Path
from typing import TypedDict


class Wanted(TypedDict):
    """What of a report is wanted, as it was typed; None for what nobody typed."""

    since: str | None
    until: str | None
    month: str | None
    account: str | None
    organization: str | None
    ids: Path | None
    """A file with a JSON list of ids."""
    filters: Path | None
    """A file with what the page of the plan was filtered by, as `filter_file` writes it."""
    layout: str | None
    """A value of `Layout`."""
