"""Which actions of the page act on the accounts that are chosen."""

from __future__ import annotations

ON_CHOSEN = (
    "edit",
    "inspect",
    "open_page",
    "copy_address",
    "copy_rows",
    "suspend",
    "resume",
    "archive",
    "delete",
)
"""Actions that need something chosen, and act on that."""
