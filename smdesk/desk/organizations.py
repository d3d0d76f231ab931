"""Organisations: the tree of bodies, units, settlements and subordinate institutions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from smdesk.desk.cases import Cases, Tools, Wording
from smdesk.models.errors import InUse, Invalid
from smdesk.models.folding import fold
from smdesk.models.labels import plural, quoted
from smdesk.models.quick_dataclass import dataclass
from smdesk.models.records import (
    Account,
    Assignment,
    LegalAct,
    Office,
    Organization,
    Person,
    Record,
)


@dataclass(frozen=True, slots=True)
class Branch:
    """An organisation in the order of the tree, with its depth and the number of its pages."""

    organization: Organization
    depth: int
    accounts: int


class Organizations(Cases[Organization]):
    """Use cases of organisations."""

    record = Organization
    wording = Wording(
        added="Добавлена организация",
        changed="Изменена организация",
        deleted="Удалена организация",
        forms=("организация", "организации", "организаций"),
        missing="Организация не найдена.",
    )

    def __init__(self, tools: Tools) -> None:
        super().__init__(tools)
        self._offices = tools.storage.repository(Office)

    def name(self, record: Organization) -> str:
        """The short title where there is one."""
        return record.name

    def tree(self) -> list[Branch]:
        """Every organisation, children after their parent, siblings by name."""
        below: dict[int | None, list[Organization]] = {}
        for organization in sorted(self.all(), key=lambda o: fold(o.name)):
            below.setdefault(organization.parent_id, []).append(organization)
        accounts = self._tools.storage.registry.accounts_by_organization()
        return [
            Branch(organization, depth, accounts.get(organization.id, 0))
            for organization, depth in _walk(below, None, 0)
        ]

    def names(self) -> list[tuple[int, str, int]]:
        """Id, name and depth of every organisation in the order of `tree`: what a list shows."""
        below: dict[int | None, list[tuple[int, str]]] = {}
        rows = self._tools.storage.registry.organization_names()
        for record_id, parent_id, name in sorted(rows, key=lambda row: fold(row[2])):
            below.setdefault(parent_id, []).append((record_id, name))
        found: list[tuple[int, str, int]] = []
        waiting = [(*each, 0) for each in reversed(below.get(None, ()))]
        while waiting:
            record_id, name, depth = waiting.pop()
            found.append((record_id, name, depth))
            waiting += [(*each, depth + 1) for each in reversed(below.get(record_id, ()))]
        return found

    def subtree(self, organization_id: int) -> frozenset[int]:
        """The id and the ids of everything below it."""
        below: dict[int | None, list[Organization]] = {}
        for organization in self.all():
            below.setdefault(organization.parent_id, []).append(organization)
        found = {o.id for o, _ in _walk(below, organization_id, 0)}
        return frozenset(found | {organization_id})

    def _check(self, record: Organization) -> None:
        if record.id and record.id in self._above(record):
            raise Invalid(
                "parent_id",
                "Организация не может входить в саму себя или в свою подведомственную.",
                "Выберите другую вышестоящую организацию.",
            )

    def _above(self, record: Organization) -> frozenset[int]:
        """Ids of everything above; ends also where a version that came back closed a circle."""
        found: set[int] = set()
        parent_id = record.parent_id
        while parent_id is not None and parent_id not in found:
            found.add(parent_id)
            parent = self._rows.get(parent_id)
            parent_id = parent.parent_id if parent else None
        return frozenset(found)

    def _refuse_in_use(self, records: Sequence[Organization]) -> None:
        gone = {record.id for record in records}
        for organization in records:
            inside = [o for o in self._rows.where(parent_id=organization.id) if o.id not in gone]
            if inside:
                raise InUse(
                    f"В {quoted(organization.name)} входят другие организации.",
                    "Сначала переместите или удалите их.",
                )
            for kind, forms in _holders():
                rows = self._storage.repository(kind)
                number = len(rows.where(organization_id=organization.id))
                if number:
                    raise InUse(
                        f"К организации {quoted(organization.name)} относится"
                        f" {plural(number, *forms)}.",
                        "Сначала перенесите или удалите эти записи.",
                    )
            if self._offices.where(organization_id=organization.id):
                raise InUse(
                    f"{quoted(organization.name)} — организация, где работает эта программа.",
                    "Выберите другую в настройках.",
                )

    def delete(self, ids: Sequence[int]) -> None:
        """Remove organisations, the lower ones first, as one change. Raises `InUse`."""
        order = [branch.organization.id for branch in self.tree()]
        super().delete(sorted(ids, key=lambda i: -order.index(i) if i in order else 0))


def _holders() -> Iterator[tuple[type[Record], tuple[str, str, str]]]:
    """The kinds of records that keep an organisation from being deleted."""
    from smdesk.models.control_records import Help, Notice  # looking needs neither these
    from smdesk.models.plan_records import Event  # nor the plan

    yield Account, ("аккаунт", "аккаунта", "аккаунтов")
    yield Person, ("должностное лицо", "должностных лица", "должностных лиц")
    yield Assignment, ("назначение", "назначения", "назначений")
    yield LegalAct, ("правовой акт", "правовых акта", "правовых актов")
    yield Event, ("мероприятие", "мероприятия", "мероприятий")
    yield Notice, ("уведомление", "уведомления", "уведомлений")
    yield Help, ("запись о помощи", "записи о помощи", "записей о помощи")


def _walk(
    below: dict[int | None, list[Organization]], parent: int | None, depth: int
) -> Iterator[tuple[Organization, int]]:
    waiting = [(each, depth) for each in reversed(below.get(parent, ()))]
    while waiting:
        organization, level = waiting.pop()
        yield organization, level
        waiting += [(each, level + 1) for each in reversed(below.get(organization.id, ()))]
