"""The text of a post while it is written: hints and links are marked, files can be pasted."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from PySide6.QtCore import QEvent, QMimeData, QPoint, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QHelpEvent,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QMenu, QPlainTextEdit, QSizePolicy, QTextEdit, QToolTip, QWidget

from smdesk.desk.style import Hint, Level
from smdesk.models.post_text import spans
from smdesk.ui.kit.labels import tip
from smdesk.ui.post.replacements import replacements
from smdesk.ui.theme.look import look

LINES = 11
"""Of the text on a small screen."""
MOST_MARKED = 300
"""Hints that are underlined: more would hold up the painting and help nobody."""


class PostTextArea(QPlainTextEdit):
    """`edited` comes with each change; `files_pasted(data)` with what is no text."""

    edited = Signal()
    files_pasted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.hints: list[Hint] = []
        self.setTabChangesFocus(True)
        self.setAccessibleName("Текст публикации")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(self.fontMetrics().lineSpacing() * LINES + 20)
        self.textChanged.connect(self.edited)

    # -- marks -----------------------------------------------------------------------------------

    def mark(self, hints: Sequence[Hint]) -> None:
        """Underline these places; links and hashtags get their colour. The text stays as it is."""
        self.hints = list(hints)
        text = self.toPlainText()
        links = (self._marked(s.start, s.end, _link_format()) for s in spans(_qt(text)))
        formats = {level: _hint_format(level) for level in Level}
        shown = self.hints[:MOST_MARKED]
        told = (self._marked(*_places(text, hint), formats[hint.level]) for hint in shown)
        self.setExtraSelections(list(chain(links, told)))

    def _marked(self, start: int, end: int, look_of: QTextCharFormat) -> QTextEdit.ExtraSelection:
        selection = QTextEdit.ExtraSelection()
        selection.cursor = self._cursor(start, end)  # type: ignore[attr-defined]
        selection.format = look_of  # type: ignore[attr-defined]
        return selection

    def _cursor(self, start: int, end: int) -> QTextCursor:
        cursor = QTextCursor(self.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def hints_at(self, position: int) -> list[Hint]:
        """The hints of a place in the text, the narrowest first."""
        text = self.toPlainText()
        found = [h for h in self.hints if _places(text, h)[0] <= position < _places(text, h)[1]]
        return sorted(found, key=lambda hint: hint.end - hint.start)

    def go_to(self, hint: Hint) -> None:
        """Select the place of a hint and go there."""
        self.setTextCursor(self._cursor(*_places(self.toPlainText(), hint)))
        self.ensureCursorVisible()
        self.setFocus()

    def replace_hint(self, hint: Hint, by: str) -> None:
        """Write this in the place of a hint; Ctrl+Z in the text takes it back."""
        cursor = self._cursor(*_places(self.toPlainText(), hint))
        cursor.insertText(by)
        self.setTextCursor(cursor)

    # -- Qt --------------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """The advice stands in the tooltip of what is underlined."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            at = self.viewport().mapFromGlobal(event.globalPos())
            told = "\n".join(h.advice for h in self._hints_under(at))
            QToolTip.showText(event.globalPos(), tip(told), self)
            return True
        return super().event(event)

    def _hints_under(self, at: QPoint) -> list[Hint]:
        return self.hints_at(self.cursorForPosition(at).position())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_at(event.pos()).exec(event.globalPos())

    def menu_at(self, at: QPoint) -> QMenu:
        """The usual menu, with what the hints of the place offer above it."""
        menu = self.createStandardContextMenu()
        first = menu.actions()[0]
        for hint in self._hints_under(at):
            for each in replacements(hint):
                action = menu.addAction(f"Заменить на «{each}»")
                action.triggered.connect(lambda _on, h=hint, by=each: self.replace_hint(h, by))
                menu.insertAction(first, action)
        if menu.actions()[0] is not first:
            menu.insertSeparator(first)
        return menu

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasImage() or source.hasUrls() or super().canInsertFromMimeData(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Files and pictures go to the files of the post, words into the text."""
        if source.hasImage() or any(url.isLocalFile() for url in source.urls()):
            self.files_pasted.emit(source)
        else:
            self.insertPlainText(source.text())


def _places(text: str, hint: Hint) -> tuple[int, int]:
    """The place of a hint as Qt counts it: a sign beyond the first plane is two."""
    if text.isascii() or not any(sign > "\uffff" for sign in text):
        return hint.start, hint.end
    return _wide(text[: hint.start]), _wide(text[: hint.end])


def _wide(text: str) -> int:
    return len(text) + sum(sign > "\uffff" for sign in text)


def _qt(text: str) -> str:
    """The text with a filler after each sign that Qt counts twice, so that indices are Qt's."""
    return "".join(sign + "\u2060" if sign > "\uffff" else sign for sign in text)


def _hint_format(level: Level) -> QTextCharFormat:
    made = QTextCharFormat()
    tokens = look().tokens
    made.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
    made.setUnderlineColor(QColor(tokens.warning if level is Level.STYLE else tokens.accent_text))
    return made


def _link_format() -> QTextCharFormat:
    made = QTextCharFormat()
    made.setForeground(QColor(look().tokens.link))
    return made
