"""Example data: a believable small office for each built-in procedure, and a whole region."""

from __future__ import annotations

from smdesk.desk.demo.filling import fill

__all__ = ["fill"]
