"""The use cases: secret first, reference second, and an undo that does not lie."""

from __future__ import annotations

import json
import tempfile
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smdesk.desk import Desk
from smdesk.models.errors import DeskError, InUse, Invalid, NotFound
from smdesk.models.records import Person
from smdesk.models.vocabulary import CredentialKind
from smdesk.storage.journal import NothingToUndo
from smdesk.vault import NoVault, Vault, VaultMissing, VaultRefused, VaultTimedOut
from tests.vault.conftest import add_page
from tests.vault.fakes import BlockedBackend, MemoryBackend, keys_over

LOGIN, PASSWORD = CredentialKind.LOGIN, CredentialKind.PASSWORD


def test_the_secret_is_in_the_keyring_and_the_reference_in_the_base(
    desk: Desk, page: int, backend: MemoryBackend
) -> None:
    holder = desk.persons.add(Person(full_name="Кедрова Анна Львовна"))
    one = desk.secrets.store(page, PASSWORD, "k-1", holder)

    kept = desk.credentials.get(one)
    assert backend.secrets == {kept.entry: "k-1"}
    assert (kept.kind, kept.holder_id, kept.changed_on) == (PASSWORD, holder, date(2026, 11, 23))
    assert desk.secrets.read(one) == "k-1"
    assert desk.secrets.finding(page).result() == {PASSWORD}
    assert desk.history.log()[0].title == "Сохранён доступ «Клуб „Ёлка“»: пароль"


def test_another_secret_has_another_entry_and_the_old_one_goes(
    desk: Desk, page: int, backend: MemoryBackend
) -> None:
    one = desk.secrets.store(page, PASSWORD, "old")
    entry = desk.credentials.get(one).entry
    assert desk.secrets.store(page, PASSWORD, "new") == one

    assert desk.credentials.get(one).entry != entry
    assert backend.secrets == {desk.credentials.get(one).entry: "new"}
    assert desk.history.log()[0].title == "Изменён доступ «Клуб „Ёлка“»: пароль"


def test_undoing_a_change_says_that_the_old_secret_is_gone(desk: Desk, page: int) -> None:
    one = desk.secrets.store(page, PASSWORD, "old")
    desk.secrets.store(page, PASSWORD, "new")
    undone = desk.history.undo()

    assert "Прежнее значение не вернулось" in undone.irreversible
    assert desk.secrets.read(one) is None
    assert desk.secrets.finding(page).result() == frozenset()
    assert desk.secrets.status().missing == 1

    desk.history.redo()
    assert desk.secrets.read(one) == "new"


def test_undoing_the_first_saving_says_where_the_secret_still_is(
    desk: Desk, page: int, backend: MemoryBackend
) -> None:
    one = desk.secrets.store(page, LOGIN, "club")
    undone = desk.history.undo()

    assert "если оно ещё в связке ключей" in undone.irreversible
    assert desk.credentials.find(one) is None
    assert list(backend.secrets.values()) == ["club"]

    desk.history.redo()
    assert desk.secrets.read(one) == "club"

    desk.history.undo()
    desk.secrets.store(page, PASSWORD, "k-2")  # after this no redo brings the login back
    assert list(backend.secrets.values()) == ["k-2"]


def test_removing_takes_the_secret_and_the_reference(
    desk: Desk, page: int, backend: MemoryBackend
) -> None:
    one = desk.secrets.store(page, PASSWORD, "k-1")
    desk.secrets.remove(one)

    assert backend.secrets == {}
    assert desk.secrets.of_account(page) == {}
    assert "не вернулось" in desk.history.undo().irreversible
    assert desk.secrets.read(one) is None


def test_removing_is_no_trouble_when_the_secret_is_gone_already(
    desk: Desk, page: int, backend: MemoryBackend
) -> None:
    one = desk.secrets.store(page, PASSWORD, "k-1")
    backend.kept.clear()
    desk.secrets.remove(one)

    assert desk.credentials.count() == 0


