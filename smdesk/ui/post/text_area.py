"""The text of a post while it is written: hints and links are marked, files can be pasted."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from PySide6.QtCore import QEvent, QMimeData, QPoint, Signal
from PySide6.QtGui import (
    QAction,
    QColor,
    QContextMenuEvent,
    QHelpEvent,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QMenu, QPlainTextEdit, QSizePolicy, QTextEdit, QToolTip, QWidget

from smdesk.models.post_text import spans
from smdesk.ui.kit.labels import tip
from smdesk.ui.post.hinting import Hinting
from smdesk.ui.post.marks import Mark
from smdesk.ui.theme.look import look
from smdesk.ui.theme.tokens import Tone

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
        self.marks: list[Mark] = []
        self.hinting: Hinting | None = None
        """Who offers what can be written instead."""
        self.setTabChangesFocus(True)
        self.setAccessibleName("Текст публикации")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(self.fontMetrics().lineSpacing() * LINES + 20)
        self.textChanged.connect(self.edited)

    # -- marks -----------------------------------------------------------------------------------

    def mark(self, marks: Sequence[Mark]) -> None:
        """Underline these places; links and hashtags get their colour. The text stays as it is."""
        self.marks = list(marks)
        text = self.toPlainText()
        links = (self._marked(s.start, s.end, _link_format()) for s in spans(_qt(text)))
        formats = {tone: _hint_format(tone) for tone in Tone}
        shown = self.marks[:MOST_MARKED]
        told = (self._marked(*_places(text, mark), formats[mark.tone]) for mark in shown)
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

    def marks_at(self, position: int) -> list[Mark]:
        """What is underlined at a place in the text, the narrowest first."""
        text = self.toPlainText()
        found = [m for m in self.marks if _places(text, m)[0] <= position < _places(text, m)[1]]
        return sorted(found, key=lambda mark: mark.end - mark.start)

    def go_to(self, mark: Mark) -> None:
        """Select what is underlined and go there."""
        self.setTextCursor(self._cursor(*_places(self.toPlainText(), mark)))
        self.ensureCursorVisible()
        self.setFocus()

    def replace_mark(self, mark: Mark, by: str) -> None:
        """Write this in its place; Ctrl+Z in the text takes it back."""
        cursor = self._cursor(*_places(self.toPlainText(), mark))
        cursor.insertText(by)
        self.setTextCursor(cursor)

    # -- Qt --------------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """The advice stands in the tooltip of what is underlined."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            at = self.viewport().mapFromGlobal(event.globalPos())
            told = "\n".join(mark.advice for mark in self._marks_under(at))
            QToolTip.showText(event.globalPos(), tip(told), self)
            return True
        return super().event(event)

    def _marks_under(self, at: QPoint) -> list[Mark]:
        return self.marks_at(self.cursorForPosition(at).position())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_at(event.pos()).exec(event.globalPos())

    def menu_at(self, at: QPoint) -> QMenu:
        """The usual menu, with what can be written instead above it."""
        menu = self.createStandardContextMenu()
        first = menu.actions()[0]
        for mark in self._marks_under(at) if self.hinting else ():
            self._offer(menu, first, mark)
        if menu.actions()[0] is not first:
            menu.insertSeparator(first)
        return menu

    def _offer(self, menu: QMenu, before: QAction, mark: Mark) -> None:
        if self.hinting is None:
            return
        for each in self.hinting.offers(mark):
            action = menu.addAction(f"Заменить на «{each}»")
            action.triggered.connect(lambda _on, by=each: self.replace_mark(mark, by))
            menu.insertAction(before, action)
        if mark.is_typo:
            learn = menu.addAction(f"«{mark.text}» — верное слово")
            learn.triggered.connect(lambda _on, hinting=self.hinting: hinting.learn(mark))
            menu.insertAction(before, learn)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasImage() or source.hasUrls() or super().canInsertFromMimeData(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Files and pictures go to the files of the post, words into the text."""
        if source.hasImage() or any(url.isLocalFile() for url in source.urls()):
            self.files_pasted.emit(source)
        else:
            self.insertPlainText(source.text())


def _places(text: str, mark: Mark) -> tuple[int, int]:
    """The place of a mark as Qt counts it: a sign beyond the first plane is two."""
    if text.isascii() or not any(sign > "\uffff" for sign in text):
        return mark.start, mark.end
    return _wide(text[: mark.start]), _wide(text[: mark.end])


def _wide(text: str) -> int:
    return len(text) + sum(sign > "\uffff" for sign in text)


def _qt(text: str) -> str:
    """The text with a filler after each sign that Qt counts twice, so that indices are Qt's."""
    return "".join(sign + "\u2060" if sign > "\uffff" else sign for sign in text)


def _hint_format(tone: Tone) -> QTextCharFormat:
    made = QTextCharFormat()
    made.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
    made.setUnderlineColor(QColor(look().tokens.tone(tone)[0]))
    return made


def _link_format() -> QTextCharFormat:
    made = QTextCharFormat()
    made.setForeground(QColor(look().tokens.link))
    return made
