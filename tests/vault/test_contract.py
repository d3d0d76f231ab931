"""What every keyring does: the one in memory, and a real Secret Service."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from smdesk.vault import SecretTooLong, Vault, new_entry
from tests.vault.fakes import MemoryBackend, keys_over

TEXTS = {
    "plain": "k7-Ласточка",
    "spaces": "  два  слова ",
    "lines": "1111-2222\n3333-4444\r\n5555",
    "signs": "\"'\\<&>%s{}$`;",
    "astral": "🔑" * 40,
    "longest": "ы" * 1280,
}


@pytest.fixture(params=["memory", pytest.param("secret service", marks=pytest.mark.secret_service)])
def keyring(request: pytest.FixtureRequest) -> Iterator[Vault]:
    memory = MemoryBackend()
    vault = Vault(lambda: keys_over(memory)) if request.param == "memory" else Vault()
    yield vault
    vault.close()


@pytest.fixture
def entry(keyring: Vault) -> Iterator[str]:
    name = new_entry()
    yield name
    keyring.remove(name)


def test_it_says_that_it_is_usable(keyring: Vault) -> None:
    status = keyring.status()

    assert (status.usable, status.locked, status.reason) == (True, False, "")
    assert status.backend


@pytest.mark.parametrize("secret", TEXTS.values(), ids=TEXTS)
def test_what_is_stored_is_read(keyring: Vault, entry: str, secret: str) -> None:
    keyring.store(entry, secret)

    assert keyring.read(entry) == secret
    assert keyring.present(entry)


def test_what_was_never_stored_is_not_there(keyring: Vault, entry: str) -> None:
    assert keyring.read(entry) is None
    assert not keyring.present(entry)


def test_removing_leaves_nothing_and_may_be_repeated(keyring: Vault, entry: str) -> None:
    keyring.store(entry, "a")
    keyring.remove(entry)
    keyring.remove(entry)

    assert keyring.read(entry) is None
    assert not keyring.present(entry)


def test_entries_do_not_mix(keyring: Vault, entry: str) -> None:
    other = new_entry()
    keyring.store(entry, "one")
    keyring.store(other, "two")
    keyring.remove(other)

    assert keyring.read(entry) == "one"
    names = [entry, other]
    assert keyring.submit(lambda keys: keys.present(names)).result() == {entry}


def test_more_than_windows_holds_is_refused_everywhere(keyring: Vault, entry: str) -> None:
    for secret in ("ы" * 1281, "🔑" * 641):
        with pytest.raises(SecretTooLong, match="1280"):
            keyring.store(entry, secret)

    assert not keyring.present(entry)