def test_references_can_be_dropped_where_the_keyring_is_lost(
    desk: Desk, page: int, backend: MemoryBackend
) -> None:
    first, second = (desk.secrets.store(page, kind, "x") for kind in (LOGIN, PASSWORD))
    with pytest.raises(InUse):
        desk.accounts.delete([page])
    desk.secrets.forget([first, second])
    desk.accounts.delete([page])

    assert desk.credentials.count() == 0
    assert "Убраны записи о 2 доступах" in {change.title for change in desk.history.log()}


@pytest.mark.parametrize("secret", ["", "x" * 1281])
def test_what_cannot_be_kept_changes_nothing(
    desk: Desk, page: int, backend: MemoryBackend, secret: str
) -> None:
    before = desk.history.count()
    with pytest.raises(DeskError):
        desk.secrets.store(page, PASSWORD, secret)

    assert (desk.credentials.count(), desk.history.count(), backend.kept) == (0, before, {})


def test_unknown_accounts_and_references_are_refused_before_the_keyring_is_asked(
    desk: Desk, page: int, backend: MemoryBackend
) -> None:
    with pytest.raises(NotFound):
        desk.secrets.store(404, PASSWORD, "x")
    with pytest.raises(NotFound):
        desk.secrets.store(page, PASSWORD, "x", holder_id=404)
    for call in (desk.secrets.read, desk.secrets.remove):
        with pytest.raises(NotFound):
            call(404)

    assert backend.kept == {}


def test_a_holder_who_goes_meanwhile_leaves_no_secret_behind(
    desk: Desk, page: int, backend: MemoryBackend
) -> None:
    holder = desk.persons.add(Person(full_name="Кедрова Анна Львовна"))
    pending = desk.secrets.storing(page, PASSWORD, "orphan", holder)
    desk.persons.delete([holder])
    with pytest.raises(NotFound):
        pending.finish()
    assert desk.credentials.count() == 0

    desk.secrets.store(page, LOGIN, "club")
    assert list(backend.secrets.values()) == ["club"]


def test_the_window_need_not_wait(tmp_path: Path) -> None:
    backend = BlockedBackend()
    vault = Vault(lambda: keys_over(backend), patience=30)
    desk = Desk.open(tmp_path / "a.db", vault=vault)
    page = add_page(desk, "Школа")
    pending = desk.secrets.storing(page, PASSWORD, "k-1")
    assert backend.asked.wait(30)
    assert not pending.future.done()
    assert desk.credentials.count() == 0

    backend.unlocked.set()
    one = pending.finish()
    removing = desk.secrets.removing(one)
    removing.finish()
    assert (desk.credentials.count(), backend.kept) == (0, {})
    desk.close()


def test_a_keyring_that_does_not_answer_leaves_the_base_as_it_was(tmp_path: Path) -> None:
    backend = BlockedBackend()
    desk = Desk.open(tmp_path / "a.db", vault=Vault(lambda: keys_over(backend), patience=0.02))
    page = add_page(desk, "Школа")
    with pytest.raises(VaultTimedOut):
        desk.secrets.store(page, PASSWORD, "late")
    assert desk.credentials.count() == 0
    backend.unlocked.set()
    desk.close()

    # The prompt was answered after all: the next saving clears up, even of another session.
    calm = Desk.open(tmp_path / "a.db", vault=Vault(lambda: keys_over(backend)))
    calm.secrets.store(page, PASSWORD, "in time")
    assert list(backend.secrets.values()) == ["in time"]
    calm.close()


