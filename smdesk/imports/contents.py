"""What the cells of columns tell where their headings do not: links, and names of networks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from smdesk.imports.mapping import NETWORK_PREFIX, ColumnMapping
from smdesk.imports.table import RawRow, RawTable, has_link, text_of
from smdesk.imports.words import normal, words

SAMPLE_ROWS = 60
"""Rows below the heading that are looked at."""


def by_contents(
    table: RawTable, header_row: int, columns: Mapping[int, str], texts: Mapping[int, str]
) -> ColumnMapping:
    """The mapping with what the cells tell: where links stand, and where names of networks."""
    sample = [row for row in table.rows if row.number > header_row][:SAMPLE_ROWS]
    found = dict(columns)
    links = [index for index in range(table.width) if share(sample, index, has_link) >= 0.5]
    taken = {"address", *(m for m in found.values() if m.startswith(NETWORK_PREFIX))}
    behind = columns_behind(sample)
    if not links and not taken & set(found.values()):
        found |= {i: "address" for i in behind if i not in found}
    is_wrong = _is_wrong_address(found, links) and not any(
        found.get(i) == "address" for i in behind
    )
    if is_wrong or not taken & set(found.values()):
        found = {i: m if m != "address" else "postal_address" for i, m in found.items()}
        found |= {i: "address" for i in links if found.get(i) in (None, "title", "page_id")}
        found |= {i: "address" for i, m in columns.items() if m == "address" and not links}
    if "network" not in found.values():
        named = (i for i in range(table.width) if i not in found)
        for index in named:
            if share(sample, index, lambda text: normal(text) in words().networks) >= 0.6:
                found[index] = "network"
                break
    return ColumnMapping(header_row, found, texts, confidence=0.4)


def columns_behind(rows: Sequence[RawRow]) -> list[int]:
    """The columns at least half of whose filled cells lead somewhere when they are clicked."""
    filled = Counter(i for row in rows for i, cell in enumerate(row.cells) if cell is not None)
    linked = Counter(index for row in rows for index in row.links)
    return sorted(index for index, count in linked.items() if count * 2 >= filled[index])


def _is_wrong_address(columns: Mapping[int, str], links: Sequence[int]) -> bool:
    """Whether the «адрес» found holds no links while a column not understood does."""
    found = [index for index, meaning in columns.items() if meaning == "address"]
    return bool(found) and not set(found) & set(links) and any(i not in columns for i in links)


def share(rows: Sequence[RawRow], index: int, test: Callable[[str], bool]) -> float:
    """The share of filled cells of a column that pass; 0 for a blank column."""
    texts = [text_of(row.cells[index]) for row in rows if index < len(row.cells)]
    filled = [text for text in texts if text]
    return sum(map(test, filled)) / len(filled) if filled else 0.0
