"""The two lists of the page, read once and narrowed in memory: thousands of rows at most."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from smdesk.desk import Desk
from smdesk.desk.overview import DutyRow, DutyState
from smdesk.models.folding import fold, words_of
from smdesk.models.labels import label
from smdesk.ui.kit.columns import Column
from smdesk.ui.kit.table import RecordTable
from smdesk.ui.kit.table_model import RecordTableModel
from smdesk.ui.people.columns import DUTIES, NOBODY, PEOPLE, PersonRow

Key = Callable[[Any], Any]

DUTY_KEYS: dict[str, Key] = {
    "person": lambda r: fold(r.person.full_name) if r.person else "",
    "role": lambda r: label(r.role),
    "place": lambda r: fold(r.place),
    "state": lambda r: list(DutyState).index(r.state),
    "since": lambda r: str(r.since or ""),
    "until": lambda r: str(r.until or ""),
}
PERSON_KEYS: dict[str, Key] = {
    "name": lambda r: fold(r.person.full_name),
    "post": lambda r: fold(r.person.post),
    "organization": lambda r: fold(r.organization),
    "duties": lambda r: r.duties,
}


class MemoryList:
    """A table whose rows are in memory: narrowed by a text and a test, sorted by a key."""

    def __init__(
        self,
        name: str,
        columns: Sequence[Column[Any]],
        id_of: Callable[[Any], int],
        text_of: Callable[[Any], str],
        keys: dict[str, Key],
    ) -> None:
        """Sorted at first by the first of the keys."""
        model: RecordTableModel[Any] = RecordTableModel(columns, self.fetch, id_of)
        self.table = RecordTable(model, name)
        self._id_of = id_of
        self._text_of = text_of
        self._keys = keys
        self._sort = (next(iter(keys)), False)
        self.rows: dict[int, Any] = {}
        self._texts: dict[int, str] = {}
        self._order: list[int] = []
        model.sort_requested.connect(self._sorted)
        self._again: Callable[[], object] = lambda: None

    def take(self, rows: Iterable[Any]) -> None:
        """Hold these rows from now on."""
        self.rows = {self._id_of(row): row for row in rows}
        self._texts = {row_id: fold(self._text_of(row)) for row_id, row in self.rows.items()}
        self._arrange()

    def narrow(self, text: str, test: Callable[[Any], bool]) -> int:
        """Show the rows that hold the words and pass the test; returns how many."""
        self._again = lambda: self._show(text, test)
        return self._show(text, test)

    def fetch(self, ids: Sequence[int]) -> Sequence[Any]:
        """The rows of these ids, for the model."""
        return [self.rows[row_id] for row_id in ids if row_id in self.rows]

    def _show(self, text: str, test: Callable[[Any], bool]) -> int:
        words = words_of(text)
        found = [
            row_id
            for row_id in self._order
            if all(word in self._texts[row_id] for word in words) and test(self.rows[row_id])
        ]
        self.table.records.refresh()
        self.table.records.set_ids(found)
        return len(found)

    def sort_as_marked(self) -> None:
        """Sort by what a restored header shows."""
        marked = self.table.header.layout_state()
        sorts = {column.key: column.sort_key for column in self.table.records.columns}
        if sort := sorts.get(marked.get("sort", ""), ""):
            self._sort = (sort, marked.get("descending", False))

    def _sorted(self, key: str, descending: bool) -> None:
        self._sort = (key, descending)
        self._arrange()
        self._again()

    def _arrange(self) -> None:
        """Sort once: what is typed afterwards only leaves rows out."""
        key, descending = self._sort
        by = self._keys[key]
        rows = sorted(self.rows.items(), key=lambda each: by(each[1]), reverse=descending)
        self._order = [row_id for row_id, _row in rows]


def duty_list() -> MemoryList:
    """The table of duties; those that nobody has stand first."""
    return MemoryList("Назначения", DUTIES, lambda row: row.id, _duty_text, DUTY_KEYS)


def people_list() -> MemoryList:
    """The table of officials."""
    return MemoryList("Люди", PEOPLE, lambda row: row.person.id, _person_text, PERSON_KEYS)


def person_rows(desk: Desk, duties: Iterable[DutyRow]) -> list[PersonRow]:
    """Every official, with organisation and number of duties in force."""
    names = {o.id: o.name for o in desk.organizations.all()}
    now = (row for row in duties if row.state is DutyState.CURRENT)
    counts = Counter(row.person.id for row in now if row.person)
    return [
        PersonRow(person, names.get(person.organization_id or 0, ""), counts[person.id])
        for person in desk.persons.all()
    ]


def _duty_text(row: DutyRow) -> str:
    person = f"{row.person.full_name} {row.person.post}" if row.person else NOBODY
    return f"{person} {label(row.role)} {row.place} {row.act}"


def _person_text(row: PersonRow) -> str:
    p = row.person
    fields = (p.full_name, p.post, p.unit, p.work_phone, p.work_email, row.organization)
    return " ".join(fields)
