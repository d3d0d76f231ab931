"""Every trial runs through and tells times; how long things take is for `python -m benchmarks`."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.bench import Bench, p95
from benchmarks.table import HEAD, Line, table
from benchmarks.trials import TRIALS


@pytest.fixture
def tiny(tmp_path: Path) -> Bench:
    return Bench(tmp_path, accounts=30, many=0, times=1, pause=1)


@pytest.mark.parametrize("name", TRIALS)
def test_a_trial_tells_times(name: str, tiny: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _program: None)  # LibreOffice starts for seconds
    lines = TRIALS[name](tiny)
    assert lines
    for line in lines:
        assert line.ours > 0
        assert line.bare is None or line.bare > 0
        assert line.what
        assert line.against


def test_a_promise_is_on_the_time_or_on_the_ratio() -> None:
    slow = Line(what="a", ours=60, bare=20, at_most=50)
    assert (slow.is_kept, slow.promise, slow.verdict) == (False, "≤ 50 мс", "НЕТ")
    often = Line(what="a", ours=60, bare=20, at_most_times=3.0)
    assert (often.is_kept, often.promise, often.verdict) == (True, "≤ 3,0 раза", "да")
    told = Line(what="a", ours=60)
    assert (told.is_kept, told.ratio, told.promise, told.verdict) == (True, None, "", "")


def test_the_table_has_a_line_for_each() -> None:
    lines = [
        Line(what="Запуск", ours=1234.5, bare=1000, against="окно", at_most_times=2.5),
        Line(what="Поиск", ours=3, at_most=1),
    ]
    shown = table(lines).splitlines()
    assert [line.split()[0] for line in shown] == [HEAD[0].split()[0], "Запуск", "Поиск"]
    assert shown[1].split()[1:] == [
        "1",
        "234,5",
        "1",
        "000,0",
        "окно",
        "1,23",
        "≤",
        "2,5",
        "раза",
        "да",
    ]
    assert shown[2].endswith("НЕТ")


@pytest.mark.parametrize(("count", "at"), [(1, 1), (2, 2), (20, 19), (100, 95)])
def test_nineteen_of_twenty(count: int, at: int) -> None:
    assert p95(list(range(count, 0, -1))) == at


def test_a_name_that_is_not_there_is_refused() -> None:
    asked = subprocess.run(
        [sys.executable, "-m", "benchmarks", "нетакого"],
        cwd=Path(__file__).parents[2],
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        check=False,
    )
    assert (asked.returncode, asked.stdout) == (2, b"")
    assert "нетакого" in asked.stderr.decode()
