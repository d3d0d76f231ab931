"""Copies: whole or absent, kept by schedule and budget, restored with a safety copy."""

from __future__ import annotations

import shutil
import sqlite3
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smdesk.models.progress import run_to_end
from smdesk.models.records import Person
from smdesk.storage import backup, copies
from smdesk.storage.backup import contents, make_copy, restore
from smdesk.storage.copies import Copy, copies_of, kept_copies
from smdesk.storage.errors import Damaged, Foreign, Locked, Missing
from smdesk.storage.storage import Storage
from tests.storage.conftest import Clock

NOW = datetime(2026, 11, 23, 9, 0)


def add_person(storage: Storage, name: str) -> None:
    with storage.change(f"Добавлено лицо {name}"):
        storage.repository(Person).insert(Person(full_name=name))


def test_a_copy_is_a_whole_base(storage: Storage, tmp_path: Path) -> None:
    add_person(storage, "Иванова")
    target = run_to_end(make_copy(storage.path, tmp_path / "flash" / "copy.db"))
    found = contents(target)
    assert (found.persons, found.last_change) == (1, "Добавлено лицо Иванова")
    assert [p.name for p in target.parent.iterdir()] == ["copy.db"]


def test_a_failed_copy_leaves_the_old_one(
    storage: Storage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "copy.db"
    run_to_end(make_copy(storage.path, target))
    before = target.read_bytes()

    def damaged(_path: Path, _refusal: Damaged, *, meant: Path) -> None:
        raise Damaged("Файл повреждён.")

    monkeypatch.setattr(backup, "verify", damaged)
    with pytest.raises(Damaged):
        run_to_end(make_copy(storage.path, target))
    assert target.read_bytes() == before
    assert not target.with_name("copy.db.part").exists()


def test_a_copy_under_a_link_is_written_where_it_leads_and_strangers_stay(
    storage: Storage, tmp_path: Path
) -> None:
    target, link = tmp_path / "there.db", tmp_path / "link.db"
    link.symlink_to(target)
    stranger = tmp_path / "there.db.part"
    stranger.write_bytes(b"another's")
    run_to_end(make_copy(storage.path, link))
    assert link.is_symlink()
    assert contents(target).persons == 0
    assert stranger.read_bytes() == b"another's"


def test_an_unreachable_folder_is_one_sentence(storage: Storage, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(Missing, match="недоступна"):
        run_to_end(make_copy(storage.path, tmp_path / "file" / "copy.db"))


def test_a_copy_made_in_the_same_second_does_not_take_the_place_of_another(
    storage: Storage,
) -> None:
    add_person(storage, "Иванова")
    first = run_to_end(backup.make_dated_copy(storage.path, "before-restore", NOW))
    add_person(storage, "Петрова")
    safety = run_to_end(restore(storage.path, first, NOW))
    assert safety is not None
    assert [contents(path).persons for path in (first, safety, storage.path)] == [1, 2, 1]


@pytest.mark.parametrize(
    "names", [("р.db", "р.sqlite"), ("р.db", "р"), ("р.sqlite.db", "р.sqlite")]
)
def test_bases_that_differ_by_their_ending_keep_their_copies_apart(
    names: tuple[str, str], tmp_path: Path, clock: Clock
) -> None:
    made = []
    for name in names:
        storage = Storage(tmp_path / name, clock)
        made.append(run_to_end(backup.make_dated_copy(storage.path, "auto", NOW)))
        assert backup.prune_copies(storage.path, copies.BUDGET) == []
        assert [copy.path for copy in copies_of(storage.path)] == made[-1:]
        storage.close()
    assert all(copy.exists() for copy in made)
    assert made[0].parent.name == f"{Path(names[0]).stem}-copies"


def test_restore_makes_a_safety_copy_and_an_open_window_notices(
    storage: Storage, tmp_path: Path
) -> None:
    add_person(storage, "Иванова")
    copy = run_to_end(make_copy(storage.path, tmp_path / "copy.db"))
    add_person(storage, "Петрова")
    storage.changed_elsewhere()
    safety = run_to_end(restore(storage.path, copy, NOW))
    assert storage.changed_elsewhere()
    assert [p.full_name for p in storage.repository(Person).all()] == ["Иванова"]
    assert safety is not None
    assert contents(safety).persons == 2
    assert storage.journal.undo().change.title == "Добавлено лицо Иванова"


def test_restore_refuses_what_is_no_base_and_changes_nothing(
    storage: Storage, tmp_path: Path
) -> None:
    add_person(storage, "Иванова")
    other = tmp_path / "other.db"
    with sqlite3.connect(other) as c:
        c.execute("CREATE TABLE t (x)")
    c.close()
    with pytest.raises(Foreign):
        run_to_end(restore(storage.path, other, NOW))
    assert storage.repository(Person).count() == 1
    assert copies_of(storage.path) == []


def test_a_damaged_file_is_set_aside_and_the_copy_takes_its_place(
    storage: Storage, tmp_path: Path, clock: Clock
) -> None:
    add_person(storage, "Иванова")
    copy = run_to_end(make_copy(storage.path, tmp_path / "copy.db"))
    broken = tmp_path / "broken.db"
    broken.write_bytes(b"SQLite format 3\0" + b"x" * 5000)
    aside = run_to_end(restore(broken, copy, NOW))
    assert aside is not None
    assert aside.read_bytes().startswith(b"SQLite")
    again = Storage(broken, clock)
    assert again.repository(Person).count() == 1
    again.close()


def test_a_base_that_a_crash_left_half_written_is_restored_too(
    storage: Storage, tmp_path: Path
) -> None:
    add_person(storage, "Иванова")
    copy = run_to_end(make_copy(storage.path, tmp_path / "copy.db"))
    crashed = _crashed(storage.path, tmp_path / "crashed")
    safety = run_to_end(restore(crashed, copy, NOW))
    assert safety is not None
    assert [contents(path).persons for path in (safety, crashed)] == [1, 1]
    assert contents(safety).last_change == contents(copy).last_change


def _crashed(path: Path, folder: Path) -> Path:
    """The file and its journal as they are when the machine stops within a change."""
    folder.mkdir()
    writer = sqlite3.connect(path, isolation_level=None)
    writer.execute("PRAGMA cache_size = 1")
    writer.execute("BEGIN IMMEDIATE")
    writer.execute("UPDATE _change SET title = hex(randomblob(9000))")
    for name in (path.name, f"{path.name}-journal"):
        shutil.copy(path.with_name(name), folder / name)
    writer.close()
    assert (folder / f"{path.name}-journal").stat().st_size > 0
    return folder / path.name


def test_a_base_that_is_gone_comes_back(storage: Storage, tmp_path: Path) -> None:
    copy = run_to_end(make_copy(storage.path, tmp_path / "copy.db"))
    assert run_to_end(restore(tmp_path / "gone.db", copy, NOW)) is None
    assert (tmp_path / "gone.db").exists()


def test_copies_are_listed_newest_first_and_strangers_are_not(
    storage: Storage, clock: Clock
) -> None:
    for label in ("auto", "before-restore"):
        run_to_end(backup.make_dated_copy(storage.path, label, clock()))
        clock.forward(hours=1)
    (copies.folder_of(storage.path) / "letter.db").write_bytes(b"")
    assert [c.label for c in copies_of(storage.path)] == ["before-restore", "auto"]


def test_a_copy_that_goes_while_copies_are_listed_is_left_out(storage: Storage) -> None:
    run_to_end(backup.make_dated_copy(storage.path, "auto", NOW))
    folder = copies.folder_of(storage.path)
    (folder / "2026-11-22_09-00-00_auto.db").symlink_to(folder / "gone")
    assert [c.made_at for c in copies_of(storage.path)] == [NOW]


def test_a_copy_that_another_program_holds_is_pruned_next_time(
    storage: Storage, monkeypatch: pytest.MonkeyPatch
) -> None:
    def held(_path: Path) -> None:
        raise PermissionError

    for hour in (9, 10):
        run_to_end(backup.make_dated_copy(storage.path, "auto", NOW.replace(hour=hour)))
    with monkeypatch.context() as patched:
        patched.setattr(backup, "_remove", held)
        assert backup.prune_copies(storage.path, copies.BUDGET) == []
    assert len(backup.prune_copies(storage.path, copies.BUDGET)) == 1


def copy_at(moment: datetime, size: int = 1) -> Copy:
    return Copy(Path(f"{moment:%Y%m%d%H%M%S}.db"), moment, "auto", size)


def test_schedule_keeps_days_weeks_months() -> None:
    every_hour = [copy_at(NOW - timedelta(hours=hours)) for hours in range(24 * 500)]
    kept = kept_copies(every_hour, copies.BUDGET)
    days = {c.made_at.date() for c in kept}
    assert NOW.date() in days
    assert NOW.date() - timedelta(days=6) in days
    assert len(kept) <= copies.DAILY + copies.WEEKLY + copies.MONTHLY
    assert min(days) < NOW.date() - timedelta(days=300)


@given(
    st.lists(
        st.tuples(st.datetimes(datetime(2024, 1, 1), datetime(2026, 11, 23)), st.integers(1, 100)),
        unique_by=lambda pair: pair[0].replace(microsecond=0),
    ),
    st.integers(0, 1000),
)
def test_newest_is_always_kept_and_the_budget_holds(
    made: list[tuple[datetime, int]], budget: int
) -> None:
    copies = [copy_at(moment.replace(microsecond=0), size) for moment, size in made]
    kept = kept_copies(copies, budget)
    if copies:
        assert max(copies, key=lambda c: c.made_at) in kept
    assert sum(c.size for c in kept[1:]) + (kept[0].size if kept else 0) <= max(
        budget, kept[0].size if kept else 0
    )


def test_a_file_that_another_program_holds_is_not_waited_for_without_end(
    storage: Storage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = run_to_end(make_copy(storage.path, tmp_path / "copy.db"))
    add_person(storage, "Иванова Анна")
    monkeypatch.setattr(backup, "PATIENCE", 0.0)
    monkeypatch.setattr("smdesk.storage.database.BUSY_MS", 0)
    other = sqlite3.connect(storage.path, isolation_level=None)
    try:
        other.execute("BEGIN")
        other.execute("SELECT count(*) FROM person").fetchone()
        with pytest.raises(Locked):
            run_to_end(restore(storage.path, made, datetime(2026, 11, 23, 10)))
        other.execute("COMMIT")
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(Locked):
            run_to_end(make_copy(storage.path, tmp_path / "second.db"))
    finally:
        other.close()
    assert storage.repository(Person).count() == 1
    assert not (tmp_path / "second.db").exists()
