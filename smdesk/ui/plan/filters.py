"""The filter bar of the plan and the question that it asks."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from smdesk.desk import Desk
from smdesk.models.labels import label
from smdesk.models.plan import PlanFilter
from smdesk.models.plan_vocabulary import PostFormat, Stage
from smdesk.ui.kit.filter_state import FilterState
from smdesk.ui.kit.filters import FilterBar
from smdesk.ui.kit.option import Option

STAGES = [Option(stage, label(stage)) for stage in Stage]
FORMATS = [Option(each, label(each)) for each in PostFormat]
SAVED = "plan.filters"


class PlanFilters(QWidget):
    """Page or network, organisation with its subtree, format, rubric, stage, words."""

    changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.bar = FilterBar("Поиск по теме и тексту")
        self.bar.add_filter("account", "Страница", [])
        self.bar.add_filter("organization", "Организация", [], multiple=False)
        self.bar.add_filter("format", "Формат", FORMATS, all_text="любой")
        self.bar.add_filter("rubric", "Рубрика", [], all_text="любая")
        self.bar.add_filter("stage", "Состояние", STAGES, all_text="любое")
        self._names: dict[str, Callable[[], list[Option]]] = {
            "account": self._accounts,
            "organization": self._organizations,
            "rubric": self._rubrics,
        }
        self._unread = set(self._names)
        for key in self._names:
            self.bar.filters[key].pressed.connect(partial(self._fill_once, key))
        self.bar.enable_saving(self._load, self._save)
        self.bar.changed.connect(self.changed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.bar)

    def fill(self) -> None:
        """Names have changed: those in use are read now, the rest when they are asked for."""
        self._unread = set(self._names)
        for key in self._names:
            if self.bar.chosen(key):
                self._fill_once(key)

    def set_state(self, state: FilterState) -> None:
        """Take a kept state; names that it chooses among are read first."""
        for key in state.get("chosen", {}):
            self._fill_once(key)
        self.bar.set_state(state)

    def wanted(self) -> PlanFilter:
        """The question to the plan."""
        chosen = self.bar.chosen
        return PlanFilter(
            text=self.bar.search.text(),
            accounts=tuple(sorted(each for each in chosen("account") if each > 0)),
            networks=tuple(sorted(-each for each in chosen("account") if each < 0)),
            organization_id=next(iter(chosen("organization")), None),
            formats=tuple(PostFormat(each) for each in sorted(chosen("format"))),
            rubrics=tuple(sorted(chosen("rubric"))),
            stages=tuple(Stage(each) for each in sorted(chosen("stage"))),
        )

    def _fill_once(self, key: str) -> None:
        if key in self._unread:
            self._unread.discard(key)
            self.bar.filters[key].set_options(self._names[key]())

    def _accounts(self) -> list[Option]:
        """Networks, told from pages by the sign of their ids, then pages."""
        pages = [Option(*each) for each in self._desk.plan.pages()]
        networks = self._desk.plan.networks()
        return [Option(-at, f"{title}: все страницы") for at, title in networks] + pages

    def _organizations(self) -> list[Option]:
        return [Option(*each) for each in self._desk.organizations.names()]

    def _rubrics(self) -> list[Option]:
        return [Option(rubric, rubric) for rubric in self._desk.plan.rubrics()]

    def _load(self) -> dict[str, FilterState]:
        return self._desk.state.get(SAVED, dict[str, FilterState]())

    def _save(self, saved: dict[str, FilterState]) -> None:
        self._desk.state.set(SAVED, saved)
