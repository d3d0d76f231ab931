"""The card of an account: fields, people, the organisation's other pages, secrets, history."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from smdesk.models.labels import label as word
from smdesk.models.people_names import surname_with_initials
from smdesk.models.records import Account
from smdesk.ui.frame.pages import Context
from smdesk.ui.kit.buttons import action_button
from smdesk.ui.kit.card import FactList
from smdesk.ui.kit.chip import Badge, BadgeLabel, ChipLabel
from smdesk.ui.kit.fact_link import fact_link
from smdesk.ui.kit.labels import label
from smdesk.ui.later import when_painted
from smdesk.ui.record_card import RecordCard, section
from smdesk.ui.record_history import RecordHistory
from smdesk.ui.registry.columns import NOBODY, SAID, number_words, short_address, status_chip
from smdesk.ui.theme.tokens import Space

if TYPE_CHECKING:
    from smdesk.ui.inspection.section import InspectionSection
    from smdesk.ui.norms.section import NormSection
    from smdesk.ui.registry.secrets_panel import SecretsPanel

PAUSE_MS = 60
"""How long the choice of a row rests before its card is drawn: typing does not wait for it."""


class AccountCard(RecordCard):
    """Shows one account. Links go to other pages by `open_page(key, target)`."""

    toast = Signal(str, bool)
    failed = Signal(object)
    open_page = Signal(str, object)

    def __init__(self, context: Context) -> None:
        edit, go = (context.actions.action(f"registry.{key}") for key in ("edit", "open_page"))
        buttons = [action_button(edit, text="Изменить"), action_button(go, text="Открыть")]
        super().__init__("Карточка аккаунта", buttons)
        self._context = context
        self._desk = context.desk
        self._wanted = 0
        self._is_due = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(lambda: self.show_account(self._wanted))
        self._context = context

    @cached_property
    def secrets(self) -> SecretsPanel:
        """The panel of secrets, one for all accounts: what it shows outlives a redrawn card."""
        from smdesk.ui.registry.secrets_panel import SecretsPanel

        panel = SecretsPanel(self._context)
        panel.toast.connect(self.toast)
        panel.failed.connect(self.failed)
        self.keep(panel)
        return panel

    def show_soon(self, account_id: int) -> None:
        """Show this account once the choice has rested; what is shown may be told of again."""
        self._wanted = account_id
        self._is_due = True
        if self.isVisible():
            self._pause.start()

    def settle(self) -> None:
        """Show now what waits to be shown."""
        if self._is_due:
            self.show_account(self._wanted)
        self.finish()

    def showEvent(self, event: QShowEvent) -> None:
        """What was chosen meanwhile is drawn."""
        super().showEvent(event)
        if self._is_due:
            when_painted(self, self._pause)

    def hideEvent(self, event: QHideEvent) -> None:
        """A card that nobody sees is not drawn."""
        self._pause.stop()
        super().hideEvent(event)

    def show_account(self, account_id: int) -> None:
        """Show this account; 0 shows that none is chosen."""
        self._pause.stop()
        self._is_due = False
        account = self._desk.accounts.find(account_id) if account_id else None
        title = self._desk.accounts.name(account) if account else "Аккаунт не выбран"
        if self.record_id not in {0, account_id}:
            self.secrets.shown.conceal()
        self.show_in_turn(account_id, title, self._parts(account) if account else iter(()))

    # Parts

    def _parts(self, account: Account) -> Iterator[QWidget]:
        yield self._head(account)
        yield self._facts(account)
        yield from section("Ответственные", self._people(account))
        yield from section("Норма публикаций", self._norm(account))
        yield from section("Осмотр", self._inspections(account))
        others = self._desk.accounts.same_organization(account)
        if others:
            yield from section("Другие страницы организации", self._others(others))
        self.secrets.show_account(account.id)
        yield from section("Доступы", self.secrets)
        yield from section("Состояния", self._periods(account))
        yield from section("История", self._history(account))

    def _head(self, account: Account) -> QWidget:
        network = self._desk.networks.get(account.network_id)
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.S)
        row.addWidget(BadgeLabel(Badge(network.badge, network.colour, network.title)))
        row.addWidget(ChipLabel(status_chip(self._desk.accounts.status(account.id))))
        row.addStretch(1)
        return line

    def _facts(self, account: Account) -> QWidget:
        organization = self._desk.organizations.get(account.organization_id)
        network = self._desk.networks.get(account.network_id)
        facts = FactList()
        facts.add("Адрес", self._address(account))
        facts.add("Сеть", network.title)
        facts.add(
            "Организация",
            self._link(organization.name, "organizations", organization.id),
        )
        for name, value in _values(account):
            facts.add(name, value)
        return facts

    def _address(self, account: Account) -> QWidget:
        if not account.address:
            return label("не указан", "secondary")
        go = self._context.actions.action("registry.open_page")
        return fact_link(short_address(account.address), go.trigger)

    def _people(self, account: Account) -> QWidget:
        duties = self._desk.assignments.for_account(account)
        if not duties:
            return label(NOBODY, "problem")
        facts = FactList()
        for duty in sorted(duties, key=lambda d: d.role):
            person = self._desk.persons.get(duty.person_id)
            name = surname_with_initials(person.full_name)
            holder = self._link(name, "people", person.id)
            facts.add(word(duty.role), holder)
        return facts

    def _others(self, others: list[Account]) -> QWidget:
        facts = FactList()
        networks = {network.id: network.title for network in self._desk.networks.all()}
        for other in others[:12]:
            name = self._desk.accounts.name(other)
            facts.add(networks[other.network_id], self._link(name, "registry", other.id))
        return facts

    def _norm(self, account: Account) -> QWidget:
        from smdesk.ui.norms.section import NormSection

        return self._told(NormSection(self._context, account))

    def _inspections(self, account: Account) -> QWidget:
        from smdesk.ui.inspection.section import InspectionSection

        return self._told(InspectionSection(self._context, account))

    def _told(self, shown: InspectionSection | NormSection) -> QWidget:
        shown.toast.connect(self.toast)
        shown.failed.connect(self.failed)
        return shown

    def _periods(self, account: Account) -> QWidget:
        facts = FactList()
        for period in reversed(self._desk.accounts.periods(account.id)):
            facts.add(f"с {_day(period.since)}", word(period.status))
        return facts

    def _history(self, account: Account) -> QWidget:
        history = RecordHistory(self._desk)
        history.failed.connect(self.failed)
        history.restored.connect(lambda: self.toast.emit("Версия возвращена", True))
        history.show_record("account", account.id)
        return history

    def _link(self, text: str, page: str, target: int) -> QWidget:
        return fact_link(text, partial(self._go, page, target))

    def _go(self, page: str, target: int) -> None:
        self.open_page.emit(page, target)


def _day(day: date | None) -> str:
    return f"{day:%d.%m.%Y}" if day else ""


def _contact(contact: str, words: Mapping[bool | None, str], is_work: bool | None) -> str:
    """What the page is bound to, and what was said of it: a private one is a violation."""
    return ", ".join(part for part in (contact, words.get(is_work)) if part)


_MAIL: Mapping[bool | None, str] = {True: "рабочая", False: "личная"}
_NUMBER: Mapping[bool | None, str] = {True: "рабочий", False: "личный"}


def _values(account: Account) -> tuple[tuple[str, str], ...]:
    """What the account itself says, by name."""
    return (
        ("ID страницы", account.page_id),
        (
            "Рабочая почта",
            _contact(account.work_email or "не привязана", _MAIL, account.email_is_work),
        ),
        (
            "Рабочий телефон",
            _contact(account.work_phone or "не привязан", _NUMBER, account.phone_is_work),
        ),
        ("Подписчики", number_words(account.subscribers)),
        ("Создана", _day(account.created_on)),
        ("Удалена", _day(account.deleted_on) if account.deleted_on else "нет"),
        (
            "«Госпаблики»",
            f"с {_day(account.gospublics_on)}" if account.gospublics_on else "нет",
        ),
        ("Госметка", "есть" if account.gosmark else "нет"),
        ("Виджеты ПОС", str(account.pos_widgets)),
        ("Двухфакторная", SAID[account.two_factor]),
        ("На сайте", "показывать" if account.is_public else "не показывать"),
        ("Примечание", account.note),
    )
