"""The keyring as the worker thread sees it: every call may wait for the user."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from smdesk.vault.backends import APPLICATION, Backend, ByReading, Probe, find_backend
from smdesk.vault.errors import (
    SecretTooLong,
    VaultError,
    VaultLocked,
    VaultMissing,
    VaultRefused,
    worded,
)

T = TypeVar("T")
LONGEST = 1280
"""UTF-16 units that the Windows keyring holds. It is the limit everywhere: desks move."""


def new_entry() -> str:
    """A name for one secret, never used before. One secret per name is what Windows wants too."""
    from uuid import uuid4

    return f"{APPLICATION}/{uuid4()}"


@dataclass(frozen=True, slots=True)
class VaultStatus:
    """What the keyring is like now. `reason` says why it is not usable, and what to do."""

    backend: str
    usable: bool
    locked: bool = False
    reason: str = ""


def unanswered(refusal: VaultError) -> VaultStatus:
    """The status of a keyring that answers the question for it with a refusal."""
    locked = isinstance(refusal, VaultLocked)
    return VaultStatus("", usable=False, locked=locked, reason=str(refusal))


class Keys(Protocol):
    """What can be asked of a keyring. Every method but `status` raises `VaultError`."""

    def status(self) -> VaultStatus:
        """What it is like now; asks the user nothing."""

    def store(self, entry: str, secret: str) -> None:
        """Keep the secret. Returns only when it has been read back."""

    def read(self, entry: str) -> str | None:
        """The secret, or None when there is none."""

    def remove(self, entry: str) -> None:
        """The entry is not there afterwards, whether it was or not."""

    def present(self, entries: Sequence[str]) -> frozenset[str]:
        """Those of the entries that are there."""


class NoRing:
    """Stands where no keyring is, and says so."""

    def __init__(self, reason: VaultMissing) -> None:
        self._what = reason.what

    def status(self) -> VaultStatus:
        return VaultStatus("", usable=False, reason=str(VaultMissing(self._what)))

    def store(self, _entry: str, _secret: str) -> None:
        raise VaultMissing(self._what)

    def read(self, _entry: str) -> str | None:
        raise VaultMissing(self._what)

    def remove(self, _entry: str) -> None:
        raise VaultMissing(self._what)

    def present(self, _entries: Sequence[str]) -> frozenset[str]:
        raise VaultMissing(self._what)


class Ring:
    """A keyring backend with typed errors, a check of the length and a look at the result."""

    def __init__(self, title: str, backend: Backend, probe: Probe | None = None) -> None:
        self._title = title
        self._backend = backend
        self._probe = probe or ByReading(backend)

    def status(self) -> VaultStatus:
        locked = _asked(self._probe.locked)
        reason = str(VaultLocked()) if locked else ""
        return VaultStatus(self._title, usable=not locked, locked=locked, reason=reason)

    def store(self, entry: str, secret: str) -> None:
        if len(secret.encode("utf-16-le", "surrogatepass")) > 2 * LONGEST:
            raise SecretTooLong(LONGEST)
        _asked(lambda: self._backend.set_password(entry, APPLICATION, secret))
        if self.read(entry) != secret:
            raise VaultRefused("LostSecret")

    def read(self, entry: str) -> str | None:
        return _asked(lambda: self._backend.get_password(entry, APPLICATION))

    def remove(self, entry: str) -> None:
        if self.present([entry]):
            _asked(lambda: self._backend.delete_password(entry, APPLICATION))

    def present(self, entries: Sequence[str]) -> frozenset[str]:
        return _asked(lambda: self._probe.present(entries))


def open_ring() -> Keys:
    """The trusted keyring of this machine, or the one that says that there is none."""
    found = _asked(find_backend)
    if found is None:
        return NoRing(VaultMissing())
    allowed, backend = found
    return Ring(allowed.title, backend, allowed.probe(backend))


def _asked(call: Callable[[], T]) -> T:
    """What the call returns. Raises `VaultError` with nothing of the backend's own error in it."""
    try:
        return call()
    except Exception as error:  # noqa: BLE001 - backends raise whatever their system raises
        refusal = worded(error)
    raise refusal
