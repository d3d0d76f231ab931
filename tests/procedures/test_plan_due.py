"""Deadlines of the plan: until when there is time, and what closes them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from smdesk.models.vocabulary import AccountStatus, DeadlineKind
from smdesk.procedures.due import Deadline
from smdesk.procedures.facts import Facts
from smdesk.procedures.letters_due import deadlines
from smdesk.procedures.loading import builtin_codes, load_builtin
from smdesk.procedures.norms import Owed, WeekRow
from smdesk.procedures.plan_facts import Asked, PlanFacts, Unmarked
from tests.procedures.worlds import BODY, SUB, TODAY, ago, sound

AMURZET, TASHTYP, TOMSK = map(load_builtin, ("amurzet", "tashtyp", "tomsk"))
SUNDAY = date(2026, 11, 29)
KINDS = {
    DeadlineKind.NORM_AT_RISK,
    DeadlineKind.PLAN_MISSING,
    DeadlineKind.PUBLICATION_UNMARKED,
    DeadlineKind.APPROVAL_WAITING,
    DeadlineKind.EVENT_HELD,
}


def of(facts: Facts, kind: DeadlineKind) -> list[Deadline]:
    return [each for each in deadlines(facts) if each.kind is kind]


def planned(facts: Facts, **changes: object) -> Facts:
    return replace(facts, plan=replace(facts.plan, **changes))  # type: ignore[arg-type]


def page(facts: Facts) -> int:
    return next(a.id for a in facts.accounts if a.organization_id == SUB)


@pytest.mark.parametrize("act", builtin_codes())
def test_an_office_in_order_and_one_without_a_plan_have_none(act: str) -> None:
    facts = sound(load_builtin(act))
    for each in (facts, replace(facts, plan=PlanFacts())):
        assert not KINDS & {found.kind for found in deadlines(each)}


@pytest.mark.parametrize("day", range(7))
def test_the_norm_is_told_until_the_week_ends(day: int) -> None:
    facts = sound(AMURZET)
    row = WeekRow(page(facts), 0, 1, Owed(2, "2-2"))
    today = TODAY + timedelta(days=day)
    [found] = of(
        replace(planned(facts, now={page(facts): row}), today=today), DeadlineKind.NORM_AT_RISK
    )
    assert (found.due, found.overdue, found.clause) == (SUNDAY, False, "2-2")
    assert "не хватает 1" in found.text
    assert found.about.id == page(facts)


def test_a_norm_that_is_planned_for_is_at_no_risk() -> None:
    facts = sound(AMURZET)
    row = WeekRow(page(facts), 1, 1, Owed(2, "2-2"))
    assert of(planned(facts, now={page(facts): row}), DeadlineKind.NORM_AT_RISK) == []


def test_the_week_to_come_wants_a_plan_before_it_begins() -> None:
    facts = sound(AMURZET)
    ahead = {account: 1 for account in facts.plan.ahead if account != page(facts)}
    found = of(planned(facts, ahead=ahead), DeadlineKind.PLAN_MISSING)
    [missing] = [each for each in found if each.about.id == page(facts)]
    assert (missing.due, missing.clause, missing.overdue) == (SUNDAY, "1-6.1", False)
    assert missing.working_day == date(2026, 11, 27)
    assert "30.11–06.12" in missing.text


def test_only_pages_that_the_clause_binds_and_that_run_want_a_plan() -> None:
    facts = sound(AMURZET)
    whole = of(planned(facts, ahead={}), DeadlineKind.PLAN_MISSING)
    assert BODY not in {each.about.organization_id for each in whole}
    paused = {**facts.status, page(facts): AccountStatus.SUSPENDED}
    rest = of(replace(planned(facts, ahead={}), status=paused), DeadlineKind.PLAN_MISSING)
    assert len(rest) == len(whole) - 1


def test_what_was_to_go_out_is_to_be_marked() -> None:
    facts = sound(AMURZET)
    one = Unmarked(page(facts), 1, ago(2), 77, "Ёлка")
    [found] = of(planned(facts, unmarked=(one,)), DeadlineKind.PUBLICATION_UNMARKED)
    assert (found.due, found.overdue, found.record_id) == (ago(2), True, 77)
    assert found.text.startswith("Отметить, вышла ли «Ёлка»: ")
    assert found.clause == "2-2"
    today = Unmarked(page(facts), 3, TODAY, 78, "Ёлка")
    [several] = of(planned(facts, unmarked=(today,)), DeadlineKind.PUBLICATION_UNMARKED)
    assert not several.overdue
    assert "публикации (3)" in several.text


@pytest.mark.parametrize(
    ("needed", "due", "overdue"),
    [
        (date(2026, 11, 25), date(2026, 11, 25), False),
        (ago(1), ago(1), True),
        (None, ago(3) + timedelta(days=7), False),
    ],
)
def test_an_approval_is_wanted_by_the_day_it_is_needed(
    needed: date | None, due: date, overdue: bool
) -> None:
    asked = Asked(5, ago(3), "План на 23.11.2026 – 29.11.2026", needed, ("Глава Ильина А. П.",))
    [found] = of(planned(sound(TASHTYP), asked=(asked,)), DeadlineKind.APPROVAL_WAITING)
    assert (found.due, found.overdue, found.clause) == (due, overdue, "2.4")
    assert "(ждём: Ильина А. П.)" in found.text
    assert found.record_id == 5


def test_information_of_tomsk_is_due_the_day_after_until_it_is_received() -> None:
    facts = sound(TOMSK)
    [told] = facts.plan.information
    silent = replace(told.event, information_received_on=None)
    wanted = told._replace(occurrence=told.occurrence._replace(event=silent))
    [found] = of(planned(facts, information=(wanted,)), DeadlineKind.EVENT_HELD)
    assert (found.due, found.clause, found.overdue) == (ago(2), "р4", True)
    assert (found.record_id, found.event) == (1, ago(3))
    assert "«Открытие площадки» 20.11" in found.text
    assert of(facts, DeadlineKind.EVENT_HELD) == []
