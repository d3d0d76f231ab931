"""What is said of the content plan in each circumstance, the doubtful ones first of all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

import pytest

from smdesk.models.plan_vocabulary import PostFormat
from smdesk.models.vocabulary import AccountStatus, Status
from smdesk.procedures.facts import Facts
from smdesk.procedures.findings import Finding, findings
from smdesk.procedures.loading import builtin_codes, load_builtin
from smdesk.procedures.norms import Owed, WeekRow
from smdesk.procedures.plan_facts import JUDGED_FROM, Asked, Formats, PlanFacts
from tests.procedures.worlds import SUB, TODAY, ago, sound

AMURZET, TASHTYP, TOMSK = map(load_builtin, ("amurzet", "tashtyp", "tomsk"))
MONDAY = date(2026, 11, 16)
"""Of the last full week: today is Monday 23 November."""
CODES = ("weekly-norm", "content-plan", "formats", "posts-counted")


def of(facts: Facts, code: str, account: int = 0) -> Finding:
    """The finding of one requirement; of the subordinate organisation's first page."""
    wanted = account or page(facts)
    found = [f for f in findings(facts) if f.requirement.code == code]
    return next((f for f in found if f.about.id == wanted), found[0])


def page(facts: Facts) -> int:
    return next(a.id for a in facts.accounts if a.organization_id == SUB)


def planned(facts: Facts, **changes: object) -> Facts:
    return replace(facts, plan=replace(facts.plan, **changes))  # type: ignore[arg-type]


def week(facts: Facts, done: int, owed: Owed, ahead: int = 0) -> Mapping[int, WeekRow]:
    return {page(facts): WeekRow(page(facts), done, ahead, owed)}


TWO = Owed(2, "2-2")


@pytest.mark.parametrize("act", builtin_codes())
def test_an_office_that_keeps_no_plan_is_accused_of_nothing(act: str) -> None:
    facts = replace(sound(load_builtin(act)), plan=PlanFacts())
    words = {"weekly_norm", "content_plan", "formats", "posts", "approvals", "event_information"}
    found = [f for f in findings(facts) if f.requirement.check.what in words]
    assert {f.status for f in found} == {Status.UNKNOWN}
    assert all(f.remedy for f in found)


@pytest.mark.parametrize("code", CODES[:3])
def test_a_paused_page_is_asked_for_no_posts(code: str) -> None:
    facts = sound(AMURZET)
    paused = replace(facts, status={**facts.status, page(facts): AccountStatus.SUSPENDED})
    assert of(paused, code).status is Status.NOT_APPLICABLE


def test_the_last_full_week_is_judged_and_the_running_one_only_told() -> None:
    facts = sound(AMURZET)
    found = of(planned(facts, last=week(facts, 2, TWO), now=week(facts, 0, TWO, 1)), "weekly-norm")
    assert found.status is Status.OK
    assert found.message == (
        "За неделю 16.11–22.11 вышло 2, норма — 2. На этой неделе вышло 0, в плане ещё 1."
    )
    broken = of(planned(facts, last=week(facts, 1, TWO), now={}), "weekly-norm")
    assert broken.status is Status.VIOLATION
    assert broken.message == "За неделю 16.11–22.11 вышло 1, норма — 2."


def test_a_recommended_norm_is_an_advice() -> None:
    facts = sound(TASHTYP)
    idle = {a: row._replace(done=0) for a, row in facts.plan.last.items()}
    found = [f for f in findings(planned(facts, last=idle)) if f.requirement.code == "weekly-norm"]
    assert {f.status for f in found} == {Status.ADVICE}


@pytest.mark.parametrize(
    "owed",
    [
        Owed(0, "2-2", "работала не всю неделю"),
        Owed(0, "2-2", "своя норма: ремонт"),
        Owed(),
    ],
)
def test_a_page_that_owed_nothing_is_not_judged(owed: Owed) -> None:
    facts = sound(AMURZET)
    found = of(planned(facts, last=week(facts, 0, owed)), "weekly-norm")
    assert found.status is Status.NOT_APPLICABLE
    assert (owed.reason in found.message) or not owed.reason


