"""An import on the command line, and its outcome in words."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from smdesk.models.errors import ImportRejected
from smdesk.models.labels import plural
from smdesk.models.progress import Job, Progress

if TYPE_CHECKING:
    from smdesk.desk import Desk
    from smdesk.desk.table_reading import ColumnMapping, Counted, RawTable, TableReading

K = TypeVar("K")
P = TypeVar("P", bound="Counted[Any]")
Begun = tuple[Path, "Job[tuple[RawTable, ColumnMapping]]"]
"""A file, and the job that reads it."""
_ROWS = ("строка", "строки", "строк")
_ITEMS = {
    "accounts": ("аккаунт", "аккаунта", "аккаунтов"),
    "plan": ("размещение", "размещения", "размещений"),
}
"""What is loaded → what its items are called."""
MOST_CHANGES = 200
"""Changed fields in words; the window has every one."""
MOST_NOTES = 20
"""Notes in words; the window has every one."""


def importer(desk: Desk, kind: str) -> TableReading[Any, Any]:
    """Who loads tables of this kind: `accounts` or `plan`."""
    return desk.plan_importing if kind == "plan" else desk.importing


def read_and_compare(
    loading: TableReading[K, P],
    begun: Begun,
    mapping_file: Path | None,
    out: Path | None,
) -> Job[tuple[RawTable, P]]:
    """Read a file, which was begun, and compare it; writes the whole answer to `out`.

    A mapping given in a file was chosen by a person: it is used and remembered. Without one, a
    table of another kind is refused; `out` then has its headings only, to choose by.
    """
    file, reading = begun
    yield Progress(0, 0, "Чтение таблицы")
    known = loading.known()  # a child reads the workbook meanwhile
    table, mapping = yield from reading
    if mapping_file is not None:
        mapping = mapping.from_json(json.loads(mapping_file.read_text(encoding="utf-8")))
    else:
        _tell(out, table, mapping, None)
        loading.refuse_strange(file, table, mapping)
    proposal = yield from loading.propose(table, mapping, known)
    if mapping_file is not None:
        loading.remember(mapping)
    _tell(out, table, mapping, proposal)
    return table, proposal


def _tell(
    out: Path | None, table: RawTable, mapping: ColumnMapping, proposal: Counted[Any] | None
) -> None:
    """The answer for the window."""
    if out is not None:
        told = {
            "sheet": table.sheet,
            "sheets": table.sheets,
            "mapping": mapping.to_json(),
            "proposal": proposal and proposal.to_json(),
        }
        out.write_text(json.dumps(told), encoding="utf-8")


def refuse_unless_same(proposal: Counted[Any], seen: Path) -> None:
    """Refuse when the file now proposes something else than the answer in `seen` did.

    Rows are chosen by their place in the proposal that a person looked at.
    """
    expected = json.loads(seen.read_text(encoding="utf-8"))["proposal"]
    if json.loads(json.dumps(proposal.to_json())) != expected:
        raise ImportRejected(
            "Пока вы выбирали строки, файл или база изменились.",
            "Прочитайте файл ещё раз: ничего не записано.",
        )


def import_words(table: RawTable, proposal: Counted[Any], kind: str, *, dry_run: bool) -> str:
    """Counts of items, the sheets left unread, then each rejected row with its reason."""
    from smdesk.desk.table_reading import unread_words

    brief = proposal.brief()
    head = "Будет загружено" if dry_run else "Загружено"
    counts = f"новых {brief['new']}, изменённых {brief['changed']}, без изменений {brief['same']}"
    lines = [f"{head}: {counts}.", *filter(None, [unread_words(table.sheet, table.sheets)])]
    lines += _changed_words(proposal, kind) if dry_run else ()
    rejected = brief["rejected"]
    if rejected:
        lines.append(f"Отклонено: {plural(len(rejected), *_ITEMS[kind])}.")
        lines += [f"  строка {item['row']}: {item['reason']}" for item in rejected]
    return "\n".join([*lines, *_notes_words(proposal)])


def _changed_words(proposal: Counted[Any], kind: str) -> Iterator[str]:
    """What would change in what is stored, field by field: old → new."""
    from smdesk.models.field_names import FIELDS

    tables = ("post", "placement") if kind == "plan" else ("account",)
    names = {field: name for table in tables for field, name in FIELDS[table].items()}
    told = [
        f"  строка {item.row}: {names.get(each.field, each.field)}:"
        f" {each.old or '—'} → {each.new or '—'}"
        for item in proposal.items
        if item.verdict == "changed"
        for each in item.differences()
    ]
    if told:
        yield "Изменится:"
    yield from told[:MOST_CHANGES]
    if len(told) > MOST_CHANGES:
        yield f"  и ещё {len(told) - MOST_CHANGES}"


def _notes_words(proposal: Counted[Any]) -> Iterator[str]:
    """What was left out of a row, or concluded."""
    noted = [item for item in proposal.items if item.notes and not item.reason]
    told = dict.fromkeys((item.row, note) for item in noted for note in item.notes)
    if told:
        yield f"С замечаниями: {plural(len({row for row, _ in told}), *_ROWS)}."
    for row, note in islice(told, MOST_NOTES):
        yield f"  строка {row}: {note}"
    if len(told) > MOST_NOTES:
        yield f"  и ещё {len(told) - MOST_NOTES}"
