"""What keys mean in the grid of days."""

from __future__ import annotations

from PySide6.QtCore import Qt

_DAYS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -7,
    Qt.Key.Key_Down: 7,
}
_TURNS = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}


def step_of(key: int) -> int:
    """How many days an arrow goes; 0 for another key."""
    return next((days for arrow, days in _DAYS.items() if arrow == key), 0)


def minutes_of(key: int, *, fast: bool) -> int:
    """How many minutes ↑ and ↓ take something with Alt held; 0 for another key."""
    step = step_of(key)
    return (60 if fast else 15) * (step // 7) if abs(step) == 7 else 0


def turn_of(key: int) -> int:
    """How many periods a key turns; 0 for another key."""
    return next((steps for turning, steps in _TURNS.items() if turning == key), 0)
