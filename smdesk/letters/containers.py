"""What a template's file is, before any library opens it."""

from __future__ import annotations

import io
import zipfile
import zlib
from pathlib import Path

from smdesk.models.errors import DeskError

LARGEST_FILE = 20 * 2**20
"""Bytes of the file as it lies on the disk."""
LARGEST_UNPACKED = 64 * 2**20
LARGEST_XML = 4 * 2**20
"""Bytes of one part of text: a letter has some hundred kilobytes."""
MOST_PARTS = 2000
_DOCUMENT, _TYPES = "word/document.xml", "[Content_Types].xml"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_DOCTYPES = tuple("<!DOCTYPE".encode(encoding) for encoding in ("ascii", "utf-16-le", "utf-16-be"))
_AS_DOCX = "Откройте его в Word или LibreOffice и сохраните как .docx."
_AGAIN = "Сохраните его в Word или LibreOffice ещё раз или возьмите другой."


class TemplateRefused(DeskError):
    """A template that is not filled in; the sentence says why."""


def template_bytes(path: Path) -> bytes:
    """The content of a .docx that is safe to open. Raises `TemplateRefused`."""
    name = path.name
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise TemplateRefused(f"Шаблон «{name}» слишком большой.", "Возьмите файл до 20 МБ.")
        data = path.read_bytes()
    except FileNotFoundError:
        raise TemplateRefused(f"Шаблона «{name}» нет.", "Выберите другой шаблон.") from None
    except OSError:
        raise TemplateRefused(
            f"Шаблон «{name}» не читается.", "Закройте его в других программах и повторите."
        ) from None
    if data.startswith(_OLE):
        raise TemplateRefused(f"Шаблон «{name}» старого вида или под паролем.", _AS_DOCX)
    _check(data, name)
    return data


def _check(data: bytes, name: str) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as container:
            _check_sizes(container.infolist(), name)
            _check_kind(container, name)
            for part in container.infolist():
                _check_part(container, part, name)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError):
        raise TemplateRefused(f"Шаблон «{name}» повреждён или это не .docx.", _AGAIN) from None


def _check_sizes(parts: list[zipfile.ZipInfo], name: str) -> None:
    if any(part.flag_bits & 1 for part in parts):
        raise TemplateRefused(f"Шаблон «{name}» под паролем.", "Снимите пароль.")
    total = sum(part.file_size for part in parts)
    xml = max((part.file_size for part in parts if _is_xml(part)), default=0)
    if len(parts) > MOST_PARTS or total > LARGEST_UNPACKED or xml > LARGEST_XML:
        raise TemplateRefused(f"Шаблон «{name}» распаковывается в слишком большой файл.", _AGAIN)


def _is_xml(part: zipfile.ZipInfo) -> bool:
    return part.filename.lower().endswith((".xml", ".rels"))


def _check_kind(container: zipfile.ZipFile, name: str) -> None:
    names = set(container.namelist())
    if not names >= {_DOCUMENT, _TYPES}:
        raise TemplateRefused(f"«{name}» — не документ Word.", _AS_DOCX)
    if b"macroEnabled" in container.read(_TYPES) or any("vbaProject" in each for each in names):
        raise TemplateRefused(f"В шаблоне «{name}» есть макросы.", _AS_DOCX)
    if b"wordprocessingml.template.main" in container.read(_TYPES):
        raise TemplateRefused(f"«{name}» — шаблон Word (.dotx), а не документ.", _AS_DOCX)


def _check_part(container: zipfile.ZipFile, part: zipfile.ZipInfo, name: str) -> None:
    """Read a part through: its true size, its check sum; no entities in XML."""
    limit = LARGEST_XML if _is_xml(part) else LARGEST_UNPACKED
    read, tail = 0, b""
    with container.open(part) as stream:
        while block := stream.read(2**20):
            read += len(block)
            if read > limit:
                raise TemplateRefused(
                    f"Шаблон «{name}» распаковывается в слишком большой файл.", _AGAIN
                )
            if _is_xml(part) and any(word in tail + block for word in _DOCTYPES):
                raise TemplateRefused(f"В шаблоне «{name}» есть объявления DOCTYPE.", _AGAIN)
            tail = block[-32:]
