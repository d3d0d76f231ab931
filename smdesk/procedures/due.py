"""Deadlines: everything that is due, out of the records that exist, the procedure, the calendar.

Computed, never stored. Each kind is one function from facts to deadlines; `deadlines` puts them
together, soonest first. Letters are in `letters_due`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from smdesk.models.labels import label
from smdesk.models.records import Assignment
from smdesk.models.vocabulary import ActRelation, CheckKind, CredentialKind, DeadlineKind
from smdesk.procedures.facts import Facts
from smdesk.procedures.records import Requirement
from smdesk.procedures.roles import ROLE_OF
from smdesk.procedures.serving import binding, serving
from smdesk.procedures.site import changed_on_site
from smdesk.procedures.subjects import (
    About,
    about_account,
    about_office,
    about_organization,
)

SOON_DAYS = 30
"""Inspections, passwords and ends of acts are told so many days ahead."""


class Deadline(NamedTuple):
    """Something that is due."""

    kind: DeadlineKind
    clause: str
    about: About
    due: date
    overdue: bool
    text: str
    """What it is, for a table."""
    remedy: str
    event: date | None = None
    """From which days are counted, for a letter."""
    working_day: date | None = None
    """The last working day before, where the due day is a day off."""
    recipient: str = ""
    """Code of the recipient, for a letter."""
    notice_id: int = 0
    """The notice that was prepared and not yet sent; 0 where there is none."""
    record_id: int = 0
    """The duty, reference, act or exemption that it comes from; 0 where `about` says all."""


def simple(
    facts: Facts,
    what: tuple[DeadlineKind, About, str],
    day: date,
    serves: Sequence[Requirement],
    record_id: int = 0,
) -> Deadline:
    """A deadline that is no letter: its kind, what it is about, its text, the day it is due.

    It bears the clause of the first requirement that it serves and that binds whom it is about.
    """
    kind, about, text = what
    served = binding(facts, serves, about.organization_id)
    clause, remedy = (served.clause, served.remedy) if served else ("", _REMEDIES[kind])
    is_overdue = day < facts.today
    return Deadline(kind, clause, about, day, is_overdue, text, remedy, record_id=record_id)


def clause_of(facts: Facts, words: tuple[str, ...]) -> tuple[str, str]:
    """Clause and remedy of the first requirement that is checked by one of these words."""
    for requirement in facts.procedure.requirements:
        if requirement.check.what in words and requirement.is_in_force(facts.today):
            return requirement.clause, requirement.remedy
    return "", ""


_REMEDIES = {
    DeadlineKind.REGISTRY_CHANGED: "Опубликуйте реестр на сайте и отметьте это в «Реестре».",
    DeadlineKind.INSPECTION_DUE: "Осмотрите страницу в «Контроле».",
    DeadlineKind.ROTATION_DUE: "Смените пароль и сохраните новый в карточке страницы.",
    DeadlineKind.ACT_ENDS: "Запишите новый акт в «Документах».",
    DeadlineKind.ASSIGNMENT_ENDS: "Продлите назначение или назначьте другого в «Ответственных».",
    DeadlineKind.EXEMPTION_RECHECK: "Проверьте, действует ли освобождение, в «Организациях».",
}


def registry_changed(facts: Facts) -> Iterator[Deadline]:
    """The registry on the site is no longer what the registry says.

    What has changed of pages that no clause binds is told without a clause.
    """
    if not facts.accounts or (not facts.on_site.count and facts.on_site.released_on is not None):
        return
    released = facts.on_site.released_on
    text = (
        "Опубликовать реестр на сайте: ещё не публиковался"
        if released is None
        else f"Обновить реестр на сайте: с {released:%d.%m.%Y} изменилось записей:"
        f" {facts.on_site.count}"
    )
    kind, about, today = DeadlineKind.REGISTRY_CHANGED, about_office(facts), facts.today
    served = serving(facts, ("registry_published",))
    bound = (r for r in served if released is None or changed_on_site(facts, r.binds))
    if served:
        first = next(bound, None)
        clause, remedy = (first.clause, first.remedy) if first else ("", _REMEDIES[kind])
        yield Deadline(kind, clause, about, today, overdue=False, text=text, remedy=remedy)


def inspection_due(facts: Facts) -> Iterator[Deadline]:
    """Pages that were looked at and soon no longer count; those never looked at are due today."""
    binds = {
        r.binds
        for r in facts.procedure.requirements
        if r.check.kind is CheckKind.INSPECTION and r.is_in_force(facts.today)
    }
    bound = {o.id for o in facts.organizations if any(facts.is_bound(b, o.id) for b in binds)}
    served = serving(facts, ("subordinates_inspected",))
    horizon = facts.today + timedelta(days=SOON_DAYS)
    for account in facts.accounts:
        if account.organization_id not in bound or not facts.is_running(account):
            continue
        last = facts.inspected.get(account.id)
        day = last + timedelta(days=facts.procedure.inspection_days) if last else facts.today
        if day <= horizon:
            about = about_account(facts, account)
            text = f"Осмотреть страницу: {about.label}"
            yield simple(facts, (DeadlineKind.INSPECTION_DUE, about, text), day, served)


def rotation_due(facts: Facts) -> Iterator[Deadline]:
    """Passwords older than the interval of the procedure."""
    days = facts.procedure.rotation_days
    if not days:
        return
    horizon = facts.today + timedelta(days=SOON_DAYS)
    served = serving(facts, ("credentials",))
    for each in facts.credentials:
        account = facts.account.get(each.account_id)
        if each.kind is not CredentialKind.PASSWORD or not each.changed_on or account is None:
            continue
        day = each.changed_on + timedelta(days=days)
        if day <= horizon:
            about = about_account(facts, account)
            text = f"Сменить пароль: {about.label}"
            what = (DeadlineKind.ROTATION_DUE, about, text)
            yield simple(facts, what, day, served, each.id)


def act_ends(facts: Facts) -> Iterator[Deadline]:
    """Acts whose last day is near or has just passed."""
    wanted = {
        ActRelation.OWN: serving(facts, ("own_act",)),
        ActRelation.ANALOGOUS: serving(facts, ("analogous_acts",)),
    }
    for act in facts.acts:
        until = act.in_force_until
        if until is not None and _is_near(facts, until):
            organization = facts.organization.get(act.organization_id or 0)
            about = about_organization(organization) if organization else about_office(facts)
            text = f"Кончается срок акта № {act.number}" if act.number else "Кончается срок акта"
            what = (DeadlineKind.ACT_ENDS, about, text)
            yield simple(facts, what, until, wanted.get(act.relation, ()), act.id)


def assignment_ends(facts: Facts) -> Iterator[Deadline]:
    """Duties that end and have nobody after them."""
    served = {role: serving(facts, (word,)) for word, role in ROLE_OF.items()}
    for duty in facts.assignments:
        until = duty.until
        if until is None or not _is_near(facts, until) or _has_successor(facts, duty):
            continue
        organization = facts.organization.get(facts.owner_of_duty(duty))
        if organization is not None and duty.person_id in facts.persons:
            name = facts.persons[duty.person_id].full_name
            text = f"Кончается назначение: {name}, {label(duty.role).lower()}"
            what = (DeadlineKind.ASSIGNMENT_ENDS, about_organization(organization), text)
            yield simple(facts, what, until, served.get(duty.role, ()), duty.id)


def exemption_recheck(facts: Facts) -> Iterator[Deadline]:
    """Exemptions to be looked at again."""
    horizon = facts.today + timedelta(days=SOON_DAYS)
    served = serving(facts, ("exemptions",))
    for each in facts.exempt.values():
        organization = facts.organization.get(each.organization_id)
        if each.recheck_on and each.recheck_on <= horizon and organization is not None:
            text = f"Проверить, освобождена ли по-прежнему: {organization.name}"
            what = (DeadlineKind.EXEMPTION_RECHECK, about_organization(organization), text)
            yield simple(facts, what, each.recheck_on, served, each.id)


def _is_near(facts: Facts, day: date) -> bool:
    return abs((day - facts.today).days) <= SOON_DAYS


def _has_successor(facts: Facts, duty: Assignment) -> bool:
    until = duty.until or date.max
    return any(
        other.id != duty.id
        and other.role is duty.role
        and (other.organization_id, other.account_id) == (duty.organization_id, duty.account_id)
        and (other.until is None or other.until > until)
        for other in facts.assignments
    )


SIMPLE: tuple[Callable[[Facts], Iterator[Deadline]], ...] = (
    registry_changed,
    inspection_due,
    rotation_due,
    act_ends,
    assignment_ends,
    exemption_recheck,
)
"""Sources of deadlines that are no letters."""
