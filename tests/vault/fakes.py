"""Keyrings that live in memory, and ways to make them awkward."""

from __future__ import annotations

from threading import Event

from smdesk.vault import Keys
from smdesk.vault.backends import ByReading
from smdesk.vault.ring import Ring


class PasswordDeleteError(Exception):
    """What keyring raises for a missing entry."""


class KeyringLocked(Exception):
    """What keyring raises when nobody unlocks."""


class MemoryBackend:
    """Keeps secrets as a real backend does, by service and user name."""

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str, /) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str, /) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str, /) -> None:
        if (service, username) not in self.kept:
            raise PasswordDeleteError
        del self.kept[service, username]

    @property
    def secrets(self) -> dict[str, str]:
        return {service: secret for (service, _), secret in self.kept.items()}


class RaisingBackend(MemoryBackend):
    """Answers with an error whose text and frames hold what it was asked to keep."""

    def __init__(self, kind: type[Exception]) -> None:
        super().__init__()
        self._kind = kind

    def set_password(self, service: str, username: str, password: str, /) -> None:
        raise self._kind(f"cannot keep {password}")

    def get_password(self, service: str, username: str, /) -> str | None:
        raise self._kind(service)


class BlockedBackend(MemoryBackend):
    """Does not answer until somebody «unlocks» it, as a prompt on the screen does."""

    def __init__(self) -> None:
        super().__init__()
        self.asked = Event()
        self.unlocked = Event()

    def get_password(self, service: str, username: str, /) -> str | None:
        self.asked.set()
        self.unlocked.wait(30)
        return super().get_password(service, username)


def keys_over(backend: MemoryBackend) -> Keys:
    return Ring("Память", backend, ByReading(backend))
