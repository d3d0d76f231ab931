"""The card of an organisation: its facts, pages, people, exemption, history."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from smdesk.models.labels import label as word
from smdesk.models.labels import plural
from smdesk.models.people_names import surname_with_initials
from smdesk.models.records import Organization
from smdesk.ui.frame.pages import Context
from smdesk.ui.kit.buttons import action_button
from smdesk.ui.kit.card import FactList
from smdesk.ui.kit.fact_link import fact_link
from smdesk.ui.kit.labels import label
from smdesk.ui.organizations.columns import PAGES
from smdesk.ui.record_card import RecordCard, section
from smdesk.ui.record_history import RecordHistory


class OrganizationCard(RecordCard):
    """Shows one organisation. Links go to other pages by `open_page(key, target)`."""

    toast = Signal(str, bool)
    failed = Signal(object)
    open_page = Signal(str, object)

    def __init__(self, context: Context) -> None:
        edit = action_button(context.actions.action("organizations.edit"), text="Изменить")
        below = action_button(context.actions.action("organizations.add_below"), text="Добавить")
        super().__init__("Карточка организации", [edit, below])
        self._desk = context.desk

    def show_organization(self, organization_id: int) -> None:
        """Show this organisation; 0 shows that none is chosen."""
        found = self._desk.organizations.find(organization_id) if organization_id else None
        title = found.name if found else "Организация не выбрана"
        self.show_parts(organization_id, title, self._parts(found) if found else iter(()))

    def _parts(self, organization: Organization) -> Iterator[QWidget]:
        yield self._facts(organization)
        yield from section("Страницы", self._pages(organization))
        yield from section("Ответственные", self._people(organization))
        exemptions = self._desk.exemptions.of_organization(organization.id)
        if exemptions:
            yield from section("Освобождение", self._exemptions(organization))
        yield from section("История", self._history(organization))

    def _facts(self, organization: Organization) -> QWidget:
        facts = FactList()
        above = self._desk.organizations.find(organization.parent_id)
        for name, value in (
            ("Полное название", organization.title),
            ("Вид", word(organization.kind)),
            ("Телефон", organization.phone),
            ("Почта", organization.email),
            ("Сайт", organization.site.removeprefix("https://")),
            ("Адрес", organization.postal_address),
            ("ОГРН", organization.ogrn),
            ("Примечание", organization.note),
        ):
            facts.add(name, value)
        if above is not None:
            facts.add("Входит в", self._link(above.name, "organizations", above.id))
        return facts

    def _pages(self, organization: Organization) -> QWidget:
        pages = self._desk.accounts.of_organization(organization.id)
        if not pages:
            return label("Страниц нет.", "secondary")
        networks = {network.id: network.title for network in self._desk.networks.all()}
        facts = FactList()
        for page in pages[:20]:
            name = self._desk.accounts.name(page)
            facts.add(networks[page.network_id], self._link(name, "registry", page.id))
        return facts

    def _people(self, organization: Organization) -> QWidget:
        duties = self._desk.assignments.of_organization(organization.id)
        of_pages = self._desk.assignments.of_pages(organization.id)
        if not duties and not of_pages:
            return label("Никто не назначен.", "secondary")
        facts = FactList()
        for duty in duties:
            person = self._desk.persons.get(duty.person_id)
            name = surname_with_initials(person.full_name)
            facts.add(word(duty.role), self._link(name, "people", person.id))
        whole = {(duty.person_id, duty.role) for duty in duties}
        for (person_id, role), pages in of_pages.items():
            if (person_id, role) not in whole:
                name = surname_with_initials(self._desk.persons.get(person_id).full_name)
                text = f"{name} ({plural(pages, *PAGES)})"
                facts.add(word(role), self._link(text, "people", person_id))
        return facts

    def _exemptions(self, organization: Organization) -> QWidget:
        facts = FactList()
        for each in self._desk.exemptions.of_organization(organization.id):
            act = self._desk.acts.find(each.act_id)
            facts.add("Акт", self._desk.acts.name(act) if act else "")
            facts.add("Основание", each.basis)
            facts.add("Действует с", f"{each.since:%d.%m.%Y}" if each.since else "")
            if each.recheck_on:
                facts.add("Проверить снова", f"{each.recheck_on:%d.%m.%Y}")
        return facts

    def _history(self, organization: Organization) -> QWidget:
        history = RecordHistory(self._desk)
        history.failed.connect(self.failed)
        history.restored.connect(lambda: self.toast.emit("Версия возвращена", True))
        history.show_record("organization", organization.id)
        return history

    def _link(self, text: str, page: str, target: int) -> QWidget:
        return fact_link(text, partial(self.open_page.emit, page, target))
