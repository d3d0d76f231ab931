"""Where to write a file: the name always ends as its kind does."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from smdesk.ui.kit.dialogs import confirm


def ask_where(
    parent: QWidget | None, title: str, start: str, kinds: str, suffix: str
) -> Path | None:
    """The file that a person names; None when thought better of.

    Where the name lacks its ending (`suffix`, such as `.xlsx`) it is added, and what the dialog
    could not ask then is asked here: whether a file of that name may go.
    """
    chosen, _kind = QFileDialog.getSaveFileName(parent, title, start, kinds)
    if not chosen:
        return None
    path = Path(chosen)
    if path.suffix.lower() == suffix:
        return path
    whole = path.with_name(f"{path.name}{suffix}")
    question = f"Файл «{whole.name}» уже есть."
    if whole.exists() and not confirm(parent, question, "Прежний файл пропадёт.", "Заменить"):
        return None
    return whole
