"""What a window gets of control, while others write."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from smdesk.desk import Desk
from smdesk.desk.demo import fill
from smdesk.models.progress import run_to_end
from smdesk.models.records import Organization
from smdesk.procedures.examined import examine
from smdesk.storage.repository import Repository


@pytest.fixture
def beside(tmp_path: Path) -> Iterator[tuple[Desk, Desk]]:
    """Two desks on one base: the window's, and the child's."""
    path, now = tmp_path / "desk.db", datetime(2026, 11, 23, 9, 0)
    window = Desk.open(path, lambda: now)
    run_to_end(fill(window, "amurzet", "office"))
    child = Desk.open(path, lambda: now)
    yield window, child
    child.close()
    window.close()


def test_a_window_writes_while_the_child_reads(
    beside: tuple[Desk, Desk], monkeypatch: pytest.MonkeyPatch
) -> None:
    window, child = beside
    read = Repository.parts
    written: list[int] = []

    def parts(rows: Repository[Organization], size: int = 400) -> Iterator[list[Organization]]:
        for part in read(rows, size):
            yield part
            if rows.table == "person" and not written:
                club = Organization(title="Новый клуб", parent_id=1)
                written.append(window.organizations.add(club))

    monkeypatch.setattr(Repository, "parts", parts)
    found = child.control.examined()
    assert written[0] in {each.id for each in found.organizations}
    assert found == examine(window.control.facts(light=True))
