"""What a window gets of the findings: packed, and nothing lost."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from smdesk.desk import Desk
from smdesk.desk.demo import fill
from smdesk.models.errors import NotFound
from smdesk.models.progress import run_to_end
from smdesk.procedures.clauses import print_clause
from smdesk.procedures.examined import NOTHING, examine
from smdesk.procedures.examined_json import from_json, to_json
from smdesk.procedures.findings import ORDER, findings

PROCEDURES = ("amurzet", "dzhankoy", "tashtyp", "tomsk", "kuzbass")


@pytest.fixture(params=PROCEDURES)
def desk(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Desk]:
    opened = Desk.open(tmp_path / "desk.db")
    run_to_end(fill(opened, request.param, "office"))
    yield opened
    opened.close()


def test_every_finding_is_there_worst_first(desk: Desk) -> None:
    facts = desk.control.facts()
    kind = facts.procedure.act.kind
    expected = sorted(
        (
            (
                f.requirement.code,
                print_clause(f.requirement.clause, kind),
                f.status,
                f.about.id,
                f.about.label,
                f.message,
            )
            for f in findings(facts)
        ),
    )
    packed = examine(facts)
    entries = [packed.entry(at) for at in range(len(packed))]
    told = sorted(
        (e.asked.code, e.asked.clause, e.status, e.whom.id, e.whom.label, e.message)
        for e in entries
    )
    assert told == expected
    places = [ORDER.index(each.status) for each in entries]
    assert places == sorted(places)


def test_a_cell_is_its_worst_finding(desk: Desk) -> None:
    packed = desk.control.examined()
    for row, cells in enumerate(packed.cells):
        for subject, place in enumerate(cells):
            found = packed.cell(row, subject)
            assert all(entry.asked is packed.requirements[row] for entry in found)
            worst = min((ORDER.index(entry.status) for entry in found), default=NOTHING)
            assert place == worst


def test_it_travels_as_json(desk: Desk) -> None:
    packed = desk.control.examined()
    line = json.dumps(to_json(packed), ensure_ascii=False)
    assert "\n" not in line
    assert from_json(json.loads(line)) == packed


def test_without_records_there_is_little_to_say(tmp_path: Path) -> None:
    desk = Desk.open(tmp_path / "empty.db")
    with pytest.raises(NotFound):
        desk.control.examined()
    desk.procedures.use("tomsk")
    packed = desk.control.examined()
    assert from_json(json.loads(json.dumps(to_json(packed)))) == packed
    desk.close()
