"""The keyring of the operating system: the only place where secrets are kept."""

from __future__ import annotations

from smdesk.vault.errors import (
    SecretTooLong,
    VaultError,
    VaultLocked,
    VaultMissing,
    VaultRefused,
    VaultTimedOut,
)
from smdesk.vault.ring import Keys, VaultStatus, new_entry, unanswered
from smdesk.vault.vault import NoVault, Vault

__all__ = [
    "Keys",
    "NoVault",
    "SecretTooLong",
    "Vault",
    "VaultError",
    "VaultLocked",
    "VaultMissing",
    "VaultRefused",
    "VaultStatus",
    "VaultTimedOut",
    "new_entry",
    "unanswered",
]
