"""A list read once and narrowed in memory: thousands of rows at most."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from smdesk.models.folding import fold, words_of
from smdesk.ui.kit.columns import Column
from smdesk.ui.kit.table import RecordTable
from smdesk.ui.kit.table_model import RecordTableModel

Key = Callable[[Any], Any]


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
        self._texts = {}
        self._arrange()

    def narrow(self, text: str, test: Callable[[Any], bool]) -> int:
        """Show the rows that hold the words and pass the test; returns how many."""
        self._again = lambda: self._show(text, test)
        return self._show(text, test)

    def fetch(self, ids: Sequence[int]) -> Sequence[Any]:
        """The rows of these ids, for the model."""
        return [self.rows[row_id] for row_id in ids if row_id in self.rows]

    def _show(self, text: str, test: Callable[[Any], bool]) -> int:
        found = [row_id for row_id in self._matching(text) if test(self.rows[row_id])]
        self.table.records.refresh()
        self.table.records.set_ids(found)
        return len(found)

    def _matching(self, text: str) -> Sequence[int]:
        """The rows that hold the words; texts are folded once, with the first search."""
        words = words_of(text)
        if not words:
            return self._order
        if not self._texts:
            self._texts = {row_id: fold(self._text_of(row)) for row_id, row in self.rows.items()}
        return [each for each in self._order if all(word in self._texts[each] for word in words)]

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
