"""Rules about the office as a whole, and what is only kept on record."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import timedelta

from smdesk.models.records import Account, LegalAct
from smdesk.models.vocabulary import (
    ActRelation,
    CheckKind,
    DeadlineKind,
    Role,
)
from smdesk.procedures import rules_plan
from smdesk.procedures.facts import Facts
from smdesk.procedures.records import Requirement
from smdesk.procedures.roles import ROLE_OF, role_verdict
from smdesk.procedures.site import changed_on_site
from smdesk.procedures.terms import LATER
from smdesk.procedures.verdicts import Verdict, broken, not_applicable, ok, unknown

Rule = Callable[[Facts, Requirement], Iterable[Verdict]]

HELP_DAYS = 365
"""Help on record that is older says nothing about today. The number is ours."""


def _bound(facts: Facts, requirement: Requirement) -> list[Account]:
    return [
        account
        for account in facts.accounts
        if facts.is_bound(requirement.binds, account.organization_id) and facts.is_running(account)
    ]


def registry_kept(facts: Facts, requirement: Requirement) -> Iterator[Verdict]:
    """There are pages in the registry, and each has its title and address."""
    pages = _bound(facts, requirement)
    bare = [page for page in pages if not (page.address and page.title)]
    if not pages:
        yield broken("В реестре нет ни одной страницы, о которой говорит этот пункт.")
    elif bare:
        yield broken(f"Записей без названия или адреса: {len(bare)} из {len(pages)}.")
    else:
        yield ok(f"Страниц в реестре: {len(pages)}.")


def registry_published(facts: Facts, requirement: Requirement) -> Iterator[Verdict]:
    """The registry is on the site and has not changed since."""
    site = facts.on_site
    if site.released_on is None:
        yield broken("Реестр ещё не опубликован.")
        return
    changed = changed_on_site(facts, requirement.binds)
    day = f"{site.released_on:%d.%m.%Y}"
    yield (
        broken(f"После публикации {day} изменилось записей: {changed}.")
        if changed
        else ok(f"Опубликован {day}, с тех пор не изменился.")
    )


def _own_acts(facts: Facts) -> list[LegalAct]:
    """The office's own acts, the one of the procedure first."""
    own = [act for act in facts.acts if act.relation is ActRelation.OWN]
    return sorted(own, key=lambda act: act.number != facts.procedure.act.number)


def own_act(facts: Facts, _requirement: Requirement) -> Iterator[Verdict]:
    """The act is on record, and it is known since when it is in force."""
    act = next(iter(_own_acts(facts)), None)
    if act is None:
        yield broken("Акт, по которому ведётся работа, не записан.")
    elif act.in_force_from is None:
        yield broken("Не записано, с какого дня акт действует.")
    elif act.in_force_until is not None and act.in_force_until < facts.today:
        yield broken(f"Акт действовал до {act.in_force_until:%d.%m.%Y}.")
    else:
        yield ok(f"Акт действует с {act.in_force_from:%d.%m.%Y}.")


def own_act_published(facts: Facts, _requirement: Requirement) -> Iterator[Verdict]:
    """It is known where the act was published."""
    published = [act.published for act in _own_acts(facts) if act.published]
    yield (
        ok(f"Опубликован: {published[0]}.")
        if published
        else broken("Не записано, где опубликован акт.")
    )


def own_act_repeals(facts: Facts, _requirement: Requirement) -> Iterator[Verdict]:
    """It is known which act this one repeals."""
    repealed = [act.repeals for act in _own_acts(facts) if act.repeals]
    yield (
        ok(f"Отменяет: {repealed[0]}.")
        if repealed
        else broken("Не записано, какой акт утратил силу.")
    )


def conduct_rules(facts: Facts, _requirement: Requirement) -> Iterator[Verdict]:
    """The rules of conduct for users are published somewhere."""
    place = facts.office.conduct_rules
    yield ok(f"Опубликованы: {place}.") if place else broken("Правила поведения не опубликованы.")


