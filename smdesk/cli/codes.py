"""Exit codes of the command line."""

from __future__ import annotations

DONE, REFUSED, WRONG_USAGE, STOPPED = 0, 1, 2, 130
"""Done; refused with one sentence on stderr; wrong usage; stopped by the user."""
