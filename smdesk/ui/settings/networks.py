"""Social networks: titles, addresses, limits, marker text and legal status over time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QHBoxLayout

from smdesk.models.labels import grouped
from smdesk.models.labels import label as word
from smdesk.models.records import Network
from smdesk.models.vocabulary import NetworkStatus
from smdesk.ui.frame.pages import Context
from smdesk.ui.kit.buttons import primary, secondary
from smdesk.ui.kit.card import Card
from smdesk.ui.kit.chip import Badge, Chip
from smdesk.ui.kit.columns import Align, Column
from smdesk.ui.kit.labels import label
from smdesk.ui.kit.table import RecordTable, TablePanel
from smdesk.ui.kit.table_model import RecordTableModel
from smdesk.ui.settings.network_form import NetworkDialog, StatusDialog
from smdesk.ui.settings.section import Section
from smdesk.ui.theme.look import look
from smdesk.ui.theme.tokens import Tone

TONES = {
    NetworkStatus.MANDATORY: Tone.ACCENT,
    NetworkStatus.OPTIONAL: Tone.NEUTRAL,
    NetworkStatus.RESTRICTED: Tone.WARNING,
    NetworkStatus.BANNED: Tone.BAD,
}


class NetworksSection(Section):
    """A table of networks; Enter edits, «Статус…» dates a change of status."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._desk = context.desk
        self._statuses: dict[int, NetworkStatus] = {}
        self.model: RecordTableModel[Network] = RecordTableModel(
            _columns(lambda: self._statuses), self._fetch, lambda network: network.id
        )
        self.table = RecordTable(self.model, "Социальные сети")
        self.table.activated_id.connect(self._edit)
        self.table.delete_requested.connect(self._delete)
        self.table.current_id.connect(lambda _id: self._enable())
        self.column.addWidget(self._card(), 1)
        self.refresh()

    def _card(self) -> Card:
        card = Card("Социальные сети")
        card.body.addWidget(
            label(
                "По этим сведениям программа узнаёт адрес страницы, печатает пометки и проверяет, "
                "нужна ли страница в сети. Статус сети меняется — внесите его с датой.",
                "secondary",
                wrap=True,
            )
        )
        self.edit = secondary("Изменить…", lambda: self._edit(self.table.current()), "edit")
        self.status = secondary("Статус…", self._set_status, "calendar")
        row = QHBoxLayout()
        row.addWidget(primary("Добавить сеть", self._add))
        row.addWidget(self.edit)
        row.addWidget(self.status)
        row.addStretch(1)
        card.body.addLayout(row)
        panel = TablePanel(self.table)
        panel.setMinimumHeight(420)
        card.body.addWidget(panel, 1)
        return card

    def refresh(self) -> None:
        """Read the networks and their status today."""
        networks = self._desk.networks.all()
        self._statuses = {n.id: self._desk.networks.status(n.id) for n in networks}
        self.model.refresh()
        self.model.set_ids([network.id for network in networks])
        self._enable()

    def _enable(self) -> None:
        chosen = bool(self.table.current())
        self.edit.setEnabled(chosen)
        self.status.setEnabled(chosen)

    def _fetch(self, ids: Sequence[int]) -> Sequence[Network]:
        return list(self._desk.networks.by_ids(ids).values())

    def _add(self) -> None:
        blank = Network(colour=look().tokens.secondary)
        if NetworkDialog(self._desk, blank, self).exec():
            self.toast.emit("Сеть добавлена", True)
            self.refresh()

    def _edit(self, network_id: int) -> None:
        if not network_id:
            return
        if NetworkDialog(self._desk, self._desk.networks.get(network_id), self).exec():
            self.toast.emit("Сеть изменена", True)
            self.refresh()

    def _set_status(self) -> None:
        network = self._desk.networks.get(self.table.current())
        StatusDialog(self._desk, network, self).exec()
        self.refresh()

    def _delete(self, ids: list[int]) -> None:
        if self.attempt(partial(self._desk.networks.delete, ids), "Сеть удалена"):
            self.refresh()


def _columns(statuses: Callable[[], dict[int, NetworkStatus]]) -> tuple[Column[Network], ...]:
    def status(network: Network) -> NetworkStatus:
        return statuses()[network.id]

    return (
        Column(key="badge", title="", show=lambda n: n.badge, badge=_badge, width=52, fixed=True),
        Column(key="title", title="Сеть", show=lambda n: n.title, strong=True, width=150),
        Column(
            key="status",
            title="Статус сегодня",
            show=lambda n: word(status(n)),
            chip=lambda n: Chip(word(status(n)), TONES[status(n)]),
            width=160,
        ),
        Column(key="hosts", title="Адреса", show=_hosts, width=200, stretch=True),
        Column(key="marker", title="Пометка", show=lambda n: n.marker, width=90),
        Column(
            key="post_limit",
            title="Длина, знаков",
            show=lambda n: "" if n.post_limit is None else grouped(n.post_limit),
            align=Align.RIGHT,
            width=130,
        ),
    )


def _hosts(network: Network) -> str:
    return ", ".join(network.hosts)


def _badge(network: Network) -> Badge:
    return Badge(network.badge, network.colour, network.title)