def subordinates_inspected(facts: Facts, requirement: Requirement) -> Iterator[Verdict]:
    """Every bound page was looked at within the interval of the procedure."""
    pages = _bound(facts, requirement)
    seen = {page.id: facts.inspected[page.id] for page in pages if page.id in facts.inspected}
    lapsed = [day for day in seen.values() if not facts.is_fresh(day)]
    if not pages:
        yield not_applicable("Страниц, которые надо осматривать, нет.")
    elif lapsed:
        yield broken(f"Давно не осматривали страниц: {len(lapsed)} из {len(pages)}.")
    elif len(seen) < len(pages):
        yield unknown(f"Ни разу не осматривали страниц: {len(pages) - len(seen)} из {len(pages)}.")
    else:
        yield ok(f"Осмотрены в срок все страницы: {len(pages)}.")


def _role(role: Role) -> Rule:
    return lambda facts, _requirement: (role_verdict(facts, facts.body, role),)


def _help(*, received: bool) -> Rule:
    def rule(facts: Facts, _requirement: Requirement) -> Iterator[Verdict]:
        since = facts.today - timedelta(days=HELP_DAYS)
        days = [each.given_on for each in facts.helps if each.is_received is received]
        last = max(days, default=None)
        if last is None or last < since:
            yield unknown("За последний год ничего не записано.")
        else:
            yield ok(f"Последняя запись: {last:%d.%m.%Y}.")

    return rule


def notices_on_request(facts: Facts, _requirement: Requirement) -> Iterator[Verdict]:
    """Requests for information about pages were answered in time."""
    asked = [n for n in facts.notices if n.kind is DeadlineKind.INFORMATION_REQUESTED]
    waiting = [n for n in asked if n.sent_on is None]
    late = [n for n in waiting if n.due_on is not None and n.due_on < facts.today]
    if late:
        yield broken(f"Запросов без ответа, срок прошёл: {len(late)}.")
    elif waiting:
        yield ok(f"Ждут ответа в срок запросов: {len(waiting)}.")
    else:
        yield (
            ok(f"Отвечено на запросов: {len(asked)}.")
            if asked
            else not_applicable("Запросов не было.")
        )


def assignments_dated(facts: Facts, _requirement: Requirement) -> Iterator[Verdict]:
    """Who was responsible for what, and when (dzhankoy 11)."""
    undated = [duty for duty in facts.assignments if duty.since is None]
    if not facts.assignments:
        yield unknown("Ни одного назначения не записано.")
    elif undated:
        yield unknown(f"Назначений без даты начала: {len(undated)}.")
    else:
        yield ok(f"Назначений с датами: {len(facts.assignments)}.")


def _later(_facts: Facts, requirement: Requirement) -> Iterator[Verdict]:
    part = LATER[requirement.check.what]
    yield unknown(f"Части «{part}» в программе пока нет: следите за этим сами.")


COMPUTED: Mapping[str, Rule] = {
    "registry_kept": registry_kept,
    "registry_published": registry_published,
    "own_act": own_act,
    "own_act_published": own_act_published,
    "own_act_repeals": own_act_repeals,
    "conduct_rules": conduct_rules,
    "subordinates_inspected": subordinates_inspected,
    "event_information": rules_plan.event_information,
    **{word: _role(role) for word, role in ROLE_OF.items()},
}
"""Word of `terms.COMPUTED` → its rule."""

RECORDED: Mapping[str, Rule] = {
    "help": _help(received=False),
    "help_received": _help(received=True),
    "notices": notices_on_request,
    "assignments": assignments_dated,
    "approvals": rules_plan.approvals,
    "posts": rules_plan.posts,
}
"""Word of `terms.RECORDED` → its rule."""


def rule_of(requirement: Requirement) -> Rule:
    """The rule of a requirement that is asked of the office."""
    kind, what = requirement.check.kind, requirement.check.what
    if kind is CheckKind.LATER:
        return _later
    return RECORDED[what] if kind is CheckKind.RECORDED else COMPUTED[what]
