"""Secrets of accounts: the secret in the keyring, the reference in the base, in that order.

A secret is never overwritten: each saving has an entry of its own, and a reference names one
secret for ever. So undo cannot lie. A reference that it brings back either finds its own secret
or none, and the card shows which.

Calls at the keyring may wait for the user, and the desk belongs to one thread. So every use case
has two forms: `storing` and `removing` return at once what is to be finished later in the desk's
thread, `store` and `remove` wait.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

from smdesk.desk.accounts import Accounts
from smdesk.desk.acts import Credentials
from smdesk.desk.cases import Tools
from smdesk.models.errors import Invalid, NotFound
from smdesk.models.labels import label, plural, quoted
from smdesk.models.records import Credential, Person
from smdesk.models.vocabulary import CredentialKind
from smdesk.vault import Keys, Vault, VaultError, VaultStatus, new_entry, unanswered

if TYPE_CHECKING:
    from concurrent.futures import Future

T = TypeVar("T")
WRITTEN = "vault.entries"
"""State key: entries that this base has had in the keyring and does not know to be gone."""
_AGAIN = "Если оно нужно, сохраните его заново."
STORED = (
    "Значение, если оно ещё в связке ключей, осталось там до следующего сохранения"
    " или удаления доступа."
)
CHANGED = f"Прежнее значение не вернулось: его уже нет в связке ключей. {_AGAIN}"
REMOVED = f"Само значение не вернулось: его уже нет в связке ключей. {_AGAIN}"
FORGOTTEN = f"Если карточка показывает «нет», значения в связке ключей больше нет. {_AGAIN}"


@dataclass(frozen=True, slots=True)
class SecretsStatus:
    """The state of the keyring and how many references find their secret."""

    backend: str
    usable: bool
    locked: bool
    reason: str
    referenced: int
    present: int

    @property
    def missing(self) -> int:
        """References whose secret cannot be found: it is not there, or there is no keyring."""
        return self.referenced - self.present


class Pending(Generic[T]):
    """A call at the keyring under way, and what the desk does when it has succeeded."""

    def __init__(
        self, future: Future[None], then: Callable[[], T], end: Callable[[], None]
    ) -> None:
        self.future = future
        self._then = then
        self._end = end

    def finish(self) -> T:
        """Wait for the keyring, then write the base, in the desk's thread; once.

        Raises `VaultError` when the keyring failed: then nothing has changed in the base.
        """
        try:
            self.future.result()
            return self._then()
        finally:
            self._end()


class Secrets:
    """Use cases of logins, passwords and recovery codes."""

    def __init__(
        self, tools: Tools, accounts: Accounts, credentials: Credentials, vault: Vault
    ) -> None:
        self._changes = tools.changes
        self._state = tools.storage.state
        self._today = tools.today
        self._accounts = accounts
        self._credentials = credentials
        self._persons = tools.storage.repository(Person)
        self.vault = vault
        self._under_way: set[str] = set()
        self._gone: set[str] = set()
        self._sweeping: Future[None] | None = None

    # -- questions -------------------------------------------------------------------------------

    def of_account(self, account_id: int) -> dict[CredentialKind, Credential]:
        """The references of an account by kind."""
        return {one.kind: one for one in self._credentials.of_account(account_id)}

    def reading(self, credential_id: int) -> Future[str | None]:
        """The secret, later; None when the keyring has none."""
        entry = self._credentials.get(credential_id).entry
        return self.vault.submit(lambda keys: keys.read(entry))

    def read(self, credential_id: int) -> str | None:
        """The secret, or None when the keyring has none. Raises `VaultError`."""
        return self.reading(credential_id).result()

    def finding(self, account_id: int) -> Future[frozenset[CredentialKind]]:
        """Which secrets of an account are in the keyring, later."""
        entries = {one.entry: kind for kind, one in self.of_account(account_id).items()}
        return self.vault.submit(
            lambda keys: frozenset(entries[entry] for entry in keys.present(list(entries)))
        )

    def asking(self) -> Future[SecretsStatus]:
        """The status, later; see `status`."""
        entries = [one.entry for one in self._credentials.all()]
        seconds = self.vault.glance * (1 + len(entries) / 100)
        return self.vault.submit(lambda keys: _status(keys, entries), seconds)

    def status(self) -> SecretsStatus:
        """What the keyring is like, and how many references find their secret. Raises nothing."""
        try:
            return self.asking().result()
        except VaultError as refusal:
            return _told(unanswered(refusal), self._credentials.count(), 0)

    def status_report(self) -> dict[str, object]:
        """The status as `smdesk vault status --json` prints it."""
        status = self.status()
        names = ("backend", "usable", "locked", "reason", "referenced", "present", "missing")
        return {name: getattr(status, name) for name in names}

    # -- changes ---------------------------------------------------------------------------------

    def storing(
        self, account_id: int, kind: CredentialKind, secret: str, holder_id: int | None = None
    ) -> Pending[int]:
        """Keep a new or another secret; `finish` returns the id of the reference.

        Raises `Invalid` for an empty secret and `NotFound` for an unknown account or holder.
        """
        self._check(account_id, holder_id)
        if not secret:
            raise Invalid("secret", "Значение не введено.", "Впишите его и сохраните снова.")
        entry = new_entry()
        self._remember({entry})
        return self._pending(
            {entry},
            self.vault.submit(lambda keys: keys.store(entry, secret)),
            lambda: self._refer(account_id, kind, entry, holder_id),
        )

    def store(
        self, account_id: int, kind: CredentialKind, secret: str, holder_id: int | None = None
    ) -> int:
        """`storing`, waiting for the keyring. Raises `VaultError` too."""
        return self._waited(self.storing(account_id, kind, secret, holder_id))

    def removing(self, credential_id: int) -> Pending[None]:
        """Remove a secret from the keyring, and then its reference. Raises `NotFound`."""
        credential = self._credentials.get(credential_id)
        return self._pending(
            {credential.entry},
            self.vault.submit(lambda keys: keys.remove(credential.entry)),
            lambda: self._drop(credential),
        )

    def remove(self, credential_id: int) -> None:
        """`removing`, waiting for the keyring. Raises `VaultError` too."""
        self._waited(self.removing(credential_id))

    def forget(self, ids: Sequence[int]) -> None:
        """Remove references only, as one change: for a desk whose keyring is lost or elsewhere."""
        count = plural(len(ids), "доступе", "доступах", "доступах")
        with self._changes(f"Убраны записи о {count}", irreversible=FORGOTTEN):
            self._credentials.delete(ids)

    def close(self) -> None:
        """End the thread of the keyring."""
        self.vault.close()

    # -- the reference ---------------------------------------------------------------------------

    def _refer(
        self, account_id: int, kind: CredentialKind, entry: str, holder_id: int | None
    ) -> int:
        self._check(account_id, holder_id)  # while the keyring was waited for, they may have gone
        old = self.of_account(account_id).get(kind)
        new = Credential(
            id=old.id if old else 0,
            account_id=account_id,
            kind=kind,
            entry=entry,
            holder_id=holder_id,
            changed_on=self._today(),
        )
        if old is None:
            with self._changes(self._title("Сохранён доступ", new), irreversible=STORED):
                return self._credentials.add(new)
        with self._changes(self._title("Изменён доступ", new), irreversible=CHANGED):
            self._credentials.change(new)
        return old.id

    def _check(self, account_id: int, holder_id: int | None) -> None:
        self._accounts.get(account_id)
        if holder_id is not None and self._persons.get(holder_id) is None:
            raise NotFound("Должностное лицо не найдено.", "Выберите другое и сохраните снова.")

    def _drop(self, credential: Credential) -> None:
        with self._changes(self._title("Удалён доступ", credential), irreversible=REMOVED):
            self._credentials.delete([credential.id])

    def _title(self, action: str, credential: Credential) -> str:
        account = self._accounts.name(self._accounts.get(credential.account_id))
        return f"{action} {quoted(account)}: {label(credential.kind).lower()}"

    # -- what is left over -----------------------------------------------------------------------

    def _pending(
        self, entries: set[str], future: Future[None], then: Callable[[], T]
    ) -> Pending[T]:
        self._under_way |= entries

        def finished() -> T:
            result = then()
            self._under_way.difference_update(entries)
            self._sweep()
            return result

        return Pending(future, finished, lambda: self._under_way.difference_update(entries))

    def _waited(self, pending: Pending[T]) -> T:
        result = pending.finish()
        if self._sweeping is not None:
            self._sweeping.exception()  # waits; what failed is tried again next time
        return result

    def _remember(self, entries: set[str]) -> None:
        """Write down what is going to be in the keyring, before it is, and forget what is gone."""
        known = set(self._state.get(WRITTEN, list[str]())) | entries
        self._state.set(WRITTEN, sorted(known - self._gone))

    def _sweep(self) -> None:
        """Remove secrets that no reference names and, after this change, no redo brings back.

        What the keyring refuses now is tried again with the next change.
        """
        kept = {one.entry for one in self._credentials.all()} | self._under_way | self._gone
        left = sorted(set(self._state.get(WRITTEN, list[str]())) - kept)
        gone = self._gone

        def remove(keys: Keys) -> None:
            for entry in left:
                keys.remove(entry)
                gone.add(entry)

        if left:
            self._sweeping = self.vault.submit(remove)


def _status(keys: Keys, entries: Sequence[str]) -> SecretsStatus:
    """In the worker thread. A locked keyring still knows what it has."""
    status = keys.status()
    found = keys.present(entries) if entries and status.backend else frozenset[str]()
    return _told(status, len(entries), len(found))


def _told(status: VaultStatus, referenced: int, present: int) -> SecretsStatus:
    return SecretsStatus(
        status.backend, status.usable, status.locked, status.reason, referenced, present
    )
