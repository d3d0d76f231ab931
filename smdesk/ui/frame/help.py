"""F1: the guide, read in a window of its own. Nothing but the program's own files is loaded."""

from __future__ import annotations

import re
from functools import cache

from PySide6.QtCore import QByteArray, Qt, QUrl
from PySide6.QtGui import (
    QBrush,
    QColor,
    QImage,
    QKeySequence,
    QShortcut,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
    QTextTableFormat,
)
from PySide6.QtWidgets import QDialog, QHBoxLayout, QTextBrowser, QVBoxLayout, QWidget
from shiboken6 import isValid

from smdesk.resources import resource_bytes, resource_files, resource_text
from smdesk.ui.frame.body import WindowBody
from smdesk.ui.kit.buttons import secondary
from smdesk.ui.kit.fitting import fit
from smdesk.ui.theme.look import look
from smdesk.ui.theme.tokens import Space

CONTENTS = "soderzhanie"
"""The first page of the guide."""
PICTURE_WIDTH = 760
"""Pixels that a picture takes at most."""
_PAGE = re.compile(r"(?P<name>[a-z-]+)\.md")
_PICTURE = re.compile(r"pictures/[a-z0-9-]+\.png")


@cache
def guide_pages() -> frozenset[str]:
    """Names of the pages that ship with the program."""
    names = (_PAGE.fullmatch(path.rpartition("/")[2]) for path in resource_files("guide"))
    return frozenset(found["name"] for found in names if found)


class GuideBrowser(QTextBrowser):
    """Shows pages of the guide by name. A link to anything else leads nowhere."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = ""
        self._before: list[str] = []
        self.setAccessibleName("Руководство")
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.anchorClicked.connect(self._follow)

    def show_page(self, name: str) -> None:
        """Show a page; the contents where there is none of this name."""
        if self.name:
            self._before.append(self.name)
        self._load(name if name in guide_pages() else CONTENTS)

    def go_back(self) -> None:
        """The page that was read before this one."""
        if self._before:
            self._load(self._before.pop())

    def loadResource(self, _kind: int, name: QUrl | str) -> object:
        """A picture of the guide; nothing from the disk or the network."""
        path = QUrl(name).toString()
        if not _PICTURE.fullmatch(path) or f"guide/{path}" not in resource_files("guide/pictures"):
            return QByteArray()
        picture = QImage.fromData(resource_bytes(f"guide/{path}"))
        return picture if picture.width() <= PICTURE_WIDTH else _narrowed(picture)

    def _load(self, name: str) -> None:
        self.name = name
        self.setMarkdown(resource_text(f"guide/{name}.md"))
        document = self.document()
        document.setDocumentMargin(Space.XL)
        for frame in document.rootFrame().childFrames():
            if isinstance(frame, QTextTable):
                frame.setFormat(_table_format())

    def _follow(self, link: QUrl) -> None:
        found = _PAGE.fullmatch(link.toString())
        if found:
            self.show_page(found["name"])


class HelpWindow(QDialog):
    """The guide beside the main window: it stays open while one works."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Руководство")
        self.browser = GuideBrowser()
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.M, Space.M, Space.M, Space.M)
        column.setSpacing(Space.S)
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        row.addWidget(secondary("Назад", self.browser.go_back, "chevron-left"))
        row.addWidget(secondary("Содержание", lambda: self.browser.show_page(CONTENTS), "table"))
        row.addStretch(1)
        row.addWidget(secondary("Закрыть", self.close))
        column.addLayout(row)
        column.addWidget(self.browser, 1)
        QShortcut(QKeySequence.StandardKey.Back, self, self.browser.go_back)
        fit(self, 880, 720)
        self.browser.setFocus()


def open_guide(window: WindowBody, name: str) -> HelpWindow:
    """Show a page of the guide in the help window of this window, which is made once."""
    shown = next((each for each in window.findChildren(HelpWindow) if isValid(each)), None)
    help_window = shown or HelpWindow(window)
    help_window.browser.show_page(name)
    help_window.show()
    help_window.raise_()
    help_window.activateWindow()
    return help_window


def open_page_help(window: WindowBody) -> HelpWindow:
    """F1: the guide's page on what is in front."""
    return open_guide(window, window.pages.spec.help or CONTENTS)


def _narrowed(picture: QImage) -> QImage:
    return picture.scaledToWidth(PICTURE_WIDTH, Qt.TransformationMode.SmoothTransformation)


def _table_format() -> QTextTableFormat:
    """A table with thin lines, as wide as the page."""
    made = QTextTableFormat()
    made.setHeaderRowCount(1)
    made.setBorder(1)
    made.setBorderBrush(QBrush(QColor(look().tokens.line)))
    made.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    made.setBorderCollapse(True)
    made.setCellPadding(Space.S)
    made.setTopMargin(Space.S)
    made.setBottomMargin(Space.M)
    made.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    return made
