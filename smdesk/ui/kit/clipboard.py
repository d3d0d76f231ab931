"""A table as text that pastes into Excel as text, cell by cell."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from PySide6.QtGui import QGuiApplication

_PHONE = re.compile(r"\+[\d\s()-]+")


def as_tsv(rows: Iterable[Sequence[str]]) -> str:
    """Rows with tabs between cells and CRLF at the ends; nothing in it becomes a formula."""
    return "\r\n".join("\t".join(map(_cell, row)) for row in rows)


def put_on_clipboard(text: str) -> None:
    """Place a text on the system's clipboard."""
    QGuiApplication.clipboard().setText(text)


def _cell(text: str) -> str:
    if text.startswith(("=", "-", "@", "+", "\t")) and not _PHONE.fullmatch(text):
        text = "'" + text
    if any(mark in text for mark in '\t\n\r"'):
        text = '"' + text.replace('"', '""') + '"'
    return text
