"""The report on the norm, from the button of its card: formats in a menu, and paper."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget

from smdesk.ui.frame.pages import Context
from smdesk.ui.kit.page import Page
from smdesk.ui.registry.export_menu import FORMATS
from smdesk.ui.reporting import Reporting, Rows
from smdesk.ui.theme.icons import icon

REPORT, NAME = "norm", "Норма публикаций"


def offer(context: Context, page: Page, button: QWidget) -> None:
    """Show the menu below the button."""
    reporting = Reporting(context, page, page.offer.emit)
    menu = QMenu(page)
    for kind, text in FORMATS:
        if kind != "fragment":
            action = menu.addAction(icon("export"), text)
            action.triggered.connect(
                lambda _checked=False, kind=kind: reporting.export(REPORT, kind, NAME)
            )
    menu.addSeparator()
    rows = Rows("Страницы", None, context.desk.accounts.count())
    printing = menu.addAction(icon("print"), "Печать…")
    printing.triggered.connect(lambda _checked: reporting.print(REPORT, [rows]))
    menu.aboutToHide.connect(menu.deleteLater)
    menu.popup(button.mapToGlobal(QPoint(0, button.height())))
