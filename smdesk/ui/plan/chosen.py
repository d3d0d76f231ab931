"""Which actions of the page act on the placements that are chosen."""

from __future__ import annotations

ON_CHOSEN = (
    "published",
    "published_now",
    "published_as_planned",
    "schedule",
    "cancel",
    "take_back",
    "to_tray",
    "copy",
    "delete",
    "delete_post",
    "ask_post",
    "decide",
    "repeat",
)
"""Actions that need something chosen, and act on that."""
