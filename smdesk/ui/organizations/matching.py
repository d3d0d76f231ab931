"""Which organisations a search and its filters show."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from smdesk.desk.overview import OrganizationRow
from smdesk.models.folding import fold, words_of
from smdesk.ui.kit.fields import Option

SHOWN = (
    Option("with", "со страницами"),
    Option("without", "без страниц"),
    Option("exempt", "освобождены"),
)
_IS_SHOWN: dict[str, Callable[[OrganizationRow], bool]] = {
    "": lambda _row: True,
    "with": lambda row: row.accounts > 0,
    "without": lambda row: row.accounts == 0,
    "exempt": lambda row: bool(row.exemption),
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is searched for; empty values want everything."""

    text: str = ""
    kinds: Collection[object] = ()
    shown: str = ""
    """The value of one of `SHOWN`."""


class OrganizationSearch:
    """Finds among these rows; their texts are folded once, not at every key."""

    def __init__(self, rows: Sequence[OrganizationRow]) -> None:
        self._rows = rows
        self._texts: list[str] = []

    def find(self, wanted: Wanted) -> tuple[list[OrganizationRow], int]:
        """The rows that match with all that stand above them, and how many match themselves."""
        self._texts = self._texts or [fold(_text(row)) for row in self._rows]
        words, is_shown, kinds = words_of(wanted.text), _IS_SHOWN[wanted.shown], wanted.kinds
        found = [
            row
            for row, text in zip(self._rows, self._texts, strict=True)
            if all(word in text for word in words)
            and (not kinds or row.organization.kind in kinds)
            and is_shown(row)
        ]
        kept = self._with_those_above(found)
        return [row for row in self._rows if row.organization.id in kept], len(found)

    def _with_those_above(self, found: Sequence[OrganizationRow]) -> set[int]:
        above = {row.organization.id: row.organization.parent_id for row in self._rows}
        kept: set[int] = set()
        for row in found:
            node: int | None = row.organization.id
            while node is not None and node not in kept:
                kept.add(node)
                node = above.get(node)
        return kept


def _text(row: OrganizationRow) -> str:
    o = row.organization
    of_pages = " ".join(name for name, _pages in row.of_pages)
    return f"{o.title} {o.short_title} {o.phone} {o.site} {o.email} {row.managers} {of_pages}"
