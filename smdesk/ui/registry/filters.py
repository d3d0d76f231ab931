"""The filter bar of the registry and the question that it asks."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from smdesk.desk import Desk
from smdesk.models.folding import fold
from smdesk.models.labels import label
from smdesk.models.registry import NOBODY, RegistryFilter
from smdesk.models.vocabulary import AccountStatus
from smdesk.ui.kit.filters import FilterBar
from smdesk.ui.kit.option import Option

STATUSES = [Option(status, label(status)) for status in AccountStatus]
NOT_ASSIGNED = Option(NOBODY, "(не назначен)")


class RegistryFilters(QWidget):
    """Network, organisation with its subtree, status, responsible; and the sorting in force."""

    changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._sort = ("title", False)
        self.bar = FilterBar("Поиск по названию, адресу, имени")
        self.bar.add_filter("network", "Сеть", [])
        self.bar.add_filter("organization", "Организация", [], multiple=False)
        self.bar.add_filter("status", "Состояние", STATUSES)
        self.bar.add_filter(
            "person", "Ответственный", [NOT_ASSIGNED], multiple=False, all_text="любой"
        )
        self._names: dict[str, Callable[[], list[Option]]] = {
            "network": self._networks,
            "organization": self._organizations,
            "person": self._persons,
        }
        self._unread = set(self._names)
        for key in self._names:
            self.bar.filters[key].pressed.connect(partial(self._fill_once, key))
        self.bar.changed.connect(self.changed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.bar)

    def fill_once(self) -> None:
        """Read the names that have not been read: thousands of them, and seldom wanted."""
        for key in self._names:
            self._fill_once(key)

    def fill(self) -> None:
        """Names have changed: those in use are read now, the rest when they are asked for."""
        self._unread = set(self._names)
        for key in self._names:
            if self.bar.chosen(key):
                self._fill_once(key)

    def _fill_once(self, key: str) -> None:
        if key in self._unread:
            self._unread.discard(key)
            self.bar.filters[key].set_options(self._names[key]())

    def _networks(self) -> list[Option]:
        return [Option(network.id, network.title) for network in self._desk.networks.all()]

    def _organizations(self) -> list[Option]:
        return [Option(*each) for each in self._desk.organizations.names()]

    def _persons(self) -> list[Option]:
        persons = sorted(self._desk.persons.all(), key=lambda person: fold(person.full_name))
        return [NOT_ASSIGNED, *(Option(person.id, person.full_name) for person in persons)]

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
