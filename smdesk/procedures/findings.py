"""Findings: what holds, what is broken, and what nobody has looked at, clause by clause.

Computed, never stored. A requirement is asked of its subjects by the rule that its check names;
a rule says `violation`, and a recommended clause makes an advice of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from smdesk.models.records import Account, Organization
from smdesk.models.vocabulary import AccountStatus, Binds, CheckKind, Force, Status, Subject
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


def findings(facts: Facts) -> list[Finding]:
    """Every finding of the procedure, in the order of its clauses, then of the registry."""
    return [finding for part in by_requirement(facts) for finding in part]


def by_requirement(facts: Facts) -> Iterator[list[Finding]]:
    """`findings`, one requirement at a step: for a window that must not stand still."""
    subjects = _Subjects(facts)
    for requirement in facts.procedure.requirements:
        if requirement.is_in_force(facts.today):
            yield _of(subjects, requirement)


class _Subjects:
    """Who may be asked, with what is the same for every requirement. A region asks a lot."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        self.office = about_office(facts)
        self._answering = [
            (o, about_organization(o)) for o in facts.organizations if facts.owner[o.id] == o.id
        ]
        self.bound = {
            binds: frozenset(o.id for o in facts.organizations if facts.is_bound(binds, o.id))
            for binds in Binds
        }
        pages = [(a, about_account(facts, a), _set_aside(facts, a)) for a in facts.accounts]
        self.pages = {
            binds: [page for page in pages if page[0].organization_id in self.bound[binds]]
            for binds in Binds
        }

    def organizations(self, requirement: Requirement) -> list[tuple[Organization, About]]:
        """Those that the requirement is asked of; a unit answers with its body."""
        bound, kinds = self.bound[requirement.binds], requirement.kinds
        return [
            pair
            for pair in self._answering
            if pair[0].id in bound and (not kinds or pair[0].kind in kinds)
        ]


def _of(subjects: _Subjects, requirement: Requirement) -> list[Finding]:
    if requirement.check.kind in {CheckKind.RECORDED, CheckKind.LATER}:
        return _of_office(subjects, requirement)
    return _BY_SUBJECT[requirement.subject](subjects, requirement)


def _of_office(subjects: _Subjects, requirement: Requirement) -> list[Finding]:
    forced = _FORCED[requirement.force]
    return [
        Finding(requirement, forced[status], subjects.office, message)
        for status, message in rules_office.rule_of(requirement)(subjects.facts, requirement)
    ]


def _of_organizations(subjects: _Subjects, requirement: Requirement) -> list[Finding]:
    rule, forced = rules_organization.rule_of(requirement), _FORCED[requirement.force]
    return [
        Finding(requirement, forced[status], about, message)
        for organization, about in subjects.organizations(requirement)
        for status, message in rule(subjects.facts, requirement, organization)
    ]


def _of_accounts(subjects: _Subjects, requirement: Requirement) -> list[Finding]:
    rule, forced = rules_account.rule_of(requirement), _FORCED[requirement.force]
    facts, pages = subjects.facts, subjects.pages[requirement.binds]
    verdicts = [aside or rule(facts, requirement, account) for account, _about, aside in pages]
    return [
        Finding(requirement, forced[status], page[1], message)
        for page, (status, message) in zip(pages, verdicts, strict=True)
    ]


def _set_aside(facts: Facts, account: Account) -> Verdict | None:
    """For a page that nothing can be asked of, the reason."""
    aside = _ASIDE.get(facts.status.get(account.id, AccountStatus.PLANNED))
    return aside or (_CLOSED if facts.is_closed(account.network_id) else None)


_FORCED: Mapping[Force, Mapping[Status, Status]] = {
    Force.MANDATORY: {status: status for status in Status},
    Force.RECOMMENDED: {status: status for status in Status} | {Status.VIOLATION: Status.ADVICE},
}
"""A breach of a recommended clause is an advice."""

_BY_SUBJECT: Mapping[Subject, Callable[[_Subjects, Requirement], list[Finding]]] = {
    Subject.OFFICE: _of_office,
    Subject.POST: _of_office,
    Subject.ORGANIZATION: _of_organizations,
    Subject.ACCOUNT: _of_accounts,
}
