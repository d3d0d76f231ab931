"""Accounts: the pages of the registry, and their dated status."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from smdesk.desk.cases import Cases, Tools, Wording
from smdesk.desk.showing import unshown_networks
from smdesk.models.errors import Duplicate, InUse, Invalid
from smdesk.models.labels import label, plural, quoted
from smdesk.models.records import Account, AccountPeriod, Credential, Network
from smdesk.models.vocabulary import AccountStatus
from smdesk.storage.storage import Storage

FORMS = ("аккаунт", "аккаунта", "аккаунтов")


class Accounts(Cases[Account]):
    """Use cases of accounts."""

    record = Account
    wording = Wording(
        added="Добавлен аккаунт",
        changed="Изменён аккаунт",
        deleted="Удалена запись об аккаунте",
        forms=("запись об аккаунте", "записи об аккаунтах", "записей об аккаунтах"),
        missing="Аккаунт не найден.",
    )

    def __init__(self, tools: Tools) -> None:
        super().__init__(tools)
        self._periods = tools.storage.repository(AccountPeriod)
        self._networks = tools.storage.repository(Network)

    def name(self, record: Account) -> str:
        """Title, or the address while there is no title."""
        return record.title or record.address.removeprefix("https://")

    def add(
        self,
        record: Account,
        status: AccountStatus | None = None,
        since: date | None = None,
        *,
        chosen: bool = False,
    ) -> int:
        """Store a new account with its first periods of status and return its id.

        Without a status the page is planned while it has no address, deleted when it has a date
        of deletion, active otherwise; the period begins on the day of creation, or today. What
        has ended worked from its creation on, so that those weeks are judged as they were.
        Unless its `is_public` was `chosen` by someone, a page of a network that is banned or
        restricted today is not shown on the site.
        """
        shown = record.is_public and (chosen or self.is_shown_by_default(record.network_id))
        ready = self._ready(replace(record, id=0, is_public=shown))
        with self._changes(self._titled(self.wording.added, ready)):
            account_id = self._rows.insert(ready)
            stored = replace(ready, id=account_id)
            self._begin(stored, status, since)
        return account_id

    def is_shown_by_default(self, network_id: int) -> bool:
        """Whether a new page of the network stands in the registry on the site."""
        return network_id not in unshown_networks(self._storage, self._tools.today())

    def periods(self, account_id: int) -> list[AccountPeriod]:
        """The periods of status of an account, oldest first."""
        return sorted(self._periods.where(account_id=account_id), key=lambda p: p.since)

    def status(self, account_id: int, on: date | None = None) -> AccountStatus:
        """The status on a day, today by default; planned before the first period."""
        day = on or self._tools.today()
        past = [p for p in self.periods(account_id) if p.since <= day]
        return past[-1].status if past else AccountStatus.PLANNED

    def set_status(self, ids: Sequence[int], status: AccountStatus, since: date) -> None:
        """The accounts have this status from a day on: one change for all of them."""
        accounts = [self.get(account_id) for account_id in ids]
        title = f"Состояние «{label(status)}» с {since:%d.%m.%Y}: " + self._listed(accounts)
        with self._changes(title):
            for account in accounts:
                self._begin_period(account, status, since)

    def archive(self, ids: Sequence[int], on: date) -> None:
        """The pages were deleted on this day: they stay in the registry, with their history."""
        accounts = [self.get(account_id) for account_id in ids]
        with self._changes(f"Страница удалена {on:%d.%m.%Y}: " + self._listed(accounts)):
            for account in accounts:
                self._begin_period(account, AccountStatus.DELETED, on)

    def remove_period(self, period_id: int) -> None:
        """Take back a period entered by mistake. The only period of an account stays."""
        period = self._periods.get(period_id)
        if period is None:
            return
        account = self.get(period.account_id)
        if len(self.periods(account.id)) == 1:
            raise InUse("Единственное состояние аккаунта не удаляется.", "Измените его дату.")
        with self._changes(self._titled("Убрано состояние аккаунта", account)):
            self._periods.delete([period_id])
            self._follow_deletion(account)

    def at_address(self, address: str) -> Account | None:
        """The account with this canonical address, or None."""
        return next(iter(self._rows.where(address=address)), None) if address else None

    def of_organization(self, organization_id: int) -> list[Account]:
        """The pages of an organisation, deleted ones too."""
        return self._rows.where(organization_id=organization_id)

    def same_organization(self, account: Account) -> list[Account]:
        """The other pages of the account's organisation."""
        others = self.of_organization(account.organization_id)
        return [other for other in others if other.id != account.id]

    def settle(self, before: Account | None, after: Account) -> None:
        """As for every record; one that was deleted gets its first period again."""
        super().settle(before, after)
        if not self.periods(after.id):
            self._begin(after)

    @property
    def periods_table(self) -> str:
        """The table of the journal that periods of status stand in."""
        return self._periods.table

    def settle_period(self, version: Mapping[str, object]) -> None:
        """After a version of a period was brought back: its account says the same."""
        self._follow_deletion(self.get(int(str(version["account_id"]))))

    def _begin(
        self, account: Account, status: AccountStatus | None = None, since: date | None = None
    ) -> None:
        for period in _first_periods(account, self._tools.today(), status, since):
            self._refuse_unfit(account, period)
            self._periods.insert(period)
        self._follow_deletion(account)

    def _begin_period(self, account: Account, status: AccountStatus, since: date) -> None:
        period = AccountPeriod(account_id=account.id, status=status, since=since)
        self._refuse_unfit(account, period)
        ended = status is AccountStatus.DELETED  # nothing comes after a page is deleted
        self._periods.delete(
            p.id
            for p in self.periods(account.id)
            if p.since == since or (ended and p.since > since)
        )
        self._periods.insert(period)
        self._follow_deletion(account)

    def _refuse_unfit(self, account: Account, period: AccountPeriod) -> None:
        from smdesk.models.validation import normalise  # looking needs no rules

        normalise(period, self._tools.today())
        if account.created_on and period.since < account.created_on:
            raise _before_creation(quoted(self.name(account)), account.created_on)
        if period.status is AccountStatus.ACTIVE and not account.address:
            raise _without_address(quoted(self.name(account)))

    def _follow_deletion(self, account: Account) -> None:
        """`deleted_on` says the same as the last period."""
        last = self.periods(account.id)[-1]
        deleted_on = last.since if last.status is AccountStatus.DELETED else None
        if deleted_on != account.deleted_on:
            self._rows.update(replace(account, deleted_on=deleted_on))

    def _after_change(self, before: Account, after: Account) -> None:
        """The periods follow a date of deletion; a page that works keeps its address."""
        if before.deleted_on != after.deleted_on:
            self._follow_date(after)
        if before.address and not after.address and self._works(after.id):
            raise _without_address(quoted(self.name(before)))

    def _works(self, account_id: int) -> bool:
        """Whether the page is active today or is to be later."""
        later = (p.status for p in self.periods(account_id) if p.since > self._tools.today())
        return AccountStatus.ACTIVE in (self.status(account_id), *later)

    def _follow_date(self, after: Account) -> None:
        """A date of deletion entered by hand is a period too, and its removal takes it back."""
        periods, ended = self.periods(after.id), AccountStatus.DELETED
        deleted = [p for p in periods if p.status is ended]
        self._periods.delete(p.id for p in deleted)
        if day := after.deleted_on:
            # Nothing comes after a page is deleted.
            self._periods.delete(p.id for p in periods if p.since >= day)
            self._periods.insert(AccountPeriod(account_id=after.id, status=ended, since=day))
        elif len(deleted) == len(periods):
            self._begin(after)

    def _networks_for(self, _record: Account) -> Sequence[Network]:
        return self._networks.all()

    def _check(self, record: Account) -> None:
        _refuse_early_connection(record, self._rows.get(record.id))
        if not record.address:
            return
        twin = next(
            (a for a in self._rows.where(address=record.address) if a.id != record.id), None
        )
        if twin is not None:
            raise Duplicate(
                "address",
                f"Такой адрес уже есть в реестре: {quoted(self.name(twin))}.",
                "Откройте эту запись или исправьте адрес.",
                twin.id,
            )

    def _refuse_in_use(self, records: Sequence[Account]) -> None:
        for account in records:
            _refuse_while_in_use(self._storage, account, quoted(self.name(account)))

    def _listed(self, accounts: Sequence[Account]) -> str:
        if len(accounts) == 1:
            return quoted(self.name(accounts[0]))
        return plural(len(accounts), *FORMS)


