"""Rules about one organisation: the one that answers for its pages and those of its units."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from smdesk.models.records import Organization
from smdesk.models.vocabulary import AccountStatus, ActRelation, Role
from smdesk.procedures.facts import Facts
from smdesk.procedures.letters_due import person_letters
from smdesk.procedures.records import Requirement
from smdesk.procedures.roles import ROLE_OF, role_verdict
from smdesk.procedures.verdicts import Verdict, broken, not_applicable, ok, unknown

Rule = Callable[[Facts, Requirement, Organization], Iterable[Verdict]]


def network_coverage(
    facts: Facts, _requirement: Requirement, organization: Organization
) -> Iterator[Verdict]:
    """A page in each network that the act names: a verdict for each of them."""
    if (freed := _freed(facts, organization)) is not None:
        yield freed
        return
    pages = facts.accounts_of.get(organization.id, ())
    there = {page.network_id for page in pages if facts.is_running(page)}
    planned = {p.network_id for p in pages if facts.status.get(p.id) is AccountStatus.PLANNED}
    for code in facts.procedure.networks:
        network = facts.network_by_code.get(code)
        if network is None:
            yield unknown(f"Сети с кодом «{code}» нет в «Настройках».")
        elif facts.is_closed(network.id):
            yield not_applicable(f"{network.title}: сеть запрещена или доступ к ней ограничен.")
        elif network.id in there:
            yield ok(f"{network.title}: страница есть.")
        elif network.id in planned:
            yield broken(f"{network.title}: страница ещё создаётся.")
        else:
            yield broken(f"{network.title}: страницы нет.")


def accounts_kept(
    facts: Facts, _requirement: Requirement, organization: Organization
) -> Iterator[Verdict]:
    """At least one page works."""
    if (freed := _freed(facts, organization)) is not None:
        yield freed
        return
    pages = facts.accounts_of.get(organization.id, ())
    working = [
        page
        for page in pages
        if facts.is_running(page) and facts.status[page.id] is AccountStatus.ACTIVE
    ]
    yield (
        ok(f"Работающих страниц: {len(working)}.")
        if working
        else broken("Нет ни одной работающей страницы.")
    )


def exemptions(
    facts: Facts, _requirement: Requirement, organization: Organization
) -> Iterator[Verdict]:
    """One that runs no page is freed by an act, and the freedom was looked at in time."""
    found = facts.exempt.get(organization.id)
    pages = facts.accounts_of.get(organization.id, ())
    if found is None:
        running = any(facts.is_running(page) for page in pages)
        yield (
            not_applicable("Организация ведёт страницы.")
            if running
            else broken("Организация не ведёт страниц и не освобождена от этого.")
        )
    elif not found.act_id and not found.basis:
        yield broken("Освобождена, но не записано, по какому акту.")
    elif found.recheck_on is not None and found.recheck_on < facts.today:
        yield unknown(f"Освобождение надо было проверить снова {found.recheck_on:%d.%m.%Y}.")
    else:
        yield ok("Освобождена по акту.")


def registry_published(
    facts: Facts, _requirement: Requirement, organization: Organization
) -> Iterator[Verdict]:
    """The site shows the organisation's pages as they are now."""
    pages = facts.accounts_of.get(organization.id, ())
    if not any(facts.is_running(page) for page in pages):
        yield not_applicable("Страниц, которые надо показать на сайте, нет.")
        return
    if facts.on_site.released_on is None:
        yield broken("Сведения о страницах ещё не опубликованы.")
        return
    day = f"{facts.on_site.released_on:%d.%m.%Y}"
    stale = [page for page in pages if page.address in facts.on_site.stale]
    yield (
        broken(f"После публикации {day} изменилось страниц: {len(stale)}.")
        if stale
        else ok(f"Опубликовано {day}, всё верно.")
    )


def analogous_acts(
    facts: Facts, _requirement: Requirement, organization: Organization
) -> Iterator[Verdict]:
    """An analogous act of its own is on record (tashtyp р3, kuzbass р3, р4)."""
    own = [
        act
        for act in facts.acts
        if act.organization_id == organization.id and act.relation is ActRelation.ANALOGOUS
    ]
    in_force = [a for a in own if a.in_force_until is None or a.in_force_until >= facts.today]
    if in_force:
        yield ok("Аналогичный акт принят.")
    elif own:
        yield broken("Аналогичный акт больше не действует.")
    else:
        yield broken("Аналогичного акта нет.")


def person_notices(
    facts: Facts, requirement: Requirement, organization: Organization
) -> Iterator[Verdict]:
    """Letters about changed persons that this clause wants have gone in time."""
    letters = person_letters(facts, organization.id, requirement.clause)
    late = [due for due in letters if due.overdue]
    if late:
        yield broken(f"Уведомление не отправлено, срок был {late[0].due:%d.%m.%Y}.")
    elif letters:
        yield ok(f"Уведомление надо отправить до {letters[0].due:%d.%m.%Y}.")
    else:
        yield ok("Просроченных уведомлений нет.")


def _role(role: Role) -> Rule:
    def rule(
        facts: Facts, _requirement: Requirement, organization: Organization
    ) -> Iterator[Verdict]:
        freed = _freed(facts, organization)
        yield freed or role_verdict(facts, organization.id, role)

    return rule


def _freed(facts: Facts, organization: Organization) -> Verdict | None:
    found = facts.exempt.get(organization.id)
    if found is None:
        return None
    basis = f": {found.basis}" if found.basis else ""
    return not_applicable(f"Организация освобождена от ведения страниц{basis}.")


RULES: Mapping[str, Rule] = {
    "network_coverage": network_coverage,
    "accounts_kept": accounts_kept,
    "exemptions": exemptions,
    "registry_published": registry_published,
    "analogous_acts": analogous_acts,
    "person_notices": person_notices,
    **{word: _role(role) for word, role in ROLE_OF.items()},
}
"""Word of `terms.COMPUTED` → its rule."""


def rule_of(requirement: Requirement) -> Rule:
    """The rule of a requirement that is asked of organisations."""
    return RULES[requirement.check.what]
