"""A real Secret Service: locked, unlocked again, and gone. `.ci/keyring` starts one for this."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path

import pytest
import secretstorage
from secretstorage.defines import SS_PATH
from secretstorage.util import DBusAddressWrapper, format_secret, open_session

from smdesk.desk import Desk
from smdesk.models.vocabulary import CredentialKind
from smdesk.vault import Vault, VaultError, VaultLocked, VaultMissing, new_entry
from tests.vault.conftest import add_page

pytestmark = [
    pytest.mark.secret_service,
    # keyring leaves its connection open when it cannot unlock
    pytest.mark.filterwarnings("ignore:unclosed <socket:ResourceWarning"),
]
GUILT_RIDDEN = "org.gnome.keyring.InternalUnsupportedGuiltRiddenInterface"
MASTER = b"x\n"
"""What `.ci/keyring` unlocks the daemon with; the daemon reads the line end as well."""


@pytest.fixture
def real() -> Iterator[Vault]:
    vault = Vault()
    yield vault
    vault.close()
    gc.collect()  # while the warning below is expected


@pytest.fixture
def entry(real: Vault) -> Iterator[str]:
    name = new_entry()
    real.store(name, "k-1")
    yield name
    real.remove(name)


@contextmanager
def locking() -> Iterator[None]:
    """Lock the keyring as a screen saver does; unlock it afterwards without a window."""
    with closing(secretstorage.dbus_init()) as bus:
        collection = secretstorage.get_default_collection(bus)
        collection.lock()
        yield
        session = open_session(bus)
        DBusAddressWrapper(SS_PATH, GUILT_RIDDEN, bus).call(
            "UnlockWithMasterPassword",
            "o(oayays)",
            "/org/freedesktop/secrets/collection/login",
            format_secret(session, MASTER, "text/plain"),
        )
        assert not collection.is_locked()


@pytest.fixture
def locked(entry: str) -> Iterator[None]:
    """The keyring is locked, and has the entry."""
    with locking():
        yield


def test_the_backend_is_the_secret_service(real: Vault) -> None:
    assert real.status().backend == "Secret Service"


@pytest.mark.usefixtures("locked")
def test_a_locked_keyring_says_so_and_asks_nobody(real: Vault, entry: str) -> None:
    status = real.status()

    assert (status.usable, status.locked) == (False, True)
    assert status.reason == str(VaultLocked())


@pytest.mark.usefixtures("locked")
def test_a_locked_keyring_still_knows_what_it_has(real: Vault, entry: str) -> None:
    assert real.present(entry)
    assert not real.present(new_entry())


@pytest.mark.usefixtures("locked")
def test_a_locked_keyring_refuses_in_words(real: Vault, entry: str) -> None:
    with pytest.raises(VaultLocked):
        real.read(entry)
    with pytest.raises(VaultLocked):
        real.store(new_entry(), "k-2")
    with pytest.raises(VaultError):
        real.remove(entry)


def test_after_unlocking_the_same_vault_goes_on(real: Vault, entry: str) -> None:
    with locking():
        assert real.status().locked

    assert real.read(entry) == "k-1"


def test_a_desk_counts_in_the_real_keyring(real: Vault, tmp_path: Path) -> None:
    desk = Desk.open(tmp_path / "a.db", lambda: datetime(2026, 11, 23), real)
    page = add_page(desk, "Школа")
    one = desk.secrets.store(page, CredentialKind.PASSWORD, "k-1")
    desk.secrets.store(page, CredentialKind.PASSWORD, "k-2")
    report = desk.secrets.status_report()

    assert (report["referenced"], report["present"], report["missing"]) == (1, 1, 0)
    assert desk.secrets.read(one) == "k-2"
    desk.secrets.remove(one)
    desk.close()


def test_without_a_session_bus_there_is_no_keyring(
    real: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS")
    with pytest.raises(VaultMissing):
        real.read(new_entry())
