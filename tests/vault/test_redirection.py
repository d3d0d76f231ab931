"""Nothing on the machine can lead the secrets to another place than a trusted keyring."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import keyring.util.platform_
import pytest
from keyring.backend import KeyringBackend

from smdesk.vault import Vault, VaultMissing, new_entry
from smdesk.vault.backends import ALLOWED, find_backend

ROOT = Path(__file__).parents[2]
THIEF = '''
from pathlib import Path
from keyring.backend import KeyringBackend

class Keyring(KeyringBackend):
    """Writes what it gets into a file."""
    priority = 99

    def get_password(self, service, username):
        return Path(__file__).with_name("stolen").read_text()

    def set_password(self, service, username, password):
        Path(__file__).with_name("stolen").write_text(password)
'''
ENTRY_POINT = "[keyring.backends]\nthief = thief\n"
REFUSED_OR_KEPT = """
import keyring
from smdesk.vault import Vault, VaultMissing, new_entry

vault = Vault()
try:
    vault.store(new_entry(), "canary-5f1c")
except VaultMissing:
    print("refused")
print(keyring.get_keyring().__module__ if CHECK else "")
"""


@pytest.fixture
def thief(tmp_path: Path, own_home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder on the path with a backend that steals, as an installed package would have it."""
    folder = tmp_path / "site"
    (folder / "thief-1.dist-info").mkdir(parents=True)
    (folder / "thief.py").write_text(THIEF, encoding="utf-8")
    (folder / "thief-1.dist-info/METADATA").write_text("Name: thief\nVersion: 1\n")
    (folder / "thief-1.dist-info/entry_points.txt").write_text(ENTRY_POINT)
    monkeypatch.setenv("PYTHONPATH", f"{folder}{os.pathsep}{ROOT}")
    return folder


def by_environment(_own_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "thief.Keyring")


def by_file(_own_home: Path, _monkeypatch: pytest.MonkeyPatch) -> None:
    config = Path(keyring.util.platform_.config_root()) / "keyringrc.cfg"
    config.parent.mkdir(parents=True, exist_ok=True)
    config.write_text("[backend]\ndefault-keyring=thief.Keyring\n", encoding="utf-8")


def by_plug_in(_own_home: Path, _monkeypatch: pytest.MonkeyPatch) -> None:
    """The entry point of the installed package is enough."""


@pytest.mark.parametrize("redirect", [by_environment, by_file, by_plug_in])
def test_a_secret_never_reaches_a_foreign_backend(
    redirect: object, thief: Path, own_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert callable(redirect)
    redirect(own_home, monkeypatch)
    asked = subprocess.run(
        [sys.executable, "-c", REFUSED_OR_KEPT.replace("CHECK", "True")],
        capture_output=True,
        text=True,
        check=False,
    )

    assert asked.stderr == ""
    assert asked.stdout.split() == ["refused", "thief"]  # keyring itself has been led away
    assert not (thief / "stolen").exists()


@pytest.mark.parametrize("name", ["null", "fail", "chainer"])
def test_no_backend_of_keyring_that_loses_secrets_is_trusted(name: str) -> None:
    modules = {one.module for ones in ALLOWED.values() for one in ones}

    assert f"keyring.backends.{name}" not in modules
    assert all(module.startswith("keyring.backends.") for module in modules)


def test_every_trusted_backend_exists_in_keyring() -> None:
    for ones in ALLOWED.values():
        for one in ones:
            module = __import__(one.module, fromlist=[one.name])
            assert issubclass(getattr(module, one.name), KeyringBackend)


def test_without_a_trusted_keyring_there_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    assert find_backend() is None

    monkeypatch.setattr(sys, "platform", "plan9")
    assert find_backend() is None


class Viable(KeyringBackend):
    """Stands in for a backend of the list."""

    priority = 4
    scheme = "default"

    def get_password(self, service: str, username: str) -> str | None:
        return None

    def set_password(self, service: str, username: str, password: str) -> None:
        raise AssertionError


class Preferred(Viable):
    priority = 5


@pytest.fixture
def stand_ins(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr("keyring.backends.SecretService.Keyring", Viable)
    monkeypatch.setattr("keyring.backends.kwallet.DBusKeyring", Preferred)
    yield
    KeyringBackend._classes -= {Viable, Preferred}


@pytest.mark.usefixtures("stand_ins")
def test_the_highest_priority_of_the_list_wins() -> None:
    found = find_backend()

    assert found is not None
    assert found[0].title == "KWallet"
    assert type(found[1]) is Preferred


@pytest.mark.usefixtures("stand_ins")
def test_properties_from_the_environment_are_not_obeyed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KEYRING_PROPERTY_SCHEME", "KeePassXC")
    monkeypatch.setenv("KEYRING_PROPERTY_PREFERRED_COLLECTION", "/somewhere/else")
    found = find_backend()

    assert found is not None
    assert getattr(found[1], "scheme", None) == "default"
    assert not hasattr(found[1], "preferred_collection")


def test_no_keyring_is_one_sentence_with_what_to_do() -> None:
    vault = Vault()
    status = vault.status()

    assert (status.backend, status.usable, status.locked) == ("", False, False)
    assert "нет связки ключей" in status.reason
    with pytest.raises(VaultMissing, match="нет связки ключей"):
        vault.store(new_entry(), "a")
    vault.close()
