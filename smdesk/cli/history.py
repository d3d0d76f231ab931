"""The journal on the command line."""

from __future__ import annotations

from smdesk.models.changes import Change, ChangeState


def change_words(change: Change) -> str:
    """One line: when, what, and whether it was undone."""
    undone = "" if change.state is ChangeState.DONE else " (отменено)"
    return f"{change.at:%d.%m.%Y %H:%M}  {change.title}{undone}"


def nothing_words(search: str) -> str:
    """Why there is no line to show."""
    return "Таких действий в журнале нет." if search else "Журнал пуст."


def change_json(change: Change) -> dict[str, object]:
    """The change as plain values."""
    return {
        "id": change.id,
        "title": change.title,
        "at": change.at.isoformat(sep=" ", timespec="seconds"),
        "state": str(change.state),
        "irreversible": change.irreversible,
    }
