"""Sections at the left, the chosen one at the right."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QStackedWidget

from smdesk.ui.frame.pages import Context
from smdesk.ui.kit.page import Page
from smdesk.ui.kit.scrolling import UpDownArea
from smdesk.ui.settings.calendar import CalendarSection
from smdesk.ui.settings.copies import CopiesSection
from smdesk.ui.settings.looks import LooksSection
from smdesk.ui.settings.networks import NetworksSection
from smdesk.ui.settings.office import OfficeSection
from smdesk.ui.settings.procedure import ProcedureSection
from smdesk.ui.settings.section import Section
from smdesk.ui.settings.style import StyleSection
from smdesk.ui.settings.templates import TemplatesSection
from smdesk.ui.theme.tokens import Size, Space


@dataclass(frozen=True, slots=True)
class _Entry:
    key: str
    title: str
    factory: Callable[[Context], Section]


def _occasions(context: Context) -> Section:
    from smdesk.ui.settings.occasions import OccasionsSection  # not what the page opens with

    return OccasionsSection(context)


ENTRIES = (
    _Entry("office", "Организация и документы", OfficeSection),
    _Entry("procedure", "Порядок", ProcedureSection),
    _Entry("networks", "Социальные сети", NetworksSection),
    _Entry("calendar", "Производственный календарь", CalendarSection),
    _Entry("occasions", "Памятные даты", _occasions),
    _Entry("templates", "Заготовки публикаций", TemplatesSection),
    _Entry("style", "Подсказка по стилю", StyleSection),
    _Entry("copies", "Резервные копии", CopiesSection),
    _Entry("looks", "Вид и файл базы", LooksSection),
)


class SettingsPage(Page):
    """Builds a section when it is first chosen. `show_target(key)` opens one by its key."""

    def __init__(self, context: Context) -> None:
        super().__init__("Настройки")
        self.header.set_facts("Изменения организации, порядка и сетей можно отменить: Ctrl+Z")
        self._context = context
        self._built: dict[int, Section] = {}
        self.list = QListWidget()
        self.list.setAccessibleName("Разделы настроек")
        self.list.setProperty("surface", "card")
        self.list.setFixedWidth(232)
        self.list.addItems([entry.title for entry in ENTRIES])
        for at in range(len(ENTRIES)):
            self.list.item(at).setSizeHint(QSize(0, Size.ROW))
        self._stack = QStackedWidget()
        self._places = [UpDownArea(entry.title) for entry in ENTRIES]
        for place in self._places:
            self._stack.addWidget(place)
        row = QHBoxLayout()
        row.setSpacing(Space.L)
        row.addWidget(self.list)
        row.addWidget(self._stack, 1)
        self.body.addLayout(row, 1)
        self.list.currentRowChanged.connect(self._choose)
        self.list.setCurrentRow(0)

    def shown(self) -> None:
        """The keys go through the sections at once."""
        self.list.setFocus()

    @property
    def section(self) -> Section:
        """The section in front."""
        return self._built[self.list.currentRow()]

    def refresh(self) -> None:
        """Read every built section anew; what is being typed stays."""
        for section in self._built.values():
            section.refresh()

    def show_target(self, target: object) -> None:
        """Open the section with this key, such as `procedure`."""
        keys = [entry.key for entry in ENTRIES]
        if target in keys:
            self.list.setCurrentRow(keys.index(str(target)))

    def state(self) -> object:
        """The section in front."""
        return self.list.currentRow()

    def restore_state(self, state: object) -> None:
        """The section of the last run."""
        if isinstance(state, int) and 0 <= state < len(ENTRIES):
            self.list.setCurrentRow(state)

    def _choose(self, row: int) -> None:
        if row not in self._built:
            section = ENTRIES[row].factory(self._context)
            section.toast.connect(self.toast)
            section.failed.connect(self.failed)
            self._built[row] = section
            self._places[row].setWidget(section)
        self._stack.setCurrentIndex(row)
