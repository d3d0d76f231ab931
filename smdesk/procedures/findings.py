"""Findings: what holds, what is broken, and what nobody has looked at, clause by clause.

Computed, never stored. A requirement is asked of its subjects by the rule that its check names;
a rule says `violation`, and a recommended clause makes an advice of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

from smdesk.models.records import Account, Organization
from smdesk.models.vocabulary import AccountStatus, CheckKind, Force, Status, Subject
from smdesk.procedures import rules_account, rules_office, rules_organization
from smdesk.procedures.facts import Facts
from smdesk.procedures.records import Requirement
from smdesk.procedures.subjects import About, about_account, about_office, about_organization
from smdesk.procedures.verdicts import Verdict, not_applicable


class Finding(NamedTuple):
    """What is known about one requirement and one subject."""

    requirement: Requirement
    status: Status
    about: About
    message: str

    @property
    def remedy(self) -> str:
        """What to do next; empty where there is nothing to do."""
        return self.requirement.remedy if self.status in OPEN else ""


OPEN = frozenset({Status.VIOLATION, Status.ADVICE, Status.UNKNOWN})
"""Findings that want something done."""
ORDER = (Status.VIOLATION, Status.ADVICE, Status.UNKNOWN, Status.OK, Status.NOT_APPLICABLE)
"""Worst first."""

_ASIDE = {
    AccountStatus.PLANNED: not_applicable("Страница ещё создаётся."),
    AccountStatus.DELETED: not_applicable("Страница удалена."),
}
_CLOSED = not_applicable("Сеть запрещена или доступ к ней ограничен.")


def findings(facts: Facts) -> Iterator[Finding]:
    """Every finding of the procedure, in the order of its clauses, then of the registry."""
    asked = [r for r in facts.procedure.requirements if r.is_in_force(facts.today)]
    accounts = [(account, about_account(facts, account)) for account in facts.accounts]
    for requirement in asked:
        yield from _of(facts, requirement, accounts)


Accounts = Iterable[tuple[Account, About]]


def _of(facts: Facts, requirement: Requirement, accounts: Accounts) -> Iterator[Finding]:
    if requirement.check.kind in {CheckKind.RECORDED, CheckKind.LATER}:
        yield from _of_office(facts, requirement)
    else:
        yield from _BY_SUBJECT[requirement.subject](facts, requirement, accounts)


def _of_office(
    facts: Facts, requirement: Requirement, _accounts: Accounts = ()
) -> Iterator[Finding]:
    about = about_office(facts)
    for verdict in rules_office.rule_of(requirement)(facts, requirement):
        yield _finding(requirement, about, verdict)


def _of_organizations(
    facts: Facts, requirement: Requirement, _accounts: Accounts
) -> Iterator[Finding]:
    rule = rules_organization.rule_of(requirement)
    for organization in facts.organizations:
        if not is_asked(facts, requirement, organization):
            continue
        about = about_organization(organization)
        for verdict in rule(facts, requirement, organization):
            yield _finding(requirement, about, verdict)


def _of_accounts(facts: Facts, requirement: Requirement, accounts: Accounts) -> Iterator[Finding]:
    rule = rules_account.rule_of(requirement)
    force = requirement.force
    bound = {o.id for o in facts.organizations if facts.is_bound(requirement.binds, o.id)}
    for account, about in accounts:
        if account.organization_id in bound:
            verdict = _set_aside(facts, account) or rule(facts, requirement, account)
            yield Finding(requirement, _forced(verdict.status, force), about, verdict.message)


def is_asked(facts: Facts, requirement: Requirement, organization: Organization) -> bool:
    """Whether a requirement of organisations is asked of this one; a unit answers with its body."""
    return (
        facts.owner[organization.id] == organization.id
        and facts.is_bound(requirement.binds, organization.id)
        and (not requirement.kinds or organization.kind in requirement.kinds)
    )


def _set_aside(facts: Facts, account: Account) -> Verdict | None:
    """A page that nothing can be asked of, with the reason."""
    aside = _ASIDE.get(facts.status.get(account.id, AccountStatus.PLANNED))
    return aside or (_CLOSED if facts.is_closed(account.network_id) else None)


def _finding(requirement: Requirement, about: About, verdict: Verdict) -> Finding:
    status = _forced(verdict.status, requirement.force)
    return Finding(requirement, status, about, verdict.message)


def _forced(status: Status, force: Force) -> Status:
    """A breach of a recommended clause is an advice."""
    if status is Status.VIOLATION and force is Force.RECOMMENDED:
        return Status.ADVICE
    return status


_BY_SUBJECT: Mapping[Subject, Callable[[Facts, Requirement, Accounts], Iterator[Finding]]] = {
    Subject.OFFICE: _of_office,
    Subject.POST: _of_office,
    Subject.ORGANIZATION: _of_organizations,
    Subject.ACCOUNT: _of_accounts,
}
