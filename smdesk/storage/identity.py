"""What tells our file from others, and today's schema from earlier and later ones."""

from __future__ import annotations

APPLICATION_ID = 0x534D4453
"""«SMDS» in the file's header: tells our file from any other database."""

MIGRATION_SET = "smdesk"
MIGRATION_NAMES = ("0001_spine", "0002_control", "0003_plan", "0004_order")
"""Every migration there is, in order; the functions live in `migrations` and load when needed."""
