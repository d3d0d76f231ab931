"""Inspections on record: corrected as they were meant, counted while fresh, told in words."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from smdesk.desk import Desk
from smdesk.desk.demo import fill
from smdesk.desk.inspections import Picture, Seen
from smdesk.models.control_records import Inspection
from smdesk.models.errors import DeskError, Invalid
from smdesk.models.progress import run_to_end
from smdesk.models.records import Account
from smdesk.models.vocabulary import Answer, Status

YES, NO = Seen(Answer.YES), Seen(Answer.NO, "нет обложки")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    opened = Desk.open(tmp_path / "desk.db", lambda: datetime(2026, 11, 23, 9, 0))
    run_to_end(fill(opened, "amurzet", "office"))
    yield opened
    opened.close()


@pytest.fixture
def page(desk: Desk) -> Account:
    """A page that nobody has looked at."""
    return next(a for a in desk.accounts.all() if "biblio" in a.address)


@pytest.fixture
def codes(desk: Desk, page: Account) -> list[str]:
    return [code for each in desk.inspecting.questions(page) for code in each.codes]


def looked(desk: Desk, page: Account, days_ago: int = 0) -> Inspection:
    return Inspection(account_id=page.id, inspected_on=desk.today() - timedelta(days=days_ago))


def test_a_correction_changes_only_what_it_corrects(
    desk: Desk, page: Account, codes: list[str]
) -> None:
    kept = desk.inspections.inspect(
        looked(desk, page), {codes[0]: YES, codes[1]: YES, codes[2]: YES}
    )
    desk.inspections.revise(desk.inspections.get(kept), {codes[0]: NO, codes[1]: YES, codes[3]: NO})
    assert desk.inspections.answers(kept) == {codes[0]: NO, codes[1]: YES, codes[3]: NO}
    rows = desk.history.rows_of(desk.history.log(limit=1)[0].id)
    assert [row.table for row in rows] == ["inspection_answer"] * 3
    desk.history.undo()
    assert desk.inspections.answers(kept) == {codes[0]: YES, codes[1]: YES, codes[2]: YES}


def test_a_correction_that_leaves_nothing_is_refused(
    desk: Desk, page: Account, codes: list[str]
) -> None:
    kept = desk.inspections.inspect(looked(desk, page), {codes[0]: YES})
    with pytest.raises(Invalid):
        desk.inspections.revise(desk.inspections.get(kept), {})


def test_pictures_of_a_correction_are_added_and_taken_away(
    desk: Desk, page: Account, codes: list[str]
) -> None:
    first = desk.inspections.keep(b"first", "a.png")
    second = desk.inspections.keep(b"second", "b.png")
    kept = desk.inspections.inspect(looked(desk, page), {codes[0]: YES}, [first])
    inspection = desk.inspections.get(kept)
    desk.inspections.revise(inspection, {codes[0]: NO})
    assert [each.name for each in desk.inspections.pictures(kept)] == ["a.png"]
    desk.inspections.revise(inspection, {codes[0]: NO}, [second])
    assert [each.name for each in desk.inspections.pictures(kept)] == ["b.png"]
    assert "снимков остались" in desk.history.undo().irreversible
    assert [each.name for each in desk.inspections.pictures(kept)] == ["a.png"]


def test_a_picture_is_shown_as_a_picture_whatever_it_is_called(desk: Desk) -> None:
    named = desk.inspections.keep(b"content", "снимок.bat")
    shown = desk.inspections.show_picture(named)
    assert shown.suffix == ".png"
    shown.write_bytes(b"changed in the viewer")
    assert desk.inspections.show_picture(named).read_bytes() == b"content"
    gone = Picture("0" * 64, "нет.png", 1)
    with pytest.raises(DeskError, match="не найден"):
        desk.inspections.show_picture(gone)


def test_what_was_seen_too_long_ago_counts_no_more(
    desk: Desk, page: Account, codes: list[str]
) -> None:
    procedure = desk.procedures.current()
    assert procedure is not None
    interval = procedure.inspection_days
    desk.inspections.inspect(looked(desk, page, interval + 1), {codes[0]: YES, codes[1]: YES})
    desk.inspections.inspect(looked(desk, page, interval), {codes[0]: YES})
    fresh, old = desk.inspecting.questions(page)[:2]
    assert (fresh.counts, old.counts) == (Answer.YES, None)
    assert old.before == YES
    found = [f for f in desk.control.findings() if f.about.id == page.id]
    statuses = {f.requirement.code: f.status for f in found}
    assert (statuses[codes[0]], statuses[codes[1]]) == (Status.OK, Status.UNKNOWN)


def test_history_tells_the_clause_in_words(desk: Desk, page: Account, codes: list[str]) -> None:
    desk.inspections.inspect(looked(desk, page), {codes[0]: NO})
    rows = desk.history.rows_of(desk.history.log(limit=1)[0].id)
    [answer] = [row for row in rows if row.table == "inspection_answer"]
    told = {each.label: each.after for each in desk.versions.changes(answer)}
    assert told["Осмотр"] == desk.accounts.name(page)
    assert told["Требование"].startswith("У страницы есть текстовое описание")
    assert told["Ответ"] == "нет"
    assert desk.versions.value("inspection_answer", "requirement", "dropped") == "dropped"
