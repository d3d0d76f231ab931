"""The keyring for everyone else: nothing here waits longer than it says."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from smdesk.vault.errors import VaultError, VaultMissing
from smdesk.vault.ring import Keys, NoRing, VaultStatus, open_ring, unanswered

if TYPE_CHECKING:
    from concurrent.futures import Future

    from smdesk.vault.worker import Worker

T = TypeVar("T")
PATIENCE = 60.0
"""Seconds for a call in which the system may ask the user for a password."""
GLANCE = 5.0
"""Seconds for a question that asks the user nothing."""


class Vault:
    """The keyring of this machine. Nothing is imported or started before the first question.

    `submit` is the door for a window: it returns at once. The other methods wait for the answer
    and raise `VaultError`. Secrets go in and out as plain `str`; docs/decisions/0005-vault.md says
    what that does not promise.
    """

    def __init__(
        self,
        open_keys: Callable[[], Keys] = open_ring,
        patience: float = PATIENCE,
        glance: float = GLANCE,
    ) -> None:
        self._open = open_keys
        self._patience = patience
        self.glance = glance
        self._keys: Keys | None = None

    def submit(self, ask: Callable[[Keys], T], seconds: float | None = None) -> Future[T]:
        """Ask in the worker thread. The future is settled in time, with `VaultError` if need be.

        Its callbacks run in a thread of the vault: they may only pass the news on.
        """
        return self._worker.submit(lambda: ask(self._opened()), seconds or self._patience)

    def asking(self) -> Future[VaultStatus]:
        """The status, later."""
        return self._worker.submit(lambda: self._opened(anew=True).status(), self.glance)

    def status(self) -> VaultStatus:
        """What the keyring is like now, looked for anew; raises nothing."""
        try:
            return self.asking().result()
        except VaultError as refusal:
            return unanswered(refusal)

    def store(self, entry: str, secret: str) -> None:
        """Keep the secret under a name of `new_entry`."""
        self.submit(lambda keys: keys.store(entry, secret)).result()

    def read(self, entry: str) -> str | None:
        """The secret, or None when there is none."""
        return self.submit(lambda keys: keys.read(entry)).result()

    def remove(self, entry: str) -> None:
        """The entry is not there afterwards, whether it was or not."""
        self.submit(lambda keys: keys.remove(entry)).result()

    def present(self, entry: str) -> bool:
        """Whether the entry is there; unlocks nothing where the system allows it."""
        return bool(self.submit(lambda keys: keys.present([entry])).result())

    def close(self) -> None:
        """End the worker thread; a call under way is left to itself."""
        if "_worker" in vars(self):
            self._worker.close()

    @cached_property
    def _worker(self) -> Worker:
        from smdesk.vault.worker import Worker  # costs 9 ms that a start need not pay

        return Worker("keyring")

    def _opened(self, *, anew: bool = False) -> Keys:
        """In the worker thread. A missing keyring is looked for each time: it may appear."""
        if anew or self._keys is None or isinstance(self._keys, NoRing):
            self._keys = self._open()
        return self._keys


class NoVault(Vault):
    """A vault that has no keyring and says why: `reason` is what happened, one sentence."""

    def __init__(self, reason: str) -> None:
        super().__init__(lambda: NoRing(VaultMissing(reason)))
