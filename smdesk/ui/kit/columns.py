"""Columns of a table: what is shown, what is sorted by and what is edited are three things."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from typing import Generic, TypeVar

from PySide6.QtWidgets import QWidget

from smdesk.models.quick_dataclass import dataclass
from smdesk.ui.kit.chip import Badge, Chip
from smdesk.ui.theme.tokens import Tone

R = TypeVar("R")


class Align(Enum):
    """Where the text of a column stands. Numbers and dates stand at the right."""

    LEFT = "left"
    RIGHT = "right"
    CENTRE = "centre"


@dataclass(frozen=True, kw_only=True)  # slots and Column[R](…) do not go together in 3.11
class Column(Generic[R]):
    """One column of a table of R.

    `show` gives the text; it is also the text that is copied, read out and measured.
    """

    key: str
    """Name of the column in a remembered layout and for `edit`; never changes."""
    title: str
    show: Callable[[R], str]
    sort_key: str = ""
    """What `sort_requested` carries; empty: the column cannot be sorted by."""
    edit: Callable[[R], object] | None = None
    """The value an editor starts from; None: not editable in place."""
    editor: Callable[[QWidget], QWidget] | None = None
    """Makes the editor (a kit field); None: a plain line."""
    chip: Callable[[R], Chip | None] | None = None
    """Shows a pill instead of the text where it gives one."""
    badge: Callable[[R], Badge | None] | None = None
    """Shows a network's badge instead of the text."""
    tone: Callable[[R], Tone | None] | None = None
    """The colour of the text: a word must say the same."""
    tooltip: Callable[[R], str] | None = None
    """Beyond the whole text, which an elided cell shows by itself."""
    width: int = 140
    """Pixels at first; the user's own width is remembered."""
    align: Align = Align.LEFT
    strong: bool = False
    """Semibold: the column that names the row."""
    link: bool = False
    """In the colour of links; `RecordTable.link_activated` comes on a click."""
    stretch: bool = False
    """Takes a part of the room that is left over, until the user sizes it."""
    hidden: bool = False
    """Not shown until the user chooses it."""
    fixed: bool = False
    """Cannot be hidden."""
