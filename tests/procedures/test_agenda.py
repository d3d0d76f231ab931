"""What a day asks for: folded, counted, told of days off and of years without a calendar."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest

from smdesk.desk import Desk
from smdesk.desk.demo import fill
from smdesk.models.progress import run_to_end
from smdesk.models.records import Account
from smdesk.models.vocabulary import AccountStatus, DeadlineKind, Status
from smdesk.procedures.agenda import FEW, WORST, agenda, from_json, to_json
from smdesk.procedures.findings import ORDER


class Office:
    """A demo office at a moment that the test moves."""

    def __init__(self, path: Path, act: str) -> None:
        self.moment = datetime(2026, 11, 23, 9, 0)
        self.desk = Desk.open(path, lambda: self.moment)
        run_to_end(fill(self.desk, act, "office"))

    def add_page(self, kind: DeadlineKind, created_on: date) -> None:
        """A page of an organisation that such a deadline is about already."""
        owner = next(
            d.about.organization_id for d in self.desk.control.deadlines() if d.kind is kind
        )
        network = self.desk.accounts.all()[0].network_id
        title = f"Новая {self.desk.accounts.count()}"
        new = Account(
            organization_id=owner,
            network_id=network,
            title=title,
            address=f"https://vk.com/new_{self.desk.accounts.count()}",
            created_on=created_on,
        )
        page = self.desk.accounts.add(new)
        self.desk.accounts.set_status([page], AccountStatus.ACTIVE, created_on)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = Office(tmp_path / "desk.db", "amurzet")
    yield made
    made.desk.close()


def test_every_deadline_stands_in_one_line_and_many_of_a_kind_together(office: Office) -> None:
    desk = office.desk
    for _each in range(FEW):
        office.add_page(DeadlineKind.INSPECTION_DUE, date(2026, 1, 12))
    found = agenda(desk.control.facts())
    due = desk.control.deadlines()

    assert sum(line.number for line in found.lines) == len(due)
    inspections = [line for line in found.lines if line.first.kind is DeadlineKind.INSPECTION_DUE]
    expected = [each for each in due if each.kind is DeadlineKind.INSPECTION_DUE]
    assert [line.number for line in inspections] == [len(expected)]
    assert len(expected) > FEW
    assert inspections[0].first == expected[0]
    assert inspections[0].late == sum(each.overdue for each in expected)
    assert inspections[0].clause == "п. 2 постановления"


def test_lines_come_soonest_first_and_are_counted(office: Office) -> None:
    found = agenda(office.desk.control.facts())
    days = [line.first.due for line in found.lines]
    today = office.desk.today()

    assert days == sorted(days)
    assert (found.late, found.now) == (sum(d < today for d in days), days.count(today))


def test_a_clause_counts_by_its_worst_finding(office: Office) -> None:
    found, findings = agenda(office.desk.control.facts()), office.desk.control.findings()
    worst: dict[str, Status] = {}
    for each in findings:
        clause = each.requirement.clause
        worst[clause] = min(each.status, worst.get(clause, each.status), key=ORDER.index)

    assert sum(found.clauses.values()) == len(worst)
    for status in Status:
        assert found.clauses[status] == list(worst.values()).count(status)
    assert found.violations == sum(each.status is Status.VIOLATION for each in findings)
    assert len(found.worst) == WORST
    numbers = [breach.number for breach in found.worst]
    assert numbers == sorted(numbers, reverse=True)


def test_a_day_off_has_the_last_working_day_beside_it(tmp_path: Path) -> None:
    office = Office(tmp_path / "desk.db", "kuzbass")
    desk = office.desk
    office.moment = datetime(2026, 12, 26, 9, 0)
    office.add_page(DeadlineKind.ACCOUNT_CREATED, date(2026, 12, 25))
    found = agenda(desk.control.facts())
    desk.close()

    letters = [line for line in found.lines if line.first.event == date(2026, 12, 25)]
    days = {(line.first.due, line.working_day) for line in letters}
    assert days == {(date(2027, 1, 4), date(2026, 12, 30))}


def test_a_working_day_that_has_gone_by_is_no_advice(tmp_path: Path) -> None:
    office = Office(tmp_path / "desk.db", "kuzbass")
    office.moment = datetime(2026, 12, 31, 9, 0)
    office.add_page(DeadlineKind.ACCOUNT_CREATED, date(2026, 12, 25))
    found = agenda(office.desk.control.facts())
    office.desk.close()

    letters = [line for line in found.lines if line.first.event == date(2026, 12, 25)]
    assert {(line.first.due, line.working_day) for line in letters} == {(date(2027, 1, 4), None)}


def test_years_without_a_calendar_are_named(office: Office) -> None:
    assert agenda(office.desk.control.facts()).missing_years == ()
    office.moment = datetime(2027, 12, 20, 9, 0)
    assert agenda(office.desk.control.facts()).missing_years == (2028,)


def test_it_travels_as_json(office: Office) -> None:
    found = agenda(office.desk.control.facts())

    assert from_json(json.loads(json.dumps(to_json(found)))) == found
