"""What is due, by when, until it is done: hand-counted cases of the acts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from smdesk.models.control_records import Notice
from smdesk.models.records import Assignment, LegalAct
from smdesk.models.vocabulary import (
    AccountStatus,
    Binds,
    DayCount,
    DeadlineKind,
    Role,
    Status,
)
from smdesk.procedures.due import Deadline
from smdesk.procedures.facts import Facts, OnSite
from smdesk.procedures.findings import findings
from smdesk.procedures.letters_due import deadlines
from smdesk.procedures.loading import load_builtin
from tests.procedures.worlds import BODY, LATELY, SUB, ago, sound

KUZBASS, AMURZET, DZHANKOY = map(load_builtin, ("kuzbass", "amurzet", "dzhankoy"))


def of(facts: Facts, kind: DeadlineKind) -> list[Deadline]:
    return [deadline for deadline in deadlines(facts) if deadline.kind is kind]


def with_page(facts: Facts, created: date | None, deleted: date | None = None) -> Facts:
    """The first page of the subordinate organisation was made or deleted on these days."""
    page = next(a for a in facts.accounts if a.organization_id == SUB)
    changed = replace(page, created_on=created, deleted_on=deleted)
    others = tuple(a for a in facts.accounts if a.id != page.id)
    return replace(facts, accounts=(changed, *others))


@pytest.mark.parametrize(
    ("count", "due", "working_day"),
    [
        (DayCount.CALENDAR, date(2027, 1, 4), date(2026, 12, 30)),
        (DayCount.SHIFT, date(2027, 1, 11), None),
        (DayCount.WORKING, date(2027, 1, 19), None),
    ],
)
@pytest.mark.parametrize("kind", [DeadlineKind.ACCOUNT_CREATED, DeadlineKind.ACCOUNT_DELETED])
def test_kuzbass_is_told_of_a_page_within_ten_days(
    kind: DeadlineKind, count: DayCount, due: date, working_day: date | None
) -> None:
    rules = tuple(replace(rule, count=count) for rule in KUZBASS.deadlines)
    facts = sound(replace(KUZBASS, deadlines=rules))
    event = date(2026, 12, 25)
    created = event if kind is DeadlineKind.ACCOUNT_CREATED else ago(1000)
    deleted = event if kind is DeadlineKind.ACCOUNT_DELETED else None
    [found] = of(with_page(facts, created, deleted), kind)
    assert (found.due, found.working_day, found.clause) == (due, working_day, "р3")
    assert not found.overdue
    assert ("30.12.2026" in found.remedy) == (working_day is not None)


def test_a_page_of_the_body_itself_and_one_of_years_ago_ask_for_no_letter() -> None:
    facts = sound(KUZBASS)
    assert of(facts, DeadlineKind.ACCOUNT_CREATED) == []
    own = replace(facts.accounts[0], created_on=ago(3))
    assert of(replace(facts, accounts=(own,)), DeadlineKind.ACCOUNT_CREATED) == []


def test_a_letter_that_has_gone_closes_its_deadline_and_no_other() -> None:
    facts = with_page(sound(KUZBASS), ago(3), ago(1))
    page = facts.accounts[0]
    sent = Notice(
        id=1,
        kind=DeadlineKind.ACCOUNT_CREATED,
        event_on=ago(3),
        recipient="coordinator",
        account_id=page.id,
        prepared_on=ago(2),
    )
    [waiting] = of(replace(facts, notices=(sent,)), DeadlineKind.ACCOUNT_CREATED)
    assert waiting.notice_id == 1
    gone = replace(facts, notices=(replace(sent, sent_on=ago(1)),))
    assert of(gone, DeadlineKind.ACCOUNT_CREATED) == []
    assert len(of(gone, DeadlineKind.ACCOUNT_DELETED)) == 1


def test_a_changed_person_is_told_to_both_in_amurzet() -> None:
    facts = sound(AMURZET)
    old = next(d for d in facts.assignments if d.role is Role.MANAGER and d.organization_id == SUB)
    others = tuple(duty for duty in facts.assignments if duty is not old)
    former = replace(old, until=date(2026, 11, 19))
    new = replace(old, id=900, person_id=2, since=date(2026, 11, 20))
    changed = replace(facts, assignments=(*others, former, new))
    found = of(changed, DeadlineKind.PERSON_CHANGED)
    assert {(each.recipient, each.due, each.overdue) for each in found} == {
        ("administration", date(2026, 11, 23), False),
        ("cur", date(2026, 11, 25), False),
    }
    assert all("Кедров П." in each.text and each.record_id == 900 for each in found)
    again = replace(changed, assignments=(*others, former, replace(new, person_id=old.person_id)))
    assert of(again, DeadlineKind.PERSON_CHANGED) == []


def test_a_registry_that_differs_from_the_site_is_due_today() -> None:
    facts = sound(DZHANKOY)
    assert of(facts, DeadlineKind.REGISTRY_CHANGED) == []
    stale = replace(facts, on_site=OnSite(LATELY, frozenset({"https://vk.example/1"})))
    never = replace(facts, on_site=OnSite())
    for each in (stale, never):
        [found] = of(each, DeadlineKind.REGISTRY_CHANGED)
        assert (found.due, found.clause, found.overdue) == (facts.today, "3", False)


def test_what_no_clause_speaks_of_is_due_without_a_clause() -> None:
    facts = sound(DZHANKOY)
    pages = {a.organization_id: a.address for a in facts.accounts}
    assert pages.keys() > {SUB}
    for organization_id, address in pages.items():
        stale = replace(facts, on_site=OnSite(LATELY, frozenset({address})))
        [found] = of(stale, DeadlineKind.REGISTRY_CHANGED)
        broken = {f.requirement.clause for f in findings(stale) if f.status is Status.VIOLATION}
        assert broken == ({found.clause} if found.clause else set())
        assert bool(found.clause) == (organization_id == BODY)
        assert found.remedy


def test_a_page_is_to_be_inspected_a_month_before_it_counts_no_more() -> None:
    facts = sound(AMURZET)
    assert of(facts, DeadlineKind.INSPECTION_DUE) == []
    seen = dict.fromkeys(facts.inspected, ago(160))
    found = of(replace(facts, inspected=seen), DeadlineKind.INSPECTION_DUE)
    assert {each.due for each in found} == {date(2026, 12, 13)}
    never = of(replace(facts, inspected={}), DeadlineKind.INSPECTION_DUE)
    assert {(each.due, each.overdue) for each in never} == {(facts.today, False)}
    paused = replace(facts, status=dict.fromkeys(facts.status, AccountStatus.DELETED), inspected={})
    assert of(paused, DeadlineKind.INSPECTION_DUE) == []


def test_a_password_is_to_be_changed_by_the_interval() -> None:
    facts = sound(DZHANKOY)
    old = tuple(replace(each, changed_on=ago(200)) for each in facts.credentials)
    found = of(replace(facts, credentials=old), DeadlineKind.ROTATION_DUE)
    assert len(found) == len(facts.accounts)
    assert {each.overdue for each in found} == {True}
    never = replace(facts, credentials=old, procedure=replace(DZHANKOY, rotation_days=0))
    assert of(never, DeadlineKind.ROTATION_DUE) == []


def test_the_end_of_an_act_a_duty_and_an_exemption_is_told_ahead() -> None:
    facts = sound(AMURZET)
    soon = date(2026, 12, 10)
    duty = Assignment(id=800, person_id=1, role=Role.MODERATOR, organization_id=SUB, until=soon)
    ending = replace(
        facts,
        acts=(*facts.acts, LegalAct(id=70, organization_id=SUB, number="7", in_force_until=soon)),
        assignments=(duty,),
        exemptions=tuple(replace(each, recheck_on=soon) for each in facts.exemptions),
    )
    for kind, record in (
        (DeadlineKind.ACT_ENDS, 70),
        (DeadlineKind.ASSIGNMENT_ENDS, 800),
        (DeadlineKind.EXEMPTION_RECHECK, 1),
    ):
        [found] = of(ending, kind)
        assert (found.due, found.record_id) == (soon, record)
    followed = (duty, replace(duty, id=801, person_id=2, since=soon, until=None))
    assert of(replace(ending, assignments=followed), DeadlineKind.ASSIGNMENT_ENDS) == []


def test_an_inspection_bears_the_clause_of_control_only_where_it_binds() -> None:
    facts = replace(sound(KUZBASS), inspected={})
    assert {
        facts.account[each.about.id].organization_id == BODY: each.clause
        for each in of(facts, DeadlineKind.INSPECTION_DUE)
    } == {True: ""}
    wide = tuple(replace(r, binds=Binds.ALL) for r in KUZBASS.requirements)
    both = replace(facts, procedure=replace(KUZBASS, requirements=wide))
    assert {each.clause for each in of(both, DeadlineKind.INSPECTION_DUE)} == {"р2"}


def test_a_password_bears_the_clause_that_binds_its_page() -> None:
    facts = sound(DZHANKOY)
    old = tuple(replace(each, changed_on=ago(200)) for each in facts.credentials)
    assert {
        (facts.account[each.about.id].organization_id == BODY, each.clause)
        for each in of(replace(facts, credentials=old), DeadlineKind.ROTATION_DUE)
    } == {(True, "2.1"), (False, "")}


@pytest.mark.parametrize(
    ("role", "organization_id", "clause"),
    [
        (Role.ORGANIZER, BODY, "р2"),
        (Role.CONTROLLER, BODY, "р3"),
        (Role.MANAGER, SUB, "1-6"),
        (Role.MANAGER, BODY, ""),
        (Role.MODERATOR, SUB, ""),
    ],
)
def test_the_end_of_a_duty_bears_the_clause_of_that_duty(
    role: Role, organization_id: int, clause: str
) -> None:
    duty = Assignment(
        id=800, person_id=1, role=role, organization_id=organization_id, until=date(2026, 12, 10)
    )
    [found] = of(replace(sound(AMURZET), assignments=(duty,)), DeadlineKind.ASSIGNMENT_ENDS)
    assert found.clause == clause
    assert found.remedy


def test_the_end_of_an_act_bears_the_clause_that_wants_such_an_act() -> None:
    facts = sound(KUZBASS)
    ending = tuple(replace(act, in_force_until=date(2026, 12, 10)) for act in facts.acts)
    found = of(replace(facts, acts=ending), DeadlineKind.ACT_ENDS)
    clauses = {each.record_id: each.clause for each in found}
    wanted = {1: "", 2: "р3", 3: "р4", 4: "р3"}
    assert clauses == wanted


def test_deadlines_come_soonest_first() -> None:
    days = [each.due for each in deadlines(replace(sound(AMURZET), inspected={}))]
    assert days == sorted(days)
