"""What every format promises: whole files or none, progress, and every report in every format."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import cast

import pytest

from smdesk.models.progress import run_to_end
from smdesk.reports.atomic import NotWritten
from smdesk.reports.catalogue import REPORTS
from smdesk.reports.diary import Entry
from smdesk.reports.report import Report
from smdesk.reports.snapshot import Snapshot
from smdesk.reports.writers import WRITERS, Format, UnknownFormat, formats_of, write
from smdesk.reports.writers.written import Written
from tests.reports.samples import HEAD, ROWS

ENTRY = Entry(uid="post-1@smdesk", title="Ёлка", starts=datetime(2026, 11, 24, 10))
MANY = replace(HEAD, rows=ROWS * 1000, diary=[ENTRY] * 2000)


@pytest.mark.parametrize("code", WRITERS)
def test_a_closed_job_leaves_the_old_file_and_nothing_else(tmp_path: Path, code: str) -> None:
    path = tmp_path / f"report.{code}"
    path.write_bytes(b"old")
    job = write(MANY, path, code)

    next(job)
    job.close()

    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("code", WRITERS)
def test_a_row_that_cannot_be_written_leaves_the_old_file(tmp_path: Path, code: str) -> None:
    path = tmp_path / f"report.{code}"
    path.write_bytes(b"old")
    broken = replace(HEAD, rows=[*ROWS * 500, (1, cast("str", object()), *(None,) * 5)])
    broken = replace(broken, diary=[*[ENTRY] * 1000, cast("Entry", object())])

    with pytest.raises((AttributeError, KeyError, TypeError)):
        run_to_end(write(broken, path, code))

    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("code", WRITERS)
def test_progress_counts_rows_up_to_all(tmp_path: Path, code: str) -> None:
    steps = list(write(MANY, tmp_path / f"report.{code}", code))

    counts = [step.done for step in steps]
    assert len(counts) > 3
    assert counts == sorted(counts)
    assert {step.total for step in steps} == {2000}
    assert (tmp_path / f"report.{code}").stat().st_size > 0


@pytest.mark.parametrize("code", WRITERS)
def test_a_folder_that_is_not_there_is_a_refusal(tmp_path: Path, code: str) -> None:
    with pytest.raises(NotWritten, match="Папки для файла"):
        run_to_end(write(MANY, tmp_path / "none" / "a", code))


@pytest.mark.parametrize("name", REPORTS)
def test_every_report_comes_out_in_every_format_that_fits(
    snapshot: Snapshot, written: Callable[[Report, str], Written], name: str
) -> None:
    report = REPORTS[name].build(snapshot)
    formats = formats_of(report)
    codes = {each.code for each in formats}
    assert codes == set(WRITERS) - (set() if name in {"plan", "events"} else {"ics"})

    for each in formats:
        done = written(report, each.code)

        assert done.notes == ()
        assert done.path.stat().st_size > 80


def test_an_unknown_format_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnknownFormat, match="Формата «doc» нет"):
        run_to_end(write(HEAD, tmp_path / "a.doc", "doc"))


def test_others_can_add_a_format(tmp_path: Path) -> None:
    own = Format("own", "Свой", ".own", WRITERS["json"].write)

    done = run_to_end(write(HEAD, tmp_path / "a.own", "own", {**WRITERS, "own": own}))

    assert done.path.exists()
