"""What can go wrong with the keyring, worded for the user. No error carries a secret."""

from __future__ import annotations

import sys

from smdesk.models.errors import DeskError
from smdesk.models.labels import plural

_INSTALL = {
    "linux": "Установите gnome-keyring или KWallet и войдите в систему заново.",
    "win32": "Включите службу «Диспетчер учётных данных» и войдите в систему заново.",
}
_RETRY = "Повторите; если не поможет, войдите в систему заново."


class VaultError(DeskError):
    """The keyring did not do what it was asked for."""


class VaultMissing(VaultError):
    """There is no keyring that secrets can be trusted to."""

    def __init__(self, what: str = "На этом компьютере нет связки ключей.") -> None:
        super().__init__(what, _INSTALL.get(sys.platform, _RETRY))


class VaultLocked(VaultError):
    """The keyring is locked, and nobody has unlocked it."""

    def __init__(self) -> None:
        super().__init__(
            "Связка ключей заблокирована.", "Разблокируйте её или войдите в систему заново."
        )


class VaultRefused(VaultError):
    """The keyring refused; `reason` is the name and number of its error, never its text."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"Связка ключей отказала ({reason}).", _RETRY)


class VaultTimedOut(VaultError):
    """The keyring has not answered in time: often it waits for an answer of the user."""

    def __init__(self, seconds: float) -> None:
        waited = plural(max(round(seconds), 1), "секунду", "секунды", "секунд")
        super().__init__(
            f"Связка ключей не ответила за {waited}.",
            "Если она спрашивает пароль, ответьте ей и повторите.",
        )


class SecretTooLong(VaultError):
    """More than every keyring can hold."""

    def __init__(self, most: int) -> None:
        super().__init__(f"Значение длиннее {most} знаков.", "Сократите его и сохраните снова.")


_MEANINGS: dict[str, type[VaultLocked | VaultMissing]] = {
    "KeyringLocked": VaultLocked,
    "LockedException": VaultLocked,
    "PromptDismissedException": VaultLocked,
    "NoKeyringError": VaultMissing,
    "SecretServiceNotAvailableException": VaultMissing,
}
"""Errors of keyring and SecretStorage by name, so that neither is imported for them."""


def worded(error: BaseException) -> VaultError:
    """A new error that says for the user what an error of a backend means.

    It keeps nothing of the backend's: texts and frames may hold the secret.
    """
    for link in (error, error.__cause__):
        for kind in type(link).__mro__:
            if kind.__name__ in _MEANINGS:
                return _MEANINGS[kind.__name__]()
    code = getattr(error, "winerror", None) or getattr(error, "errno", None)
    return VaultRefused(f"{type(error).__name__} {code}" if code else type(error).__name__)
