"""What each Qt role reads from a column and a record: a look-up that both models share."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final

from PySide6.QtCore import Qt

from smdesk.ui.kit.columns import Align, Column

Role = Qt.ItemDataRole

ALIGN: Final = {
    Align.LEFT: Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter,
    Align.RIGHT: Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
    Align.CENTRE: Qt.AlignmentFlag.AlignCenter,
}

ROLES: Final[dict[int, Callable[[Column[Any], Any], Any]]] = {
    Role.DisplayRole: lambda column, record: column.show(record),
    Role.EditRole: lambda column, record: (column.edit or column.show)(record),
    Role.ToolTipRole: lambda column, record: column.tooltip(record) if column.tooltip else None,
    Role.TextAlignmentRole: lambda column, _record: ALIGN[column.align],
    Role.AccessibleTextRole: lambda column, record: (
        f"{column.title}: {column.show(record) or 'не указано'}"
    ),
}


def header_value(
    columns: Sequence[Column[Any]], section: int, orientation: Qt.Orientation, role: int
) -> Any:  # noqa: ANN401 - Qt's own
    """What the header shows of a column; None for the vertical one."""
    if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(columns):
        return None
    column = columns[section]
    if role == Role.TextAlignmentRole:
        return ALIGN[column.align]
    return column.title if role in {Role.DisplayRole, Role.ToolTipRole} else None
