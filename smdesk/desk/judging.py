"""The style hint on any text, without a base: by the shipped lists alone."""

from __future__ import annotations

from pathlib import Path

from smdesk.imports.encodings import decode
from smdesk.imports.reader import bytes_of
from smdesk.imports.refusals import Refusal, Refused, rejected
from smdesk.models.errors import ImportRejected
from smdesk.style import Hint, compiled, hints

__all__ = ["Hint", "judged", "text_of_bytes", "text_of_file"]


def judged(text: str) -> list[Hint]:
    """Every hint of the text in its order."""
    return hints(text, compiled())


def text_of_file(path: Path) -> str:
    """The text of a file in any usual encoding. Raises `ImportRejected`."""
    name = path.name or str(path)
    try:
        data = bytes_of(path)
    except Refused as refused:
        if refused.why is Refusal.EMPTY:
            return ""
        if refused.why is Refusal.FOLDER:
            raise ImportRejected(f"«{name}» — это папка.", "Укажите файл с текстом.") from None
        if refused.why is Refusal.NOT_A_TABLE:
            raise _no_text(name) from None
        raise rejected(refused.why, name) from None
    return text_of_bytes(data, name)


def text_of_bytes(data: bytes, name: str) -> str:
    """The text of these bytes; `name` is what a refusal calls them. Raises `ImportRejected`."""
    try:
        return decode(data)
    except Refused:
        raise _no_text(name) from None


def _no_text(name: str) -> ImportRejected:
    return ImportRejected(f"«{name}» — это не текст.", "Сохраните его как простой текст (.txt).")
