"""From a path to a table: whatever the file is, a `RawTable` or one clear `ImportRejected`."""

from __future__ import annotations

import errno
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from smdesk.imports.containers import Kind, hides_links, kind_of
from smdesk.imports.process import sheets_of
from smdesk.imports.refusals import LARGEST_FILE, Refusal, Refused, rejected
from smdesk.imports.table import RawTable
from smdesk.models.progress import Job, Progress

if TYPE_CHECKING:
    from smdesk.imports.words import Words

_BY_CODE = {
    errno.ENOENT: Refusal.MISSING,
    errno.ENOTDIR: Refusal.MISSING,
    errno.EISDIR: Refusal.FOLDER,
    errno.EACCES: Refusal.NO_ACCESS,
    errno.EPERM: Refusal.NO_ACCESS,
}


def sheets_in(path: Path) -> Job[list[RawTable]]:
    """Every sheet of a workbook; of a file of text the one table, which has no name.

    A workbook is read under limits by a child process, which has begun when this job first yields
    and ends with it. Raises ImportRejected.
    """
    try:
        data = bytes_of(path)
        if kind_of(data) is not Kind.TEXT:
            found, is_blind = (yield from sheets_of(data)), hides_links(data)
            return [replace(sheet, hides_links=is_blind) for sheet in found]
        from smdesk.imports.text import table_of_text

        yield Progress(0, 0, "Чтение файла")
        return [table_of_text(data)]
    except Refused as refused:
        raise rejected(refused.why, path.name or str(path)) from None


def read_table(
    path: Path,
    sheet: str = "",
    known: Words | None = None,
    sheets: Job[list[RawTable]] | None = None,
) -> Job[RawTable]:
    """The named sheet of the file, or the one whose heading row is recognised best.

    `known` are the words of the kind of table that is expected: a registry unless given. `sheets`
    is what `sheets_in` gives for the file, where it was begun before. Raises ImportRejected.
    """
    name = path.name or str(path)
    found = yield from sheets or sheets_in(path)
    try:
        best = _best_sheet(found, sheet, known)
    except Refused as refused:
        raise rejected(refused.why, name) from None
    if not best.rows:
        raise rejected(Refusal.NO_ROWS, name)
    return best


def bytes_of(path: Path) -> bytes:
    """The whole file, so that it cannot change or vanish while it is read. Raises Refused."""
    try:
        if path.is_dir():
            raise Refused(Refusal.FOLDER)
        if path.exists() and not path.is_file():
            raise Refused(Refusal.NOT_A_TABLE)
        with path.open("rb") as stream:
            data = stream.read(LARGEST_FILE + 1)
    except OSError as error:
        raise Refused(_BY_CODE.get(error.errno or 0, Refusal.UNREADABLE)) from None
    except ValueError:
        raise Refused(Refusal.MISSING) from None
    if not data:
        raise Refused(Refusal.EMPTY)
    if len(data) > LARGEST_FILE:
        raise Refused(Refusal.TOO_BIG)
    return data


def _best_sheet(sheets: list[RawTable], wanted: str, known: Words | None) -> RawTable:
    """The wanted sheet, or the one with the best heading; it knows of the others with content.

    A visible sheet comes before a hidden one: there, lists to choose from are kept and old years.
    """
    ordered = sorted(sheets, key=lambda each: each.is_hidden)
    names = tuple(each.sheet for each in ordered if each.rows and each.sheet)
    found = [each for each in ordered if each.sheet == wanted] if wanted else ordered
    if not found:
        raise Refused(Refusal.NO_SHEET if wanted else Refusal.NO_ROWS)
    best = found[0] if len(found) == 1 else _most(found, known)
    return replace(best, sheets=names)


def _most(sheets: list[RawTable], known: Words | None) -> RawTable:
    """The first sheet with the highest score; among unrecognised ones the first that has rows."""
    from smdesk.imports.recognition import header_score  # a child has been reading meanwhile

    def rank(sheet: RawTable) -> tuple[bool, float, bool]:
        score = header_score(sheet, known)
        return score > 0 and not sheet.is_hidden, score, bool(sheet.rows)

    return max(sheets, key=rank)
