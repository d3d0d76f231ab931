"""Deadlines of the content plan: the norm at risk, no plan ahead, what waits for somebody's word.

An office that keeps no plan has none of them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta

from smdesk.models.labels import quoted
from smdesk.models.plan import monday
from smdesk.models.vocabulary import AccountStatus, DeadlineKind
from smdesk.procedures.calendar import shown_with
from smdesk.procedures.due import Deadline, clause_of
from smdesk.procedures.events_due import Wanted
from smdesk.procedures.facts import Facts
from smdesk.procedures.norms import WEEK
from smdesk.procedures.subjects import About, about_account, about_office, about_organization

ANSWER_DAYS = 7
"""A text without a day of its own waits so long for a decision. The number is ours."""


def norm_at_risk(facts: Facts) -> Iterator[Deadline]:
    """Pages that lack posts this week, done and planned together: due on its last day."""
    sunday = monday(facts.today) + WEEK - timedelta(days=1)
    if facts.plan.begun_on is None:
        return
    for row in facts.plan.now.values():
        account = facts.account.get(row.account_id)
        if row.missing and account is not None:
            about = about_account(facts, account)
            text = f"Дополнить неделю до нормы, не хватает {row.missing}: {about.label}"
            yield _due(facts, DeadlineKind.NORM_AT_RISK, about, sunday, text, row.owed.clause)


def plan_missing(facts: Facts) -> Iterator[Deadline]:
    """Pages without anything planned for the week to come: due before it begins."""
    first = monday(facts.today) + WEEK
    sunday, days = first - timedelta(days=1), f"{first:%d.%m}–{first + timedelta(days=6):%d.%m}"
    wanted = [
        each
        for each in facts.procedure.requirements
        if each.check.what == "content_plan" and each.is_in_force(facts.today)
    ]
    if not wanted or facts.plan.begun_on is None:
        return
    working_day = shown_with(sunday, facts.calendar)
    for account in facts.accounts:
        is_active = facts.status.get(account.id) is AccountStatus.ACTIVE
        if account.id in facts.plan.ahead or not is_active or facts.is_closed(account.network_id):
            continue
        if facts.is_bound(wanted[0].binds, account.organization_id):
            about = about_account(facts, account)
            text = f"Составить план на неделю {days}: {about.label}"
            found = _due(facts, DeadlineKind.PLAN_MISSING, about, sunday, text, wanted[0].clause)
            yield found._replace(working_day=working_day)


def publication_unmarked(facts: Facts) -> Iterator[Deadline]:
    """What was to go out and nobody has marked: due on the day of the first, page by page."""
    clause, _remedy = clause_of(facts, ("posts",))
    for each in facts.plan.unmarked:
        account = facts.account.get(each.account_id)
        if account is not None:
            about = about_account(facts, account)
            what = quoted(each.topic) if each.number == 1 else f"публикации ({each.number})"
            text = f"Отметить, вышли ли {what}: {about.label}"
            if each.number == 1:
                text = f"Отметить, вышла ли {what}: {about.label}"
            kind = DeadlineKind.PUBLICATION_UNMARKED
            found = _due(facts, kind, about, each.first_on, text, clause)
            yield found._replace(record_id=each.placement_id)


def approval_waiting(facts: Facts) -> Iterator[Deadline]:
    """Texts and plans that somebody has to decide about before they go out."""
    clause, _remedy = clause_of(facts, ("approvals",))
    for each in facts.plan.asked:
        day = each.needed_on or each.asked_on + timedelta(days=ANSWER_DAYS)
        names = ", ".join(_short(name) for name in each.awaited)
        who = f" (ждём: {names})" if names else ""
        text = f"Согласовать: {each.title}{who}"
        kind = DeadlineKind.APPROVAL_WAITING
        found = _due(facts, kind, about_office(facts), day, text, clause)
        yield found._replace(record_id=each.approval_id)


def event_held(facts: Facts) -> Iterator[Deadline]:
    """Information that units still have to hand in (tomsk р4)."""
    for each in facts.plan.information:
        if each.received_on is None:
            day = each.occurrence.day
            text = f"Сведения о мероприятии {quoted(each.event.title)} {day:%d.%m}"
            kind = DeadlineKind.EVENT_HELD
            found = _due(facts, kind, _holder(facts, each), each.due, text, each.clause)
            yield found._replace(
                event=day,
                working_day=shown_with(each.due, facts.calendar),
                record_id=each.event.id,
            )


def _short(name: str) -> str:
    """Surname and initials out of «глава поселения Рябинина А. П.»; else all of it."""
    found = _INITIALS.search(name)
    return found[0] if found else name


_INITIALS = re.compile(r"[А-ЯЁ][\w-]+ [А-ЯЁ]\. ?[А-ЯЁ]\.$")


def _holder(facts: Facts, wanted: Wanted) -> About:
    organization = facts.organization.get(wanted.event.organization_id or 0)
    return about_organization(organization) if organization else about_office(facts)


def _due(
    facts: Facts, kind: DeadlineKind, about: About, day: date, text: str, clause: str
) -> Deadline:
    return Deadline(kind, clause, about, day, day < facts.today, text, _REMEDIES[kind])


_REMEDIES = {
    DeadlineKind.NORM_AT_RISK: "Запланируйте и выпустите публикации до конца недели.",
    DeadlineKind.PLAN_MISSING: "Запланируйте публикации на будущую неделю.",
    DeadlineKind.PUBLICATION_UNMARKED: "Отметьте, что она вышла, перенесите или отмените её.",
    DeadlineKind.APPROVAL_WAITING: "Узнайте решение и запишите его.",
    DeadlineKind.EVENT_HELD: "Запросите сведения у подразделения и отметьте, когда они получены.",
}

SOURCES: tuple[Callable[[Facts], Iterator[Deadline]], ...] = (
    norm_at_risk,
    plan_missing,
    publication_unmarked,
    approval_waiting,
    event_held,
)
"""Sources of deadlines of the plan."""