@pytest.mark.parametrize(
    ("begun", "status"),
    [
        (MONDAY, Status.VIOLATION),
        (MONDAY + timedelta(days=1), Status.UNKNOWN),
        (TODAY, Status.UNKNOWN),
    ],
)
def test_weeks_before_the_office_kept_a_plan_are_unknown(begun: date, status: Status) -> None:
    facts = sound(AMURZET)
    late = planned(facts, last=week(facts, 0, TWO), begun_on=begun)
    assert of(late, "weekly-norm").status is status


def test_the_plan_of_the_week_to_come() -> None:
    facts = sound(AMURZET)
    one = of(planned(facts, ahead={page(facts): 1}), "content-plan")
    assert (one.status, one.message) == (
        Status.OK,
        "На неделю 30.11–06.12 в плане 1 публикация.",
    )
    none = of(planned(facts, ahead={}), "content-plan")
    assert none.status is Status.VIOLATION
    assert none.message == "На неделю 30.11–06.12 ничего не запланировано."


PHOTO, TEXT = PostFormat.PHOTO, PostFormat.TEXT


@pytest.mark.parametrize(
    ("found", "status", "words"),
    [
        (Formats((PHOTO, TEXT), JUDGED_FROM), Status.OK, "фотография, текст"),
        (Formats((PHOTO,), JUDGED_FROM), Status.VIOLATION, "одного формата: фотография"),
        (Formats((PHOTO,), JUDGED_FROM - 1), Status.UNKNOWN, "вышло 4 публикации"),
        (Formats((PHOTO,), 1), Status.UNKNOWN, "вышла 1 публикация"),
        (Formats((), 0), Status.UNKNOWN, "публикаций нет"),
        (Formats((), JUDGED_FROM), Status.VIOLATION, "нет ни одного формата"),
    ],
)
def test_formats_are_judged_once_there_is_enough_to_judge(
    found: Formats, status: Status, words: str
) -> None:
    facts = sound(AMURZET)
    finding = of(planned(facts, formats={page(facts): found}), "formats")
    assert finding.status is status
    assert words in finding.message


def test_posts_are_on_record() -> None:
    facts = sound(AMURZET)
    found = of(planned(facts, last=week(facts, 3, TWO), uncounted=1), "posts-counted")
    assert found.status is Status.OK
    assert "в счёт нормы вышло 3, всего не в счёт 1" in found.message


@pytest.mark.parametrize(
    ("changes", "status", "words"),
    [
        ({"decided_on": ago(60)}, Status.OK, "Последнее решение — 24.09.2026."),
        ({"decided_on": ago(61)}, Status.UNKNOWN, "это давно"),
        ({"decided_on": None}, Status.UNKNOWN, "Ни одного согласования"),
        (
            {"decided_on": ago(1), "asked": (Asked(1, ago(2), "План", None, ()),)},
            Status.OK,
            "Ждут решения: 1.",
        ),
    ],
)
def test_coordination_is_what_was_decided_lately(
    changes: dict[str, object], status: Status, words: str
) -> None:
    found = of(planned(sound(TASHTYP), **changes), "plan-coordination")
    assert found.status is status
    assert words in found.message


def information(received: date | None, due: date) -> Finding:
    facts = sound(TOMSK)
    [told] = facts.plan.information
    event = replace(told.event, information_received_on=received)
    wanted = told._replace(due=due, occurrence=told.occurrence._replace(event=event))
    return of(planned(facts, information=(wanted,)), "event-information")


def test_information_of_tomsk_is_due_the_day_after_and_closes_what_it_answers() -> None:
    assert information(ago(2), ago(2)).status is Status.OK
    late = information(ago(1), ago(2))
    assert late.status is Status.OK
    assert "с опозданием — 1" in late.message
    waiting = information(None, TODAY)
    assert waiting.status is Status.OK
    assert "ждут в срок — 1" in waiting.message
    missing = information(None, ago(1))
    assert missing.status is Status.VIOLATION
    assert "Открытие площадки (20.11)" in missing.message


def test_without_significant_events_there_is_nothing_to_ask() -> None:
    found = of(planned(sound(TOMSK), information=()), "event-information")
    assert found.status is Status.NOT_APPLICABLE
