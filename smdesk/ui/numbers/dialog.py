"""Numbers of posts and of pages on a day: two grids, stored as one change each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime

from PySide6.QtWidgets import QDialog, QHBoxLayout, QTabWidget, QVBoxLayout, QWidget

from smdesk.desk import Desk
from smdesk.desk.planning.metrics import Numbers, Taken
from smdesk.models.errors import DeskError
from smdesk.models.field_names import field_label
from smdesk.models.plan import PlanItem
from smdesk.models.vocabulary import AccountStatus
from smdesk.ui.frame.pages import Context
from smdesk.ui.kit.buttons import primary, secondary
from smdesk.ui.kit.date_field import DateField
from smdesk.ui.kit.dialogs import leave
from smdesk.ui.kit.fitting import fit
from smdesk.ui.kit.labels import label
from smdesk.ui.numbers.grid import NumbersGrid
from smdesk.ui.numbers.model import GridRow, NumbersModel
from smdesk.ui.theme.tokens import Space

POSTS = ("views", "reach", "likes", "comments", "reposts")
PAGES = ("subscribers", "reach")
SHORT = {"likes": "Нравится"}
"""Titles that a narrow column has room for."""
MOST = 500
"""Lines that a grid shows at once: the newest posts, the first pages."""
HINT = (
    "Enter — вниз, Tab — вправо, Ctrl+V вставляет блок из таблицы. Пустое — не известно, 0 — нет."
)


def open_numbers(context: Context, parent: QWidget | None, items: Sequence[PlanItem]) -> bool:
    """Ask for the numbers of these posts, and of pages; True once something was stored."""
    dialog = NumbersDialog(context.desk, items, parent)
    dialog.exec()
    stored = dialog.stored
    dialog.deleteLater()
    return stored


class NumbersDialog(QDialog):
    """`stored` tells whether anything was."""

    def __init__(
        self, desk: Desk, items: Sequence[PlanItem], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self.stored = False
        self.setWindowTitle("Показатели")
        self.day = DateField(today=desk.today)
        self.day.set_value(desk.today())
        self.day.setFixedWidth(140)
        self.day.setAccessibleName("На день")
        self.posts = _model("placement_metric", ("Дата", "Страница", "Тема"), POSTS)
        self.pages = _model("account_metric", ("Страница", "Организация"), PAGES)
        self.grids = (
            NumbersGrid(self.posts, "Показатели публикаций"),
            NumbersGrid(self.pages, "Показатели страниц"),
        )
        self.grids[0].setColumnWidth(0, 132)
        self.tabs = QTabWidget()
        for grid, title in zip(self.grids, ("Публикации", "Страницы"), strict=True):
            self.tabs.addTab(grid, title)
        self._problem = label("", "problem", wrap=True)
        self._build()
        out = [item for item in items if item.is_published][:MOST]
        self.posts.take(_post_rows(desk, out))
        self.pages.take(_page_rows(desk))
        self.tabs.setCurrentIndex(0 if out else 1)
        fit(self, 1240, 620)
        self._front().start()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.L, Space.XL, Space.L)
        column.setSpacing(Space.M)
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        row.addWidget(label("На день"))
        row.addWidget(self.day)
        row.addWidget(label(HINT, "secondary", wrap=True), 1)
        column.addLayout(row)
        column.addWidget(self.tabs, 1)
        column.addWidget(self._problem)
        self._problem.hide()
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(secondary("Отмена", self.reject))
        self.save = primary("Сохранить", self.submit, "")
        self.save.setAutoDefault(False)
        foot.addWidget(self.save)
        column.addLayout(foot)
        for model in (self.posts, self.pages):
            model.problem_changed.connect(self._say)

    def _front(self) -> NumbersGrid:
        return self.grids[self.tabs.currentIndex()]

    @property
    def problem(self) -> str:
        """Why storing was refused; empty where it was not."""
        return self._problem.text() if self._problem.isVisibleTo(self) else ""

    def reject(self) -> None:
        """Esc, «Отмена» and the cross ask before numbers are lost."""
        is_changed = self.posts.is_changed or self.pages.is_changed
        leave(self, self.submit, is_changed=is_changed)

    def submit(self) -> None:
        """Store what was typed and close, or say what is wrong."""
        wrong = self.posts.problem or self.pages.problem or self.day.problem()
        day = self.day.value()
        if wrong or day is None:
            self._say(wrong or "Не указан день. Введите его.")
            return
        try:
            self._store(day)
        except DeskError as error:
            self._say(str(error))
        else:
            self.accept()

    def _store(self, day: date) -> None:
        sources: tuple[tuple[NumbersModel, Callable[[Taken], None]], ...] = (
            (self.posts, self._desk.post_metrics.take),
            (self.pages, self._desk.account_metrics.take),
        )
        entered = [(model.entered(), take) for model, take in sources]
        with self._desk.changes("Внесены показатели"):
            for numbers, take in entered:
                if numbers:
                    wanted: dict[int, Numbers] = dict(numbers)
                    take(Taken(day, wanted))
                    self.stored = True

    def _say(self, words: str) -> None:
        self._problem.setText(words)
        self._problem.setVisible(bool(words))


def _model(table: str, heads: Sequence[str], names: Sequence[str]) -> NumbersModel:
    titles = [(name, SHORT.get(name) or field_label(table, name)) for name in names]
    return NumbersModel(heads, titles)


def _post_rows(desk: Desk, items: Sequence[PlanItem]) -> list[GridRow]:
    known = desk.post_metrics.newest([item.placement_id for item in items])
    return [
        GridRow(
            item.placement_id,
            (
                f"{item.at:%d.%m.%Y %H:%M}" if item.at else "",
                f"{item.badge} {item.account_name}",
                item.topic,
            ),
            {name: getattr(known.get(item.placement_id), name, None) for name in POSTS},
        )
        for item in sorted(items, key=_moment, reverse=True)
    ]


def _moment(item: PlanItem) -> tuple[datetime, int]:
    return item.at or datetime.min, item.placement_id


def _page_rows(desk: Desk) -> list[GridRow]:
    """Running pages with what was last known of them."""
    from smdesk.models.registry import RegistryFilter

    working = frozenset({AccountStatus.ACTIVE})
    ids = desk.registry.ids(RegistryFilter(statuses=working, sort="organization"))[:MOST]
    rows = []
    for row in desk.registry.rows(ids):
        kept = desk.account_metrics.of_account(row.account_id)
        numbers = {name: getattr(kept[-1], name) if kept else None for name in PAGES}
        name = row.title or row.address.removeprefix("https://")
        rows.append(GridRow(row.account_id, (f"{row.badge} {name}", row.organization), numbers))
    return rows