def test_what_could_not_be_cleared_up_is_tried_again(
    desk: Desk, page: int, backend: MemoryBackend, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.secrets.store(page, PASSWORD, "first")

    def refuse(_service: str, _username: str) -> None:
        raise PermissionError

    with monkeypatch.context() as stubborn:
        stubborn.setattr(backend, "delete_password", refuse)
        desk.secrets.store(page, PASSWORD, "second")
    assert sorted(backend.secrets.values()) == ["first", "second"]

    desk.secrets.store(page, LOGIN, "club")
    assert sorted(backend.secrets.values()) == ["club", "second"]


def test_the_report_counts_and_has_the_promised_keys(
    desk: Desk, page: int, backend: MemoryBackend
) -> None:
    desk.secrets.store(page, LOGIN, "club")
    lost = desk.secrets.store(page, PASSWORD, "k-1")
    del backend.kept[desk.credentials.get(lost).entry, "SMDesk"]

    assert json.loads(json.dumps(desk.secrets.status_report())) == {
        "backend": "Память",
        "usable": True,
        "locked": False,
        "reason": "",
        "referenced": 2,
        "present": 1,
        "missing": 1,
    }


def test_without_a_keyring_everything_else_works(desk: Desk, page: int, tmp_path: Path) -> None:
    desk.secrets.store(page, LOGIN, "club")
    with_none = Desk.open(desk.path, vault=NoVault("Связки ключей нет."))
    report = with_none.secrets.status_report()

    assert (report["usable"], report["referenced"], report["missing"]) == (False, 1, 1)
    assert str(report["reason"]).startswith("Связки ключей нет.")
    with pytest.raises(VaultMissing):
        with_none.secrets.store(page, PASSWORD, "x")
    assert with_none.accounts.get(page).title == "Клуб «Ёлка»"
    with_none.close()


def test_a_refusing_keyring_is_told_in_the_report(
    desk: Desk, page: int, backend: MemoryBackend, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.secrets.store(page, LOGIN, "club")

    def refuse(_service: str, _username: str) -> str:
        raise PermissionError

    monkeypatch.setattr(backend, "get_password", refuse)
    with pytest.raises(VaultRefused, match="PermissionError"):
        desk.secrets.read(1)
    assert "отказала" in str(desk.secrets.status_report()["reason"])


def test_an_empty_secret_names_its_field(desk: Desk, page: int) -> None:
    with pytest.raises(Invalid) as caught:
        desk.secrets.storing(page, PASSWORD, "")

    assert caught.value.field == "secret"


@settings(max_examples=40, deadline=None)
@given(
    steps=st.lists(
        st.tuples(
            st.sampled_from(["store", "store", "remove", "undo", "undo", "redo", "other"]),
            st.sampled_from([LOGIN, PASSWORD]),
        ),
        max_size=14,
    )
)
def test_no_way_through_undo_and_redo_shows_a_wrong_secret(
    steps: list[tuple[str, CredentialKind]],
) -> None:
    """A reference shows the secret it was stored with or none; nothing is left after a saving."""
    backend = MemoryBackend()
    with tempfile.TemporaryDirectory() as folder:
        vault = Vault(lambda: keys_over(backend))
        desk = Desk.open(Path(folder) / "a.db", lambda: datetime(2026, 11, 23), vault)
        page = add_page(desk, "Школа")
        meant: dict[str, str] = {}
        for number, (step, kind) in enumerate(steps):
            take(desk, page, step, kind, f"secret {number}", meant)
            references = desk.credentials.all()
            for one in references:
                assert desk.secrets.read(one.id) in (meant[one.entry], None)
            if step == "store":
                assert set(backend.secrets) <= {one.entry for one in references}
        desk.close()


def take(
    desk: Desk, page: int, step: str, kind: CredentialKind, secret: str, meant: dict[str, str]
) -> None:
    """One step; `meant` learns which secret an entry was made for."""
    try:
        if step == "store":
            one = desk.secrets.store(page, kind, secret)
            meant[desk.credentials.get(one).entry] = secret
            assert desk.secrets.read(one) == secret
        elif step == "remove" and kind in desk.secrets.of_account(page):
            desk.secrets.remove(desk.secrets.of_account(page)[kind].id)
        elif step == "undo" and desk.credentials.count():
            desk.history.undo()
        elif step == "redo":
            desk.history.redo()
        elif step == "other":
            desk.persons.add(Person(full_name=f"Иванова Анна {len(meant)}"))
    except NothingToUndo:
        return
