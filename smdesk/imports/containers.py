"""What a file is by its content, and whether it is safe to hand to the spreadsheet reader.

The name is never asked: a csv named .xls is read as csv, a Word document named .xlsx is refused.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from enum import StrEnum

from smdesk.imports.refusals import (
    LARGEST_RATIO,
    LARGEST_UNPACKED,
    MOST_CELLS,
    MOST_COLUMNS,
    MOST_PARTS,
    MOST_ROWS,
    RATIO_FROM,
    Refusal,
    Refused,
)


class Kind(StrEnum):
    """How a file has to be read."""

    ZIP = "zip"
    """xlsx, xlsm, xlsb, ods."""
    OLE = "ole"
    """xls."""
    TEXT = "text"


_ZIP, _OLE = (b"PK\x03\x04", b"PK\x05\x06"), b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SIGNATURES: tuple[tuple[bytes, Refusal], ...] = (
    (b"%PDF", Refusal.PDF),
    (b"{\\rtf", Refusal.WORD),
    (b"\x89PNG", Refusal.PICTURE),
    (b"\xff\xd8\xff", Refusal.PICTURE),
    (b"GIF8", Refusal.PICTURE),
    (b"BM\x00", Refusal.PICTURE),
    (b"Rar!", Refusal.OTHER_FORMAT),
    (b"7z\xbc\xaf", Refusal.OTHER_FORMAT),
    (b"\x1f\x8b", Refusal.OTHER_FORMAT),
    (b"SQLite format 3", Refusal.NOT_A_TABLE),
    (b"MZ", Refusal.NOT_A_TABLE),
    (b"\x7fELF", Refusal.NOT_A_TABLE),
)
_MARKUP = re.compile(rb"^\s*<(?:!doctype\s+html|html|head|body|table|div)\b", re.IGNORECASE)
_XML = re.compile(rb"^\s*<\?xml\b", re.IGNORECASE)
_DECLARATIONS = tuple(
    word.encode(encoding)
    for word in ("<!DOCTYPE", "<!ENTITY")
    for encoding in ("ascii", "utf-16-le", "utf-16-be")
)
_COLUMN_OF_CELL = re.compile(rb'r="([A-Z]{1,4})\d{1,8}"')
_ROW_OF_CELL = re.compile(rb'r="[A-Z]{1,4}(\d{1,8})"')
_ROW = re.compile(rb'<row\b[^>]*?\br="(\d{1,8})"')
_PREFIXED_ROW = re.compile(rb'<\w+:row\b[^>]*?\br="(\d{1,8})"')
_BLOCK = 2**20
_BINARY_BOOK = b"xl/workbook.bin"


def kind_of(data: bytes) -> Kind:
    """How to read the content. Raises Refused for what is known not to be a table."""
    if not data.strip(b"\x00\r\n\t \xef\xbb\xbf\xff\xfe"):
        raise Refused(Refusal.EMPTY)
    if data.startswith(_ZIP):
        return Kind.ZIP
    if data.startswith(_OLE):
        return Kind.OLE
    for signature, why in _SIGNATURES:
        if data.startswith(signature):
            raise Refused(why)
    head = data[:2048].removeprefix(b"\xef\xbb\xbf")
    if _MARKUP.match(head):
        raise Refused(Refusal.HTML)
    if _XML.match(head):
        raise Refused(Refusal.HTML if b"<html" in head.lower() else Refusal.OTHER_FORMAT)
    return Kind.TEXT


def hides_links(data: bytes) -> bool:
    """Whether the workbook is an xls or xlsb: nothing here reads links behind their cells."""
    return kind_of(data) is Kind.OLE or (data.startswith(_ZIP) and _BINARY_BOOK in data)


def check_ole(data: bytes) -> None:
    """Raise Refused for an old container that holds no readable workbook."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise Refused(Refusal.PASSWORD)
    has_book = any(name.encode("utf-16-le") in data for name in ("Workbook", "Book"))
    if not has_book and "WordDocument".encode("utf-16-le") in data:
        raise Refused(Refusal.WORD)
    if not has_book:
        raise Refused(Refusal.DAMAGED)


def check_zip(data: bytes) -> None:
    """Raise Refused for a container that is damaged, hostile, locked or no spreadsheet."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as container:
            parts = container.infolist()
            _check_sizes(parts, len(data))
            _check_contents(container, {part.filename for part in parts})
            for part in parts:
                _check_part(container, part)
    except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, NotImplementedError):
        raise Refused(Refusal.DAMAGED) from None


def _check_sizes(parts: list[zipfile.ZipInfo], packed: int) -> None:
    total = sum(part.file_size for part in parts)
    if len(parts) > MOST_PARTS or total > LARGEST_UNPACKED:
        raise Refused(Refusal.BOMB)
    if total > RATIO_FROM and total > packed * LARGEST_RATIO:
        raise Refused(Refusal.BOMB)
    if any(part.flag_bits & 1 for part in parts):
        raise Refused(Refusal.PASSWORD)


def _check_contents(container: zipfile.ZipFile, names: set[str]) -> None:
    if names & {"xl/workbook.xml", _BINARY_BOOK.decode()}:
        return
    if "content.xml" in names:
        _check_open_document(container, names)
        return
    if "word/document.xml" in names or any(name.startswith("ppt/") for name in names):
        raise Refused(Refusal.WORD)
    raise Refused(Refusal.NOT_A_TABLE)


def _check_open_document(container: zipfile.ZipFile, names: set[str]) -> None:
    manifest = "META-INF/manifest.xml"
    if manifest in names and b"encryption-data" in container.read(manifest):
        raise Refused(Refusal.PASSWORD)
    if "mimetype" in names and b"spreadsheet" not in container.read("mimetype"):
        raise Refused(Refusal.WORD)


def _check_part(container: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
    """Read an XML part through: its true size, its check sum, no entities, a sane extent."""
    if not part.filename.endswith((".xml", ".rels")):
        return
    is_sheet = "worksheets/" in part.filename
    rows, columns, read = 0, 0, 0
    for block in _blocks(container, part):
        read += len(block)
        if read > LARGEST_UNPACKED:
            raise Refused(Refusal.BOMB)
        if any(word in block for word in _DECLARATIONS):
            raise Refused(Refusal.ENTITIES)
        if is_sheet:
            rows, columns = _extent(block, rows, columns)
            _check_extent(rows, columns)


def _blocks(container: zipfile.ZipFile, part: zipfile.ZipInfo) -> Iterator[bytes]:
    """The part in blocks that overlap a little, so that no word is cut in two."""
    tail = b""
    with container.open(part) as stream:
        while block := stream.read(_BLOCK):
            yield tail + block
            tail = block[-64:]


def _extent(block: bytes, rows: int, columns: int) -> tuple[int, int]:
    numbers = {*_ROW_OF_CELL.findall(block), *_ROW.findall(block)}
    if b":row" in block:  # few files have a prefix, and looking for one is slow
        numbers.update(_PREFIXED_ROW.findall(block))
    letters = {*_COLUMN_OF_CELL.findall(block)}
    return max([rows, *map(int, numbers)]), max([columns, *map(column_number, letters)])


def column_number(letters: bytes) -> int:
    """The number of a column from 1: A is 1, AA is 27."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _check_extent(rows: int, columns: int) -> None:
    """A sheet is kept as a full rectangle while it is read: one far cell costs gigabytes.

    Columns may be formatted far to the right and rows far down, so only the area is judged here.
    """
    if rows * columns > max(MOST_CELLS, MOST_ROWS * MOST_COLUMNS):
        raise Refused(Refusal.TOO_MANY_CELLS)
