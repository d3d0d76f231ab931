"""The filter bar of the registry and the question that it asks."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from smdesk.desk import Desk
from smdesk.models.labels import label
from smdesk.models.registry import NOBODY, RegistryFilter
from smdesk.models.vocabulary import AccountStatus
from smdesk.ui.kit.fields import Option
from smdesk.ui.kit.filters import FilterBar

STATUSES = [Option(status, label(status)) for status in AccountStatus]
NOT_ASSIGNED = Option(NOBODY, "(не назначен)")


class RegistryFilters(QWidget):
    """Network, organisation with its subtree, status, responsible; and the sorting in force."""

    changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._sort = ("title", False)
        self.bar = FilterBar("Поиск по названию, адресу, организации, ответственному")
        self.bar.add_filter("network", "Сеть", [])
        self.bar.add_filter("organization", "Организация", [], multiple=False)
        self.bar.add_filter("status", "Состояние", STATUSES)
        self.bar.add_filter(
            "person", "Ответственный", [NOT_ASSIGNED], multiple=False, all_text="любой"
        )
        for button in self.bar.filters.values():
            button.pressed.connect(self.fill_once)
        self._is_filled = False
        self.bar.changed.connect(self.changed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.bar)

    def fill_once(self) -> None:
        """Read the names unless they have been read: thousands of them, and seldom wanted."""
        if not self._is_filled:
            self.fill()

    def fill(self) -> None:
        """Read the names that can be chosen; what is chosen stays."""
        self._is_filled = True
        filters = self.bar.filters
        networks = self._desk.networks.all()
        filters["network"].set_options([Option(n.id, n.title) for n in networks])
        filters["organization"].set_options(
            [
                Option(b.organization.id, b.organization.name, b.depth)
                for b in self._desk.organizations.tree()
            ]
        )
        persons = sorted(self._desk.persons.all(), key=lambda p: p.full_name)
        filters["person"].set_options([NOT_ASSIGNED, *(Option(p.id, p.full_name) for p in persons)])

    def sort_by(self, key: str, *, descending: bool) -> None:
        """Sort by this from now on."""
        self._sort = (key, descending)

    def organization(self) -> int | None:
        """The organisation chosen, or None."""
        return next(iter(self.bar.chosen("organization")), None)

    def wanted(self) -> RegistryFilter:
        """The question to the registry."""
        sort, descending = self._sort
        return RegistryFilter(
            text=self.bar.search.text(),
            networks=self.bar.chosen("network"),
            organization_id=self.organization(),
            statuses=self.bar.chosen("status"),
            person_id=next(iter(self.bar.chosen("person")), None),
            sort=sort,
            descending=descending,
        )