def _refuse_early_connection(account: Account, before: Account | None) -> None:
    """No rule of the record itself: a table may know the day of creation by its year only.

    Days that stand there already do not stop what is changed beside them.
    """
    created, connected = account.created_on, account.gospublics_on
    is_kept = before and (before.created_on, before.gospublics_on) == (created, connected)
    if created and connected and connected < created and not is_kept:
        raise Invalid(
            "gospublics_on",
            f"Страница создана {created:%d.%m.%Y}, позже подключения к «Госпабликам».",
            "Исправьте одну из дат.",
        )


def _before_creation(name: str, created_on: date) -> Invalid:
    return Invalid(
        "since",
        f"Страница {name} создана {created_on:%d.%m.%Y}, позже этой даты.",
        "Укажите дату не раньше создания.",
    )


def _without_address(name: str) -> Invalid:
    return Invalid(
        "address",
        f"У аккаунта {name} не указан адрес.",
        "Впишите адрес страницы, потом отметьте, что она работает.",
    )


def _refuse_while_in_use(storage: Storage, account: Account, name: str) -> None:
    from smdesk.models.plan_records import Placement  # only deleting asks for the plan

    if storage.repository(Credential).where(account_id=account.id):
        raise InUse(
            f"У аккаунта {name} есть доступы в связке ключей.",
            "Сначала удалите доступы в карточке аккаунта.",
        )
    if placed := len(storage.repository(Placement).where(account_id=account.id)):
        forms = ("размещение", "размещения", "размещений")
        raise InUse(
            f"В контент-плане аккаунта {name} {plural(placed, *forms)}.",
            "Поставьте аккаунту состояние «Удалён» или сначала удалите размещения.",
        )


def _first_periods(
    account: Account, today: date, status: AccountStatus | None, since: date | None
) -> Iterator[AccountPeriod]:
    """The statuses that a new page begins with, as told or as its fields tell, oldest first."""
    default = AccountStatus.ACTIVE if account.address else AccountStatus.PLANNED
    last = status or (AccountStatus.DELETED if account.deleted_on else default)
    told = account.deleted_on if last is AccountStatus.DELETED else account.created_on
    day, created = since or told or today, account.created_on
    if last in _ENDED and account.address and created is not None and created < day:
        yield AccountPeriod(account_id=account.id, status=AccountStatus.ACTIVE, since=created)
    yield AccountPeriod(account_id=account.id, status=last, since=day)


_ENDED = frozenset({AccountStatus.SUSPENDED, AccountStatus.DELETED})
