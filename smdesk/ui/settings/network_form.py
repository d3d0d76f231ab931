"""The forms of a network: its data, and its legal status over time."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from smdesk.desk import Desk
from smdesk.models.errors import DeskError
from smdesk.models.labels import label as word
from smdesk.models.records import Network, NetworkPeriod
from smdesk.models.validation import problems_of
from smdesk.models.vocabulary import NetworkStatus
from smdesk.ui.kept_draft import KeptDraft
from smdesk.ui.kit.buttons import link, primary, secondary
from smdesk.ui.kit.card import drop
from smdesk.ui.kit.date_field import DateField
from smdesk.ui.kit.dialogs import FormDialog, show_error
from smdesk.ui.kit.fields import ChoiceField, LineField, NumberField, Option, TextField
from smdesk.ui.kit.fitting import fit
from smdesk.ui.kit.form import Form
from smdesk.ui.kit.labels import label
from smdesk.ui.theme.tokens import Space

STATUSES = tuple(Option(status, word(status)) for status in NetworkStatus)


_ROOM = 90
"""For wrapped lines of periods, which a size hint counts as one line."""


class NetworkDialog(FormDialog):
    """Adds a network (id 0) or changes one."""

    def __init__(self, desk: Desk, network: Network, parent: QWidget | None = None) -> None:
        self._desk = desk
        self._network = network
        form = Form(self._problems)
        draft = KeptDraft(form, desk.state, f"draft.network.{network.id}")
        self._fill(form)
        title = network.title or "Новая сеть"
        super().__init__(parent, title, form, self._store, keep_draft=draft.keep)
        form.set_values(
            {name: getattr(network, name) for name in form.fields if name != "hosts"}
            | {"hosts": "\n".join(network.hosts)}
        )
        draft.take()

    def _fill(self, form: Form) -> None:
        form.add("title", "Название", LineField(), required=True)
        form.add_row(
            ("code", "Код латиницей", LineField(placeholder="vk")),
            ("badge", "Значок, две буквы", LineField()),
            ("colour", "Цвет значка", LineField()),
        )
        form.add_section("Адреса страниц")
        form.add("hosts", "Сайты, по одному в строке", TextField(lines=3))
        form.add("path", "Образец адреса", LineField(), "Регулярное выражение с группой name")
        form.add("canonical", "Вид адреса", LineField(), "Например https://сайт/{name}")
        form.add_section("Печать и длина")
        form.add("marker", "Пометка после названия", LineField(), "Например *")
        form.add("footnote", "Сноска под таблицей", TextField(lines=3))
        form.add_row(
            ("post_limit", "Длина публикации, знаков", NumberField()),
            ("media_post_limit", "Подпись к фото и видео, знаков", NumberField()),
        )

    def _record(self, values: dict[str, Any]) -> Network:
        hosts = tuple(values["hosts"].split())
        return replace(self._network, **{**values, "hosts": hosts})

    def _problems(self, values: dict[str, Any]) -> dict[str, str]:
        return problems_of(self._record(values), self._desk.today())

    def _store(self, values: dict[str, Any]) -> None:
        record = self._record(values)
        if record.id:
            self._desk.networks.amend(self._network, record)
        else:
            self._desk.networks.add(record)


class StatusDialog(QDialog):
    """The periods of status of a network; adding and taking back are changes at once."""

    def __init__(self, desk: Desk, network: Network, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(f"Статус: {network.title}")
        self._desk = desk
        self._network = network
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.L, Space.XL, Space.L)
        column.setSpacing(Space.M)
        self._list = QVBoxLayout()
        self._list.setSpacing(Space.S)
        column.addLayout(self._list)
        column.addStretch(1)
        self.form = Form()
        self.form.add_section("Новый статус")
        self.form.add_row(
            ("status", "Статус", ChoiceField(STATUSES)),
            ("since", "С какого дня", DateField(today=desk.today)),
        )
        self.form.add("basis", "Основание", LineField())
        self.form.set_values({"status": NetworkStatus.OPTIONAL, "since": desk.today()})
        column.addWidget(self.form)
        row = QHBoxLayout()
        row.addWidget(primary("Добавить", self._add))
        row.addStretch(1)
        row.addWidget(secondary("Закрыть", self.accept))
        column.addLayout(row)
        self._show_periods()
        fit(self, 520, self.sizeHint().height() + _ROOM)

    def _show_periods(self) -> None:
        while self._list.count():
            item = self._list.takeAt(0)
            if item is not None:
                drop(item.widget())
        for period in self._desk.networks.periods(self._network.id):
            self._list.addWidget(self._line(period))

    def _line(self, period: NetworkPeriod) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        text = f"с {period.since:%d.%m.%Y}: {word(period.status).lower()}"
        row.addWidget(label(text + (f", {period.basis}" if period.basis else ""), wrap=True), 1)
        row.addWidget(link("Убрать", partial(self._remove, period.id)))
        return line

    def _add(self) -> None:
        values = self.form.values()
        if not self.form.check() or values["since"] is None:
            return
        self._attempt(
            partial(
                self._desk.networks.set_status,
                self._network.id,
                values["status"],
                values["since"],
                values["basis"],
            )
        )

    def _remove(self, period_id: int) -> None:
        self._attempt(partial(self._desk.networks.remove_period, period_id))

    def _attempt(self, what: partial[None]) -> None:
        try:
            what()
        except DeskError as error:
            show_error(self, error)
        self._show_periods()
