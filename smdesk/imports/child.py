"""The child process that reads a spreadsheet: the workbook on stdin, JSON lines on stdout.

    {"sheets": ["Реестр", "Лист2"]}
    {"sheet": "Реестр", "hidden": false}
    {"rows": [[1, ["№", "Орган"]], [2, [1, {"d": "2026-11-05"}]]]}      up to 500 rows a line
                              [3, [1, "Открыть"], {"1": "https://…"}]    with links behind cells
    {"end": true}   or   {"refused": "password"}

The reader of old and new workbooks is a library that may abort the whole process on a hostile
file; here it takes nothing along. The process opens no file by itself and writes none.
"""

from __future__ import annotations

import gc
import io
import json
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from smdesk.imports.containers import Kind, check_ole, check_zip, kind_of
from smdesk.imports.formula_links import CellLink
from smdesk.imports.hidden_links import Links, hidden_links
from smdesk.imports.refusals import (
    LONGEST_CELL,
    MOST_CELLS,
    MOST_COLUMNS,
    MOST_ROWS,
    Refusal,
    Refused,
)
from smdesk.imports.table import RawRow, has_link, rows_of

if TYPE_CHECKING:
    from python_calamine import CalamineWorkbook, SheetMetadata

MEMORY = 2 * 2**30
"""Bytes of address space."""
CPU_SECONDS = 60
ROWS_A_LINE = 500


def main() -> int:
    """Read stdin, write stdout; 0 also for a refused file, since the refusal is the answer."""
    limit_resources()
    data = sys.stdin.buffer.read()
    try:
        for message in messages_of(data):
            _tell(message)
        _tell({"end": True})
    except Refused as refused:
        _tell({"refused": refused.why})
    except MemoryError:
        _tell({"refused": Refusal.TOO_MANY_CELLS})
    return 0


def limit_resources() -> None:
    """Limit memory and time where the platform can; elsewhere the parent's time limit holds."""
    try:
        import resource
    except ImportError:
        return
    for what, most in (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_CPU, CPU_SECONDS),
        (resource.RLIMIT_CORE, 0),
    ):
        hard = resource.getrlimit(what)[1]
        resource.setrlimit(what, (most if hard < 0 else min(most, hard), hard))


def messages_of(data: bytes) -> Iterator[dict[str, object]]:
    """The lines for a workbook, sheet by sheet. Raises Refused."""
    is_zip = kind_of(data) is Kind.ZIP
    check_zip(data) if is_zip else check_ole(data)
    behind = _Beside(lambda: hidden_links(data) if is_zip else {})
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetVisibleEnum

    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
            yield {"sheets": book.sheet_names}
            left = MOST_CELLS
            for sheet in book.sheets_metadata:
                name, rows = sheet.name, _rows(book, sheet)
                left -= sum(len(row.cells) for row in rows)
                if left < 0:
                    raise Refused(Refusal.TOO_MANY_CELLS)
                yield {"sheet": name, "hidden": sheet.visible is not SheetVisibleEnum.Visible}
                links = behind.result().get(name, {})
                for start in range(0, len(rows), ROWS_A_LINE):
                    part = rows[start : start + ROWS_A_LINE]
                    yield {"rows": [_plain(row, links.get(row.number, {})) for row in part]}
    except PasswordError:
        raise Refused(Refusal.PASSWORD) from None
    except (CalamineError, ValueError, OSError):
        raise Refused(Refusal.DAMAGED) from None


class _Beside(threading.Thread):
    """Work on a core of its own while the reader of spreadsheets has the other."""

    def __init__(self, work: Callable[[], dict[str, Links]]) -> None:
        super().__init__(daemon=True)
        self._work = work
        self._found: dict[str, Links] = {}
        self._failed: BaseException | None = None
        self.start()

    def run(self) -> None:
        try:
            self._found = self._work()
        except BaseException as error:  # noqa: BLE001 - it is raised where the result is wanted
            self._failed = error

    def result(self) -> dict[str, Links]:
        """What the work gave, or the exception that ended it."""
        self.join()
        if self._failed is not None:
            raise self._failed
        return self._found


def _rows(book: CalamineWorkbook, found: SheetMetadata) -> tuple[RawRow, ...]:
    """The rows of a sheet; none for a sheet that holds a chart or a macro."""
    from python_calamine import SheetTypeEnum

    if found.typ is not SheetTypeEnum.WorkSheet:
        return ()
    sheet = book.get_sheet_by_name(found.name)
    end = sheet.end
    if end is not None and (end[0] + 1 > MOST_ROWS or end[1] + 1 > MOST_COLUMNS):
        raise Refused(Refusal.TOO_MANY_CELLS)
    return rows_of(sheet.to_python(skip_empty_area=False))


def _plain(row: RawRow, links: Mapping[int, CellLink]) -> tuple[object, ...]:
    """The row, and after it the links behind those of its cells whose text holds no link."""
    cells = row.cells
    if links:  # a formula whose value nobody has worked out yet says what it would
        said = {index: link.text or None for index, link in links.items()}
        cells = tuple([said.get(i) if cell is None else cell for i, cell in enumerate(cells)])
    lengths = [len(cell) for cell in cells if isinstance(cell, str)]
    if lengths and max(lengths) > LONGEST_CELL:
        raise Refused(Refusal.LONG_CELL)
    told = {
        index: link.address
        for index, link in links.items()
        if index < len(cells) and _hides_link(cells[index])
    }
    return (row.number, cells, told) if told else (row.number, cells)


def _hides_link(cell: object) -> bool:
    """Whether the cell is filled with something that shows no link itself."""
    return cell is not None and not (isinstance(cell, str) and has_link(cell))


def _encoded(cell: object) -> dict[str, str]:
    """A cell that json has no form for."""
    if isinstance(cell, datetime):
        return {"t": cell.isoformat()}
    if isinstance(cell, date):
        return {"d": cell.isoformat()}
    raise TypeError(type(cell))


def decoded(found: dict[str, Any]) -> Any:  # noqa: ANN401 - JSON
    """An object of a line: a cell as it was before `_encoded`, or the whole message."""
    if "d" in found:
        return date.fromisoformat(found["d"])
    return datetime.fromisoformat(found["t"]) if "t" in found else found


def _tell(message: dict[str, object]) -> None:
    line = json.dumps(message, default=_encoded, check_circular=False, ensure_ascii=False)
    sys.stdout.buffer.write(line.encode("utf-8", "surrogatepass") + b"\n")
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    gc.disable()  # the process ends before its garbage would matter
    sys.exit(main())
