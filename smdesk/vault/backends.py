"""Which keyrings are trusted, and how one is reached past every redirection.

`keyring.get_keyring()` obeys PYTHON_KEYRING_BACKEND, keyringrc.cfg and installed plug-ins: any of
them can lead to a backend that loses secrets or writes them to a plain file. Here the backends of
a short list are imported by name and constructed directly.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

APPLICATION = "SMDesk"
"""The user name of every entry, and the name by which KWallet asks for permission."""


class Backend(Protocol):
    """The three methods of a keyring backend that are used."""

    def get_password(self, service: str, username: str, /) -> str | None:
        """The secret, or None."""

    def set_password(self, service: str, username: str, password: str, /) -> None:
        """Keep the secret."""

    def delete_password(self, service: str, username: str, /) -> None:
        """Remove the secret; a missing one raises."""


class Probe(Protocol):
    """Questions that show the user no window where the system allows it."""

    def locked(self) -> bool:
        """Whether secrets can be had only after unlocking."""

    def present(self, entries: Sequence[str]) -> frozenset[str]:
        """Those of the entries that are there."""


@dataclass(frozen=True, slots=True)
class ByReading:
    """For systems without a better question: what can be read is there."""

    backend: Backend

    def locked(self) -> bool:
        """False: keyring has no question for it; a locked one refuses when it is used."""
        return False

    def present(self, entries: Sequence[str]) -> frozenset[str]:
        """Those that can be read."""
        read = self.backend.get_password
        return frozenset(entry for entry in entries if read(entry, APPLICATION) is not None)


@dataclass(frozen=True, slots=True)
class BySearching:
    """For the Secret Service: a search finds locked items too, and hands out no secret."""

    backend: Backend

    def locked(self) -> bool:
        """Whether the default collection is locked; one not created yet is not."""
        import secretstorage

        with closing(secretstorage.dbus_init()) as bus:
            try:
                return secretstorage.Collection(bus).is_locked()
            except secretstorage.ItemNotFoundException:
                return False

    def present(self, entries: Sequence[str]) -> frozenset[str]:
        """Those that the default collection has."""
        import secretstorage

        with closing(secretstorage.dbus_init()) as bus:
            try:
                collection = secretstorage.Collection(bus)
            except secretstorage.ItemNotFoundException:
                return frozenset()
            return frozenset(
                entry
                for entry in entries
                if any(collection.search_items({"service": entry, "username": APPLICATION}))
            )


@dataclass(frozen=True, slots=True)
class Allowed:
    """A backend of the list: what the user calls it, where its class is, how it is asked."""

    title: str
    module: str
    name: str
    probe: Callable[[Backend], Probe] = ByReading


ALLOWED: dict[str, tuple[Allowed, ...]] = {
    "linux": (
        Allowed("Secret Service", "keyring.backends.SecretService", "Keyring", BySearching),
        Allowed("KWallet", "keyring.backends.kwallet", "DBusKeyring"),
        Allowed("libsecret", "keyring.backends.libsecret", "Keyring"),
    ),
    "win32": (Allowed("Диспетчер учётных данных", "keyring.backends.Windows", "WinVaultKeyring"),),
    "darwin": (Allowed("Связка ключей macOS", "keyring.backends.macOS", "Keyring"),),
}
"""By `sys.platform`. Never null, fail, chainer, nor anything that keeps secrets in a file."""


def find_backend() -> tuple[Allowed, Backend] | None:
    """The trusted backend with the highest priority that works here, or None."""
    working = [(_priority(one), one) for one in ALLOWED.get(sys.platform, ())]
    best = max(working, key=lambda pair: pair[0], default=(0.0, None))
    return (best[1], _construct(best[1])) if best[1] is not None and best[0] > 0 else None


def _class(one: Allowed) -> type[KeyringBackend]:
    found: type[KeyringBackend] = getattr(import_module(one.module), one.name)
    return found


def _priority(one: Allowed) -> float:
    """What keyring says of the backend on this machine, 0 when it cannot work."""
    kind = _class(one)
    return float(kind.priority) if kind.viable else 0.0


def _construct(one: Allowed) -> Backend:
    """The backend without what KEYRING_PROPERTY_… would set on it."""
    kind = _class(one)
    made = kind.__new__(kind)
    vars(made)["set_properties_from_env"] = lambda: None
    start: Callable[[KeyringBackend], None] = kind.__init__
    start(made)
    vars(made)["appid"] = APPLICATION
    return made
