"""The bar over the plan: which days, in which view, and whether the tray is beside them."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QWidget

from smdesk.ui.kit.buttons import icon_button, secondary
from smdesk.ui.kit.labels import ElidedLabel
from smdesk.ui.plan.period import SHOWN, VIEWS, Period, place_of
from smdesk.ui.theme.tokens import Space


class PlanBar(QWidget):
    """`turned(steps)`, `today()`, `view_wanted(key)`; `tray_wanted` is None until somebody says."""

    turned = Signal(int)
    today = Signal()
    view_wanted = Signal(str)
    tray_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.tray_wanted: bool | None = None
        self.back = icon_button("Раньше (PageUp)", "chevron-left", partial(self.turned.emit, -1))
        self.forth = icon_button("Позже (PageDown)", "chevron-right", partial(self.turned.emit, 1))
        self.when = ElidedLabel("", "section")
        self.tray = secondary("Без даты", self._toggle)
        self.tray.setCheckable(True)
        self._switch = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.S)
        for widget in (self.back, secondary("Сегодня", self.today.emit), self.forth):
            row.addWidget(widget)
        row.addSpacing(Space.S)
        row.addWidget(self.when, 1)
        row.addWidget(self.tray)
        row.addSpacing(Space.S)
        for at, key in enumerate(SHOWN):
            button = secondary(VIEWS[key], partial(self.view_wanted.emit, key))
            button.setCheckable(True)
            self._switch.addButton(button, at)
            row.addWidget(button)

    def button(self, view: str) -> QWidget:
        """The button of a view."""
        return self._switch.button(place_of(view))

    def show_period(self, period: Period) -> None:
        """Name the days and mark the view."""
        self.when.setText(period.title)
        self._switch.button(place_of(period.view)).setChecked(True)

    def show_tray(self, number: int, *, possible: bool, roomy: bool) -> bool:
        """So many things have no day; returns whether the tray is to be seen.

        It is where there is room for it and something lies in it, unless the user has decided.
        """
        wanted = bool(number) and roomy if self.tray_wanted is None else self.tray_wanted
        self.tray.setVisible(possible)
        self.tray.setText(f"Без даты: {number}" if number else "Без даты")
        self.tray.setChecked(wanted and possible)
        return wanted and possible

    def arrow_at(self, point: QPoint) -> int:
        """Which way the arrow under a global point turns; 0 where there is none."""
        for button, steps in ((self.back, -1), (self.forth, 1)):
            if button.rect().contains(button.mapFromGlobal(point)):
                return steps
        return 0

    def _toggle(self) -> None:
        self.tray_wanted = self.tray.isChecked()
        self.tray_changed.emit()
