"""Legal acts, exemptions, networks and the office: records with few rules of their own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from smdesk.desk.cases import Cases, Tools, Wording
from smdesk.models.errors import Duplicate, InUse, Invalid
from smdesk.models.labels import act_name, quoted
from smdesk.models.records import (
    Account,
    Credential,
    Exemption,
    LegalAct,
    Network,
    NetworkPeriod,
    Office,
    Organization,
    RegistryRelease,
)
from smdesk.models.vocabulary import NetworkStatus


class Acts(Cases[LegalAct]):
    """Use cases of legal acts."""

    record = LegalAct
    wording = Wording(
        added="Добавлен правовой акт",
        changed="Изменён правовой акт",
        deleted="Удалён правовой акт",
        forms=("правовой акт", "правовых акта", "правовых актов"),
        missing="Правовой акт не найден.",
    )

    def name(self, record: LegalAct) -> str:
        """The act as people cite it."""
        signed = f"{record.signed_on:%d.%m.%Y}" if record.signed_on else ""
        return act_name(record.kind, record.number, signed)


class Exemptions(Cases[Exemption]):
    """Use cases of exemptions: organisations that need run no page."""

    record = Exemption
    wording = Wording(
        added="Организация освобождена",
        changed="Изменено освобождение",
        deleted="Удалено освобождение",
        forms=("освобождение", "освобождения", "освобождений"),
        missing="Освобождение не найдено.",
    )

    def __init__(self, tools: Tools) -> None:
        super().__init__(tools)
        self._organizations = tools.storage.repository(Organization)

    def name(self, record: Exemption) -> str:
        """The name of the organisation."""
        organization = self._organizations.get(record.organization_id)
        return organization.name if organization else ""

    def of_organization(self, organization_id: int) -> list[Exemption]:
        """The exemptions of an organisation, present and past."""
        return self._rows.where(organization_id=organization_id)

    def in_force(self, organization_id: int) -> list[int]:
        """Ids of the exemptions that free the organisation today."""
        today = self._tools.today()
        return [each.id for each in self.of_organization(organization_id) if frees(each, today)]

    def end(self, organization_id: int) -> None:
        """From today on nothing frees the organisation: yesterday was the last day, one change.

        What began today was entered by mistake and goes.
        """
        today = self._tools.today()
        found = [self.get(each) for each in self.in_force(organization_id)]
        with self._changes(f"Снято освобождение {quoted(self.name(found[0]))}" if found else ""):
            for each in found:
                if each.since is not None and each.since >= today:
                    self._rows.delete([each.id])
                else:
                    self._rows.update(replace(each, until=today - timedelta(days=1)))


def frees(exemption: Exemption, day: date) -> bool:
    """Whether the exemption holds on the day; no date means no limit."""
    since, until = exemption.since, exemption.until
    return (since is None or since <= day) and (until is None or day <= until)


class Networks(Cases[Network]):
    """Use cases of networks: data that the office can edit."""

    record = Network
    wording = Wording(
        added="Добавлена социальная сеть",
        changed="Изменена социальная сеть",
        deleted="Удалена социальная сеть",
        forms=("социальная сеть", "социальные сети", "социальных сетей"),
        missing="Социальная сеть не найдена.",
    )

    def __init__(self, tools: Tools) -> None:
        super().__init__(tools)
        self._periods = tools.storage.repository(NetworkPeriod)
        self._accounts = tools.storage.repository(Account)

    def periods(self, network_id: int | None = None) -> list[NetworkPeriod]:
        """The periods of legal status of one network, or of all, oldest first."""
        found = (
            self._periods.all()
            if network_id is None
            else self._periods.where(network_id=network_id)
        )
        return sorted(found, key=lambda p: (p.network_id, p.since))

    def status(self, network_id: int, on: date | None = None) -> NetworkStatus:
        """The legal status on a day, today by default; optional where nothing is recorded."""
        day = on or self._tools.today()
        past = [p for p in self.periods(network_id) if p.since <= day]
        return past[-1].status if past else NetworkStatus.OPTIONAL

    def set_status(
        self, network_id: int, status: NetworkStatus, since: date, basis: str = ""
    ) -> None:
        """The network has this status from a day on."""
        from smdesk.models.validation import normalise  # looking needs no rules

        network = self.get(network_id)
        period = NetworkPeriod(network_id=network_id, status=status, since=since, basis=basis)
        ready = normalise(period, self._tools.today())
        with self._changes(self._titled("Изменён статус сети", network)):
            same_day = self._periods.where(network_id=network_id, since=since.isoformat())
            self._periods.delete(p.id for p in same_day)
            self._periods.insert(ready)

    def remove_period(self, period_id: int) -> None:
        """Take back a status entered by mistake."""
        period = self._periods.get(period_id)
        if period is not None:
            with self._changes(self._titled("Убран статус сети", self.get(period.network_id))):
                self._periods.delete([period_id])

    def _check(self, record: Network) -> None:
        twin = next((n for n in self._rows.where(code=record.code) if n.id != record.id), None)
        if twin is not None:
            raise Duplicate(
                "code", f"Сеть с кодом «{record.code}» уже есть.", "Выберите другой код.", twin.id
            )

    def _refuse_in_use(self, records: Sequence[Network]) -> None:
        for network in records:
            if self._accounts.where(network_id=network.id):
                raise InUse(
                    f"В сети «{network.title}» есть аккаунты.", "Сначала удалите или перенесите их."
                )


class Releases(Cases[RegistryRelease]):
    """Use cases of releases: what stood on the site, and when."""

    record = RegistryRelease
    wording = Wording(
        added="Реестр опубликован на сайте",
        changed="Изменена запись о публикации реестра",
        deleted="Удалена запись о публикации реестра",
        forms=("публикация реестра", "публикации реестра", "публикаций реестра"),
        missing="Публикация реестра не найдена.",
    )

    def add(self, record: RegistryRelease) -> int:
        """Store a release and return its id. Raises `Invalid` for one before the last."""
        latest = self.latest()
        if latest is None:
            return super().add(record)
        if record.released_at.date() < latest.released_at.date():
            raise Invalid(
                "released_at",
                f"Реестр уже отмечен как опубликованный {latest.released_at:%d.%m.%Y}.",
                "Укажите этот день или более поздний.",
            )
        moment = max(record.released_at, latest.released_at)
        return super().add(replace(record, released_at=moment))

    def latest(self) -> RegistryRelease | None:
        """The last release, or None when the registry was never published."""
        return max(self.all(), key=lambda r: (r.released_at, r.id), default=None)


class OfficeCases(Cases[Office]):
    """The one row about the office itself."""

    record = Office
    wording = Wording(
        added="Заполнены сведения об организации",
        changed="Изменены настройки организации",
        deleted="Удалены настройки организации",
        forms=("запись", "записи", "записей"),
        missing="Сведений об организации нет.",
    )

    def get(self, record_id: int = 1) -> Office:
        """The office; its fields are empty until they are filled in."""
        return self._rows.get(record_id) or Office(id=1)

    def change(self, record: Office) -> None:
        """Store the office, whatever its id says."""
        office = replace(record, id=1)
        if self._rows.get(1) is None:
            with self._changes(self.wording.added):
                self._rows.insert(self._ready(office))
            return
        super().change(office)


class Credentials(Cases[Credential]):
    """References to secrets in the keyring; the secrets themselves are the vault's."""

    record = Credential
    wording = Wording(
        added="Сохранён доступ",
        changed="Изменён доступ",
        deleted="Удалён доступ",
        forms=("доступ", "доступа", "доступов"),
        missing="Доступ не найден.",
    )

    def of_account(self, account_id: int) -> list[Credential]:
        """The references of an account."""
        return self._rows.where(account_id=account_id)
