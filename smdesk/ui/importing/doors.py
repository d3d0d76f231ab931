"""The doors to importing for pages."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from smdesk.ui.frame.pages import Context


def import_plan(context: Context, parent: QWidget | None) -> str:
    """Load a content plan from a table; what to tell the user, empty when nothing was loaded."""
    from smdesk.ui.importing.dialog import ImportDialog
    from smdesk.ui.importing.kinds import plan

    dialog = ImportDialog(context, parent, plan())
    dialog.exec()
    said = dialog.said
    dialog.deleteLater()
    return said
