"""The filter bar of the page: which of the two lists, and what of it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup

from smdesk.desk import Desk
from smdesk.desk.overview import DutyRow, DutyState
from smdesk.models.labels import label
from smdesk.models.vocabulary import Role
from smdesk.ui.kit.buttons import secondary
from smdesk.ui.kit.fields import Option
from smdesk.ui.kit.filters import FilterBar
from smdesk.ui.people.columns import PersonRow
from smdesk.ui.people.place_fields import organization_options

DUTIES, PEOPLE = 0, 1
VIEWS = ("Назначения", "Люди")
ROLES = [Option(role, label(role)) for role in Role]
WHEN = (
    Option(DutyState.CURRENT, "действуют сейчас"),
    Option(DutyState.PAST, "прошлые"),
    Option(DutyState.FUTURE, "будущие"),
    Option(DutyState.MISSING, "не назначены"),
)
HOLDING = (Option("some", "с назначениями"), Option("none", "без назначений"))
FITTING = {"role": DUTIES, "when": DUTIES, "holding": PEOPLE}
"""Filters that fit one of the lists only."""


class PeopleFilters(FilterBar):
    """Two buttons that change the list, the search, and the filters that fit the list."""

    view_wanted = Signal(int)

    def __init__(self, desk: Desk) -> None:
        super().__init__("Поиск по имени, должности, организации")
        self._desk = desk
        self._is_filled = False
        self._below: frozenset[int] = frozenset()
        self.add_filter("role", "Роль", ROLES)
        self.add_filter("organization", "Организация", [], multiple=False)
        self.add_filter("when", "Назначения", WHEN)
        self.add_filter("holding", "Показать", HOLDING, multiple=False)
        self.filters["organization"].pressed.connect(self.fill_once)
        self.switch = QButtonGroup(self)
        for at, text in enumerate(VIEWS):
            button = secondary(text, partial(self.view_wanted.emit, at))
            button.setCheckable(True)
            self.switch.addButton(button, at)
            self._row.insertWidget(at, button)

    def show_for(self, view: int) -> None:
        """Offer what this list can be filtered by."""
        self.switch.button(view).setChecked(True)
        for key, fitting in FITTING.items():
            self.filters[key].setVisible(view == fitting)
        self.reset.setVisible(self.is_set())

    def is_set(self) -> bool:
        """Whether anything is searched, or filtered by a filter of this list."""
        shown = (each for each in self.filters.values() if not each.isHidden())
        return bool(self.search.text()) or any(each.chosen() for each in shown)

    def fill_once(self) -> None:
        """Read the names of organisations unless they have been read."""
        if not self._is_filled:
            self.fill()

    def fill(self) -> None:
        """Read the names of organisations; the chosen one stays."""
        self._is_filled = True
        self.filters["organization"].set_options(organization_options(self._desk))

    def forget_names(self) -> None:
        """The tree has changed: its names are read when they are wanted again."""
        self._is_filled = False
        if self.chosen("organization"):
            self.fill()

    def look(self) -> None:
        """Read once what many rows are then asked about: the organisations under the chosen."""
        chosen = next(iter(self.chosen("organization")), None)
        self._below = self._desk.organizations.subtree(chosen) if chosen else frozenset()

    def duty_fits(self, row: DutyRow) -> bool:
        """Whether the filters let this duty through."""
        roles, when = self.chosen("role"), self.chosen("when")
        return (
            (not roles or row.role in roles)
            and (not when or row.state in when)
            and (not self._below or row.organization_id in self._below)
        )

    def person_fits(self, row: PersonRow) -> bool:
        """Whether the filters let this person through."""
        holding = self.chosen("holding")
        return (not holding or ("some" if row.duties else "none") in holding) and (
            not self._below or row.person.organization_id in self._below
        )
