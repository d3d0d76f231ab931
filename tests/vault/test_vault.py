"""Waiting, refusals and the end of a vault."""

from __future__ import annotations

import gc
import logging
import subprocess
import sys
import threading
import traceback
import weakref
from pathlib import Path

import pytest

from smdesk.vault import (
    Keys,
    NoVault,
    Vault,
    VaultError,
    VaultLocked,
    VaultMissing,
    VaultRefused,
    VaultTimedOut,
    new_entry,
)
from tests.vault.fakes import (
    BlockedBackend,
    KeyringLocked,
    MemoryBackend,
    RaisingBackend,
    keys_over,
)

SECRET = "canary-83e1"


def threads() -> list[threading.Thread]:
    return [one for one in threading.enumerate() if one.name == "keyring"]


def wait_for_end(known: list[threading.Thread]) -> None:
    for thread in known:
        thread.join(30)
    assert not any(thread.is_alive() for thread in known)


class SpecialError(KeyringLocked):
    """An error of a backend may be of a kind that only its parent tells."""


class SecretServiceNotAvailableException(Exception):
    """What SecretStorage raises without a session bus."""


@pytest.mark.parametrize(
    ("raised", "told"),
    [
        (KeyringLocked, VaultLocked),
        (SpecialError, VaultLocked),
        (SecretServiceNotAvailableException, VaultMissing),
        (OSError, VaultRefused),
        (RuntimeError, VaultRefused),
    ],
)
def test_a_refusal_is_typed_and_carries_nothing_of_the_secret(
    raised: type[Exception], told: type[VaultError], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    vault = Vault(lambda: keys_over(RaisingBackend(raised)))

    with pytest.raises(told) as caught:
        vault.store(new_entry(), SECRET)
    vault.close()

    error = caught.value
    told_all = "".join(traceback.format_exception(error)) + repr(error) + caplog.text
    assert SECRET not in told_all
    assert error.what
    assert error.todo
    assert error.__context__ is None
    assert error.__cause__ is None
    inner = [frame for frame, _ in traceback.walk_tb(error.__traceback__)]
    assert not any("ring.py" in frame.f_code.co_filename for frame in inner)


def test_the_number_of_a_system_error_is_told() -> None:
    class Full(MemoryBackend):
        def set_password(self, service: str, username: str, password: str, /) -> None:
            raise OSError(28, f"no space for {password}")

    vault = Vault(lambda: keys_over(Full()))
    with pytest.raises(VaultRefused, match=r"отказала \(OSError 28\)"):
        vault.store(new_entry(), SECRET)
    vault.close()


def test_a_cause_tells_more_than_what_was_made_of_it() -> None:
    class Blocked(MemoryBackend):
        def get_password(self, service: str, username: str, /) -> str | None:
            raise OSError from KeyringLocked()

    vault = Vault(lambda: keys_over(Blocked()))
    with pytest.raises(VaultLocked):
        vault.read(new_entry())
    vault.close()


def test_a_keyring_that_loses_the_secret_is_found_out() -> None:
    class Losing(MemoryBackend):
        def set_password(self, service: str, username: str, password: str, /) -> None:
            """Accept, and keep nothing: what keyring's null backend does."""

    vault = Vault(lambda: keys_over(Losing()))
    with pytest.raises(VaultRefused):
        vault.store(new_entry(), SECRET)
    vault.close()


def test_a_mistake_of_ours_is_not_disguised_as_a_refusal(vault: Vault) -> None:
    def mistaken(_keys: Keys) -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        vault.submit(mistaken).result()


def test_a_prompt_that_nobody_answers_ends_in_a_sentence() -> None:
    others = threads()
    backend = BlockedBackend()
    vault = Vault(lambda: keys_over(backend), patience=0.02)

    with pytest.raises(VaultTimedOut, match="не ответила"):
        vault.read(new_entry())
    known = [thread for thread in threads() if thread not in others]
    backend.unlocked.set()
    vault.close()
    wait_for_end(known)


def test_what_timed_out_in_the_queue_is_not_done_later() -> None:
    backend = BlockedBackend()
    vault = Vault(lambda: keys_over(backend), patience=30)
    first = vault.submit(lambda keys: keys.read("SMDesk/a"))
    assert backend.asked.wait(30)
    second = vault.submit(lambda keys: keys.store("SMDesk/b", SECRET), 0.01)

    with pytest.raises(VaultTimedOut):
        second.result()
    backend.unlocked.set()

    assert first.result() is None
    assert vault.read("SMDesk/c") is None  # the queue has been worked off
    assert backend.secrets == {}
    vault.close()


def test_an_answer_that_comes_too_late_is_dropped() -> None:
    backend = BlockedBackend()
    backend.kept["SMDesk/a", "SMDesk"] = SECRET
    vault = Vault(lambda: keys_over(backend), patience=0.02)
    late = vault.submit(lambda keys: keys.read("SMDesk/a"))
    with pytest.raises(VaultTimedOut):
        late.result()
    backend.unlocked.set()

    assert vault.submit(lambda keys: keys.read("SMDesk/a"), 30).result() == SECRET
    assert isinstance(late.exception(), VaultTimedOut)
    vault.close()


def test_the_status_is_told_by_a_keyring_that_does_not_answer() -> None:
    backend = BlockedBackend()

    def blocked() -> Keys:
        backend.get_password("", "")
        return keys_over(backend)

    vault = Vault(blocked, glance=0.02)
    status = vault.status()
    backend.unlocked.set()
    vault.close()

    assert not status.usable
    assert "не ответила" in status.reason


def test_one_thread_serves_all_calls_and_ends_with_the_vault(backend: MemoryBackend) -> None:
    before = threads()
    vaults = [Vault(lambda: keys_over(backend)) for _ in range(20)]
    assert threads() == before  # none before the first question

    for vault in vaults:
        for _ in range(5):
            vault.store(new_entry(), SECRET)
    started = [thread for thread in threads() if thread not in before]
    assert len(started) == len(vaults)
    assert all(thread.daemon for thread in started)

    for vault in vaults:
        vault.close()
    wait_for_end(started)


def test_alarms_do_not_outlive_their_calls(backend: MemoryBackend) -> None:
    vault = Vault(lambda: keys_over(backend))
    for _ in range(30):
        vault.read(new_entry())
    vault.close()

    alarms = [one for one in threading.enumerate() if isinstance(one, threading.Timer)]
    wait_for_end(list(alarms))


def test_a_closed_vault_may_be_asked_again(vault: Vault) -> None:
    vault.store("SMDesk/a", SECRET)
    vault.close()

    assert vault.read("SMDesk/a") == SECRET


def test_a_keyring_that_appears_is_found(backend: MemoryBackend) -> None:
    found = [NoVault("Связки нет.")._opened(), keys_over(backend)]
    vault = Vault(lambda: found.pop(0))

    with pytest.raises(VaultMissing):
        vault.read("SMDesk/a")
    assert vault.read("SMDesk/a") is None
    vault.close()


def test_no_vault_explains_itself() -> None:
    vault = NoVault("Связка ключей отключена.")

    assert "Связка ключей отключена." in vault.status().reason
    for call in (vault.read, vault.remove, vault.present):
        with pytest.raises(VaultMissing, match="отключена"):
            call(new_entry())
    with pytest.raises(VaultMissing, match="отключена"):
        vault.store(new_entry(), SECRET)
    vault.close()


class Tracked(str):
    """A text that can be watched until it is gone."""

    __slots__ = ("__weakref__",)


class LateTimer(threading.Timer):
    """An alarm whose thread stays for a while after it was called off, as on a busy machine."""

    may_end = threading.Event()

    def run(self) -> None:
        super().run()
        self.may_end.wait(30)


def test_nothing_holds_a_secret_after_it_is_stored(
    vault: Vault, backend: MemoryBackend, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("smdesk.vault.worker.Timer", LateTimer)
    secret = Tracked(SECRET)
    watched = weakref.ref(secret)
    vault.store("SMDesk/a", secret)
    vault.read("SMDesk/b")  # the worker has put the first task down before it takes this one
    backend.kept.clear()
    del secret
    gc.collect()

    try:
        assert watched() is None
    finally:
        LateTimer.may_end.set()


def test_a_blocked_keyring_does_not_keep_the_program_from_ending() -> None:
    code = """
from tests.vault.fakes import BlockedBackend, keys_over
from smdesk.vault import Vault
backend = BlockedBackend()
backend.unlocked.wait = lambda _seconds: __import__("threading").Event().wait()
Vault(lambda: keys_over(backend)).submit(lambda keys: keys.read("SMDesk/a"))
assert backend.asked.wait(30)
print("ends")
"""
    root = Path(__file__).parents[2]
    ended = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=False,
        cwd=root,
        timeout=30,
    )

    assert (ended.stdout, ended.stderr) == ("ends\n", "")
