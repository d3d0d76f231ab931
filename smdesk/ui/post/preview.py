"""How the text breaks: paragraphs, hashtags and links, and where a network hides the rest."""

from __future__ import annotations

from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit, QVBoxLayout, QWidget

from smdesk.models.labels import plural
from smdesk.models.post_text import Fold, SpanKind, fold_at, length, spans
from smdesk.models.records import Network
from smdesk.procedures.post_folds import post_folds
from smdesk.ui.kit.labels import label
from smdesk.ui.theme.look import look
from smdesk.ui.theme.tokens import Space

MORE = "Показать ещё"


class Preview(QWidget):
    """The text as readers meet it; nothing here can be typed."""

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        self.text = QTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName("Как увидят")
        self.facts = label("", "secondary", wrap=True)
        column.addWidget(self.text, 1)
        column.addWidget(self.facts)

    def show_text(self, text: str, network: Network | None) -> None:
        """A text as it stands on a page of the network; None for no network in particular."""
        text = text.strip()
        fold = post_folds().get(network.code) if network else None
        cut = fold_at(text, fold) if fold else None
        self.text.clear()
        cursor = QTextCursor(self.text.document())
        seen = len(text) if cut is None else cut
        _write(cursor, text, 0, seen, "text")
        if cut is not None:
            cursor.insertText(f"\n{MORE}\n", _format("link", bold=True))
            rest = seen + len(text[seen:]) - len(text[seen:].lstrip())
            _write(cursor, text, rest, len(text), "secondary")
        self.text.moveCursor(QTextCursor.MoveOperation.Start)
        self.facts.setText(_facts(text, network, fold if cut is not None else None))


def _write(cursor: QTextCursor, text: str, start: int, end: int, ink: str) -> None:
    at = start
    for span in spans(text):
        if span.start >= end or span.end <= start:
            continue
        begin, stop = max(span.start, start), min(span.end, end)
        cursor.insertText(text[at:begin], _format(ink))
        cursor.insertText(text[begin:stop], _format("link"))
        at = stop
    cursor.insertText(text[at:end], _format(ink))


def _format(ink: str, *, bold: bool = False) -> QTextCharFormat:
    made = QTextCharFormat()
    made.setForeground(QColor(getattr(look().tokens, ink)))
    if bold:
        made.setFontWeight(600)
    return made


def _facts(text: str, network: Network | None, fold: Fold | None) -> str:
    paragraphs = sum(1 for line in text.split("\n") if line.strip())
    kinds = [span.kind for span in spans(text)]
    tags, links = kinds.count(SpanKind.HASHTAG), kinds.count(SpanKind.LINK)
    parts = [
        plural(length(text), "знак", "знака", "знаков"),
        plural(paragraphs, "абзац", "абзаца", "абзацев"),
        plural(tags, "хештег", "хештега", "хештегов") if tags else "",
        plural(links, "ссылка", "ссылки", "ссылок") if links else "",
    ]
    told = " · ".join(part for part in parts if part)
    if fold is not None and network is not None:
        return (
            f"{told}\n{network.title} прячет остальное примерно после {fold.characters} знаков:"
            " главное должно стоять выше."
        )
    return told
