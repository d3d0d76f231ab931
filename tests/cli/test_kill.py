"""Kill −9 at any moment: the file is whole, what was told as stored is there, and nothing half."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from smdesk.desk import Desk
from smdesk.models.registry import RegistryFilter
from tests.cli.children import first_line, start_python

CHANGES = """
import sys
from pathlib import Path
from smdesk.desk import Desk
from smdesk.models.records import Organization

desk = Desk.open(Path(sys.argv[1]))
for number in range(1000):
    print(desk.organizations.add(Organization(title=f"Клуб № {number}")), flush=True)
"""
"""A thousand small changes; each id is told only after its transaction has committed."""

IMPORT = """
import sys
from smdesk.cli import run
from smdesk.storage.repository import Repository
from smdesk.storage.storage import Storage

def spy(owner, name):
    real = getattr(owner, name)
    def told(*args, **named):
        print(name, flush=True)
        return real(*args, **named)
    setattr(owner, name, told)

spy(Repository, "insert")
spy(Storage, "_renew")
print("ready", flush=True)
sys.exit(run(["--db", sys.argv[1], "import", "accounts", sys.argv[2]]))
"""
"""An import that tells each row it writes, and that the commit comes next."""

ROWS = 400


def kill(child: subprocess.Popen[bytes]) -> list[str]:
    """Kill it and return the whole lines it still had told."""
    child.kill()
    out, _told = child.communicate(timeout=60)
    return out.decode().split("\n")[:-1]


def checked(base: Path) -> Desk:
    """The base opened again; it must be whole."""
    desk = Desk.open(base)
    assert desk.storage.fault() == ""
    assert desk.storage.connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert desk.storage.connection.execute("PRAGMA foreign_key_check").fetchone() is None
    return desk


@pytest.mark.parametrize("told_before", [1, 2, 77, 300])
def test_a_thousand_small_changes(tmp_path: Path, told_before: int) -> None:
    base = tmp_path / "база.db"
    child = start_python("-c", CHANGES, base)
    told = [int(first_line(child)) for _ in range(told_before)]
    told += map(int, kill(child))

    desk = checked(base)
    ids = [organization.id for organization in desk.organizations.all()]
    assert ids[: len(told)] == told
    assert len(ids) - len(told) in {0, 1}  # committed, but killed before it could be told
    changes = desk.history.log(limit=10_000)
    assert len(changes) == len(ids)
    assert changes[0].title == f"Добавлена организация «Клуб № {len(ids) - 1}»"
    desk.history.undo()
    assert desk.organizations.count() == len(ids) - 1
    desk.close()


@pytest.mark.parametrize("moment", ["ready", "insert", "_renew"])
def test_an_import_is_there_whole_or_not_at_all(tmp_path: Path, moment: str) -> None:
    base, table = tmp_path / "база.db", tmp_path / "реестр.csv"
    lines = [f"Клуб № {n};vk.com/club_number_{n}" for n in range(ROWS)]
    table.write_text("\n".join(["Орган;Ссылка", *lines]), encoding="utf-8")
    Desk.open(base).close()

    child = start_python("-c", IMPORT, base, table)
    while first_line(child).decode().strip() != moment:
        assert child.poll() is None
    kill(child)

    desk = checked(base)
    assert desk.accounts.count() in {0, ROWS}
    assert desk.organizations.count() == desk.accounts.count()
    assert len(desk.history.log()) == bool(desk.accounts.count())
    assert len(desk.registry.ids(RegistryFilter())) == desk.accounts.count()
    if not desk.accounts.count():
        again = start_python("-m", "smdesk", "--db", base, "import", "accounts", table)
        assert again.communicate(timeout=60)[1] == b""
        assert desk.accounts.count() == ROWS
    desk.close()
