"""Columns of widgets that keep their own heights, with the room that is left over below them.

A layout aligned to the top does not do: Qt then measures wrapped text at the width it would
like to have, not at the one it gets, and cuts the last lines off.
"""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget


def stacked_at_top(owner: QWidget, spacing: int) -> QVBoxLayout:
    """The column inside `owner` to which widgets are added; `spacing` in pixels."""
    outer = QVBoxLayout(owner)
    outer.setContentsMargins(0, 0, 0, 0)
    outer.setSpacing(0)
    column = QVBoxLayout()
    column.setSpacing(spacing)
    outer.addLayout(column)
    outer.addStretch(1)
    return column
