"""The use cases: validate → change → announce. What both the command line and the window call."""

from __future__ import annotations

from smdesk.desk.desk import Desk

__all__ = ["Desk"]
