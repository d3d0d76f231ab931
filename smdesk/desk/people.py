"""Officials and their duties."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from smdesk.desk.cases import Cases, Tools, Wording
from smdesk.models.errors import Invalid
from smdesk.models.labels import label
from smdesk.models.records import Account, Assignment, Organization, Person
from smdesk.models.vocabulary import Role


class Persons(Cases[Person]):
    """Use cases of officials."""

    record = Person
    wording = Wording(
        added="Добавлено должностное лицо",
        changed="Изменено должностное лицо",
        deleted="Удалено должностное лицо",
        forms=("должностное лицо", "должностных лица", "должностных лиц"),
        missing="Должностное лицо не найдено.",
    )


class Assignments(Cases[Assignment]):
    """Use cases of duties: who does what, for whom, from when, by which act."""

    record = Assignment
    wording = Wording(
        added="Назначение",
        changed="Изменено назначение",
        deleted="Удалено назначение",
        forms=("назначение", "назначения", "назначений"),
        missing="Назначение не найдено.",
    )

    def __init__(self, tools: Tools) -> None:
        super().__init__(tools)
        self._persons = tools.storage.repository(Person)
        self._organizations = tools.storage.repository(Organization)
        self._accounts = tools.storage.repository(Account)

    def name(self, record: Assignment) -> str:
        """Person, role and where, as the journal shows it."""
        person = self._persons.get(record.person_id)
        where = self.place(record)
        who = person.full_name if person else ""
        return f"{who}: {label(record.role).lower()}{', ' + where if where else ''}"

    def place(self, record: Assignment) -> str:
        """The name of the organisation or the page that the duty is for."""
        if record.organization_id is not None:
            organization = self._organizations.get(record.organization_id)
            return organization.name if organization else ""
        account = self._accounts.get(record.account_id or 0)
        return (account.title or account.address.removeprefix("https://")) if account else ""

    def of_person(self, person_id: int) -> list[Assignment]:
        """The duties of a person, present and past."""
        return self._rows.where(person_id=person_id)

    def of_organization(self, organization_id: int, on: date | None = None) -> list[Assignment]:
        """The duties in force for the organisation as a whole."""
        day = on or self._tools.today()
        found = self._rows.where(organization_id=organization_id)
        return [duty for duty in found if in_force(duty, day)]

    def managers(self, on: date | None = None) -> dict[int, list[str]]:
        """Organisation → who runs its pages on a day, today by default, by full name."""
        return self._tools.storage.registry.managers_by_organization(on or self._tools.today())

    def page_managers(self, on: date | None = None) -> dict[int, list[tuple[str, int]]]:
        """Organisation → who runs single pages of it, by full name, and how many pages."""
        registry, found = self._tools.storage.registry, dict[int, list[tuple[str, int]]]()
        for each in registry.page_managers_by_organization(on or self._tools.today()):
            found.setdefault(each[0], []).append(each[1:])
        return found

    def of_pages(self, organization_id: int) -> dict[tuple[int, Role], int]:
        """Person and role → for how many pages of the organisation the duty is in force today."""
        day = self._tools.today()
        pages = self._accounts.where(organization_id=organization_id)
        found: dict[tuple[int, Role], int] = {}
        for page in pages:
            own = self._rows.where(account_id=page.id) if page.deleted_on is None else []
            for duty in own:
                if in_force(duty, day):
                    key = duty.person_id, duty.role
                    found[key] = found.get(key, 0) + 1
        return found

    def current(self, on: date | None = None) -> list[Assignment]:
        """The duties in force on a day, today by default."""
        day = on or self._tools.today()
        return [duty for duty in self.all() if in_force(duty, day)]

    def for_account(self, account: Account, on: date | None = None) -> list[Assignment]:
        """The duties in force that concern a page: its own and those of its organisation."""
        day = on or self._tools.today()
        duties = self._rows.where(account_id=account.id)
        duties += self._rows.where(organization_id=account.organization_id)
        return [duty for duty in duties if in_force(duty, day)]

    def replace(self, duty_id: int, successor_id: int, since: date, act_id: int | None) -> int:
        """End a duty the day before and give it to another person: one change.

        Returns the id of the new duty. A duty that ends earlier keeps its last day. Raises
        `Invalid` when the duty begins later than that.
        """
        old = self.get(duty_id)
        if old.since and since <= old.since:
            raise Invalid(
                "since",
                f"Прежнее назначение действует с {old.since:%d.%m.%Y}.",
                "Новое должно начаться позже.",
            )
        eve = since - timedelta(days=1)
        ended = replace(old, until=min(old.until or eve, eve))
        new = replace(
            old, id=0, person_id=successor_id, since=since, until=None, act_id=act_id, note=""
        )
        ready = self._ready(new)
        with self._changes(self._titled("Сменён ответственный", ready)):
            self._rows.update(ended)
            return self._rows.insert(ready)

    def _check(self, record: Assignment) -> None:
        for other in self._rows.where(
            person_id=record.person_id,
            role=str(record.role),
            organization_id=record.organization_id,
            account_id=record.account_id,
        ):
            if other.id != record.id and _overlap(other, record):
                raise Invalid(
                    "person_id",
                    "Это назначение уже есть.",
                    "Измените даты прежнего или выберите другую роль.",
                )


def in_force(duty: Assignment, day: date) -> bool:
    """Whether the duty holds on the day; no date means no limit."""
    return (duty.since is None or duty.since <= day) and (duty.until is None or day <= duty.until)


def _overlap(one: Assignment, other: Assignment) -> bool:
    return (one.until or date.max) >= (other.since or date.min) and (other.until or date.max) >= (
        one.since or date.min
    )
