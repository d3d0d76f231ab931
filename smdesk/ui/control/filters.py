"""The filter bar of the page: which view, and what of the findings."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from smdesk.models.folding import fold
from smdesk.models.labels import label as word
from smdesk.models.vocabulary import Force
from smdesk.procedures.examined import Examined, Place
from smdesk.procedures.findings import ORDER
from smdesk.ui.control.narrowed import Wanted
from smdesk.ui.kit.buttons import secondary
from smdesk.ui.kit.fields import Option
from smdesk.ui.kit.filter_state import FilterState
from smdesk.ui.kit.filters import FilterBar
from smdesk.ui.kit.labels import label
from smdesk.ui.theme.tokens import Space

MATRIX, LIST, SUMMARY, LIGHT = range(4)
VIEWS = ("Матрица", "Замечания", "По организациям", "Светофор")
FORCES = [Option(force, word(force)) for force in Force]
STATUSES = [Option(status, word(status)) for status in ORDER]
FITTING = {"force": {MATRIX, LIST, SUMMARY}, "status": {MATRIX, LIST, SUMMARY}}
"""Filters that say nothing to some of the views."""


class ControlFilters(QWidget):
    """Buttons of the views with «Только замечания», and below them search and filters."""

    changed = Signal()
    view_wanted = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.bar = FilterBar("Поиск по пункту, организации, адресу")
        self.bar.add_filter("force", "Сила", FORCES, multiple=False, all_text="любая")
        self._places: tuple[Place, ...] = ()
        self._is_filled = False
        organizations = self.bar.add_filter("organization", "Организация", [], multiple=False)
        organizations.pressed.connect(self.fill_once)
        self.bar.add_filter("network", "Сеть", [])
        self.bar.add_filter("status", "Итог", STATUSES, all_text="любой")
        self.bar.changed.connect(self.changed)
        self.only_open = QCheckBox("Только замечания")
        self.only_open.toggled.connect(lambda _on: self.changed.emit())
        self.working = label("", "secondary")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.M)
        column.addLayout(self._views())
        column.addWidget(self.bar)

    def _views(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        self.switch = QButtonGroup(self)
        for at, text in enumerate(VIEWS):
            button = secondary(text, partial(self.view_wanted.emit, at))
            button.setCheckable(True)
            self.switch.addButton(button, at)
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.working)
        row.addWidget(self.only_open)
        return row

    def show_for(self, view: int) -> None:
        """Offer what this view can be filtered by."""
        self.switch.button(view).setChecked(True)
        for key, fitting in FITTING.items():
            self.bar.filters[key].setVisible(view in fitting)
        self.only_open.setVisible(view != LIGHT)

    def take(self, examined: Examined) -> None:
        """Offer the networks and organisations that there are; what is chosen stays.

        The names of a region's organisations are put in when they are wanted.
        """
        networks = [Option(each.id, each.title) for each in examined.networks]
        self._places, self._is_filled = examined.organizations, False
        before = self.wanted()
        with QSignalBlocker(self.bar):
            self.bar.filters["network"].set_options(networks)
            if before.organization:
                self.fill_once()
        if before != self.wanted():
            self.bar.reset.setVisible(self.bar.is_set())

    def fill_once(self) -> None:
        """Put in the names of the organisations unless they are there."""
        if not self._is_filled:
            self._is_filled = True
            self.bar.filters["organization"].set_options(_tree(self._places))

    def organization(self) -> int | None:
        """The organisation chosen, or None."""
        return next(iter(self.bar.chosen("organization")), None)

    def choose_organization(self, organization_id: int) -> None:
        """Show this organisation and those below it alone."""
        self.fill_once()
        self.bar.filters["organization"].set_chosen([organization_id])

    def is_set(self) -> bool:
        """Whether anything is searched or filtered."""
        return self.bar.is_set() or self.only_open.isChecked()

    def clear(self) -> None:
        """Show everything."""
        self.only_open.setChecked(False)
        self.bar.clear()

    def wanted(self) -> Wanted:
        """What is looked for."""
        return Wanted(
            text=self.bar.search.text(),
            forces=self.bar.chosen("force"),
            statuses=self.bar.chosen("status"),
            networks=self.bar.chosen("network"),
            organization=self.organization(),
            only_open=self.only_open.isChecked(),
        )

    def state(self) -> dict[str, object]:
        """What is kept between runs: the choices that do not depend on records."""
        chosen = self.bar.state().get("chosen", {})
        kept = {key: chosen.get(key, []) for key in ("force", "status")}
        return {"chosen": kept, "only_open": self.only_open.isChecked()}

    def restore(self, state: dict[str, object]) -> None:
        """Take back what `state` gave."""
        chosen = state.get("chosen", {})
        self.only_open.setChecked(state.get("only_open") is True)
        if isinstance(chosen, dict) and any(chosen.values()):
            self.bar.set_state(FilterState(chosen=chosen))


def _tree(places: tuple[Place, ...]) -> list[Option]:
    """Organisations, those below after the one above; one whose parent is gone stands on top."""
    known = {each.id for each in places}
    below: dict[int | None, list[Place]] = {}
    for each in sorted(places, key=lambda place: fold(place.name)):
        above = each.parent_id if each.parent_id in known else None
        below.setdefault(above, []).append(each)
    found: list[Option] = []
    waiting = [(each, 0) for each in reversed(below.get(None, []))]
    while waiting:
        place, depth = waiting.pop()
        found.append(Option(place.id, place.name, depth))
        waiting += [(each, depth + 1) for each in reversed(below.get(place.id, []))]
    return found
