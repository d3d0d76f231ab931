"""Letters that clauses want: from events on record to deadlines, until they are sent."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from smdesk.models.control_records import Notice
from smdesk.models.labels import label
from smdesk.models.people_names import surname_with_initials
from smdesk.models.records import Account, Assignment
from smdesk.models.vocabulary import DeadlineKind
from smdesk.procedures import due, plan_due
from smdesk.procedures.calendar import due as counted
from smdesk.procedures.calendar import shown_with
from smdesk.procedures.due import Deadline
from smdesk.procedures.facts import Facts
from smdesk.procedures.records import DeadlineRule
from smdesk.procedures.subjects import About, about_account, about_office, about_organization

LOOK_BACK_DAYS = 365
"""Events longer ago ask for no letter any more: nobody reports a page of three years ago."""


def deadlines(facts: Facts) -> list[Deadline]:
    """Everything that is due, letters and all else, soonest first."""
    found = [*letters(facts)]
    for source in (*due.SIMPLE, *plan_due.SOURCES):
        found += source(facts)
    return sorted(found, key=lambda d: (d.due, d.kind, d.about.label, d.recipient))


def letters(facts: Facts) -> Iterator[Deadline]:
    """Letters that are still to be sent."""
    for account in facts.accounts:
        if account.created_on is not None or account.deleted_on is not None:
            yield from account_letters(facts, account)
    for owner in facts.managers:
        yield from person_letters(facts, owner)
    yield from requested(facts)


def account_letters(facts: Facts, account: Account) -> list[Deadline]:
    """Letters about a created or deleted page that are still to be sent."""
    events = {
        DeadlineKind.ACCOUNT_CREATED: account.created_on,
        DeadlineKind.ACCOUNT_DELETED: account.deleted_on,
    }
    return [
        _letter(facts, rule, about_account(facts, account), event, account.id)
        for rule in facts.procedure.deadlines
        if (event := events.get(rule.kind)) is not None
        and _is_asked(facts, rule, account.organization_id, event)
        and not _is_sent(facts, rule, account.id)
    ]


def person_letters(facts: Facts, owner: int, clause: str = "") -> list[Deadline]:
    """Letters about a change of who runs an organisation's pages, still to be sent.

    `clause` narrows them to one clause.
    """
    organization = facts.organization.get(owner)
    rules = _rules(facts, DeadlineKind.PERSON_CHANGED)
    if organization is None or not rules:
        return []
    about = about_organization(organization)
    return [
        _letter(facts, rule, about, event, duty.id)._replace(record_id=duty.id)
        for duty, event in changes_of_person(facts, owner)
        for rule in rules
        if (not clause or rule.clause == clause)
        and _is_asked(facts, rule, owner, event)
        and not _is_sent(facts, rule, duty.id)
    ]


def requested(facts: Facts) -> Iterator[Deadline]:
    """Requests for information about pages that wait for an answer."""
    rules = {rule.recipient: rule for rule in _rules(facts, DeadlineKind.INFORMATION_REQUESTED)}
    for notice in facts.notices:
        if notice.kind is not DeadlineKind.INFORMATION_REQUESTED or notice.sent_on is not None:
            continue
        rule = rules.get(notice.recipient)
        day = notice.due_on or (_day(facts, rule, notice.event_on) if rule else None)
        if day is None:
            continue
        organization = facts.organization.get(notice.organization_id or 0)
        about = about_organization(organization) if organization else about_office(facts)
        yield _deadline(
            facts,
            notice.kind,
            notice.clause or (rule.clause if rule else ""),
            about,
            day,
            recipient=notice.recipient,
            title=notice.recipient_title,
        )._replace(event=notice.event_on, notice_id=notice.id)


def changes_of_person(facts: Facts, owner: int) -> list[tuple[Assignment, date]]:
    """New duties of running pages that took the place of others, and since when."""
    duties = facts.managers.get(owner, ())
    return [
        (duty, duty.since)
        for duty in duties
        if duty.since is not None and former_of(duty, duties) is not None
    ]


def former_of(duty: Assignment, duties: Sequence[Assignment]) -> Assignment | None:
    """Who had the duty before for the same place: the last that ended before it began."""
    before = [
        other
        for other in duties
        if other.id != duty.id
        and other.role is duty.role
        and other.person_id != duty.person_id
        and (other.organization_id, other.account_id) == (duty.organization_id, duty.account_id)
        and other.until is not None
        and duty.since is not None
        and other.until < duty.since
    ]
    return max(before, key=lambda other: other.until or date.min, default=None)


def _rules(facts: Facts, kind: DeadlineKind) -> list[DeadlineRule]:
    return [rule for rule in facts.procedure.deadlines if rule.kind is kind]


def _is_asked(facts: Facts, rule: DeadlineRule, organization_id: int, event: date) -> bool:
    since = max(facts.procedure.act.in_force_from, facts.today - timedelta(days=LOOK_BACK_DAYS))
    return event >= since and facts.is_bound(rule.binds, organization_id)


def _notices(facts: Facts, rule: DeadlineRule, record_id: int) -> list[Notice]:
    return facts.notices_about.get((rule.kind, rule.recipient, record_id), [])


def _is_sent(facts: Facts, rule: DeadlineRule, record_id: int) -> bool:
    return any(notice.sent_on is not None for notice in _notices(facts, rule, record_id))


def _letter(
    facts: Facts, rule: DeadlineRule, about: About, event: date, record_id: int
) -> Deadline:
    recipient = facts.procedure.recipient(rule.recipient)
    waiting = next(iter(_notices(facts, rule, record_id)), None)
    found = _deadline(
        facts,
        rule.kind,
        rule.clause,
        about,
        _day(facts, rule, event),
        recipient=rule.recipient,
        title=recipient.short_title if recipient else "",
    )
    return found._replace(
        event=event,
        notice_id=waiting.id if waiting else 0,
        text=f"{found.text}{_who(facts, rule, record_id)}",
    )


def _who(facts: Facts, rule: DeadlineRule, record_id: int) -> str:
    """Who is new, for a change of person."""
    if rule.kind is not DeadlineKind.PERSON_CHANGED:
        return ""
    duty = next((d for d in facts.assignments if d.id == record_id), None)
    person = facts.persons.get(duty.person_id) if duty else None
    return f" (новый: {surname_with_initials(person.full_name)})" if person else ""


def _day(facts: Facts, rule: DeadlineRule, event: date) -> date:
    return counted(event, rule.days, rule.count, facts.calendar)


def _deadline(
    facts: Facts,
    kind: DeadlineKind,
    clause: str,
    about: About,
    day: date,
    *,
    recipient: str,
    title: str,
) -> Deadline:
    working = shown_with(day, facts.calendar)
    to = f" ({title})" if title else ""
    remedy = f"Подготовьте и отправьте письмо{to} до {day:%d.%m.%Y}."
    if working is not None:
        remedy += f" Это выходной; последний рабочий день перед ним — {working:%d.%m.%Y}."
    return Deadline(
        kind,
        clause,
        about,
        day,
        day < facts.today,
        f"{label(kind)}{to}: {about.label}",
        remedy,
        working_day=working,
        recipient=recipient,
    )
