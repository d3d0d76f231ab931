"""The placements that are marked as published: one line each, with its link."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from smdesk.models.addresses import split_links
from smdesk.models.plan import PlanItem
from smdesk.models.post_links import account_of_post, page_of_post
from smdesk.models.records import Account, Network
from smdesk.ui.kit.chip import Badge, BadgeLabel
from smdesk.ui.kit.fields import LineField, site_field
from smdesk.ui.kit.labels import ElidedLabel
from smdesk.ui.theme.tokens import Space

NAME_WIDTH = 220
"""Pixels that the name of a page gets at least."""


class MarkRow(NamedTuple):
    """The parts of one line."""

    item: PlanItem
    check: QCheckBox
    link: LineField


class MarkRows(QWidget):
    """An editor: `value` is placement → link, for the lines that are ticked."""

    edited = Signal()

    def __init__(
        self,
        items: Sequence[PlanItem],
        accounts: Mapping[int, Account],
        networks: Sequence[Network],
    ) -> None:
        super().__init__()
        self._accounts = accounts
        self._networks = networks
        self.rows: list[MarkRow] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(Space.S)
        self._grid.setVerticalSpacing(Space.S)
        self._grid.setColumnStretch(2, 2)
        self._grid.setColumnStretch(3, 3)
        self._grid.setColumnMinimumWidth(2, NAME_WIDTH)
        for item in items:
            self._add(item)

    def _add(self, item: PlanItem) -> None:
        check, link, line = QCheckBox(), site_field(), len(self.rows)
        title = next(n.title for n in self._networks if n.id == item.network_id)
        name = f"{item.account_name} ({title})"
        check.setAccessibleName(name)
        check.setChecked(True)
        link.setAccessibleName(f"Ссылка: {name}")
        link.setPlaceholderText("Ссылка на публикацию")
        link.set_value(item.address)
        self._grid.addWidget(check, line, 0)
        self._grid.addWidget(BadgeLabel(Badge(item.badge, item.colour, title)), line, 1)
        self._grid.addWidget(ElidedLabel(item.account_name), line, 2)
        self._grid.addWidget(link, line, 3)
        check.toggled.connect(self.edited)
        link.edited.connect(self.edited)
        self.rows.append(MarkRow(item, check, link))
        self.setFocusProxy(self.rows[0].link)

    # -- links -----------------------------------------------------------------------------------

    def take_links(self, text: str) -> int:
        """Put each link of a text beside its page, and tick it; returns how many were placed."""
        placed = 0
        for link in split_links(text):
            row = self._row_of(link)
            if row is not None and not row.link.text():
                row.link.set_value(link)
                row.check.setChecked(True)
                placed += 1
        if placed:
            self.edited.emit()
        return placed

    def sort_out(self) -> None:
        """A link that was put beside another page goes to its own, where that has none."""
        for row in self.rows:
            right = self._row_of(row.link.text())
            if right is not None and right is not row and not right.link.text():
                right.link.set_value(row.link.text())
                right.check.setChecked(True)
                row.link.set_value("")

    def _row_of(self, link: str) -> MarkRow | None:
        account = account_of_post(link, self._known(), self._networks) if link else None
        fitting = (row for row in self.rows if account and row.item.account_id == account.id)
        return next(fitting, None)

    def _known(self) -> Iterable[Account]:
        shown = dict.fromkeys(row.item.account_id for row in self.rows)
        return [self._accounts[each] for each in shown if each in self._accounts]

    # -- the editor ------------------------------------------------------------------------------

    def value(self) -> dict[int, str]:
        """Placement → link, empty where none was given."""
        chosen = (row for row in self.rows if row.check.isChecked())
        return {row.item.placement_id: row.link.value() for row in chosen}

    def set_value(self, value: Mapping[int, str]) -> None:
        for row in self.rows:
            row.check.setChecked(row.item.placement_id in value)
            row.link.set_value(value.get(row.item.placement_id, ""))

    def problem(self) -> str:
        chosen = [row for row in self.rows if row.check.isChecked()]
        if not chosen:
            return "Отметьте хотя бы одну страницу."
        return next(filter(None, map(self._problem_of, chosen)), "")

    def _problem_of(self, row: MarkRow) -> str:
        typed = row.link.text().strip()
        if not typed or row.link.problem():
            return row.link.problem()
        page = page_of_post(typed, self._networks)
        account = self._accounts.get(row.item.account_id)
        if page is None or account is None:
            return ""  # an address of a network that we do not know may be right
        if account_of_post(typed, [account], self._networks) is None:
            return f"Ссылка ведёт не на страницу «{row.item.account_name}»: проверьте её."
        return ""

    def draft(self) -> dict[str, str]:
        return {str(placement): link for placement, link in self.value().items()}

    def take_draft(self, draft: Mapping[str, str]) -> None:
        self.set_value({int(placement): link for placement, link in draft.items()})
